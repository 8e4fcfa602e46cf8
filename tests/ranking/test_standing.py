"""The results with their words: how each tie was broken, what lacks, what stays hidden."""

from typing import Any

import pytest

from contest.ranking.queries.standing import Standing, standing_of
from contest.ranking.queries.standing_ties import SHARED
from contest.ranking.queries.standing_turns import highest_total, in_running_order
from tests.cast import looking_into
from tests.held import Held
from tests.small_contests import contest, round_

LEVEL = {"r1": {"a": ["50"], "b": ["40"]}, "r2": {"a": ["40"], "b": ["50"]}}


def standing(hall: Held, document: dict[str, Any]) -> Standing:
    hall.hold(document)
    with looking_into(hall.app):
        return standing_of(hall.contest_id)


def criteria(*names: str) -> list[dict[str, str]]:
    return [{"key": name, "name": f"Tiêu chí {name}", "max": "50"} for name in names]


def by_criterion() -> dict[str, Any]:
    marks = {"a": {"x": "10", "y": "20"}, "b": {"x": "20", "y": "10"}}
    document = contest({"thi": {"a": [None], "b": [None]}})
    document["rounds"] = [round_("thi", criteria=criteria("x", "y"))]
    document["marks"] = [
        {"round": "thi", "team": team, "judge": "gk1", "criterion": key, "points": points}
        for team, given in marks.items()
        for key, points in given.items()
    ]
    return document


def with_turns(**fields: dict[str, Any]) -> dict[str, Any]:
    """Two teams of one total in one round; ``fields`` are added to their turns."""
    time = {"max_seconds": 600}
    document = contest({"thi": {"a": ["40"], "b": ["40"]}}, rounds=[round_("thi", time=time)])
    document["turns"] = [
        {"round": "thi", "team": team, "status": "done", **fields.get(team, {})} for team in "ab"
    ]
    return document


def with_deductions() -> dict[str, Any]:
    deductions = [{"points": "1.5", "reason": "ồn"}]
    document = with_turns(b={"deductions": deductions})
    document["marks"][1]["points"] = "41.5"
    return document


HEAD = [{"key": "gk1", "name": "Một"}, {"key": "gk2", "name": "Hai", "head": True}]
FIRSTS = contest({"thi": {"a": ["50", "50", "20"], "b": ["40", "40", "40"]}})

KINDS: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str | None, ...]]] = {
    "round": (contest(LEVEL), {"round": "r2"}, ("b", "50.00", "40.00", "Phần r2", None)),
    "criterion": (
        by_criterion(),
        {"round": "thi", "criterion": "x"},
        ("b", "20.00", "10.00", "Phần thi", "Tiêu chí x"),
    ),
    "fewest_deductions": (with_deductions(), {}, ("a", "0", "1.5", None, None)),
    "shortest_time": (
        with_turns(a={"seconds": 310}, b={"seconds": 290}),
        {},
        ("b", "290", "310", None, None),
    ),
    "head_judge": (
        contest({"thi": {"a": ["40", "30"], "b": ["30", "40"]}}, judges=HEAD),
        {},
        ("b", "40.00", "30.00", None, None),
    ),
    "first_places": (FIRSTS, {}, ("a", "2", "1", None, None)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_tie_names_what_decided_it_with_both_figures(hall: Held, kind: str) -> None:
    document, rule, (above, higher, lower, round_name, criterion) = KINDS[kind]
    document["ranking"] = {"tie_breaks": [{"by": kind, **rule}]}
    (tie,) = standing(hall, document).divisions[0].ties
    assert (tie.by, tie.above, tie.above_figure, tie.below_figure) == (kind, above, higher, lower)
    assert (tie.round, tie.criterion) == (round_name, criterion)


def test_a_criterion_is_compared_with_as_many_decimals_as_show_a_difference(hall: Held) -> None:
    scores = {"thi": {"a": ["10", "10", "10.01"], "b": ["10.01", "10", "10.01"]}}
    document = contest(scores, rounds=[round_("thi", decimals=0)])
    rule = {"by": "criterion", "round": "thi", "criterion": "diem"}
    document["ranking"] = {"tie_breaks": [rule]}
    (tie,) = standing(hall, document).divisions[0].ties
    assert (tie.above, tie.above_figure, tie.below_figure) == ("b", "10.01", "10.00")
    scores["thi"] = {"a": ["10", "10", "10"], "b": ["10.01", "10", "10"]}
    document["marks"] = contest(scores)["marks"]
    (tie,) = standing(hall, document).divisions[0].ties
    assert (tie.above_figure, tie.below_figure) == ("10.003", "10.000")


def test_a_decision_tells_its_reason_and_compares_nothing(hall: Held) -> None:
    document = contest({"thi": {"a": ["40"], "b": ["40"]}})
    document["ranking"] = {"decisions": [{"teams": ["b", "a"], "reason": "Đội ở xa hơn"}]}
    (tie,) = standing(hall, document).divisions[0].ties
    assert (tie.by, tie.above, tie.reason) == ("decision", "b", "Đội ở xa hơn")
    assert tie.above_figure is None


def test_teams_that_nothing_separates_are_a_tied_group(hall: Held) -> None:
    found = standing(hall, contest({"thi": {"a": ["40"], "b": ["40"], "c": ["30"]}}))
    (division,) = found.divisions
    assert [(tie.by, tie.above, tie.below) for tie in division.ties] == [(SHARED, "a", "b")]
    assert [key for key, _ in division.tied_groups[0].teams] == ["a", "b"]
    assert [(team.place, team.tied) for team in division.teams] == [
        (1, True),
        (1, True),
        (3, False),
    ]


def test_teams_level_by_chance_are_no_tied_group_while_results_lack(hall: Held) -> None:
    found = standing(hall, contest({"thi": {"a": ["40"], "b": ["40"], "c": [None]}}))
    assert not found.complete
    assert found.divisions[0].tied_groups == ()
    assert found.divisions[0].ties == ()
    assert [(lack.team, lack.judges) for lack in found.missing] == [("Đội c", ("Giám khảo gk1",))]


def test_what_a_judge_gave_stays_hidden_while_the_panel_is_at_work(hall: Held) -> None:
    found = standing(hall, contest({"thi": {"a": ["40", None], "b": ["30", "31"]}}))
    at_work, complete = found.turns_of("thi")[::-1]
    if at_work.team != "a":
        at_work, complete = complete, at_work
    assert [total.state for total in at_work.totals] == ["missing", "missing"]
    assert [total.points for total in complete.totals] == ["30", "31"]


def test_a_dropped_total_and_an_excused_judge_are_named_as_such(hall: Held) -> None:
    rounds = [round_("thi", aggregate={"method": "mean", "drop_highest": 1})]
    document = contest({"thi": {"a": ["40", "50", None]}}, rounds=rounds)
    document["excused"] = [{"round": "thi", "team": "a", "judge": "gk3", "reason": "cùng đơn vị"}]
    (turn,) = standing(hall, document).turns_of("thi")
    states = [(total.state, total.points) for total in turn.totals]
    assert states == [("counted", "40"), ("dropped", "50"), ("excused", None)]


def test_turns_are_listed_as_they_are_called(hall: Held) -> None:
    document = contest({"thi": {"a": ["40"], "b": ["50"], "c": ["45"]}})
    document["running_order"] = {"thi": ["c", "a", "b"]}
    found = standing(hall, document)
    assert [turn.team for turn in in_running_order(found.turns_of("thi"))] == ["c", "a", "b"]
    assert highest_total(found.rounds[0]) == "100"
