"""What is public now. Board, API, live topics, ceremony and papers for everybody ask here alone."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.ranking.models import FreezeRow
from contest.ranking.rules.publicity import is_public
from contest.regulations.models import Contest, Round
from contest.schedule.models import Turn
from contest.shared import clock
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Publicity:
    """What everybody may know of a contest's results.

    Attributes:
        turns: database keys of the turns whose result is public.
        frozen: whether the public waits while the desk goes on.
        announced: whether the final results and the awards are public.
    """

    turns: Collection[int]
    frozen: bool
    announced: bool


def freeze_in_force(session: Session, contest_id: int) -> FreezeRow | None:
    """The freeze that nobody has lifted; it may begin later today."""
    return session.scalars(
        select(FreezeRow)
        .where(FreezeRow.contest_id == contest_id, FreezeRow.lifted_at.is_(None))
        .order_by(FreezeRow.id.desc())
        .limit(1)
    ).one_or_none()


def publicity_of(contest_id: int) -> Publicity:
    """What is public of a contest now; three queries."""
    session = db.session()
    announced = session.get_one(Contest, contest_id).announced_at is not None
    row = None if announced else freeze_in_force(session, contest_id)
    freeze = None if row is None else row.value
    released = session.execute(
        select(Turn.id, Round.key, Turn.released_at)
        .join(Round, Round.id == Turn.round_id)
        .where(Turn.contest_id == contest_id, Turn.released_at.is_not(None))
    )
    return Publicity(
        turns=frozenset(
            turn_id for turn_id, key, released_at in released if is_public(key, released_at, freeze)
        ),
        frozen=freeze is not None and freeze.since <= clock.now(),
        announced=announced,
    )
