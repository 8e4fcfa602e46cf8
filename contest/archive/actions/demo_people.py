"""The accounts of the demo: made with it, and given their printed passwords at every start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.accounts.gate import digest_of
from contest.accounts.models import Membership, Person, SignInAttempts
from contest.accounts.passwords import hash_password
from contest.accounts.rules.sign_in_names import numbered
from contest.archive.rules.demo_people import PEOPLE, DemoPerson, demo_password
from contest.audit.actions.trail import Actor
from contest.regulations.models import Unit
from contest.shared import clock
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """What is printed for whoever tries the demo out."""

    title: str
    sign_in_name: str
    password: str


def store_people(session: Session, contest_id: int) -> Mapping[str, Actor]:
    """Give the demo its people, by role; a step. Those of an earlier demo get their roles anew.

    Their passwords are set by :func:`renew_demo_passwords`; until then nothing opens them.
    """
    known = {
        person.name: person for person in session.scalars(select(Person).where(Person.is_demo))
    }
    taken = set(session.scalars(select(Person.sign_in_name)))
    units = {
        unit.key: unit.id
        for unit in session.scalars(select(Unit).where(Unit.contest_id == contest_id))
    }
    actors: dict[str, Actor] = {}
    for one in PEOPLE:
        person = known.get(one.name) or _person(session, one, taken)
        if one.role is not None:
            _give(session, person.id, contest_id, one.role, units[one.unit] if one.unit else None)
            actors[one.role] = Actor(f"person:{person.id}", person.name)
    session.flush()
    return actors


def _person(session: Session, one: DemoPerson, taken: set[str]) -> Person:
    person = Person(
        sign_in_name=numbered(one.sign_in_name, taken),
        name=one.name,
        password_hash="",
        must_change_password=False,
        is_administrator=one.role is None,
        is_demo=True,
        created_at=clock.now(),
    )
    session.add(person)
    session.flush()
    return person


def _give(
    session: Session, person_id: int, contest_id: int, role: str, unit_id: int | None
) -> None:
    same = (
        Membership.person_id == person_id,
        Membership.contest_id == contest_id,
        Membership.role == role,
    )
    session.execute(delete(Membership).where(*same))
    session.add(Membership(person_id=person_id, contest_id=contest_id, role=role, unit_id=unit_id))


def renew_demo_passwords(secret: str) -> Sequence[DemoSignIn]:
    """Make the printed passwords the right ones, whatever was changed; returns what to print.

    Args:
        secret: the installation's own, from which the passwords are derived.
    """
    titles = {one.name: one.title for one in PEOPLE}
    with transaction() as session:
        names = list(
            session.execute(
                select(Person.id, Person.sign_in_name, Person.name)
                .where(Person.is_demo)
                .order_by(Person.id)
            )
        )
    # Hashing is slow on purpose and stays outside the transaction.
    passwords = {row.id: demo_password(secret, row.sign_in_name) for row in names}
    hashes = {person_id: hash_password(password) for person_id, password in passwords.items()}
    with transaction() as session:
        for person in session.scalars(select(Person).where(Person.id.in_(hashes))):
            person.password_hash = hashes[person.id]
            person.must_change_password = False
            person.active = True
            tried = SignInAttempts.digest == digest_of(person.sign_in_name)
            session.execute(delete(SignInAttempts).where(tried))
    return [
        DemoSignIn(titles.get(row.name, row.name), row.sign_in_name, passwords[row.id])
        for row in names
    ]
