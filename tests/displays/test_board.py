"""What the public may know: publication levels, ties, divisions, and what is never there."""

import json
from typing import Any

import pytest

from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import TurnState
from tests.displays.small_boards import FIVE, published, small_contest, two_rounds

FIGURES = ("50", "60", "70", "80", "90")


def places(board: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(row["team"], row.get("place", "absent")) for row in board["rows"]]


def test_the_board_has_the_shape_of_the_contract() -> None:
    board = published(small_contest(FIVE))
    assert list(board) == ["state", "contest", "rounds", "now", "rows", "awards"]
    assert list(board["contest"]) == ["slug", "name", "theme"]
    assert board["rounds"] == [{"key": "thi", "name": "Phần thi", "staged": True}]
    assert board["rows"][0] == {
        "team": "binh",
        "name": "Đội binh",
        "division": None,
        "place": 1,
        "tied": False,
        "total": "90.00",
        "rounds": {"thi": {"result": "90.00", "weighted": "90.00"}},
    }


def test_the_whole_board_is_ranked_while_the_contest_goes_on() -> None:
    board = published(small_contest(FIVE))
    assert (board["state"], board["awards"]) == ("live", [])
    assert places(board) == [("binh", 1), ("chi", 2), ("an", 3), ("dung", 4), ("em", 5)]


@pytest.mark.parametrize("level", ["prizes", "top"])
def test_below_the_whole_board_nothing_is_known_before_the_end(level: str) -> None:
    board = published(small_contest(FIVE, level))
    assert places(board) == [(team, "absent") for team in ("an", "binh", "chi", "dung", "em")]
    assert board["awards"] == []
    text = json.dumps(board)
    assert not any(figure in text for figure in FIGURES)


def test_prizes_only_names_the_winners_without_figure_or_order() -> None:
    board = published(small_contest(FIVE, "prizes"), announced=True)
    assert board["state"] == "final"
    assert all(set(row) == {"team", "name", "division"} for row in board["rows"])
    taken = {award["key"]: award["teams"] for award in board["awards"]}
    # As ranked the second prize would read chi, an and the last one dung, em.
    assert taken == {
        "nhat": ["binh"],
        "nhi": ["an", "chi"],
        "kk": ["dung", "em"],
        "hay": ["binh", "chi"],
    }
    assert not any(figure in json.dumps(board) for figure in FIGURES)


def test_top_tells_place_and_total_of_the_first_prizes_and_of_nobody_else() -> None:
    board = published(small_contest(FIVE, "top"), announced=True)
    known = [(row["team"], row["place"], row["total"]) for row in board["rows"] if "place" in row]
    assert known == [("binh", 1, "90.00"), ("chi", 2, "80.00"), ("an", 3, "70.00")]
    assert all("rounds" not in row for row in board["rows"])
    assert [set(row) for row in board["rows"][3:]] == [{"team", "name", "division"}] * 2
    assert [award["teams"] for award in board["awards"]][:2] == [["binh"], ["chi", "an"]]


def test_a_fourth_prize_is_listed_in_running_order_at_level_top() -> None:
    awards = [
        {"key": key, "name": key, "by": "place", "count": count}
        for key, count in (("nhat", 1), ("nhi", 1), ("ba", 1), ("tu", 2))
    ]
    scores = {"thi": {**FIVE["thi"], "dung": ["50"], "em": ["60"]}}
    board = published(small_contest(scores, "top", awards=awards), announced=True)
    assert board["awards"][3]["teams"] == ["dung", "em"]
    assert "60.00" not in json.dumps(board)


def test_the_whole_board_gives_prizes_as_ranked() -> None:
    board = published(small_contest(FIVE), announced=True)
    assert [award["teams"] for award in board["awards"]] == [
        ["binh"],
        ["chi", "an"],
        ["dung", "em"],
        ["binh", "chi"],
    ]


def test_teams_equal_in_everything_share_a_place_and_say_so() -> None:
    scores = {"thi": {"an": ["70"], "binh": ["80"], "chi": ["80"], "dung": ["60"]}}
    rows = published(small_contest(scores))["rows"]
    assert [(row["team"], row["place"], row["tied"]) for row in rows] == [
        ("binh", 1, True),
        ("chi", 1, True),
        ("an", 3, False),
        ("dung", 4, False),
    ]


def test_a_team_without_a_public_result_has_no_place_and_ties_with_nobody() -> None:
    scores = {"thi": {"an": ["0"], "binh": ["80"]}}
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh", "chi", "dung")]
    rows = published(small_contest(scores, teams=teams))["rows"]
    assert [(row["team"], row["place"], row["tied"], row["total"]) for row in rows] == [
        ("binh", 1, False, "80.00"),
        ("an", 2, False, "0.00"),
        ("chi", None, False, None),
        ("dung", None, False, None),
    ]


