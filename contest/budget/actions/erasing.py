"""What a table of money keeps of people, erased when they are made anonymous."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.budget.models import Budget
from contest.budget.rules.lines import Line
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names


@add_eraser
def erase_budgets(session: Session, contest_id: int, names: Names) -> None:
    """Whom a line or its note names; the sums stay."""
    for row in session.scalars(select(Budget).where(Budget.contest_id == contest_id)):
        lines = [Line.of_json(line) for line in row.lines]
        row.lines = [
            replace(
                line, content=names.without(line.content), note=names.without(line.note)
            ).to_json()
            for line in lines
        ]
