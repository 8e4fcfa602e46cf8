"""The desk's live topic: for whoever may see the desk, states and never marks."""

import json

import pytest
from flask import Flask, g

from contest.scoring.live import desk
from contest.shared.realtime import Snapshot
from tests.hall import Hall


def snapshot() -> Snapshot:
    found = desk._produce("hoi-thi", "")
    assert found is not None
    return found


def test_it_says_how_far_each_sheet_is_and_no_mark(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.mark("gk2", "bao_tuong", "an", "7.25", "8.75")
    found = snapshot()
    turns = found.data["rounds"][0]["turns"]
    an = next(turn for turn in turns if turn["turn"] == hall.turn("bao_tuong", "an").id)
    assert an["state"] == "marking"
    assert [(s["judge"], s["state"], s["marked"]) for s in an["sheets"]] == [
        ("gk1", "none", 0),
        ("gk2", "locked", 2),
        ("gk3", "none", 0),
    ]
    assert "7.25" not in json.dumps(found.data)


def test_its_version_rises_with_every_act(app: Flask) -> None:
    hall = Hall()
    before = snapshot().version
    hall.move("bao_tuong", "an", "open")
    middle = snapshot().version
    hall.mark("gk1", "bao_tuong", "an", "7", "8")
    assert before < middle < snapshot().version


@pytest.mark.parametrize("contest", ["hoi-thi", "khong-co"])
def test_a_stranger_is_not_admitted(app: Flask, contest: str) -> None:
    Hall()
    with app.test_request_context():
        assert desk.admit_to_desk(contest) is None
        assert g.get("seat") is None
