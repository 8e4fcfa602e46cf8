"""Substitution on the spot: who may stand in for whom, and the list after it.

Each question is answered with all the reasons why not, as codes; nothing means yes.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from contest.reception.rules.presence import CORE
from contest.registration.rules.entry import Entry, Person
from contest.regulations.rules.composition import Role


def person_of(entry: Entry, ref: int) -> Person | None:
    """The person stored under this row; None when the list has nobody so."""
    return next((person for person in entry.people if person.ref == ref), None)


def why_not_replace(
    absent: Person | None, present: Container[int], performed: bool
) -> tuple[str, ...]:
    """Giving somebody's place to another, before the team's last turn on the stage is over."""
    reasons = ["performance_over"] if performed else []
    if absent is None or absent.role not in CORE:
        reasons.append("nobody_to_replace")
    elif absent.ref in present:
        reasons.append("replaced_is_present")
    return tuple(reasons)


def why_not_step_in(reserve: Person | None, present: Container[int]) -> tuple[str, ...]:
    """Taking that place as a reserve of the same list."""
    if reserve is None or reserve.role is not Role.RESERVE:
        return ("not_a_reserve",)
    return () if reserve.ref in present else ("reserve_not_present",)


def swapped(entry: Entry, absent: Person, reserve: Person) -> Entry:
    """The two with each other's role and place: nobody leaves the list."""
    to = {
        absent: replace(reserve, role=absent.role),
        reserve: replace(absent, role=reserve.role),
    }
    return replace(entry, people=tuple(to.get(person, person) for person in entry.people))


def replaced(entry: Entry, absent: Person, newcomer: Person) -> Entry:
    """Somebody new with the role and in the place of the absent one, who leaves the list."""
    to = {absent: replace(newcomer, ref=None, role=absent.role)}
    return replace(entry, people=tuple(to.get(person, person) for person in entry.people))
