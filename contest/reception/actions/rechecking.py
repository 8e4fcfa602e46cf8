"""Keeping a finished check-in true: it is asked again whenever a tick or the list changes."""

from collections.abc import Set

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import SYSTEM, Actor, note
from contest.reception.events import AttendanceChanged
from contest.reception.models import Arrival, Attendance
from contest.reception.queries.hall_team import standing_at_the_hall
from contest.registration.actions.draft import locked
from contest.registration.models import Delegation, Member
from contest.registration.queries.files import file_value
from contest.regulations.queries.contests import touch
from contest.shared.bus import record
from contest.shared.db import db
from contest.shared.transaction import transaction


def recheck_team(contest_id: int, delegation_id: int) -> None:
    """Ask again after the list was changed elsewhere; nothing for a team not checked in.

    Raises:
        NotFound: the contest has no such delegation.
    """
    if db.session.get(Arrival, delegation_id) is None:
        return  # lists save themselves while they are typed: most were never checked in
    with transaction() as session:
        recheck(session, locked(session, contest_id, delegation_id), SYSTEM)
        touch(contest_id)
        record(AttendanceChanged(contest_id, delegation_id))


def recheck(session: Session, row: Delegation, by: Actor) -> None:
    """The same inside the caller's transaction. When nobody is there any more, the team has not
    been checked in: the wrong one was."""
    arrival = session.get(Arrival, row.id)
    if arrival is None:
        return
    present = present_members(session, row)
    if not present:
        session.delete(arrival)
        note(by, "reception.undone", f"delegation:{row.key}", contest_id=row.contest_id)
        return
    kept = satisfied(row, present)
    if kept == arrival.composition_kept:
        return
    arrival.composition_kept = kept
    arrival.version += 1
    note(
        by,
        "reception.rechecked",
        f"delegation:{row.key}",
        contest_id=row.contest_id,
        old={"kept": not kept},
        new={"present": len(present), "people": len(row.members), "kept": kept},
    )


def present_members(session: Session, row: Delegation) -> Set[int]:
    """The rows of those who are there."""
    return set(
        session.scalars(
            select(Attendance.member_id)
            .join(Member, Member.id == Attendance.member_id)
            .where(Member.delegation_id == row.id, Attendance.is_present)
        )
    )


def satisfied(row: Delegation, present: Set[int]) -> bool:
    """Whether the team as it is here has nothing against it in the regulations."""
    return not standing_at_the_hall(file_value(row), present).errors
