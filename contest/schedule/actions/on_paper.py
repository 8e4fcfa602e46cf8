"""A round that was held without the computer: its turns are opened for marks afterwards."""

from collections.abc import Mapping

from contest.audit.actions.trail import Actor
from contest.schedule.actions.clock import LONGEST, store_clock, tell_clock
from contest.schedule.actions.turns import step
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.clock import StageClock
from contest.shared import clock
from contest.shared.errors import Invalid, Reason
from contest.shared.transaction import transaction


def open_after_paper(measured: Mapping[int, int | None], *, by: Actor, reason: str) -> None:
    """Open turns that were performed already: turn id → seconds measured, None for not timed.

    Args:
        reason: what the times are read from.

    Raises:
        NotFound: no such turn.
        Refusal: with every reason why a turn cannot be opened now.
        Invalid: no reason, or an impossible time.
    """
    faults = [] if reason.strip() else [Reason("reason_needed")]
    faults += [
        Reason("bad_seconds", {"turn": turn_id})
        for turn_id, seconds in measured.items()
        if seconds is not None and not 0 <= seconds <= LONGEST
    ]
    if faults:
        raise Invalid(*faults)
    with transaction() as session:
        for turn_id, seconds in measured.items():
            turn = locked_turn(session, turn_id)
            step(session, turn, "after_paper" if turn.round.staged else "open", by=by)
            if turn.round.staged and seconds is not None:
                store_clock(turn, StageClock(False, seconds * 1000, clock.now_ms()))
                tell_clock(turn, "clock.correct", by, reason.strip())
