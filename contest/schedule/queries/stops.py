"""Technical stops: those that are asked about, and those of a turn for the record."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.schedule.models import TechnicalStop, Turn
from contest.schedule.rules.states import TurnState
from contest.schedule.rules.stopwatch import told
from contest.shared.db import db

ASKED_IN = (TurnState.ON_STAGE, TurnState.MARKING, TurnState.COMPLETE)


def unanswered_stops(contest_id: int) -> Sequence[tuple[Turn, TechnicalStop]]:
    """Times in which the server was away while a clock ran, which nobody has answered yet."""
    return [
        (turn, stop)
        for turn, stop in db.session.execute(
            select(Turn, TechnicalStop)
            .join(TechnicalStop, TechnicalStop.turn_id == Turn.id)
            .where(
                Turn.contest_id == contest_id,
                Turn.state.in_(ASKED_IN),
                TechnicalStop.counted.is_(None),
                TechnicalStop.ended_at.is_not(None),
            )
            .options(joinedload(Turn.round), joinedload(Turn.delegation))
            .order_by(TechnicalStop.id)
        )
    ]


def stops_of(contest_id: int) -> Sequence[tuple[Turn, TechnicalStop]]:
    """All technical stops of a contest's day that were not counted, as they happened."""
    return [
        (turn, stop)
        for turn, stop in db.session.execute(
            select(Turn, TechnicalStop)
            .join(TechnicalStop, TechnicalStop.turn_id == Turn.id)
            .where(Turn.contest_id == contest_id, TechnicalStop.counted.is_(False))
            .options(joinedload(Turn.round), joinedload(Turn.delegation))
            .order_by(TechnicalStop.began_at, TechnicalStop.id)
        )
    ]


def length(stop: TechnicalStop) -> str | None:
    """How long a stop lasted, in words; None while it lasts."""
    if stop.ended_at is None:
        return None
    return told(max(0, round((stop.ended_at - stop.began_at).total_seconds())))
