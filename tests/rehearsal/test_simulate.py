"""``hoithi simulate`` as a process, against the server of an installation as a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal.contests import CRITERIA, TEAMS, small, tied
from tests.rehearsal.installation import Installation


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A running installation for contests of their own."""
    here = Installation(tmp_path_factory.mktemp("hall"))
    for slug in ("yen", "bao", "cuoi", "dem"):
        here.import_file(tied(slug) if slug == "cuoi" else small(slug))
    with here.served():
        yield here


def marks_in(document: dict[str, Any]) -> set[tuple[str, ...]]:
    return {tuple(mark.values()) for mark in document["marks"]}


def assert_the_board_is_computed(here: Installation, slug: str) -> None:
    board, results = here.scoreboard(slug), here.computed(slug)
    assert (board["state"], results["complete"]) == ("final", True)
    [ranking] = results["rankings"]
    assert [(row["place"], row["team"], row["total"]) for row in board["rows"]] == [
        (place["place"], place["team"], place["total"]) for place in ranking["places"]
    ]
    for row in board["rows"]:
        assert {key: turn["result"] for key, turn in row["rounds"].items()} == {
            key: turn["result"] for key, turn in results["teams"][row["team"]]["rounds"].items()
        }
    assert [(award["key"], award["teams"]) for award in board["awards"]] == [
        (award["key"], award["teams"]) for award in results["awards"]
    ]


def test_what_goes_wrong_on_the_way_changes_no_figure(hall: Installation) -> None:
    hall.ran("simulate", "yen", "--seed", "7")
    told = hall.ran("simulate", "bao", "--seed", "7", "--faults")
    assert "Lỗi đã gây" in told
    calm, stormy = hall.export("yen"), hall.export("bao")
    assert len(marks_in(calm)) == 2 * len(TEAMS) * 3 * len(CRITERIA)
    assert marks_in(stormy) == marks_in(calm)
    by_place = {(turn["round"], turn["team"]): turn for turn in calm["turns"]}
    assert {(turn["round"], turn["team"]): turn for turn in stormy["turns"]} == by_place
    assert_the_board_is_computed(hall, "yen")
    assert_the_board_is_computed(hall, "bao")
    again = hall.run("simulate", "bao")
    assert (again.returncode, again.stdout) == (1, "")
    assert "đã công bố" in one_line(again.stderr)
    robots = [line for line in hall.ran("user", "list").splitlines() if "dien-tap" in line]
    assert len(robots) == 6
    assert all("đã ngừng" in line for line in robots)


def test_a_tie_is_decided_and_prizes_alone_are_published(hall: Installation) -> None:
    hall.ran("simulate", "cuoi", "--seed", "1")
    board, results = hall.scoreboard("cuoi"), hall.computed("cuoi")
    assert all("total" not in row for row in board["rows"])
    [first, rest] = results["awards"]
    assert (first["state"], len(first["teams"]), len(rest["teams"])) == ("given", 1, 3)
    assert next(award["teams"] for award in board["awards"]) == first["teams"]
    [decision] = hall.export("cuoi")["ranking"]["decisions"]
    assert decision["teams"][0] == first["teams"][0]


def test_a_contest_that_is_partly_played_is_played_on(hall: Installation) -> None:
    played = {"round": "bao_tuong", "team": "an", "judge": "gk1", "criterion": "noi_dung"}
    document = small(
        "do-dang",
        marks=[played | {"points": "1.25"}],
        turns=[
            {"round": "bao_tuong", "team": "an", "status": "done"},
            {"round": "chao_hoi", "team": "binh", "status": "absent"},
            {"round": "chao_hoi", "team": "chi", "status": "done", "seconds": 299},
        ],
        excused=[{"round": "chao_hoi", "team": "dung", "judge": "gk3", "reason": "Cùng đơn vị"}],
    )
    hall.import_file(document)
    hall.ran("simulate", "do-dang", "--seed", "7")
    assert_the_board_is_computed(hall, "do-dang")
    export = hall.export("do-dang")
    assert played | {"points": "1.25"} in export["marks"]
    assert export["excused"] == document["excused"]
    turns = {(turn["round"], turn["team"]): turn for turn in export["turns"]}
    assert turns["chao_hoi", "binh"]["status"] == "absent"
    assert turns["chao_hoi", "chi"]["seconds"] == 299


def one_line(text: str) -> str:
    [line] = text.splitlines()
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["khong-co"], "khong-co"),
        (["dem", "--url", "http://127.0.0.1:1"], "http://127.0.0.1:1"),
        (["dem", "--url", "127.0.0.1"], "127.0.0.1"),
    ],
)
def test_what_cannot_be_played_is_refused_in_one_line(
    hall: Installation, arguments: list[str], told: str
) -> None:
    done = hall.run("simulate", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in one_line(done.stderr)


def test_a_server_of_another_installation_is_noticed(hall: Installation, tmp_path: Path) -> None:
    other = Installation(tmp_path)
    other.import_file(small("cuoi"))
    done = other.run("simulate", "cuoi", "--url", f"http://127.0.0.1:{hall.port}")
    assert done.returncode == 1
    assert "HOITHI_DATA" in one_line(done.stderr)


@pytest.mark.timeout(400)  # a whole day of twenty teams; half a minute on a machine of one's own
def test_the_demo_is_played_from_the_first_greeting_to_the_prizes(tmp_path: Path) -> None:
    here = Installation(tmp_path)
    here.ran("demo", "--stage", "marking")
    with here.served():
        here.ran("simulate", "ha-trung-2023", "--seed", "7")
        assert_the_board_is_computed(here, "ha-trung-2023")
