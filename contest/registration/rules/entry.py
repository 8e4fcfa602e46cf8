"""A delegation as one hands it in: cleaned values, before keys and rows are given to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.rules.composition import Gender, Group, Role
from contest.shared.folding import folded

MANAGER_PLACE = "manager"
"""The place of the manager in the form; the others are ``members-0``, ``members-1`` …"""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the list.

    Attributes:
        ref: the row this person is already stored under; ``None`` for somebody new.
        born: ``YYYY-MM-DD``, or a year alone.
        unit: key of a unit of the contest.
        village: the village or sub-area (thôn, tiểu khu) they live in, as people call it.
    """

    ref: int | None
    name: str
    role: Role
    born: str | None = None
    gender: Gender | None = None
    ethnicity: str | None = None
    group: Group | None = None
    unit: str | None = None
    eligible_by: EligibleBy | None = None
    job: str | None = None
    village: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The whole list, the manager among the people. ``division`` is a key."""

    name: str
    division: str | None = None
    manager_phone: str | None = None
    people: tuple[Person, ...] = ()

    @property
    def twice(self) -> tuple[Person, ...]:
        """Those whose name and birth stand in the list more than once, without a look at marks
        or capitals: most likely one person, which the regulations do not forbid by themselves."""
        told = [(folded(person.name), person.born) for person in self.people]
        return tuple(
            person
            for person, told_once in zip(self.people, told, strict=True)
            if all(told_once) and told.count(told_once) > 1
        )


def as_team(
    entry: Entry,
    places: Sequence[str],
    *,
    key: str,
    units: tuple[str, ...],
    status: TeamStatus,
) -> Team:
    """The same people as a team to be checked; each under the name of their place in the list.

    ``places`` has one name for each person, so that a violation leads back to where it was typed.
    """
    return Team(
        key=key,
        name=entry.name,
        units=units,
        division=entry.division,
        status=status,
        members=tuple(
            Member(
                key=place,
                name=person.name,
                role=person.role,
                born=person.born,
                gender=person.gender,
                ethnicity=person.ethnicity,
                group=person.group,
                unit=person.unit,
                eligible_by=person.eligible_by,
            )
            for place, person in zip(places, entry.people, strict=True)
        ),
    )


def places_of(entry: Entry) -> tuple[str, ...]:
    """Where each person of a stored list stands in the form: the first manager apart."""
    names: list[str] = []
    for person in entry.people:
        if person.role is Role.MANAGER and MANAGER_PLACE not in names:
            names.append(MANAGER_PLACE)
        else:
            names.append(f"members-{len(names) - (MANAGER_PLACE in names)}")
    return tuple(names)
