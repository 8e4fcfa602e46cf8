"""Technical stops, and the clock after the server was away: what happened in between is asked."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.audit.actions.trail import SYSTEM, Actor
from contest.schedule.actions.clock import clock_of, store_clock, tell_clock
from contest.schedule.models import TechnicalStop, Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import TurnState
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


def stop_for(turn_id: int, reason: str, *, by: Actor) -> None:
    """The turn cannot go on: the clock stands, and what passes from now on is not the team's time.

    It lasts until the clock is started again, or the turn leaves the stage.

    Raises:
        NotFound: no such turn.
        Refusal: no reason, the turn is not on stage, or it is stopped already.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        against: list[Reason] = []
        if not reason.strip():
            against.append(Reason("reason_needed"))
        if turn.state != TurnState.ON_STAGE:
            against.append(Reason("turn_not_on_stage"))
        if any(stop.ended_at is None for stop in turn.stops):
            against.append(Reason("stopped_already"))
        if against:
            raise Refusal(*against)
        was = clock_of(turn)
        if was.running:
            store_clock(turn, was.stopped(clock.now_ms()))
        turn.stops.append(
            TechnicalStop(began_at=clock.now(), counted=False, reason=reason.strip(), by=by.name)
        )
        tell_clock(turn, "clock.technical_stop", by, reason.strip(), turn.seconds)


def answer_stop(turn_id: int, stop_id: int, *, counted: bool, reason: str, by: Actor) -> None:
    """Say whether the time in which the server was away belongs to the team's time.

    Args:
        reason: what had happened; needed where the time is taken off.

    Raises:
        NotFound: no such turn or stop.
        Refusal: it is answered already, there is no reason, or the result stands.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        stop = next((one for one in turn.stops if one.id == stop_id), None)
        if stop is None or stop.ended_at is None:
            raise NotFound("not_found")
        against: list[Reason] = []
        if stop.counted is not None:
            against.append(Reason("stop_answered"))
        if not counted and not reason.strip():
            against.append(Reason("reason_needed"))
        if turn.state not in (TurnState.ON_STAGE, TurnState.MARKING, TurnState.COMPLETE):
            against.append(Reason("result_stands"))
        if against:
            raise Refusal(*against)
        stop.counted, stop.by, stop.reason = counted, by.name, reason.strip() or None
        old = turn.seconds
        if not counted:
            away = round((stop.ended_at - stop.began_at).total_seconds() * 1000)
            store_clock(turn, clock_of(turn).without(away, clock.now_ms()))
        tell_clock(turn, "clock.answered", by, stop.reason, old)


def resume_clocks() -> int:
    """Step of a server that starts: clocks that ran go on from what is stored, and it is asked.

    Returns:
        How many clocks ran.
    """
    with transaction() as session:
        now = clock.now_ms()
        turns = session.scalars(
            select(Turn)
            .where(Turn.clock_running)
            .options(joinedload(Turn.round), joinedload(Turn.delegation))
        ).all()
        for turn in turns:
            value, away = clock_of(turn).resumed(turn.clock_seen_ms, now)
            store_clock(turn, value)
            turn.stops.append(TechnicalStop(began_at=_moment(now - away), ended_at=_moment(now)))
            tell_clock(turn, "clock.resumed", SYSTEM, None)
    return len(turns)


def watch_clocks() -> None:
    """Note that the server is there while a clock runs; nothing is written when none does."""
    ids = db.session.scalars(select(Turn.id).where(Turn.clock_running)).all()
    db.session.rollback()
    if not ids:
        return
    with transaction() as session:
        now = clock.now_ms()
        for turn in session.scalars(select(Turn).where(Turn.id.in_(ids), Turn.clock_running)):
            turn.clock_seen_ms = now


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
