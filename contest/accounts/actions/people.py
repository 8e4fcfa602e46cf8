"""Giving people accounts and roles, and taking them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.accounts.actions.slips import Slip, one_time_passwords
from contest.accounts.models import Membership, Person
from contest.accounts.rules.permissions import ROLES
from contest.accounts.rules.sign_in_names import (
    numbered,
    proposed_sign_in_name,
    typed_sign_in_name,
)
from contest.audit.actions.trail import Actor, note
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to get an account and a role.

    Attributes:
        unit_id: for a representative, and only for one.
        stem: what the sign-in name is made from; the name itself when None.
    """

    name: str
    role: str
    unit_id: int | None = None
    stem: str | None = None


def add_people(contest_id: int, people: Sequence[NewPerson], *, by: Actor) -> list[Slip]:
    """Make an account with a one-time password and a role for each; the slips are the only copy.

    Raises:
        Invalid: ``role_unknown`` or ``unit_needed``.
    """
    for new in people:
        _check_role(new.role, new.unit_id)
    secrets = one_time_passwords(len(people))
    slips = []
    with transaction() as session:
        taken = set(session.scalars(select(Person.sign_in_name)))
        for new, (password, hashed) in zip(people, secrets, strict=True):
            sign_in_name = (
                numbered(new.stem, taken) if new.stem else proposed_sign_in_name(new.name, taken)
            )
            taken.add(sign_in_name)
            person = make_person(session, sign_in_name, new.name, hashed)
            _give(session, person, contest_id, new.role, new.unit_id, by)
            slips.append(Slip(new.name, sign_in_name, password, new.role, new.unit_id))
    return slips


def make_person(session: Session, sign_in_name: str, name: str, password_hash: str) -> Person:
    """Step: an account whose password must be changed at the first sign-in."""
    person = Person(
        sign_in_name=sign_in_name,
        name=name,
        password_hash=password_hash,
        must_change_password=True,
        created_at=clock.now(),
    )
    session.add(person)
    session.flush()
    return person


def _check_role(role: str, unit_id: int | None) -> None:
    if role not in ROLES:
        raise Invalid(Reason("role_unknown", {"role": role}))
    if (role == "representative") != (unit_id is not None):
        raise Invalid("unit_needed")


def _give(
    session: Session, person: Person, contest_id: int, role: str, unit_id: int | None, by: Actor
) -> None:
    session.add(Membership(person_id=person.id, contest_id=contest_id, role=role, unit_id=unit_id))
    subject = f"person:{person.sign_in_name}"
    new = {"name": person.name, "role": role}
    note(by, "person.role_given", subject, contest_id=contest_id, new=new)


def give_role(
    contest_id: int, typed_name: str, role: str, unit_id: int | None, *, by: Actor
) -> str:
    """Give somebody who has an account a role in the contest; returns their name.

    Raises:
        Invalid: ``role_unknown``, ``unit_needed`` or ``person_unknown``.
        Refusal: ``person_off`` or ``role_held``.
    """
    _check_role(role, unit_id)
    with transaction() as session:
        person = person_named(session, typed_name)
        if not person.active:
            raise Refusal(Reason("person_off", {"name": person.sign_in_name}))
        if any(
            m.contest_id == contest_id and m.role == role and m.unit_id == unit_id
            for m in person.memberships
        ):
            raise Refusal(Reason("role_held", {"name": person.name}))
        _give(session, person, contest_id, role, unit_id, by)
        return person.name


def person_named(session: Session, typed_name: str) -> Person:
    """Step: the person with this sign-in name.

    Raises:
        Invalid: ``person_unknown``.
    """
    name = typed_sign_in_name(typed_name)
    person = session.scalar(select(Person).where(Person.sign_in_name == name))
    if person is None:
        raise Invalid(Reason("person_unknown", {"name": typed_name.strip()}))
    return person


def take_role(contest_id: int, membership_id: int, *, by: Actor) -> str:
    """Take one role back; returns the person's name.

    Raises:
        NotFound: no such role in this contest.
        Refusal: ``last_organiser``.
    """
    with transaction() as session:
        membership = session.get(Membership, membership_id, with_for_update=True)
        if membership is None or membership.contest_id != contest_id:
            raise NotFound("not_found")
        if membership.role == "organiser" and _organisers(session, contest_id) <= 1:
            raise Refusal("last_organiser")
        person = membership.person
        session.delete(membership)
        subject = f"person:{person.sign_in_name}"
        old = {"name": person.name, "role": membership.role}
        note(by, "person.role_taken", subject, contest_id=contest_id, old=old)
        return person.name


def _organisers(session: Session, contest_id: int) -> int:
    count = session.scalar(
        select(func.count())
        .select_from(Membership)
        .where(Membership.contest_id == contest_id, Membership.role == "organiser")
    )
    return count or 0
