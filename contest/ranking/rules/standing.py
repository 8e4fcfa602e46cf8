"""Ranks the teams of one division: by total, then tie-break by tie-break.

Source: contest file ``hoithi/1``, section 5. It does not know how a rule finds its values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from contest.ranking.rules.evidence import Evidence
from contest.ranking.rules.ties import TieBreaks, Value, Values
from contest.regulations.rules.exact import figure
from contest.regulations.rules.prizes import TieBreak, TieBreakKind


@dataclass(frozen=True, slots=True)
class Place:
    """A team's place. ``decided_by`` separated it from the team directly above, if anything did."""

    place: int
    team: str
    total: Decimal
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """One division ranked; ``division`` is ``None`` for the teams without one."""

    division: str | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """Teams still equal, and what separated them from those above."""

    teams: tuple[str, ...]
    decided_by: str | None = None


def rankings(evidence: Evidence) -> tuple[tuple[Ranking, ...], frozenset[int]]:
    """The rankings in order, the one without a division last, and the decisions that were used."""
    divisions = [division.key for division in evidence.record.divisions]
    by_division: dict[str | None, list[str]] = {key: [] for key in divisions}
    if not divisions:
        by_division[None] = []
    for team in evidence.approved:
        by_division.setdefault(team.division, []).append(team.key)
    made: list[Ranking] = []
    used: set[int] = set()
    for division, teams in by_division.items():
        rules = TieBreaks(evidence, teams)
        made.append(Ranking(division, _places(evidence, _split(evidence, rules, teams))))
        used |= rules.used_decisions
    return tuple(made), frozenset(used)


def _split(evidence: Evidence, rules: TieBreaks, teams: Sequence[str]) -> list[_Group]:
    groups = _parted(_Group(tuple(teams)), evidence.provisional, "total") if teams else []
    last_word = TieBreak(TieBreakKind.DECISION)
    for rule in (*evidence.record.tie_breaks, last_word):
        name = _name(rule)
        refined: list[_Group] = []
        for group in groups:
            values = rules.values(rule, group.teams) if len(group.teams) > 1 else None
            refined += [group] if values is None else _parted(group, values, name)
        groups = refined
    return groups


def _name(rule: TieBreak) -> str:
    match rule.by:
        case TieBreakKind.ROUND:
            return f"round:{rule.round}"
        case TieBreakKind.CRITERION:
            return f"criterion:{rule.round}.{rule.criterion}"
        case _:
            return rule.by.value


def _parted(group: _Group, values: Values | Mapping[str, int], name: str) -> list[_Group]:
    """The group split by value, best first; the first part keeps what it was separated by."""

    def value(team: str) -> tuple[bool, Value]:
        worth = values[team]
        return (True, 0) if worth is None else (False, -worth)

    ordered = sorted(group.teams, key=value)
    return [
        _Group(tuple(equal), group.decided_by if index == 0 else name)
        for index, (_, equal) in enumerate(groupby(ordered, key=value))
    ]


def _places(evidence: Evidence, groups: Sequence[_Group]) -> tuple[Place, ...]:
    places: list[Place] = []
    for group in groups:
        number = len(places) + 1
        for index, team in enumerate(sorted(group.teams)):
            total = figure(evidence.provisional[team], evidence.decimals)
            places.append(Place(number, team, total, None if index else group.decided_by))
    return tuple(places)
