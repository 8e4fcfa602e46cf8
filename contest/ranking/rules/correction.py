"""What a correction changes: results as they were told against results as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest.ranking.rules.results import Results


@dataclass(frozen=True, slots=True)
class TeamChange:
    """A team whose place or total is another one: (place, total) before and now; None: none."""

    team: str
    before: tuple[int, str] | None
    now: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class AwardChange:
    """A prize with other takers: keys of the teams that lose it and of those that gain it."""

    award: str
    division: str | None
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is told differently."""

    teams: tuple[TeamChange, ...]
    awards: tuple[AwardChange, ...]


def told(results: Results) -> dict[str, Any]:
    """Places, totals and takers as plain JSON, to be kept until they are compared."""
    return {
        "teams": {
            place.team: [place.place, str(place.total)]
            for ranking in results.rankings
            for place in ranking.places
        },
        "awards": [
            {
                "award": award.key,
                "division": award.division,
                "teams": [*award.teams, *(one.team for one in award.members)],
            }
            for award in results.awards
        ],
    }


def figure_of(results: Results, round_key: str, team: str) -> list[str | None]:
    """What became of a turn and its result, as plain JSON: what the public knew of it."""
    turn = results.teams[team].rounds[round_key]
    return [turn.status.value, None if turn.result is None else str(turn.result)]


def came_back_equal(
    corrections: Sequence[tuple[str, str, Mapping[str, Any] | None]], results: Results
) -> list[bool]:
    """For each correction whether the result, confirmed again, is the one that it was before.

    It is compared with what it was when the same turn was corrected next, else with what it is.

    Args:
        corrections: (round, team, what was kept of before), the earliest first.
        results: as they are now; a turn without a result has not come back.
    """
    after: dict[tuple[str, str], Any] = {}
    found: list[bool] = []
    for round_key, team, before in reversed(corrections):
        turn = (round_key, team)
        was = (before or {}).get("turn")
        if turn not in after:
            after[turn] = figure_of(results, round_key, team) if team in results.teams else None
        found.append(was is not None and was == after[turn])
        after[turn] = was
    return found[::-1]


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Changes:
    """The differences of two :func:`told`, in the order of the newer one."""
    old = {(one["award"], one["division"]): one["teams"] for one in before["awards"]}
    awards = [
        AwardChange(
            one["award"],
            one["division"],
            _without(old.get((one["award"], one["division"]), ()), one["teams"]),
            _without(one["teams"], old.get((one["award"], one["division"]), ())),
        )
        for one in now["awards"]
    ]
    keys = [*now["teams"], *(team for team in before["teams"] if team not in now["teams"])]
    return Changes(
        teams=tuple(
            TeamChange(team, _figure(before["teams"].get(team)), _figure(now["teams"].get(team)))
            for team in keys
            if before["teams"].get(team) != now["teams"].get(team)
        ),
        awards=tuple(one for one in awards if one.lost or one.gained),
    )


def _without(teams: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(team for team in teams if team not in others)


def _figure(stored: Sequence[Any] | None) -> tuple[int, str] | None:
    return None if stored is None else (stored[0], stored[1])
