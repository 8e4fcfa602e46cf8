"""The people of a contest, by role, with the units that they represent."""

from dataclasses import dataclass

from sqlalchemy import select

from contest.accounts.queries.people import Colleague, Role, colleagues
from contest.accounts.words import ROLE_NAMES
from contest.regulations.models import Unit
from contest.shared.db import db
from contest.shared.vietnamese import person_order, text_order


@dataclass(frozen=True, slots=True)
class Place:
    """One person in one role; ``unit`` is the name of the unit they represent."""

    person: Colleague
    role: Role
    unit: str | None


def units_of(contest_id: int) -> list[tuple[int, str]]:
    """Id and name of every unit, in the order of the regulations."""
    rows = db.session.execute(
        select(Unit.id, Unit.name).where(Unit.contest_id == contest_id).order_by(Unit.position)
    )
    return [(number, name) for number, name in rows]


def people_by_role(contest_id: int) -> dict[str, list[Place]]:
    """Role → who holds it: representatives by unit, the others by given name."""
    units = dict(units_of(contest_id))
    found: dict[str, list[Place]] = {role: [] for role in ROLE_NAMES}
    for person in colleagues(contest_id):
        for role in person.roles:
            unit = None if role.unit_id is None else units.get(role.unit_id)
            found[role.role].append(Place(person, role, unit))
    for places in found.values():
        places.sort(key=lambda place: person_order(place.person.name))
        places.sort(key=lambda place: text_order(place.unit or ""))
    return {role: places for role, places in found.items() if places}


def units_without_representative(contest_id: int) -> list[tuple[int, str, str]]:
    """Id, key and name of every unit that nobody registers for yet."""
    represented = {
        role.unit_id for person in colleagues(contest_id) for role in person.roles if role.unit_id
    }
    rows = db.session.execute(
        select(Unit.id, Unit.key, Unit.name)
        .where(Unit.contest_id == contest_id)
        .order_by(Unit.position)
    )
    return [(number, key, name) for number, key, name in rows if number not in represented]
