"""Taking back all that was noted of a team at the door: after a rehearsal, or the wrong team."""

from sqlalchemy import delete, select

from contest.audit.actions.trail import Actor, note
from contest.reception.actions.attendance import expected_team
from contest.reception.actions.rechecking import present_members
from contest.reception.events import AttendanceChanged
from contest.reception.models import Arrival, Attendance
from contest.reception.queries.performed import has_performed
from contest.registration.actions.handing_in import checked_text
from contest.registration.models import Member
from contest.regulations.queries.contests import touch
from contest.shared.bus import record
from contest.shared.errors import Invalid, Refusal
from contest.shared.transaction import transaction


def clear_check_in(contest_id: int, delegation_id: int, reason: str, *, by: Actor) -> None:
    """Forget who of the team is there, its check-in and a decision on it; the log keeps that it
    was done, and why.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no reason, or too long a one.
        Refusal: nothing was noted, or the team has performed.
    """
    with transaction() as session:
        row = expected_team(session, contest_id, delegation_id)
        if has_performed(row.id):
            raise Refusal("performed_not_cleared")
        arrival = session.get(Arrival, row.id)
        present = present_members(session, row)
        if arrival is None and not present:
            raise Refusal("nothing_to_clear")
        text = checked_text(reason)
        if text is None:
            raise Invalid("reason_needed")
        members = select(Member.id).where(Member.delegation_id == row.id)
        session.execute(delete(Attendance).where(Attendance.member_id.in_(members)))
        if arrival is not None:
            session.delete(arrival)
        note(
            by,
            "reception.cleared",
            f"delegation:{row.key}",
            contest_id=contest_id,
            old={"present": len(present)},
            reason=text,
        )
        touch(contest_id)
        record(AttendanceChanged(contest_id, row.id))
