"""Deductions entered by hand, and the head judge's word on time that ran over."""

from contest.audit.actions.trail import Actor, note
from contest.regulations.rules import written
from contest.regulations.rules.exact import micros, shortest
from contest.schedule.events import DeductionsChanged
from contest.schedule.models import Deduction, Turn
from contest.schedule.queries.overtime import time_points
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import RESULT_STANDS
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


def deduct(turn_id: int, points: str, reason: str, *, by: Actor) -> None:
    """Take points off a turn; ``points`` as typed, with a comma or a point, above 0.

    Raises:
        Refusal: with every reason why not.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        value: str | None = None
        against = _against(turn, reason)
        try:
            number = written.decimal(points.strip().replace(",", "."))
        except written.Rejected:
            against.append(Reason("deduction_not_a_number"))
        else:
            value = shortest(micros(number))
            if number == 0:
                against.append(Reason("deduction_needed"))
        if against:
            raise Refusal(*against)
        assert value is not None
        turn.deductions.append(
            Deduction(points=value, reason=reason.strip(), by=by.name, at=clock.now())
        )
        _tell(turn, "deduction.add", by, {"points": value}, reason.strip())


def take_back_deduction(turn_id: int, deduction_id: int, reason: str, *, by: Actor) -> None:
    """Take a deduction back, with the reason.

    Raises:
        NotFound: no such deduction.
        Refusal: with every reason why not.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        gone = next((one for one in turn.deductions if one.id == deduction_id), None)
        if gone is None:
            raise NotFound("not_found")
        against = _against(turn, reason)
        if against:
            raise Refusal(*against)
        turn.deductions.remove(gone)
        _tell(turn, "deduction.remove", by, {"points": gone.points}, reason.strip())


def waive_time(turn_id: int, reason: str | None, *, by: Actor) -> None:
    """Let the time of a turn pass, for a reason that the papers show; None: the deduction stands.

    Raises:
        Refusal: the reason is empty, there is no time to decide on, or the result is confirmed or
            public already.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        against = _against(turn, "-" if reason is None else reason)
        if not time_points(turn):
            against.append(Reason("time_was_kept"))
        if against:
            raise Refusal(*against)
        turn.time_waived = None if reason is None else reason.strip()
        turn.time_ruled_by, turn.time_ruled_at = by.name, clock.now()
        _tell(turn, "time.apply" if reason is None else "time.waive", by, None, turn.time_waived)


def _against(turn: Turn, reason: str) -> list[Reason]:
    found: list[Reason] = []
    if not reason.strip():
        found.append(Reason("reason_needed"))
    if turn.state in RESULT_STANDS:
        found.append(Reason("result_stands"))
    return found


def _tell(
    turn: Turn, action: str, by: Actor, new: dict[str, str] | None, reason: str | None
) -> None:
    note(
        by,
        action,
        f"turn:{turn.round.key}/{turn.delegation.key}",
        contest_id=turn.contest_id,
        new=new,
        reason=reason,
    )
    record(DeductionsChanged(turn.contest_id, turn.id))
