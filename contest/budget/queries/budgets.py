"""The money as it stands; before anything was kept, the lines that are usual."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.budget.models import Budget
from contest.budget.queries.proposal import proposed_for_contest, proposed_for_delegation
from contest.budget.rules.lines import Line, Section, in_sections
from contest.shared.db import db

CONTEST = "contest"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose money it is: the contest's, or that of a delegation of it."""

    contest_id: int
    delegation_id: int | None = None

    @property
    def key(self) -> str:
        """As the table names it."""
        return CONTEST if self.delegation_id is None else f"delegation:{self.delegation_id}"


@dataclass(frozen=True, slots=True)
class Money:
    """Estimate and settlement as plain values.

    Attributes:
        version: 0 while nothing was kept and the lines are proposals.
        saved: who saved it last; None before.
    """

    version: int
    grounds: tuple[str, ...]
    source: str
    lines: tuple[Line, ...]
    saved: str | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The lines by section."""
        return in_sections(self.lines)

    @property
    def planned(self) -> int:
        """All that is planned, in đồng."""
        return sum(section.planned for section in self.sections)

    @property
    def spent(self) -> int:
        """All that was spent, in đồng."""
        return sum(section.spent for section in self.sections)


def money_of(owner: Owner) -> Money:
    """The money of an owner; proposals where nothing was kept."""
    kept = budget_row(db.session(), owner)
    if kept is None:
        lines = (
            proposed_for_contest(owner.contest_id)
            if owner.delegation_id is None
            else proposed_for_delegation(owner.contest_id, owner.delegation_id)
        )
        return Money(0, (), "", lines)
    return Money(
        kept.version,
        tuple(kept.grounds.splitlines()),
        kept.source,
        tuple(Line.of_json(line) for line in kept.lines),
        kept.saved_by,
    )


def budget_row(session: Session, owner: Owner) -> Budget | None:
    """The row, if there is one."""
    return session.scalars(
        select(Budget).where(Budget.contest_id == owner.contest_id, Budget.owner == owner.key)
    ).one_or_none()
