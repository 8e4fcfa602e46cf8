"""Letting a team perform although those present do not satisfy the regulations."""

from contest.audit.actions.trail import Actor, note
from contest.reception.actions.attendance import expected_team
from contest.reception.events import AttendanceChanged
from contest.reception.models import Arrival
from contest.registration.actions.handing_in import checked_text
from contest.regulations.queries.contests import touch
from contest.shared.bus import record
from contest.shared.errors import Invalid, Refusal
from contest.shared.transaction import transaction


def let_perform(
    contest_id: int, delegation_id: int, version: int, reason: str, *, by: Actor
) -> None:
    """Decide, with the reason, that the team may perform; ``version`` is of its check-in.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no reason, or too long a one.
        Refusal: not checked in, nothing to decide, or the check-in has changed since.
    """
    with transaction() as session:
        row = expected_team(session, contest_id, delegation_id)
        arrival = session.get(Arrival, row.id)
        if arrival is None:
            raise Refusal("not_checked_in")
        if arrival.composition_kept:
            raise Refusal("composition_kept")
        if arrival.version != version:
            raise Refusal("decision_changed")
        text = checked_text(reason)
        if text is None:
            raise Invalid("reason_needed")
        arrival.waiver, arrival.by_name = text, by.name
        arrival.version += 1
        note(
            by,
            "reception.let_perform",
            f"delegation:{row.key}",
            contest_id=contest_id,
            reason=text,
        )
        touch(contest_id)
        record(AttendanceChanged(contest_id, row.id))
