"""A judge who does not mark a turn: their own commune is on stage, they were called away."""

from contest.audit.actions.trail import Actor
from contest.schedule.actions.turns import step
from contest.schedule.rules.states import TurnState
from contest.scoring.actions.desk_entries import RESULT_STANDS, entry, place_of, without, write
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def excuse_judge(turn_id: int, judge: str, reason: str, *, by: Actor) -> None:
    """Excuse a judge from one turn: the marks stay in the ledger and count no more.

    Raises:
        NotFound: no such turn or judge.
        Refusal: no reason, excused already, or the result stands.
    """
    _set(turn_id, judge, reason, by, excused=True)


def unexcuse_judge(turn_id: int, judge: str, reason: str, *, by: Actor) -> None:
    """Ask an excused judge to mark the turn after all; a complete turn goes back to marking.

    Raises:
        NotFound: no such turn or judge.
        Refusal: no reason, not excused, or the result stands.
    """
    _set(turn_id, judge, reason, by, excused=False)


def _set(turn_id: int, judge: str, reason: str, by: Actor, *, excused: bool) -> None:
    with transaction() as session:
        place = place_of(session, turn_id, judge)
        against = without(reason)
        if place.sheet.excused == excused:
            against.append(Reason("already_excused" if excused else "not_excused"))
        if place.turn.state in RESULT_STANDS:
            against.append(Reason("result_stands"))
        if against:
            raise Refusal(*against)
        place.sheet.excused = excused
        place.sheet.excused_reason = reason.strip() if excused else None
        if not excused and place.turn.state == TurnState.COMPLETE:
            step(session, place.turn, "reopen", by=by, reason=reason)
        kind = "excuse" if excused else "unexcuse"
        write(place, [entry(place, kind, text=reason.strip())], f"judge.{kind}", reason, by)
