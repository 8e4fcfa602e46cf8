"""The stage clock: started, paused and stopped on the server, whoever's screen shows it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from contest.audit.actions.trail import Actor, note
from contest.schedule.events import ClockChanged
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import BEFORE_PUBLISHED, TurnState
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

LONGEST = 86_400
"""Seconds that a measured time may have."""


def clock_of(turn: Turn) -> StageClock:
    """The stage clock of a turn as it is stored."""
    return StageClock(turn.clock_running, turn.clock_elapsed_ms, turn.clock_at_ms)


def start_clock(turn_id: int, *, by: Actor) -> None:
    """Start, or go on after a pause or a technical stop.

    Raises:
        Refusal: the turn is not on stage, another one is, or the clock runs already.
    """
    _change(turn_id, "clock.start", by, want_running=False)


def stop_clock(turn_id: int, *, by: Actor) -> None:
    """Pause or stop: the time shown now becomes the measured time of the turn.

    Raises:
        Refusal: the turn is not on stage, or the clock stands already.
    """
    _change(turn_id, "clock.stop", by, want_running=True)


def _change(turn_id: int, action: str, by: Actor, *, want_running: bool) -> None:
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        was = clock_of(turn)
        against: list[Reason] = []
        if turn.state not in (TurnState.ON_STAGE, TurnState.MARKING):
            against.append(Reason("turn_not_on_stage"))
        if was.running != want_running:
            against.append(Reason("clock_running" if was.running else "clock_standing"))
        other = None if want_running else on_stage_beside(session, turn)
        if other is not None:
            against.append(Reason("another_on_stage", {"fact": other}))
        if against:
            raise Refusal(*against)
        now = clock.now_ms()
        end_stops(turn)
        store_clock(turn, was.stopped(now) if was.running else was.started(now))
        tell_clock(turn, action, by, None)


def set_seconds(
    turn_id: int, seconds: int | None, *, by: Actor, reason: str, keep_running: bool = False
) -> None:
    """Type the measured time in, from a stopwatch or as a correction (0 to 86,400 s).

    Args:
        keep_running: a clock that runs goes on from the time typed instead of standing there.

    Raises:
        Refusal: no reason, an impossible time, or the result is confirmed or public already.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        was = clock_of(turn)
        against: list[Reason] = []
        if seconds is not None and not 0 <= seconds <= LONGEST:
            against.append(Reason("bad_seconds"))
        if not reason.strip():
            against.append(Reason("reason_needed"))
        if turn.state not in BEFORE_PUBLISHED - {TurnState.CONFIRMED}:
            against.append(Reason("result_stands"))
        if against:
            raise Refusal(*against)
        old = turn.seconds
        running = keep_running and was.running
        now = clock.now_ms()
        store_clock(turn, StageClock(running, (seconds or 0) * 1000, now))
        if not running:
            turn.seconds = seconds
        if running:
            note_correction(turn, by, was.elapsed(now) // 1000, seconds or 0, reason.strip())
        else:
            tell_clock(turn, "clock.correct", by, reason.strip(), old)


def note_correction(turn: Turn, by: Actor, old: int, new: int, reason: str) -> None:
    """Step: note that a clock was set from one second to another while it runs."""
    note(
        by,
        "clock.correct",
        _subject(turn),
        contest_id=turn.contest_id,
        old={"seconds": old},
        new={"seconds": new},
        reason=reason,
    )
    record(ClockChanged(turn.contest_id, turn.id))


def settle_clock(turn: Turn, by: Actor) -> None:
    """Step: stop a clock that still runs when its turn leaves the stage."""
    was = clock_of(turn)
    end_stops(turn)
    if was.running:
        store_clock(turn, was.stopped(clock.now_ms()))
        tell_clock(turn, "clock.stop", by, None)


def clear_clock(turn: Turn) -> None:
    """Step: a team that is called begins at 0, whatever was measured when it was called before."""
    turn.clock_running, turn.clock_elapsed_ms, turn.clock_at_ms = False, 0, None
    turn.seconds = turn.time_waived = turn.time_ruled_by = turn.time_ruled_at = None


def end_stops(turn: Turn) -> None:
    """Step: a technical stop that still lasts is over."""
    for stop in turn.stops:
        if stop.ended_at is None:
            stop.ended_at = clock.now()


def store_clock(turn: Turn, value: StageClock) -> None:
    """Step: keep the clock; a decision on another time than is measured now does not stand."""
    was = turn.seconds
    turn.clock_running = value.running
    turn.clock_elapsed_ms = value.elapsed_ms
    turn.clock_at_ms = turn.clock_seen_ms = value.at_ms
    if not value.running:
        turn.seconds = value.seconds
    if turn.time_waived is None and (value.running or turn.seconds != was):
        turn.time_ruled_by = turn.time_ruled_at = None


def tell_clock(
    turn: Turn, action: str, by: Actor, reason: str | None, old: int | None = None
) -> None:
    """Step: note the act and tell the live pages."""
    note(
        by,
        action,
        _subject(turn),
        contest_id=turn.contest_id,
        old={"seconds": old} if reason else None,
        new={"seconds": turn.seconds},
        reason=reason,
    )
    record(ClockChanged(turn.contest_id, turn.id))


def on_stage_beside(session: Session, turn: Turn) -> str | None:
    """The name of another team that is on stage now."""
    other = session.scalars(
        select(Turn)
        .where(
            Turn.contest_id == turn.contest_id,
            Turn.state == TurnState.ON_STAGE,
            Turn.id != turn.id,
        )
        .options(joinedload(Turn.delegation))
        .limit(1)
    ).one_or_none()
    return None if other is None else other.delegation.name


def _subject(turn: Turn) -> str:
    return f"turn:{turn.round.key}/{turn.delegation.key}"
