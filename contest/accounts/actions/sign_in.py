"""Signing in and out, and choosing a password."""

import secrets
from datetime import timedelta
from functools import cache

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.accounts.gate import LIFETIME, digest_of
from contest.accounts.models import Person, SignIn, SignInAttempts
from contest.accounts.passwords import hash_password, verify_password
from contest.accounts.rules.chosen_password import faults_of
from contest.accounts.rules.sign_in_names import typed_sign_in_name
from contest.accounts.rules.waits import TooSoon, locked_after, seconds_left
from contest.audit.actions.trail import Actor, note
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.transaction import transaction

FORGET_ATTEMPTS = timedelta(days=1)


class WrongSignIn(Refusal):
    """Name and password do not belong together (401); it is not said which of them is wrong."""

    status = 401

    def __init__(self) -> None:
        super().__init__("wrong_sign_in")


@cache
def _decoy() -> str:
    """A hash that nothing opens: an unknown name costs the same time as a known one."""
    return hash_password(secrets.token_urlsafe(32))


def sign_in(typed_name: str, password: str) -> str:
    """Check name and password; returns the token of a new session.

    The attempt is counted before the password is looked at, so that many at once gain nothing.

    Raises:
        WrongSignIn: they do not belong together, or the account is switched off.
        TooSoon: too many failures in a row for this name, whether anybody has it or not.
    """
    name = typed_sign_in_name(typed_name)
    _count_attempt(name)
    row = db.session.execute(
        select(Person.id, Person.password_hash, Person.session_epoch).where(
            Person.sign_in_name == name, Person.active
        )
    ).one_or_none()
    right = verify_password(_decoy() if row is None else row.password_hash, password)
    if row is None or not right:
        raise WrongSignIn
    with transaction() as session:
        session.execute(delete(SignInAttempts).where(SignInAttempts.digest == digest_of(name)))
        return _open_session(session, row.id, row.session_epoch)


def _count_attempt(name: str) -> None:
    now = clock.now()
    with transaction() as session:
        session.execute(delete(SignInAttempts).where(SignInAttempts.at < now - FORGET_ATTEMPTS))
        row = session.get(SignInAttempts, digest_of(name), with_for_update=True)
        if row is None:
            row = SignInAttempts(digest=digest_of(name), failed=0)
            session.add(row)
        left = seconds_left(row.locked_until, now)
        if not left:
            row.failed += 1
            row.locked_until = locked_after(row.failed, now)
            row.at = now
    if left:
        raise TooSoon(left)


def _open_session(session: Session, person_id: int, epoch: int) -> str:
    now = clock.now()
    token = secrets.token_urlsafe(32)
    session.execute(delete(SignIn).where(SignIn.person_id == person_id, SignIn.at < now - LIFETIME))
    session.add(SignIn(digest=digest_of(token), person_id=person_id, epoch=epoch, at=now))
    person = session.get_one(Person, person_id)
    person.last_seen_at = now
    return token


def sign_out(token: str) -> None:
    """End this one session; a copy of its cookie opens nothing any more."""
    with transaction() as session:
        session.execute(delete(SignIn).where(SignIn.digest == digest_of(token)))


def change_password(person_id: int, current: str | None, chosen: str, *, by: Actor) -> str:
    """Give oneself a new password; every session ends, and the token of a new one is returned.

    Args:
        current: the password so far; None right after the first sign-in with a slip, when it
            has just been typed.

    Raises:
        Invalid: ``password_wrong``, ``password_same``, ``password_short``, ``password_long`` or
            ``password_easy``.
        TooSoon: too many wrong passwords in a row.
    """
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound("not_found")
    stored = person.password_hash
    faults = faults_of(chosen, sign_in_name=person.sign_in_name, name=person.name)
    if current is None:
        if not person.must_change_password:
            raise Invalid("password_wrong")
    else:
        _count_attempt(person.sign_in_name)
        if not verify_password(stored, current):
            raise Invalid("password_wrong")
    if faults:
        raise Invalid(*faults)
    if verify_password(stored, chosen):
        raise Invalid("password_same")
    made = hash_password(chosen)
    with transaction() as session:
        person = session.get_one(Person, person_id, with_for_update=True)
        if person.password_hash != stored:
            raise Invalid("password_wrong")
        person.password_hash = made
        person.must_change_password = False
        end_every_session(session, person)
        session.execute(
            delete(SignInAttempts).where(SignInAttempts.digest == digest_of(person.sign_in_name))
        )
        note(by, "person.password_chosen", f"person:{person.sign_in_name}", contest_id=None)
        return _open_session(session, person_id, person.session_epoch)


def end_every_session(session: Session, person: Person) -> None:
    """Step: sign the person out everywhere at once."""
    person.session_epoch += 1
    session.execute(delete(SignIn).where(SignIn.person_id == person.id))
