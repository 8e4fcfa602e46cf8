"""Finding turns."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from contest.regulations.queries.contests import touch
from contest.schedule.models import Turn
from contest.shared.db import db
from contest.shared.errors import NotFound


def locked_turn(session: Session, turn_id: int) -> Turn:
    """The turn with its round and team; the contest is locked against other writers.

    Raises:
        NotFound: no such turn.
    """
    contest_id = session.scalar(select(Turn.contest_id).where(Turn.id == turn_id))
    if contest_id is None:
        raise NotFound("not_found")
    touch(contest_id)
    return session.scalars(
        select(Turn)
        .where(Turn.id == turn_id)
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
    ).one()


def turn_in(contest_id: int, turn_id: int) -> Turn:
    """A turn of this contest, for reading.

    Raises:
        NotFound: no such turn, or another contest's.
    """
    turn = db.session.scalars(
        select(Turn)
        .where(Turn.id == turn_id, Turn.contest_id == contest_id)
        .options(joinedload(Turn.round), joinedload(Turn.delegation), selectinload(Turn.deductions))
    ).one_or_none()
    if turn is None:
        raise NotFound("not_found")
    return turn
