"""Phiếu theo dõi thời gian: what the stage clock measured, and what came of it."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from contest.schedule.models import TechnicalStop
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.documents import pdf_page
from tests.held import PAPERS, Held
from tests.held import held as held_here
from tests.small_contests import contest, round_

TIME = {
    "max_seconds": 600,
    "min_seconds": 300,
    "overtime": {"every_seconds": 60, "counting": "full", "points": "1"},
}
SCORES = {
    "thi": {team: ["50", "52"] for team in "abcd"},
    "tuong": {team: ["9", "9"] for team in "abcd"},
}
SECONDS = {"a": 730, "b": 590, "c": 650, "d": None}


def document() -> dict[str, Any]:
    made = contest(
        SCORES, rounds=[round_("thi", name="Tiểu phẩm", time=TIME), round_("tuong", staged=False)]
    )
    for turn in made["turns"]:
        seconds = SECONDS[turn["team"]]
        if turn["round"] == "thi" and seconds is not None:
            turn["seconds"] = seconds
        if turn["round"] == "thi" and turn["team"] == "c":
            turn["time_waived"] = "Loa hỏng."
        if turn["round"] == "thi" and turn["team"] == "d":
            turn["status"] = "absent"
    made["marks"] = [
        mark for mark in made["marks"] if (mark["round"], mark["team"]) != ("thi", "d")
    ]
    return made


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(document())


def _sheet(held: Held, round_key: str = "thi", kind: str = "pdf") -> Any:
    return held.client().get(f"{PAPERS}/phan-thi/{round_key}/theo-doi-thoi-gian.{kind}")


def test_each_team_has_its_time_and_what_came_of_it(hall: Held) -> None:
    turn_id, _, _ = hall.turn("thi", "b")
    with looking_into(hall.app), transaction() as session:
        began, ended = (datetime(2023, 11, 15, 2, minute, tzinfo=UTC) for minute in (5, 8))
        stop = TechnicalStop(
            turn_id=turn_id, began_at=began, ended_at=ended, counted=False, reason="Mất điện."
        )
        session.add(stop)
    text = pdf_page.text(_sheet(hall).data)
    for piece in (
        "PHIẾU THEO DÕI THỜI GIAN",
        "Thời gian quy định: 10 phút.",
        "Đội a 12 phút 10 giây quá 02 phút 10 giây 2",
        "dừng từ 09 giờ 05 đến 09 giờ 08 (03 phút), lý do: Mất điện, không tính",
        "Đội c 10 phút 50 giây quá 00 phút 50 giây không tính thời gian, lý do: Loa hỏng",
        "Đội d không tham gia phần thi",
        "NGƯỜI THEO DÕI THỜI GIAN",
    ):
        assert piece in text, (piece, text)
    assert "BẢN NHÁP" not in text


def test_it_is_finished_in_word_too(hall: Held) -> None:
    word = Document(io.BytesIO(_sheet(hall, kind="docx").data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "12 phút 10 giây" in cells


def test_a_round_that_goes_on_is_a_draft(hall: Held) -> None:
    going_on = document()
    going_on["turns"] = [
        turn for turn in going_on["turns"] if (turn["round"], turn["team"]) != ("thi", "d")
    ]
    hall.hold(going_on)
    text = pdf_page.text(_sheet(hall).data)
    assert "BẢN NHÁP" in text
    assert "Còn 1 lượt thi chưa diễn ra xong." in text


def test_a_round_that_is_not_on_stage_has_none(hall: Held) -> None:
    assert _sheet(hall, "tuong").status_code == 404
