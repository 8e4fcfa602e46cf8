"""Ticking who is there, and finishing a team's check-in.

Every tick is stored at once, with who made it; the audit log has the finished check-ins and what
changed after them. Several phones may stand before one team: the last tick of a person counts,
and whoever ticked against a newer one is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.reception.actions.rechecking import present_members, recheck, satisfied
from contest.reception.events import AttendanceChanged
from contest.reception.models import Arrival, Attendance
from contest.registration.actions.draft import locked
from contest.registration.models import Delegation, Member
from contest.registration.rules.teams import TeamStatus
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, Refusal
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A tick that another phone had made after the page was shown, and that said otherwise.

    Attributes:
        stands: it was kept; False when this one has replaced it.
    """

    name: str
    was_present: bool
    by: str
    at: datetime
    stands: bool


def mark_member(
    contest_id: int,
    delegation_id: int,
    member_id: int,
    *,
    present: bool,
    as_of: datetime | None,
    by: Actor,
) -> Overtaken | None:
    """Say whether one person is there; ``as_of`` is the newest tick that the page had shown.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: the person is not of this delegation.
        Refusal: its list is not approved.
    """
    with transaction() as session:
        row = expected_team(session, contest_id, delegation_id)
        member = session.get(Member, member_id)
        if member is None or member.delegation_id != row.id:
            raise Invalid("not_in_this_team")
        ticks = _ticks(session, [member])
        newer = _newer(ticks.get(member.id), as_of)
        told = None
        if newer is not None and newer.is_present != present and newer.by_name != by.name:
            told = Overtaken(member.name, newer.is_present, newer.by_name, newer.at, stands=False)
        _tick(session, ticks.get(member.id), member, present, by)
        _changed(session, row, by)
        return told


def mark_all(
    contest_id: int, delegation_id: int, *, as_of: datetime | None, by: Actor
) -> list[Overtaken]:
    """Say that everybody is there, but for those whom another phone has meanwhile said are not.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: its list is not approved.
    """
    with transaction() as session:
        row = expected_team(session, contest_id, delegation_id)
        ticks = _ticks(session, row.members)
        kept: list[Overtaken] = []
        for member in row.members:
            newer = _newer(ticks.get(member.id), as_of)
            if newer is not None and not newer.is_present:
                kept.append(Overtaken(member.name, False, newer.by_name, newer.at, stands=True))
            else:
                _tick(session, ticks.get(member.id), member, True, by)
        _changed(session, row, by)
        return kept


def check_in(contest_id: int, delegation_id: int, *, as_of: datetime | None, by: Actor) -> bool:
    """Finish a team's check-in: whether those present satisfy the regulations is then told.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: its list is not approved, nobody of it is there, or ticks have changed since
            ``as_of``.
    """
    with transaction() as session:
        row = expected_team(session, contest_id, delegation_id)
        ticks = _ticks(session, row.members)
        if any(_newer(tick, as_of) is not None for tick in ticks.values()):
            raise Refusal("attendance_changed")
        present = present_members(session, row)
        if not present:
            raise Refusal("nobody_present")
        kept = satisfied(row, present)
        if session.get(Arrival, row.id) is None:
            session.add(
                Arrival(
                    delegation_id=row.id, at=clock.now(), by_name=by.name, composition_kept=kept
                )
            )
            note(
                by,
                "reception.check_in",
                f"delegation:{row.key}",
                contest_id=contest_id,
                new={"present": len(present), "people": len(row.members), "kept": kept},
            )
        _changed(session, row, by)
        return kept


def expected_team(session: Session, contest_id: int, delegation_id: int) -> Delegation:
    """The row of a team that may be checked in, kept from other writers.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: its list is not approved.
    """
    row = locked(session, contest_id, delegation_id)
    if row.status != TeamStatus.APPROVED:
        raise Refusal("team_not_approved")
    return row


def _ticks(session: Session, members: Iterable[Member]) -> dict[int, Attendance]:
    ids = [member.id for member in members]
    rows = session.scalars(select(Attendance).where(Attendance.member_id.in_(ids)))
    return {row.member_id: row for row in rows}


def _newer(tick: Attendance | None, as_of: datetime | None) -> Attendance | None:
    """The tick, if the page had not shown it yet."""
    return None if tick is None or (as_of is not None and tick.at <= as_of) else tick


def _tick(
    session: Session, tick: Attendance | None, member: Member, present: bool, by: Actor
) -> None:
    if tick is None:
        tick = Attendance(member_id=member.id)
        session.add(tick)
    elif tick.is_present == present:
        return
    tick.is_present, tick.at, tick.by_name = present, clock.now(), by.name


def _changed(session: Session, row: Delegation, by: Actor) -> None:
    session.flush()
    recheck(session, row, by)
    touch(row.contest_id)
    record(AttendanceChanged(row.contest_id, row.id))
