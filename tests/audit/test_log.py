"""The audit log as its readers see it."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import ROOT
from contest.accounts.rules.permissions import PERMISSIONS
from contest.audit.act_words import ACTIONS
from contest.audit.actions.trail import Actor, note
from contest.audit.queries.log import PAGE
from contest.schedule.rules.states import MOVES
from contest.shared import clock
from contest.shared.transaction import transaction
from tests.cast import ELSEWHERE, HERE, looking_into, name_of, signed_in
from tests.registration.lists import stored
from tests.registration.teams import in_house, person

LOG = f"/hoi-thi/{HERE}/lich-su"
LAN, BINH = Actor("person:901", "Vũ Thị Lan"), Actor("seat:gk1", "Đỗ Văn Bình", "tablet")


@pytest.fixture
def reader(house: Flask) -> FlaskClient:
    return signed_in(house, name_of("organiser"))


def write(house: Flask, by: Actor, action: str, *, contest_id: int = 1, **more: object) -> None:
    with looking_into(house), transaction():
        note(by, action, "turn:chao_hoi/ha-bac", contest_id=contest_id, **more)  # type: ignore[arg-type]


def test_who_what_when_and_before_and_after_are_shown_in_words(
    house: Flask, reader: FlaskClient
) -> None:
    old, new = {"state": "waiting"}, {"state": "on_stage"}
    write(house, LAN, "seat.wait_lifted", old=old, new=new, reason="Gõ nhầm")
    page = reader.get(LOG).text
    for words in (
        "Vũ Thị Lan",
        "Cho nhập lại mã PIN ngay",
        "Lượt thi Chào hỏi, ha-bac",
        "<del>chờ thi</del>",
        "<ins>đang thi</ins>",
        "Gõ nhầm",
    ):
        assert words in page


def test_an_act_without_words_is_shown_by_its_name(house: Flask, reader: FlaskClient) -> None:
    write(house, LAN, "something.new")
    assert "something.new" in reader.get(LOG).text


def test_another_contests_log_stays_there(house: Flask, reader: FlaskClient) -> None:
    write(house, LAN, "seat.taken", contest_id=2)
    assert "Vũ Thị Lan" not in reader.get(LOG).text
    assert reader.get(f"/hoi-thi/{ELSEWHERE}/lich-su").status_code == 403


def test_what_was_written_by_others_cannot_become_part_of_the_page(
    house: Flask, reader: FlaskClient
) -> None:
    write(house, LAN, "seat.taken", reason="<script>alert(1)</script>", new={"name": "<b>"})
    page = reader.get(LOG).text
    assert "<script>alert" not in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("actor=person:901", "Lý do Lan", "Lý do Bình"),
        ("action=seat.taken", "Lý do Bình", "Lý do Lan"),
        ("words=ly+do+binh", "Lý do Bình", "Lý do Lan"),
        ("words=vu+thi", "Lý do Lan", "Lý do Bình"),
        ("words=vao+ghe", "Lý do Bình", "Lý do Lan"),
        ("words=dang+thi", "Lý do Lan", "Lý do Bình"),
    ],
)
def test_the_log_is_asked_by_person_act_and_words(
    house: Flask, reader: FlaskClient, query: str, found: str, left_out: str
) -> None:
    write(house, LAN, "draw.made", reason="Lý do Lan", new={"state": "on_stage"})
    write(house, BINH, "seat.taken", reason="Lý do Bình")
    page = reader.get(f"{LOG}?{query}").text
    assert found in page
    assert left_out not in page


def test_a_day_is_a_day_in_vietnam(
    house: Flask, reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = clock.now().replace(year=2026, month=11, day=20, hour=17, minute=30)
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: evening)  # 00:30 on the 21st in Vietnam
        write(house, LAN, "seat.taken", reason="Nửa đêm")
    assert "Nửa đêm" in reader.get(f"{LOG}?day=21/11/2026").text
    assert "Nửa đêm" not in reader.get(f"{LOG}?day=20/11/2026").text


@pytest.mark.parametrize("query", ["day=hom+qua", "trang=x", "trang=-3", "trang=99", "actor=ai"])
def test_a_question_that_makes_no_sense_is_answered_calmly(reader: FlaskClient, query: str) -> None:
    answer = reader.get(f"{LOG}?{query}")
    assert answer.status_code == 200
    assert "Not a valid" not in answer.text


def test_many_acts_come_in_pages_the_newest_first(house: Flask, reader: FlaskClient) -> None:
    with looking_into(house), transaction():
        for number in range(PAGE + 5):
            note(LAN, "seat.taken", f"judge:so-{number:03}", contest_id=1)
    first, second = reader.get(LOG).text, reader.get(f"{LOG}?trang=2&actor=person:901").text
    assert f"so-{PAGE + 4:03}" in first
    assert "so-000" not in first
    assert "so-000" in second
    assert "Trang trước" in second


def test_reading_ten_thousand_acts_stays_quick(house: Flask, reader: FlaskClient) -> None:
    with looking_into(house), transaction():
        for number in range(10_000):
            note(LAN, "seat.taken", f"judge:so-{number:05}", contest_id=1)
    began = clock.monotonic()
    assert "so-00042" in reader.get(f"{LOG}?words=so-00042").text
    assert clock.monotonic() - began < timedelta(seconds=5).total_seconds()


def acts_in(source: Path) -> set[str]:
    """What looks like the name of an act in this file (``turn.release``)."""
    tree = ast.parse(source.read_text("utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {
        text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", text)
    }


def test_every_act_that_the_program_notes_has_words() -> None:
    noted = set().union(*(acts_in(path) for path in ROOT.glob("contest/*/actions/*.py")))
    noted |= {f"turn.{move}" for move in MOVES}
    assert "results.announce" in noted
    assert noted - set(PERMISSIONS) - set(ACTIONS) == set()


def test_teams_are_called_by_name_and_what_only_machines_read_is_left_out(
    house: Flask, reader: FlaskClient
) -> None:
    number = in_house(house, 0, person("Lê An"))
    key = stored(house, number).key
    with looking_into(house), transaction():
        new = {"digest": "", "draft": False, "name": "Danh sách"}
        note(LAN, "delegation.saved", f"delegation:{key}", contest_id=1, new=new)
        note(LAN, "paper.print", "paper:team_list", contest_id=1, new=new)
    page = reader.get(LOG).text
    assert "Đội thị trấn Hà Trung" in page
    for machine in (key, "digest", "team_list", "draft"):
        assert machine not in page
    assert "Đội thị trấn Hà Trung" in reader.get(f"{LOG}?words=doi+thi+tran").text
