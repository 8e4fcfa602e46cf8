"""A rehearsal notices when the board does not say what the calculation says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from contest.archive.actions.importing import regulations_in
from contest.archive.rules.reader import read
from contest.displays.rules.board import ShownTurn, Stage, board
from contest.ranking.rules.results import Results, compute
from contest.regulations.rules.contest import PublishLevel
from contest.rehearsal.rules.agreement import differences
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import TurnState
from tests.small_contests import contest

SCORES = {"thi": {"a": ["9", "8"], "b": ["7", "7"], "c": ["7", "7"]}}
AWARDS = [
    {"key": "nhat", "name": "Nhất", "by": "place", "count": 1},
    {"key": "con-lai", "name": "Khuyến khích", "by": "rest"},
]


def played(level: str) -> tuple[dict[str, Any], Results]:
    """The board of a small contest at its end, and its results."""
    settings = {"publish": {"level": level, "when": "turn"}}
    document = contest(SCORES, awards=AWARDS, settings=settings)
    file = read(json.dumps(document).encode()).file
    assert file is not None
    turns = [
        ShownTurn("thi", team, TurnState.PUBLISHED, True, number, StageClock(), 0.0)
        for number, team in enumerate(SCORES["thi"], start=1)
    ]
    results = compute(file.record())
    stage = Stage(turns, announced=True, order={turn.team: turn.position or 0 for turn in turns})
    return board(regulations_in(file), file.teams, results, stage), results


@pytest.mark.parametrize("level", list(PublishLevel))
def test_a_right_board_agrees_whatever_it_withholds(level: PublishLevel) -> None:
    shown, results = played(level)
    assert differences(shown, results, level) == []


def row(shown: dict[str, Any], team: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in shown["rows"] if row["team"] == team)
    return found


@pytest.mark.parametrize(
    ("spoil", "at"),
    [
        (lambda shown: row(shown, "a").update(total="9.00"), "a.total"),
        (lambda shown: row(shown, "b").update(place=3), "b.place"),
        (lambda shown: row(shown, "b").update(tied=False), "b.tied"),
        (lambda shown: row(shown, "c").pop("rounds"), "c.rounds"),
        (lambda shown: row(shown, "c")["rounds"].update(thi=None), "c.rounds"),
        (lambda shown: shown["rows"].pop(), "rows"),
        (lambda shown: shown["awards"].pop(), "awards"),
        (lambda shown: shown["awards"][1]["teams"].reverse(), "award.con-lai"),
        (lambda shown: shown.update(state="live"), "state"),
    ],
)
def test_whatever_is_wrong_on_the_board_is_named(
    spoil: Callable[[dict[str, Any]], Any], at: str
) -> None:
    right, results = played("all")
    shown = copy.deepcopy(right)
    spoil(shown)
    assert [one.at for one in differences(shown, results, PublishLevel.ALL)] == [at]


def test_a_figure_that_is_not_to_be_published_is_a_difference() -> None:
    shown, results = played("prizes")
    row(shown, "a")["total"] = "8.50"
    found = differences(shown, results, PublishLevel.PRIZES)
    assert [one.at for one in found] == ["a.total"]
