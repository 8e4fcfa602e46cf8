"""Judges who did not mark a team, such as one of their own unit: for both minutes."""

from sqlalchemy import select

from contest.documents.queries.minutes import clause
from contest.documents.rules.minutes import ExcuseLine
from contest.registration.models import Delegation
from contest.regulations.models import Judge, Round
from contest.schedule.models import Turn
from contest.scoring.models import Sheet
from contest.shared.db import db


def excuse_lines(contest_id: int) -> tuple[ExcuseLine, ...]:
    """In the order of the rounds, then of the jury; with the reason that was recorded."""
    rows = db.session.execute(
        select(Judge.name, Delegation.name, Round.name, Sheet.excused_reason)
        .join(Sheet, Sheet.judge_id == Judge.id)
        .join(Turn, Turn.id == Sheet.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == contest_id, Sheet.excused)
        .order_by(Round.position, Judge.position, Delegation.position)
    )
    return tuple(ExcuseLine(*row[:3], reason=clause(row[3])) for row in rows)
