"""A list that came in a table, laid over the one that is stored.

People are known again by their names, so that each keeps the row others may refer to. What the
table has no column for stays as it is stored.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from contest.registration.rules.differences import Difference, differences
from contest.registration.rules.entry import MANAGER_PLACE, Entry, Person
from contest.regulations.rules.composition import Role
from contest.shared.folding import folded

PERSON_FIELDS = (
    "role", "born", "gender", "ethnicity", "group", "unit", "eligible_by", "job", "village",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """The whole list to store, and the place of each of its people in the table."""

    entry: Entry
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What storing the list would do, person by person.

    Attributes:
        changed: name → the fields that would change.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, tuple[Difference, ...]], ...]
    whole: tuple[Difference, ...]
    is_reordered: bool

    @property
    def is_none(self) -> bool:
        """Nothing would change."""
        parts = self.added, self.removed, self.changed, self.whole
        return not any(parts) and not self.is_reordered


def merged(
    new: Entry,
    places: Sequence[str],
    stored: Entry,
    *,
    given: Collection[str],
    default_unit: str | None,
) -> Merged:
    """``given`` are the person fields, and ``phone``, that the table has a column for."""
    left = list(stored.people)
    found: dict[int, Person] = {}
    for alike in (_same_born, _same_name):
        for index, person in enumerate(new.people):
            match = next((old for old in left if index not in found and alike(old, person)), None)
            if match is not None:
                found[index] = match
                left.remove(match)
    people = [
        _over(person, found.get(index), given, default_unit)
        for index, person in enumerate(new.people)
    ]
    kept_places = list(places)
    phone = new.manager_phone
    if MANAGER_PLACE not in places:
        manager = next((old for old in left if old.role is Role.MANAGER), None)
        phone = stored.manager_phone
        if manager is not None:
            people.insert(0, manager)
            kept_places.insert(0, MANAGER_PLACE)
    elif "phone" not in given:
        phone = stored.manager_phone
    entry = Entry(new.name, new.division, phone, tuple(people))
    return Merged(*_manager_first(entry, kept_places))


def changes(stored: Entry, entry: Entry) -> Changes:
    """What differs, told by person."""
    added: list[str] = []
    removed: list[str] = []
    by_person: dict[str, list[Difference]] = {}
    whole: list[Difference] = []
    is_reordered = False
    for one in differences(stored, entry):
        if one.field == "person":
            (added if one.stored is None else removed).append(one.mine or one.stored or "")
        elif one.field == "order":
            is_reordered = True
        elif one.who is None:
            whole.append(one)
        else:
            by_person.setdefault(one.who, []).append(one)
    return Changes(
        tuple(added),
        tuple(removed),
        tuple((name, tuple(fields)) for name, fields in by_person.items()),
        tuple(whole),
        is_reordered,
    )


def _same_name(old: Person, new: Person) -> bool:
    return folded(old.name) == folded(new.name)


def _same_born(old: Person, new: Person) -> bool:
    return old.born is not None and old.born == new.born and _same_name(old, new)


def _over(
    person: Person, old: Person | None, given: Collection[str], default_unit: str | None
) -> Person:
    if old is not None:
        absent = {name: getattr(old, name) for name in PERSON_FIELDS if name not in given}
        return replace(person, ref=old.ref, **absent)
    if person.unit is None and person.role is not Role.MANAGER:
        return replace(person, unit=default_unit)
    return person


def _manager_first(entry: Entry, places: Sequence[str]) -> tuple[Entry, tuple[str, ...]]:
    """As a stored list is read: the manager at its head."""
    if MANAGER_PLACE not in places:
        return entry, tuple(places)
    at = list(places).index(MANAGER_PLACE)
    people = list(entry.people)
    people.insert(0, people.pop(at))
    moved = list(places)
    moved.insert(0, moved.pop(at))
    return replace(entry, people=tuple(people)), tuple(moved)
