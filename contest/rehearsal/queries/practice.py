"""The practice copy of a contest, and what one made now would hold."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from contest.archive.rules.practice import lacks, taken_over
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest, Judge, Round
from contest.schedule.models import Draw, Turn
from contest.schedule.rules.states import TurnState
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Copy:
    """A practice copy as its page shows it."""

    id: int
    slug: str
    name: str
    made_at: datetime
    teams: int
    judges: int
    drawn: bool
    announced: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What a copy made now would hold.

    Attributes:
        teams: how many approved teams it takes over; 0: it invents its own.
        lacks: codes of what the contest must have first.
        on_stage: the official contest is being held this minute, on the same machine.
    """

    teams: int
    drawn: bool
    lacks: tuple[str, ...]
    on_stage: bool


def practice_of(official_id: int) -> Copy | None:
    """The practice copy of a contest; None where there is none."""
    row = db.session.scalar(select(Contest).where(Contest.practice_of == official_id))
    if row is None:
        return None
    return Copy(
        id=row.id,
        slug=row.slug,
        name=row.name,
        made_at=row.created_at,
        teams=_count(Delegation, row.id),
        judges=_count(Judge, row.id),
        drawn=_count(Draw, row.id) > 0,
        announced=row.announced_at is not None,
    )


def before_making(official_id: int) -> Before:
    """What is there to be practised."""
    approved = _count(Delegation, official_id, Delegation.status == TeamStatus.APPROVED.value)
    return Before(
        teams=taken_over(approved),
        drawn=_count(Draw, official_id) > 0,
        lacks=tuple(lacks(rounds=_count(Round, official_id), judges=_count(Judge, official_id))),
        on_stage=_count(Turn, official_id, Turn.state == TurnState.ON_STAGE.value) > 0,
    )


def _count(
    model: type[Delegation] | type[Judge] | type[Draw] | type[Round] | type[Turn],
    contest_id: int,
    *where: ColumnElement[bool],
) -> int:
    found = select(func.count()).select_from(model).where(model.contest_id == contest_id, *where)
    return db.session.scalar(found) or 0