def test_a_round_that_is_not_out_yet_is_null_and_not_counted() -> None:
    scores = {"viet": {"an": ["9"], "binh": ["8"]}}
    rows = published(small_contest(scores, rounds=two_rounds(), awards=[]))["rows"]
    assert rows[0]["rounds"] == {"viet": {"result": "9.00", "weighted": "9.00"}, "thi": None}
    assert rows[0]["total"] == "9.00"


def test_divisions_are_ranked_apart() -> None:
    teams = [
        {"key": key, "name": f"Đội {key}", "division": division}
        for key, division in (("an", "k1"), ("binh", "k2"), ("chi", "k1"), ("dung", "k2"))
    ]
    divisions = [{"key": "k1", "name": "Khối 1"}, {"key": "k2", "name": "Khối 2"}]
    scores = {"thi": {"an": ["70"], "binh": ["90"], "chi": ["80"], "dung": ["60"]}}
    board = published(small_contest(scores, teams=teams, divisions=divisions), announced=True)
    assert [(row["division"], row["team"], row["place"]) for row in board["rows"]] == [
        ("k1", "chi", 1),
        ("k1", "an", 2),
        ("k2", "binh", 1),
        ("k2", "dung", 2),
    ]
    first = [award for award in board["awards"] if award["key"] == "nhat"]
    assert [(award["division"], award["teams"]) for award in first] == [
        ("k1", ["chi"]),
        ("k2", ["binh"]),
    ]


def test_a_team_that_is_not_approved_is_nowhere() -> None:
    teams = [
        {"key": "an", "name": "Đội an"},
        {"key": "xin", "name": "Đội xin", "status": "withdrawn"},
        {"key": "soan", "name": "Đội soan", "status": "draft"},
    ]
    board = published(small_contest({"thi": {"an": ["70"]}}, teams=teams), announced=True)
    assert [row["team"] for row in board["rows"]] == ["an"]
    assert "xin" not in json.dumps(board)
    assert "soan" not in json.dumps(board)


def test_before_the_first_turn_the_teams_stand_in_running_order() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("chi", "an", "binh")]
    board = published(small_contest({"thi": {}}, teams=teams))
    assert board["state"] == "upcoming"
    assert [row["team"] for row in board["rows"]] == ["an", "binh", "chi"]
    assert board["now"] is None


@pytest.mark.parametrize("level", ["prizes", "top", "all"])
def test_whoever_is_on_stage_is_shown_with_the_clock_and_without_a_mark(level: str) -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh")]
    board = published(
        small_contest({"thi": {}}, level, teams=teams),
        states={("thi", "binh"): TurnState.ON_STAGE},
        clock=StageClock(True, 5000, 1_700_000_000_000),
    )
    assert board["state"] == "live"
    assert board["now"] == {
        "round": "thi",
        "team": "binh",
        "state": "on_stage",
        "clock": {"running": True, "elapsed_ms": 5000, "at": 1_700_000_000_000},
    }


def test_a_team_that_is_being_marked_stays_until_the_next_one_comes() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh", "chi")]
    states = {("thi", "an"): TurnState.CONFIRMED, ("thi", "binh"): TurnState.MARKING}
    document = small_contest({"thi": {}}, teams=teams)
    assert published(document, states=states)["now"]["team"] == "binh"
    states[("thi", "chi")] = TurnState.ON_STAGE
    assert published(document, states=states)["now"]["team"] == "chi"


def test_a_round_that_is_not_staged_is_never_on_stage() -> None:
    teams = [{"key": "an", "name": "Đội an"}]
    document = small_contest({"thi": {}}, teams=teams, rounds=two_rounds())
    board = published(document, states={("viet", "an"): TurnState.MARKING})
    assert (board["state"], board["now"]) == ("live", None)


def test_after_the_announcement_nobody_is_on_stage() -> None:
    board = published(small_contest(FIVE), announced=True)
    assert board["now"] is None


def test_a_member_who_takes_a_prize_is_named_and_nothing_else_of_them() -> None:
    member = {
        "key": "m1",
        "name": "Phạm Văn Già",
        "role": "full",
        "born": "1950-02-03",
        "group": "poor_household",
        "ethnicity": "Mường",
    }
    teams = [{"key": "an", "name": "Đội an", "members": [member]}]
    awards = [{"key": "gia", "name": "Thành viên cao tuổi nhất", "by": "oldest_member"}]
    document = small_contest({"thi": {"an": ["70"]}}, "prizes", teams=teams, awards=awards)
    board = published(document, announced=True)
    assert board["awards"][0]["members"] == [{"team": "an", "member": "m1", "name": "Phạm Văn Già"}]
    assert not any(
        word in json.dumps(board, ensure_ascii=False) for word in ("1950", "poor", "Mường")
    )
