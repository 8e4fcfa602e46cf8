"""Reading one delegation's file (hồ sơ): its state and its list."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from contest.audit.models import AuditEntry
from contest.registration.models import Delegation, DelegationUnit, ListPhoto, Member
from contest.registration.queries.values import member_value
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.teams import TeamStatus
from contest.regulations.rules.composition import Role
from contest.regulations.rules.contest import Unit
from contest.shared.db import db
from contest.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class Photo:
    """The photographed list beside a file."""

    id: int
    name: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        """Whether a page can show it; a PDF is opened by itself."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class File:
    """One delegation as plain values, safe after the transaction it was read in.

    Attributes:
        units: those the team stands for, in its order.
        comment: what the organiser asks to be completed.
    """

    id: int
    contest_id: int
    key: str
    status: TeamStatus
    version: int
    units: tuple[Unit, ...]
    unit_ids: frozenset[int]
    entry: Entry
    comment: str | None
    submitted_at: datetime | None
    approved_at: datetime | None
    team_number: int | None
    photo: Photo | None = None


def file_of(contest_id: int, delegation_id: int) -> File:
    """The file of a delegation of this contest.

    Raises:
        NotFound: the contest has no such delegation.
    """
    found = _files(Delegation.id == delegation_id, Delegation.contest_id == contest_id)
    if not found:
        raise NotFound("not_found")
    return found[0]


def files_of(contest_id: int) -> list[File]:
    """The files of all delegations of a contest, in their order; as many queries as for one."""
    return _files(Delegation.contest_id == contest_id)


def _files(*which: ColumnElement[bool]) -> list[File]:
    rows = db.session.scalars(
        select(Delegation)
        .where(*which)
        .order_by(Delegation.position)
        .options(
            selectinload(Delegation.units).joinedload(DelegationUnit.unit),
            selectinload(Delegation.members).joinedload(Member.unit),
            selectinload(Delegation.division),
            selectinload(Delegation.photo).joinedload(ListPhoto.file),
        )
    )
    return [file_value(row) for row in rows]


def file_value(row: Delegation) -> File:
    """The values of a row."""
    return File(
        id=row.id,
        contest_id=row.contest_id,
        key=row.key,
        status=TeamStatus(row.status),
        version=row.version,
        units=tuple(Unit(place.unit.key, place.unit.name) for place in row.units),
        unit_ids=frozenset(place.unit_id for place in row.units),
        entry=entry_of(row),
        comment=row.comment,
        submitted_at=row.submitted_at,
        approved_at=row.approved_at,
        team_number=row.team_number,
        photo=_photo(row.photo),
    )


def _photo(row: ListPhoto | None) -> Photo | None:
    return None if row is None else Photo(row.file_id, row.file.name, row.file.media_type)


def entry_of(row: Delegation) -> Entry:
    """The list as it is handed in, the first manager at its head, the others in their order."""
    people = [_person(member) for member in row.members]
    manager = next((person for person in people if person.role is Role.MANAGER), None)
    if manager is not None:
        people.remove(manager)
        people.insert(0, manager)
    return Entry(
        name=row.name,
        division=None if row.division is None else row.division.key,
        manager_phone=row.manager_phone,
        people=tuple(people),
    )


def _person(row: Member) -> Person:
    value = member_value(row, None if row.unit is None else row.unit.key)
    return Person(
        ref=row.id,
        name=value.name,
        role=value.role,
        born=value.born,
        gender=value.gender,
        ethnicity=value.ethnicity,
        group=value.group,
        unit=value.unit,
        eligible_by=value.eligible_by,
        job=row.job,
        village=row.village,
    )


def files_of_units(contest_id: int, unit_ids: frozenset[int]) -> dict[int, list[int]]:
    """Unit id → the delegations that stand for it, in their order; units without one are absent."""
    found: dict[int, list[int]] = {}
    for unit_id, delegation_id in db.session.execute(
        select(DelegationUnit.unit_id, Delegation.id)
        .join(Delegation, Delegation.id == DelegationUnit.delegation_id)
        .where(Delegation.contest_id == contest_id, DelegationUnit.unit_id.in_(unit_ids))
        .order_by(Delegation.position)
    ):
        found.setdefault(unit_id, []).append(delegation_id)
    return found


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a list was approved although its composition was not complete, and by whom."""

    reason: str
    by: str
    at: datetime


def waiver_of(file: File) -> Waiver | None:
    """The waiver that the approval of this file rests on, if it rests on one."""
    if file.status is not TeamStatus.APPROVED:
        return None
    entry = db.session.scalar(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == file.contest_id,
            AuditEntry.subject == f"delegation:{file.key}",
            AuditEntry.action == "delegation.approved",
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    if entry is None or entry.reason is None:
        return None
    return Waiver(entry.reason, entry.actor_name, entry.at)
