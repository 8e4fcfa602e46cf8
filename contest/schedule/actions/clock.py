"""The stage clock: started, paused and stopped on the server, whoever's screen shows it."""

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


def clock_of(turn: Turn) -> StageClock:
    """The stage clock of a turn as it is stored."""
    return StageClock(turn.clock_running, turn.clock_elapsed_ms, turn.clock_at_ms)


def start_clock(turn_id: int, *, by: Actor) -> None:
    """Start, or go on after a pause.

    Raises:
        Refusal: the turn is not on stage, or the clock runs already.
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
        if against:
            raise Refusal(*against)
        now = clock.now_ms()
        _store(turn, was.stopped(now) if was.running else was.started(now))
        _tell(turn, action, by, None)


def set_seconds(turn_id: int, seconds: int | None, *, by: Actor, reason: str) -> None:
    """Type the measured time in, from a stopwatch or as a correction (0 to 86,400 s).

    Raises:
        Refusal: no reason, an impossible time, or the result is confirmed or public already.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        against: list[Reason] = []
        if seconds is not None and not 0 <= seconds <= 86_400:
            against.append(Reason("bad_seconds"))
        if not reason.strip():
            against.append(Reason("reason_needed"))
        if turn.state not in BEFORE_PUBLISHED - {TurnState.CONFIRMED}:
            against.append(Reason("result_stands"))
        if against:
            raise Refusal(*against)
        old = turn.seconds
        _store(turn, StageClock(False, (seconds or 0) * 1000, clock.now_ms()))
        turn.seconds = seconds
        _tell(turn, "clock.correct", by, reason.strip(), old)


def settle_clock(turn: Turn, by: Actor) -> None:
    """Stop a clock that still runs when its turn leaves the stage; a step for actions."""
    was = clock_of(turn)
    if was.running:
        _store(turn, was.stopped(clock.now_ms()))
        _tell(turn, "clock.stop", by, None)


def _store(turn: Turn, value: StageClock) -> None:
    turn.clock_running = value.running
    turn.clock_elapsed_ms = value.elapsed_ms
    turn.clock_at_ms = value.at_ms
    if not value.running:
        turn.seconds = value.seconds


def _tell(turn: Turn, action: str, by: Actor, reason: str | None, old: int | None = None) -> None:
    note(
        by,
        action,
        f"turn:{turn.round.key}/{turn.delegation.key}",
        contest_id=turn.contest_id,
        old={"seconds": old} if reason else None,
        new={"seconds": turn.seconds},
        reason=reason,
    )
    record(ClockChanged(turn.contest_id, turn.id))
