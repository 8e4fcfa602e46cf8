"""A whole list as plain JSON and back: what a substitution keeps of before and after.

Sensitive as the members are. Fields that are not there read as unknown, so that a list kept by an
older version can still be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.teams import EligibleBy
from contest.regulations.rules.composition import Gender, Group, Role

_PERSON_FIELDS = tuple(f.name for f in fields(Person))


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The list as values that JSON has."""
    return {
        "name": entry.name,
        "division": entry.division,
        "manager_phone": entry.manager_phone,
        "people": [
            {name: getattr(person, name) for name in _PERSON_FIELDS} for person in entry.people
        ],
    }


def entry_from_json(value: Mapping[str, Any]) -> Entry:
    """The list that :func:`entry_to_json` gave.

    Raises:
        KeyError: without the name of the team, or a person without name or role.
        ValueError: a role, group, gender or ground that there is not.
    """
    return Entry(
        name=value["name"],
        division=value.get("division"),
        manager_phone=value.get("manager_phone"),
        people=tuple(_person(person) for person in value.get("people", ())),
    )


def _person(value: Mapping[str, Any]) -> Person:
    gender, group, ground = (value.get(key) for key in ("gender", "group", "eligible_by"))
    return Person(
        ref=value.get("ref"),
        name=value["name"],
        role=Role(value["role"]),
        born=value.get("born"),
        gender=None if gender is None else Gender(gender),
        ethnicity=value.get("ethnicity"),
        group=None if group is None else Group(group),
        unit=value.get("unit"),
        eligible_by=None if ground is None else EligibleBy(ground),
        job=value.get("job"),
        village=value.get("village"),
    )
