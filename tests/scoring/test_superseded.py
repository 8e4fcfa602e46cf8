"""A device that gave its seat away delivers what it had queued, and never beats the newer one."""

from flask import Flask

from contest.scoring.actions.operations import Answer
from tests.hall import Hall

PLACE = {"round": "bao_tuong", "team": "an"}


def mark(criterion: str, points: str) -> dict[str, str]:
    return {**PLACE, "type": "mark", "criterion": criterion, "points": points}


def codes(answers: list[Answer]) -> list[list[str]]:
    return [[reason.code for reason in answer.reasons] or [answer.status] for answer in answers]


def test_what_the_new_device_has_not_touched_is_taken(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    late = hall.send("gk1", mark("noi_dung", "7"), device="cu", superseded=True)
    assert codes(late) == [["accepted"]]


def test_a_queued_mark_without_a_base_does_not_beat_the_new_devices_mark(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.send("gk1", mark("noi_dung", "8"), device="moi")
    late = hall.send("gk1", mark("noi_dung", "7"), device="cu", superseded=True)
    assert codes(late) == [["stale"]]


def test_a_queued_submit_does_not_hand_in_what_the_new_device_is_marking(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.send("gk1", mark("noi_dung", "7"), device="cu")
    hall.send("gk1", mark("hinh_thuc", "8"), device="moi")
    late = hall.send("gk1", {**PLACE, "type": "submit"}, device="cu", superseded=True)
    assert codes(late) == [["seat_superseded"]]


def test_a_queued_submit_of_its_own_sheet_is_taken(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.send("gk1", mark("noi_dung", "7"), mark("hinh_thuc", "8"), device="cu")
    late = hall.send("gk1", {**PLACE, "type": "submit"}, device="cu", superseded=True)
    assert codes(late) == [["accepted"]]
