"""Reading people and what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from contest.accounts.models import Membership, Person
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a person in a contest; ``unit_id`` only for representatives."""

    membership_id: int
    role: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with at least one role in a contest."""

    person_id: int
    name: str
    sign_in_name: str
    active: bool
    must_change_password: bool
    last_seen_at: datetime | None
    roles: tuple[Role, ...]


def colleagues(contest_id: int) -> list[Colleague]:
    """Everybody with a role in the contest, in the order in which they got an account."""
    rows = db.session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.contest_id == contest_id)
        .order_by(Person.id, Membership.id)
    )
    people: dict[int, Person] = {}
    roles: dict[int, list[Role]] = {}
    for person, membership in rows:
        people[person.id] = person
        role = Role(membership.id, membership.role, membership.unit_id)
        roles.setdefault(person.id, []).append(role)
    return [_colleague(person, roles[person.id]) for person in people.values()]


def _colleague(person: Person, roles: Iterable[Role]) -> Colleague:
    return Colleague(
        person_id=person.id,
        name=person.name,
        sign_in_name=person.sign_in_name,
        active=person.active,
        must_change_password=person.must_change_password,
        last_seen_at=person.last_seen_at,
        roles=tuple(roles),
    )


def roles_by_contest(person_id: int) -> dict[int, list[str]]:
    """Contest id → the person's roles there, each once."""
    rows = db.session.execute(
        select(Membership.contest_id, Membership.role)
        .where(Membership.person_id == person_id)
        .order_by(Membership.id)
    )
    found: dict[int, list[str]] = {}
    for contest_id, role in rows:
        if role not in found.setdefault(contest_id, []):
            found[contest_id].append(role)
    return found


def everybody() -> list[Person]:
    """All accounts of the installation, by sign-in name."""
    return list(db.session.scalars(select(Person).order_by(Person.sign_in_name)))


def nobody_yet() -> bool:
    """Whether the installation has no account at all."""
    return not db.session.scalar(select(exists().select_from(Person)))


def represented_units(person_id: int, contest_id: int) -> frozenset[int]:
    """The units that the person registers for in this contest."""
    return frozenset(
        unit_id
        for unit_id in db.session.scalars(
            select(Membership.unit_id).where(
                Membership.person_id == person_id,
                Membership.contest_id == contest_id,
                Membership.role == "representative",
            )
        )
        if unit_id is not None
    )
