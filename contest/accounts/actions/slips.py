"""One-time slips: a new password on paper, and the end of what was there before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from contest.accounts.actions.sign_in import end_every_session
from contest.accounts.gate import digest_of
from contest.accounts.models import Person, SignInAttempts
from contest.accounts.passwords import hash_password, new_password
from contest.accounts.rules.reach import may_renew
from contest.audit.actions.trail import Actor, note
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed once and kept nowhere: the sign-in name and its one-time password."""

    name: str
    sign_in_name: str
    password: str
    role: str | None = None
    unit_id: int | None = None


def one_time_passwords(count: int) -> list[tuple[str, str]]:
    """Passwords with their hashes; hashing is slow on purpose and stays outside transactions."""
    passwords = [new_password() for _ in range(count)]
    return [(password, hash_password(password)) for password in passwords]


def new_slips(contest_id: int, person_ids: Sequence[int], *, by: Actor) -> list[Slip]:
    """Give these people new one-time passwords; what they had opens nothing any more.

    Raises:
        NotFound: one of them has no role in this contest.
        Refusal: ``person_elsewhere`` for each over whom the actor has no say.
    """
    secrets = one_time_passwords(len(person_ids))
    slips = []
    with transaction() as session:
        people = [_colleague(session, contest_id, person_id) for person_id in person_ids]
        _check_reach(session, people, by)
        for person, (password, hashed) in zip(people, secrets, strict=True):
            renew(session, person, hashed)
            subject = f"person:{person.sign_in_name}"
            note(by, "person.slip_renewed", subject, contest_id=contest_id)
            here = next(m for m in person.memberships if m.contest_id == contest_id)
            slip = Slip(person.name, person.sign_in_name, password, here.role, here.unit_id)
            slips.append(slip)
    return slips


def renew(session: Session, person: Person, password_hash: str) -> None:
    """Step: a new one-time password, no session left, no wait either."""
    person.password_hash = password_hash
    person.must_change_password = True
    end_every_session(session, person)
    attempts = session.get(SignInAttempts, digest_of(person.sign_in_name))
    if attempts is not None:
        session.delete(attempts)


def end_sessions(contest_id: int, person_id: int, *, by: Actor) -> str:
    """Sign somebody out everywhere at once; returns their name.

    Raises:
        NotFound: they have no role in this contest.
        Refusal: ``person_elsewhere``.
    """
    with transaction() as session:
        person = _colleague(session, contest_id, person_id)
        _check_reach(session, [person], by)
        end_every_session(session, person)
        subject = f"person:{person.sign_in_name}"
        note(by, "person.sessions_ended", subject, contest_id=contest_id)
        return person.name


def _colleague(session: Session, contest_id: int, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if person is None or all(m.contest_id != contest_id for m in person.memberships):
        raise NotFound("not_found")
    return person


def _check_reach(session: Session, people: Iterable[Person], by: Actor) -> None:
    kind, _, number = by.key.partition(":")
    actor = session.get(Person, int(number)) if kind == "person" else None
    if actor is None:
        raise Refusal("not_allowed")
    organises = {m.contest_id for m in actor.memberships if m.role == "organiser"}
    beyond = [
        Reason("person_elsewhere", {"name": person.name})
        for person in people
        if not may_renew(
            target_is_administrator=person.is_administrator,
            target_contests={m.contest_id for m in person.memberships},
            actor_is_administrator=actor.is_administrator,
            actor_organises=organises,
        )
    ]
    if beyond:
        raise Refusal(*beyond)
