"""Whether the public scoreboard says what the calculation says.

The board may say less (the contest's publication settings); what it says must be right, and at
the level ``all`` it must say everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contest.ranking.rules.results import Results
from contest.regulations.rules.contest import PublishLevel


@dataclass(frozen=True, slots=True)
class Difference:
    """``at`` names the figure (``ha-bac.total``); ``shown`` on the board, ``computed`` anew."""

    at: str
    shown: object
    computed: object


def differences(
    board: Mapping[str, Any], results: Results, level: PublishLevel
) -> list[Difference]:
    """Everything in which the final board differs from the results; empty when it agrees."""
    found = [] if board["state"] == "final" else [Difference("state", board["state"], "final")]
    computed = _rows(results)
    shown = {row["team"]: row for row in board["rows"]}
    if set(shown) != set(computed):
        found.append(Difference("rows", sorted(shown), sorted(computed)))
    for team in shown.keys() & computed.keys():
        found += _row_differences(team, shown[team], computed[team], level)
    return [*found, *_award_differences(board, results, level)]


def _rows(results: Results) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for ranking in results.rankings:
        sharing = Counter(place.place for place in ranking.places)
        for place in ranking.places:
            rounds = results.teams[place.team].rounds
            rows[place.team] = {
                "place": place.place,
                "tied": sharing[place.place] > 1,
                "total": str(place.total),
                "rounds": {
                    key: None
                    if turn.result is None
                    else {"result": str(turn.result), "weighted": str(turn.weighted)}
                    for key, turn in rounds.items()
                },
            }
    return rows


def _row_differences(
    team: str, shown: Mapping[str, Any], computed: Mapping[str, Any], level: PublishLevel
) -> Iterator[Difference]:
    for name, value in computed.items():
        if name not in shown and level is not PublishLevel.ALL:
            continue
        if shown.get(name) != value:
            yield Difference(f"{team}.{name}", shown.get(name), value)
    if level is PublishLevel.PRIZES and "total" in shown:
        yield Difference(f"{team}.total", shown["total"], None)


def _award_differences(
    board: Mapping[str, Any], results: Results, level: PublishLevel
) -> Iterator[Difference]:
    shown = {(award["key"], award["division"]): award for award in board["awards"]}
    computed = {(award.key, award.division): award for award in results.awards}
    if set(shown) != set(computed):
        yield Difference("awards", sorted(map(str, shown)), sorted(map(str, computed)))
    # Where places are not published, a list of teams must not rank them either.
    arranged = list if level is PublishLevel.ALL else sorted
    for key in shown.keys() & computed.keys():
        told, right = shown[key], computed[key]
        if (told["state"], arranged(told["teams"])) != (right.state.value, arranged(right.teams)):
            yield Difference(f"award.{key[0]}", told["teams"], list(right.teams))
