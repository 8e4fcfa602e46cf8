"""The running order: division by division if so, each drawn, with the places that are fixed kept.

Places run from 1. This module knows neither rounds nor numbers of teams nor people: what it gets
are keys, and the same seed and terms give the same order on any machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from contest.schedule.rules.draw import order_of_seed


class Kind(StrEnum):
    """What one draw is for: all staged rounds, each round its own, or all acts of a team in a
    row."""

    ALL = "all"
    ROUND = "round"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Terms:
    """What was settled before the draw.

    Attributes:
        groups: the teams, division after division; one group where there are no divisions.
        fixed: team → the place that was given to it by decision.
    """

    groups: tuple[tuple[str, ...], ...]
    fixed: Mapping[str, int] = field(default_factory=dict)

    @property
    def teams(self) -> list[str]:
        """All teams."""
        return [team for group in self.groups for team in group]


@dataclass(frozen=True, slots=True)
class PlaceFault:
    """A fixed place that cannot be: ``place_twice``, or ``place_outside``, which is not one of
    ``first`` to ``last``, where the team's group stands."""

    code: str
    team: str
    place: int
    first: int
    last: int


def groups_of(divisions: Sequence[tuple[str, int | None]]) -> tuple[tuple[str, ...], ...]:
    """(team, place of its division) → the groups in the order of the divisions; teams without a
    division come last."""
    held: dict[int | None, list[str]] = {}
    for team, division in divisions:
        held.setdefault(division, []).append(team)
    ordered = sorted(held, key=lambda one: (one is None, one or 0))
    return tuple(tuple(held[division]) for division in ordered)


def faults_of_places(terms: Terms) -> list[PlaceFault]:
    """What is wrong with the fixed places; a team that is not there any more has none."""
    found: list[PlaceFault] = []
    taken: set[int] = set()
    for group, first, last in _blocks(terms):
        for team in group:
            place = terms.fixed.get(team)
            if place is None:
                continue
            if not first <= place <= last:
                found.append(PlaceFault("place_outside", team, place, first, last))
            elif place in taken:
                found.append(PlaceFault("place_twice", team, place, first, last))
            taken.add(place)
    return found


def open_places(terms: Terms) -> dict[str, frozenset[int]]:
    """Team that draws → the places that it may draw: those of its group that are not fixed."""
    places: dict[str, frozenset[int]] = {}
    for group, first, last in _blocks(terms):
        kept = {terms.fixed[team] for team in group if team in terms.fixed}
        free = frozenset(range(first, last + 1)) - kept
        places |= {team: free for team in group if team not in terms.fixed}
    return places


def order_by_seed(seed: str, terms: Terms, round_key: str | None = None) -> list[str]:
    """The order that this seed gives under these terms, whose fixed places have no fault."""
    drawn: dict[str, int] = {}
    for group, first, last in _blocks(terms):
        kept = {terms.fixed[team] for team in group if team in terms.fixed}
        free = (place for place in range(first, last + 1) if place not in kept)
        lots = [team for team in group if team not in terms.fixed]
        drawn |= dict(zip(order_of_seed(seed, lots, round_key), free, strict=True))
    return with_fixed(drawn, terms)


def with_fixed(drawn: Mapping[str, int], terms: Terms) -> list[str]:
    """The whole order, from the places that were drawn and those that were fixed."""
    kept = {team: terms.fixed[team] for team in terms.teams if team in terms.fixed}
    places = {**kept, **drawn}
    return sorted(places, key=places.__getitem__)


def _blocks(terms: Terms) -> list[tuple[tuple[str, ...], int, int]]:
    """Each group with its first and last place."""
    blocks = []
    first = 1
    for group in terms.groups:
        blocks.append((group, first, first + len(group) - 1))
        first += len(group)
    return blocks
