"""Writing a delegation's list into its rows: a step inside the caller's transaction."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from contest.registration.models import Delegation, Member
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Division, Unit
from contest.shared.vietnamese import free_slug

Table = TypeVar("Table", Unit, Division)


def write_entry(session: Session, row: Delegation, entry: Entry) -> tuple[int, ...]:
    """Make the rows say what the entry says; returns the people's rows in the entry's order.

    Somebody with a known ``ref`` keeps the row, whoever is not in the entry loses it. A key
    follows the name until the delegation is approved: from then on others may refer to it.
    """
    divisions = _ids(session, Division, row.contest_id)
    row.name = entry.name
    row.division_id = None if entry.division is None else divisions[entry.division]
    row.manager_phone = entry.manager_phone
    units = _ids(session, Unit, row.contest_id)
    known = {member.id: member for member in row.members}
    taken = {member.key for member in row.members}
    kept: list[Member] = []
    for position, person in enumerate(entry.people):
        member = known.pop(person.ref, None) if person.ref is not None else None
        if member is None:
            member = Member(key=free_slug(person.name, taken, "thanh-vien"))
        elif member.name != person.name and row.status != TeamStatus.APPROVED:
            member.key = free_slug(person.name, taken, "thanh-vien")
        taken.add(member.key)
        _fill(member, person, position, units)
        kept.append(member)
    row.members = kept
    row.version += 1
    session.flush()
    return tuple(member.id for member in kept)


def _fill(member: Member, person: Person, position: int, units: Mapping[str, int]) -> None:
    member.position = position
    member.name = person.name
    member.role = person.role.value
    member.born = person.born
    member.gender = None if person.gender is None else person.gender.value
    member.ethnicity = person.ethnicity
    member.group = None if person.group is None else person.group.value
    member.unit_id = None if person.unit is None else units[person.unit]
    member.eligible_by = None if person.eligible_by is None else person.eligible_by.value
    member.job = person.job
    member.village = person.village


def _ids(session: Session, table: type[Table], contest_id: int) -> dict[str, int]:
    key: InstrumentedAttribute[str] = table.key
    rows = session.execute(select(key, table.id).where(table.contest_id == contest_id))
    return {row[0]: row[1] for row in rows}
