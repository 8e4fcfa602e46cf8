"""What reception keeps of people, erased when they are made anonymous."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names
from contest.privacy.sentences import ERASED
from contest.reception.models import Arrival, Attendance
from contest.registration.models import Delegation, Member


@add_eraser
def erase_reception(session: Session, contest_id: int, names: Names) -> None:  # noqa: ARG001
    """Who ticked whom off, and why a team performed although somebody was missing."""
    own = select(Delegation.id).where(Delegation.contest_id == contest_id)
    members = select(Member.id).where(Member.delegation_id.in_(own))
    session.execute(update(Attendance).where(Attendance.member_id.in_(members)).values(by_name="–"))
    session.execute(
        update(Arrival)
        .where(Arrival.delegation_id.in_(own), Arrival.waiver.is_not(None))
        .values(waiver=ERASED)
    )
