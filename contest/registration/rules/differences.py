"""What differs between two versions of a delegation's list, so that a person can choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from contest.registration.rules.entry import Entry, Person
from contest.shared.folding import folded

_PERSON_FIELDS = tuple(f.name for f in fields(Person) if f.name != "ref")
_ENTRY_FIELDS = ("name", "division", "manager_phone")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        who: the name of the person concerned; ``None`` for the delegation as a whole.
        field: a field of the entry or of the person; ``person`` for somebody who is in one of the
            versions only; ``order`` for the same people in another order.
        stored, mine: the values, ``None`` where there is none.
    """

    who: str | None
    field: str
    stored: str | None
    mine: str | None


def differences(stored: Entry, mine: Entry) -> tuple[Difference, ...]:
    """Everything that differs, the delegation first, then person by person as in ``mine``."""
    return tuple(_differences(stored, mine))


def same(stored: Entry, mine: Entry) -> bool:
    """Whether the two say the same, whatever rows the people stand under."""
    return next(_differences(stored, mine), None) is None


def _differences(stored: Entry, mine: Entry) -> Iterator[Difference]:
    for name in _ENTRY_FIELDS:
        yield from _field(None, name, getattr(stored, name), getattr(mine, name))
    pairs = _paired(stored.people, mine.people)
    for old, new in pairs:
        if old is None or new is None:
            yield Difference(None, "person", _name(old), _name(new))
            continue
        for name in _PERSON_FIELDS:
            yield from _field(new.name, name, getattr(old, name), getattr(new, name))
    kept = [old for old, new in pairs if old is not None and new is not None]
    if kept != [person for person in stored.people if person in kept]:
        yield Difference(None, "order", None, None)


def _name(person: Person | None) -> str | None:
    return None if person is None else person.name


def _field(
    who: str | None, name: str, stored: str | None, mine: str | None
) -> Iterator[Difference]:
    if stored != mine:
        yield Difference(who, name, stored, mine)


def _paired(
    stored: Sequence[Person], mine: Sequence[Person]
) -> list[tuple[Person | None, Person | None]]:
    """Each of ``mine`` with the stored one it was, then the stored ones that nobody claims."""
    left = list(stored)
    found: dict[int, Person] = {}
    for is_the_one in (_same_row, _same_name):
        for index, person in enumerate(mine):
            if index not in found:
                match = next((old for old in left if is_the_one(old, person)), None)
                if match is not None:
                    found[index] = match
                    left.remove(match)
    pairs: list[tuple[Person | None, Person | None]] = [
        (found.get(index), person) for index, person in enumerate(mine)
    ]
    return pairs + [(old, None) for old in left]


def _same_row(old: Person, new: Person) -> bool:
    return old.ref is not None and old.ref == new.ref


def _same_name(old: Person, new: Person) -> bool:
    return folded(old.name) == folded(new.name)
