"""Substitution on the spot: the list changes by its one write path, and the change is kept."""

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.reception.actions.attendance import expected_team
from contest.reception.actions.rechecking import present_members, recheck
from contest.reception.events import AttendanceChanged
from contest.reception.models import Attendance
from contest.reception.queries.performed import has_performed
from contest.reception.rules.replacing import (
    person_of,
    replaced,
    swapped,
    why_not_replace,
    why_not_step_in,
)
from contest.registration.actions.handing_in import checked_text
from contest.registration.actions.list_rows import write_entry
from contest.registration.events import DelegationSaved
from contest.registration.models import Delegation, Substitution
from contest.registration.queries.files import entry_of
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.entry_json import entry_to_json
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, Refusal
from contest.shared.transaction import transaction


def step_in(
    contest_id: int,
    delegation_id: int,
    version: int,
    absent_id: int,
    reserve_id: int,
    reason: str,
    *,
    by: Actor,
) -> None:
    """Let a reserve who is there take the role of a core member who is not; the two swap.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no reason, or too long a one.
        Refusal: with every reason why not; the list has changed since ``version``.
    """
    with transaction() as session:
        row = _team(session, contest_id, delegation_id, version)
        before, present = entry_of(row), present_members(session, row)
        absent, reserve = person_of(before, absent_id), person_of(before, reserve_id)
        against = (
            *why_not_replace(absent, present, has_performed(row.id)),
            *why_not_step_in(reserve, present),
        )
        if against or absent is None or reserve is None:
            raise Refusal(*against)
        text = _reason(reason)
        _write(session, row, before, swapped(before, absent, reserve), text, by)
        _changed(session, row, by)


def bring_newcomer(
    contest_id: int,
    delegation_id: int,
    version: int,
    absent_id: int,
    newcomer: Person,
    reason: str,
    *,
    by: Actor,
) -> None:
    """Let somebody who is on no list take the place of a core member who is not there.

    The newcomer is at the hall, and so is ticked; the absent one leaves the list.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no reason, or too long a one.
        Refusal: with every reason why not; the list has changed since ``version``.
    """
    with transaction() as session:
        row = _team(session, contest_id, delegation_id, version)
        before, present = entry_of(row), present_members(session, row)
        absent = person_of(before, absent_id)
        against = why_not_replace(absent, present, has_performed(row.id))
        if against or absent is None:
            raise Refusal(*against)
        text = _reason(reason)
        after = replaced(before, absent, newcomer)
        refs = _write(session, row, before, after, text, by)
        (place,) = (at for at, person in enumerate(after.people) if person.ref is None)
        session.add(
            Attendance(member_id=refs[place], is_present=True, at=clock.now(), by_name=by.name)
        )
        _changed(session, row, by)


def _team(session: Session, contest_id: int, delegation_id: int, version: int) -> Delegation:
    row = expected_team(session, contest_id, delegation_id)
    if row.version != version:
        raise Refusal("list_changed")
    return row


def _reason(text: str) -> str:
    reason = checked_text(text)
    if reason is None:
        raise Invalid("reason_needed")
    return reason


def _write(
    session: Session, row: Delegation, before: Entry, after: Entry, reason: str, by: Actor
) -> tuple[int, ...]:
    """Change the list, keep what it was, and say so in the log without anybody's values."""
    now = clock.now()
    change = Substitution(
        delegation_id=row.id,
        status="accepted",
        reason=reason,
        based_on=row.version,
        before=entry_to_json(before),
        after=entry_to_json(after),
        asked_at=now,
        asked_by=by.name,
        decided_at=now,
        decided_by=by.name,
        at_the_hall=True,
    )
    session.add(change)
    refs = write_entry(session, row, after)
    note(
        by,
        "reception.substituted",
        f"delegation:{row.key}",
        contest_id=row.contest_id,
        new={"substitution": change.id},
        reason=reason,
    )
    return refs


def _changed(session: Session, row: Delegation, by: Actor) -> None:
    session.flush()
    recheck(session, row, by)
    touch(row.contest_id)
    record(DelegationSaved(row.contest_id, row.id))
    record(AttendanceChanged(row.contest_id, row.id))
