"""Each tie-break with its own small contest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.small_contests import Document, Scores, contest, order, results, round_


def ranked_by(document: Document, *tie_breaks: Document) -> list[tuple[int, str, str | None]]:
    ranking: Document = document.setdefault("ranking", {})
    ranking["tie_breaks"] = list(tie_breaks)
    return order(document)


def two_rounds(**fields: Any) -> Document:
    """a and b are equal on the total; b is better in the second round."""
    return contest(
        {"r1": {"a": ["9", "9"], "b": ["8", "8"]}, "r2": {"a": ["5", "5"], "b": ["6", "6"]}},
        **fields,
    )


SHARED = [(1, "a", None), (1, "b", None)]


def test_teams_that_nothing_separates_share_a_place_and_the_next_skips() -> None:
    document = contest({"thi": {"d": ["7"], "c": ["8"], "b": ["8"], "a": ["9"]}})
    assert order(document) == [(1, "a", None), (2, "b", "total"), (2, "c", None), (4, "d", "total")]


def test_the_better_round_separates() -> None:
    by = {"by": "round", "round": "r2"}
    assert ranked_by(two_rounds(), by) == [(1, "b", None), (2, "a", "round:r2")]


def test_the_round_is_compared_weighted_as_printed() -> None:
    document = contest({"r1": {"a": ["5.4"], "b": ["5"]}}, rounds=[round_("r1", decimals=0)])
    assert ranked_by(document, {"by": "round", "round": "r1"}) == SHARED


def test_the_better_criterion_separates_on_raw_marks() -> None:
    criteria = [{"key": k, "name": k, "max": "10"} for k in ("noi_dung", "dien_xuat")]
    document = contest({"thi": {"a": [], "b": []}}, rounds=[round_(criteria=criteria)])
    document["judges"] = [{"key": "gk1", "name": "Một"}]
    document["marks"] = [
        {"round": "thi", "team": team, "judge": "gk1", "criterion": criterion, "points": points}
        for team, marks in (("a", ("8", "7")), ("b", ("7", "8")))
        for criterion, points in zip(("noi_dung", "dien_xuat"), marks, strict=True)
    ]
    by = {"by": "criterion", "round": "thi", "criterion": "dien_xuat"}
    assert ranked_by(document, by) == [(1, "b", None), (2, "a", "criterion:thi.dien_xuat")]


def test_a_dropped_total_does_not_count_in_a_criterion() -> None:
    trim = {"method": "median", "drop_highest": 1}
    rounds = [round_(aggregate=trim)]
    document = contest({"thi": {"a": ["6", "5", "3"], "b": ["100", "4", "4"]}}, rounds=rounds)
    # Left are 5 3 and 4 4: equal medians, equal means; the raw 100 must not help b.
    assert ranked_by(document, {"by": "criterion", "round": "thi", "criterion": "diem"}) == SHARED


def test_a_turn_without_marks_ranks_behind_any_criterion() -> None:
    document = contest({"thi": {"a": [None], "b": ["0"]}})
    document["turns"][0]["status"] = "absent"
    by = {"by": "criterion", "round": "thi", "criterion": "diem"}
    assert ranked_by(document, by) == [(1, "b", None), (2, "a", "criterion:thi.diem")]


def test_fewer_deductions_separate_even_where_the_floor_hid_them() -> None:
    document = contest({"thi": {"a": ["1"], "b": ["1"]}})
    for turn, points in zip(document["turns"], ("3", "2"), strict=True):
        turn["deductions"] = [{"points": points, "reason": "x"}]
    by = {"by": "fewest_deductions"}
    assert ranked_by(document, by) == [(1, "b", None), (2, "a", "fewest_deductions")]


def test_the_shorter_time_separates_over_staged_rounds_with_time() -> None:
    rounds = [round_("r1", time={"max_seconds": 900}), round_("r2", time={}, staged=False)]
    document = two_rounds(rounds=rounds)
    for turn, seconds in zip(document["turns"], (301, 300, 1, 999), strict=True):
        turn["seconds"] = seconds
    by = {"by": "shortest_time"}
    assert ranked_by(document, by) == [(1, "b", None), (2, "a", "shortest_time")]
    del document["turns"][1]["seconds"]
    assert ranked_by(document, by) == [(1, "a", None), (2, "b", "shortest_time")]


def with_head(document: Document, judge: int = 1) -> Document:
    document["judges"][judge]["head"] = True
    return document


def test_the_head_judge_separates_with_the_weights_of_the_rounds() -> None:
    rounds = [round_("r1", weight="1/2"), round_("r2", weight="1")]
    document = contest(
        {"r1": {"a": ["2", "6"], "b": ["6", "2"]}, "r2": {"a": ["6", "4"], "b": ["4", "6"]}},
        rounds=rounds,
    )
    # a: 6/2 + 4 = 7, b: 2/2 + 6 = 7.
    assert ranked_by(with_head(document), {"by": "head_judge"}) == SHARED
    document["rounds"][0]["weight"] = "0.4"
    assert ranked_by(document, {"by": "head_judge"}) == [(1, "b", None), (2, "a", "head_judge")]


def test_without_a_head_judge_the_rule_is_skipped() -> None:
    assert (
        ranked_by(contest({"thi": {"a": ["9", "7"], "b": ["7", "9"]}}), {"by": "head_judge"})
        == SHARED
    )


def test_a_head_judge_excused_for_a_team_of_the_group_decides_nothing_there() -> None:
    scores: Scores = {"thi": {"a": ["8", None], "b": ["7", "9"], "c": ["5", "7"], "d": ["7", "5"]}}
    document = with_head(contest(scores))
    document["excused"] = [{"round": "thi", "team": "a", "judge": "gk2", "reason": "x"}]
    assert ranked_by(document, {"by": "head_judge"}) == [
        (1, "a", None),
        (1, "b", None),
        (3, "c", "total"),
        (4, "d", "head_judge"),
    ]


def test_more_first_places_separate_and_equal_firsts_all_count() -> None:
    document = contest({"thi": {"a": ["9", "9", "3"], "b": ["9", "4", "8"], "c": ["1", "1", "1"]}})
    # gk1: a and b, gk2: a, gk3: b: two each.
    assert ranked_by(document, {"by": "first_places"})[:2] == SHARED
    document = contest({"thi": {"a": ["9", "8", "1"], "b": ["8", "5", "5"]}})
    assert ranked_by(document, {"by": "first_places"}) == [(1, "a", None), (2, "b", "first_places")]


def test_a_dropped_total_is_a_first_place_too() -> None:
    rounds = [round_(aggregate={"drop_highest": 1})]
    document = contest({"thi": {"a": ["9", "5", "5"], "b": ["5", "5", "5"]}}, rounds=rounds)
    assert ranked_by(document, {"by": "first_places"}) == [(1, "a", None), (2, "b", "first_places")]


def test_first_places_are_counted_among_the_teams_of_the_division() -> None:
    document = contest({"thi": {"a": ["8", "7"], "b": ["7", "8"], "x": ["9", "1"]}})
    document["divisions"] = [{"key": "k1", "name": "Khối 1"}]
    document["teams"][2]["division"] = "k1"
    document["ranking"] = {"tie_breaks": [{"by": "first_places"}]}
    assert order(document, 1) == SHARED


DECISION = {"teams": ["b", "a"], "reason": "Ban Tổ chức quyết định"}
TIED = {"thi": {"a": ["8"], "b": ["8"], "c": ["7"]}}


def test_a_recorded_decision_separates_even_where_it_is_not_listed() -> None:
    document = contest(TIED, ranking={"decisions": [DECISION]})
    assert order(document) == [(1, "b", None), (2, "a", "decision"), (3, "c", "total")]
    assert results(document)["unused_decisions"] == []


def test_a_listed_decision_comes_before_the_rules_after_it() -> None:
    document = two_rounds()
    document["ranking"] = {"decisions": [{"teams": ["a", "b"], "reason": "x"}]}
    by_round = {"by": "round", "round": "r2"}
    assert ranked_by(document, {"by": "decision"}, by_round) == [
        (1, "a", None),
        (2, "b", "decision"),
    ]
    assert ranked_by(document, by_round) == [(1, "b", None), (2, "a", "round:r2")]
    assert results(document)["unused_decisions"] == [0]


@pytest.mark.parametrize("teams", [["a", "c"], ["a", "b", "c"]])
def test_a_decision_on_another_set_of_teams_splits_nothing(teams: list[str]) -> None:
    document = contest(TIED, ranking={"decisions": [{"teams": teams, "reason": "x"}]})
    assert order(document)[:2] == SHARED
    assert results(document)["unused_decisions"] == [0]


def test_a_later_rule_never_joins_what_an_earlier_one_split() -> None:
    scores = {
        "r1": {"a": ["9"], "b": ["8"], "c": ["9"]},
        "r2": {"a": ["5"], "b": ["6"], "c": ["5"]},
    }
    document = contest(scores, ranking={"decisions": [{"teams": ["c", "a"], "reason": "x"}]})
    rules = ({"by": "round", "round": "r1"}, {"by": "round", "round": "r2"})
    assert ranked_by(document, *rules) == [
        (1, "c", None),
        (2, "a", "decision"),
        (3, "b", "round:r1"),
    ]


def test_divisions_are_ranked_apart_and_teams_without_one_last() -> None:
    document = contest({"thi": {"a": ["9"], "b": ["8"], "c": ["7"]}})
    document["divisions"] = [{"key": "z", "name": "Z"}, {"key": "y", "name": "Y"}]
    for team, division in zip(document["teams"], ("y", None, "y"), strict=True):
        team["division"] = division
    rankings = results(document)["rankings"]
    assert [(one["division"], [p["team"] for p in one["places"]]) for one in rankings] == [
        ("z", []),
        ("y", ["a", "c"]),
        (None, ["b"]),
    ]


def test_places_follow_the_provisional_total_while_results_lack() -> None:
    document = contest({"r1": {"a": ["9"], "b": ["8"]}, "r2": {"a": [None], "b": ["5"]}})
    assert order(document) == [(1, "b", None), (2, "a", "total")]
