"""Accounts of the installation, from its own command line."""

from sqlalchemy import select

from contest.accounts.actions.people import make_person, person_named
from contest.accounts.actions.sign_in import end_every_session
from contest.accounts.actions.slips import Slip, one_time_passwords, renew
from contest.accounts.models import Person
from contest.accounts.rules.sign_in_names import is_sign_in_name, typed_sign_in_name
from contest.audit.actions.trail import Actor, note
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction


def add_account(typed_name: str, name: str, *, administrator: bool, by: Actor) -> Slip:
    """Make an account without any role yet.

    Raises:
        Invalid: ``sign_in_name_wrong``.
        Refusal: ``person_known``.
    """
    sign_in_name = typed_sign_in_name(typed_name)
    if not is_sign_in_name(sign_in_name):
        raise Invalid("sign_in_name_wrong")
    [(password, hashed)] = one_time_passwords(1)
    with transaction() as session:
        if session.scalar(select(Person.id).where(Person.sign_in_name == sign_in_name)):
            raise Refusal(Reason("person_known", {"name": sign_in_name}))
        person = make_person(session, sign_in_name, name, hashed)
        person.is_administrator = administrator
        new = {"name": name, "administrator": administrator}
        note(by, "person.added", f"person:{sign_in_name}", contest_id=None, new=new)
    return Slip(name, sign_in_name, password)


def renew_account(typed_name: str, *, by: Actor) -> Slip:
    """Give an account a new one-time password; its sessions end.

    Raises:
        Invalid: ``person_unknown``.
    """
    [(password, hashed)] = one_time_passwords(1)
    with transaction() as session:
        person = person_named(session, typed_name)
        renew(session, person, hashed)
        note(by, "person.slip_renewed", f"person:{person.sign_in_name}", contest_id=None)
        return Slip(person.name, person.sign_in_name, password)


def switch_account(typed_name: str, *, active: bool, by: Actor) -> str:
    """Switch an account off, ending its sessions, or on again; returns the person's name.

    Raises:
        Invalid: ``person_unknown``.
    """
    with transaction() as session:
        person = person_named(session, typed_name)
        if person.active != active:
            person.active = active
            end_every_session(session, person)
            action = "person.switched_on" if active else "person.switched_off"
            note(by, action, f"person:{person.sign_in_name}", contest_id=None)
        return person.name
