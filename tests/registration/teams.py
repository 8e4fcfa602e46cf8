"""Teams made straight through the product's actions, without a browser."""

from collections.abc import Sequence

from flask import Flask
from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.draft import begin_delegation, save_delegation
from contest.registration.actions.handing_in import submit_delegation
from contest.registration.queries.files import file_of
from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.teams import EligibleBy
from contest.regulations.models import CompositionRule, Contest, Unit
from contest.regulations.rules.composition import Gender, Group, Role
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE


def contest_here() -> int:
    """The database key of the contest of the cast."""
    return db.session.scalars(select(Contest.id).where(Contest.slug == HERE)).one()


def unit_ids(contest_id: int) -> Sequence[int]:
    """The units of a contest, in order."""
    return db.session.scalars(
        select(Unit.id).where(Unit.contest_id == contest_id).order_by(Unit.position)
    ).all()


def person(name: str, born: str | None = "1990-01-01", role: Role = Role.FULL) -> Person:
    """Somebody whom no rule says anything against."""
    return Person(
        None,
        name,
        role,
        born,
        Gender.FEMALE,
        "Kinh",
        Group.RESIDENT,
        eligible_by=EligibleBy.RESIDENCE,
    )


def team(unit: int, *people: Person, name: str | None = None, hand_in: bool = False) -> int:
    """The list of a unit (by its place among the units) with these people; its database key."""
    contest_id = contest_here()
    number = begin_delegation(
        contest_id, [unit_ids(contest_id)[unit]], hand=Hand.ORGANISER, by=SYSTEM, another=True
    )
    saved(number, *people, name=name)
    if hand_in:
        version = file_of(contest_id, number).version
        submit_delegation(contest_id, number, version, hand=Hand.ORGANISER, by=SYSTEM)
    return number


def saved(number: int, *people: Person, name: str | None = None) -> None:
    """Store these people as the list of a delegation."""
    contest_id = contest_here()
    file = file_of(contest_id, number)
    entry = Entry(name or file.entry.name, people=people)
    save_delegation(contest_id, number, entry, file.version, hand=Hand.ORGANISER, by=SYSTEM)


def rules_are(contest_id: int, *bodies: dict[str, object]) -> None:
    """Give the contest these composition rules and no others."""
    with transaction() as session:
        contest = session.get_one(Contest, contest_id)
        contest.composition = [
            CompositionRule(position=place, body=body) for place, body in enumerate(bodies)
        ]


def in_house(house: Flask, unit: int, *people: Person, **more: str | bool | None) -> int:
    """As :func:`team`, from outside an application context."""
    with house.app_context():
        try:
            return team(unit, *people, **more)  # type: ignore[arg-type]
        finally:
            db.session.remove()
