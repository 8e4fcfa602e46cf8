"""The result of one turn, from the marks to the weighted figure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.small_contests import Document, contest, results, round_


def turn_of(document: Document, team: str = "a", key: str = "thi") -> Document:
    turn: Document = results(document)["teams"][team]["rounds"][key]
    return turn


def one(totals: list[str | None], status: str = "done", **round_fields: Any) -> Document:
    document = contest({"thi": {"a": totals}}, rounds=[round_(**round_fields)])
    document["turns"][0]["status"] = status
    return document


def with_deductions(document: Document, *points: str) -> Document:
    document["turns"][0]["deductions"] = [{"points": p, "reason": "Nộp muộn"} for p in points]
    return document


def test_the_aggregate_is_rounded_before_deductions_and_the_result_after() -> None:
    turn = turn_of(with_deductions(one(["8.87", "8.88"]), "0.004"))
    assert (turn["aggregate"], turn["result"]) == ("8.88", "8.88")
    turn = turn_of(with_deductions(one(["8.87", "8.88"]), "0.006"))
    assert (turn["aggregate"], turn["result"]) == ("8.88", "8.87")


def test_deductions_never_make_a_result_negative() -> None:
    turn = turn_of(with_deductions(one(["3"]), "2", "2"))
    assert (turn["aggregate"], turn["result"], turn["weighted"]) == ("3.00", "0.00", "0.00")


def test_deductions_from_each_judge_stop_at_nothing_for_that_judge() -> None:
    turn = turn_of(with_deductions(one(["1", "5"], deductions_apply="judge"), "2"))
    assert turn["judges"] == {"gk1": "1", "gk2": "5"}
    assert (turn["aggregate"], turn["result"]) == ("1.50", "1.50")


def test_the_outlier_band_looks_at_totals_after_the_deductions_of_each_judge() -> None:
    fields: dict[str, Any] = {"deductions_apply": "judge", "aggregate": {"outlier_band": "1"}}
    turn = turn_of(with_deductions(one(["0", "3", "2", "2"], **fields), "2"))
    assert turn["dropped"] == []
    turn = turn_of(one(["0", "3", "2", "2"], **fields))
    assert turn["dropped"] == ["gk1", "gk2"]


@pytest.mark.parametrize(
    ("weight", "weighted"), [("0.6", "5.00"), ("6/7", "7.14"), ("0", "0.00"), ("2", "16.66")]
)
def test_the_weight_is_applied_to_the_rounded_result(weight: str, weighted: str) -> None:
    assert turn_of(one(["8.33"], weight=weight))["weighted"] == weighted


@pytest.mark.parametrize("status", ["absent", "disqualified"])
def test_an_absent_or_disqualified_team_has_nothing_and_needs_no_marks(status: str) -> None:
    document = with_deductions(one(["9", None], status=status, decimals=3), "1.50")
    printed = results(document)
    assert printed["complete"] is True
    assert printed["teams"]["a"]["rounds"]["thi"] == {
        "status": status,
        "judges": {},
        "dropped": [],
        "aggregate": None,
        "deductions": [{"points": "1.5", "reason": "Nộp muộn"}],
        "notes": [],
        "result": "0.000",
        "weighted": "0.000",
    }


def test_a_turn_counts_when_everyone_not_excused_has_marked_everything() -> None:
    document = one(["9", None])
    assert results(document)["missing"] == [
        {"round": "thi", "team": "a", "code": "marks", "judges": ["gk2"]}
    ]
    document["excused"] = [{"round": "thi", "team": "a", "judge": "gk2", "reason": "x"}]
    assert turn_of(document)["result"] == "9.00"
    assert results(document)["missing"] == []


def test_a_panel_of_nobody_is_told_as_such() -> None:
    document = one([], judges=[])
    assert results(document)["missing"] == [
        {"round": "thi", "team": "a", "code": "no_judge", "judges": []}
    ]


def test_totals_of_complete_sheets_show_before_the_turn_has_a_result() -> None:
    document = with_deductions(one(["9.50", None], status="pending"), "1")
    turn = turn_of(document)
    assert turn["judges"] == {"gk1": "9.5"}
    assert turn["deductions"] == [{"points": "1", "reason": "Nộp muộn"}]
    assert turn["result"] is None


def test_a_round_marked_by_part_of_the_jury_keeps_the_order_of_its_panel() -> None:
    document = contest({"thi": {"a": ["9", "8", "7"]}}, rounds=[round_(judges=["gk3", "gk1"])])
    document["marks"] = [row for row in document["marks"] if row["judge"] != "gk2"]
    assert list(turn_of(document)["judges"]) == ["gk3", "gk1"]


def test_manual_deductions_stand_before_overtime() -> None:
    overtime = {"every_seconds": 60, "counting": "full", "points": "0.50"}
    document = with_deductions(one(["9"], time={"max_seconds": 60, "overtime": overtime}), "1")
    document["turns"][0]["seconds"] = 185
    assert turn_of(document)["deductions"] == [
        {"points": "1", "reason": "Nộp muộn"},
        {"points": "1", "code": "overtime", "seconds": 125},
    ]
    assert turn_of(document)["result"] == "7.00"


def test_a_team_that_is_not_approved_prints_every_round_empty() -> None:
    document = contest({"thi": {"a": ["9"], "b": ["8"]}})
    document["teams"][0]["status"] = "withdrawn"
    printed = results(document)["teams"]["a"]
    assert printed["rounds"]["thi"]["status"] == "pending"
    assert printed["rounds"]["thi"]["judges"] == {}
    assert (printed["total"], printed["provisional_total"]) == (None, "0.00")
