"""People who seem to be in two teams: for the organiser to look at, whatever their role.

Wider than the composition rule ``once``, which counts captains and full members with a day of
birth alone and may stop a list; this stops nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from contest.shared.folding import folded

_DAY_LENGTH = len("YYYY-MM-DD")
_YEAR_LENGTH = len("YYYY")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who is on the list of a team.

    Attributes:
        born: ``YYYY-MM-DD``, a year alone, or nothing.
        team: what tells the teams apart.
    """

    member: int
    name: str
    born: str | None
    team: int


@dataclass(frozen=True, slots=True)
class Match:
    """One name in two or more teams.

    Attributes:
        is_sure: the day of birth is the same too; otherwise it is not known, or only the year is,
            and nothing speaks against it.
    """

    is_sure: bool
    people: tuple[Listed, ...]


def duplicates(
    people: Iterable[Listed], *, named: Callable[[str], str] = folded
) -> tuple[Match, ...]:
    """The sure matches, then the possible ones, each kind in the order of the lists.

    ``Hoà`` and ``Hòa`` are one name; two people with different days of birth are two people.
    ``named`` makes one spelling of a name.
    """
    by_name: dict[str, list[Listed]] = defaultdict(list)
    for one in people:
        by_name[named(one.name)].append(one)
    alike = [found for found in by_name.values() if _teams(found) > 1]
    sure = [Match(True, tuple(same)) for found in alike for same in _born_alike(found)]
    possible = [Match(False, tuple(rest)) for found in alike if (rest := _not_told_apart(found))]
    return (*sure, *possible)


def _teams(people: Iterable[Listed]) -> int:
    return len({one.team for one in people})


def _born_alike(people: Sequence[Listed]) -> list[list[Listed]]:
    by_day: dict[str, list[Listed]] = defaultdict(list)
    for one in people:
        if _is_day(one.born):
            by_day[one.born or ""].append(one)
    return [same for same in by_day.values() if _teams(same) > 1]


def _not_told_apart(people: Sequence[Listed]) -> list[Listed]:
    """Those whose birth is not known exactly, with everybody of another team they might be."""
    vague = [one for one in people if not _is_day(one.born)]
    return [
        one
        for one in people
        if any(
            other.team != one.team and _may_be_one(one.born, other.born)
            for other in (people if one in vague else vague)
        )
    ]


def _is_day(born: str | None) -> bool:
    return born is not None and len(born) == _DAY_LENGTH


def _may_be_one(born: str | None, other: str | None) -> bool:
    return born is None or other is None or born[:_YEAR_LENGTH] == other[:_YEAR_LENGTH]
