"""What the organiser takes away as Excel: every person as text, no formula, each time noted."""

import io

import pytest
from flask import Flask
from openpyxl import load_workbook

from contest.audit.models import AuditEntry
from contest.registration.rules.table import guarded
from contest.shared.db import db
from tests.asked import asked_of_the_database
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    full_team,
    organiser,
    representative,
    stored,
    submitted,
)
from tests.registration.teams import person, team
from tests.registration.workbooks import MANY, accept, cells, packed, sheet, upload


def test_the_files_of_all_teams_ask_the_database_no_more_for_more_teams(house: Flask) -> None:
    def asked(name: str) -> int:
        with asked_of_the_database(engine) as statements:
            assert desk.get(f"{BOARD}/{name}").status_code == 200
        return len(statements)

    desk, names = organiser(house), ("danh-sach.xlsx", "bang-tinh/mau.xlsx")
    with looking_into(house):
        engine = db.engine
        team(0, person("Lê An", "1990-01-01"))
    few = [asked(name) for name in names]
    with looking_into(house):
        for number in range(1, 6):
            team(number, person("Lê An", "1990-01-01"))
    assert [asked(name) for name in names] == few


def test_the_export_holds_every_person_as_text_and_no_formula(house: Flask) -> None:
    people = full_team()
    people[1] |= {"job": "=HYPERLINK(1)"}
    people[2] |= {"job": "@cmd"}
    people[3] |= {"job": "-2+3"}
    submitted(house, people)
    desk = organiser(house)
    taken = desk.get(f"{BOARD}/danh-sach.xlsx").data
    rows = cells(taken)
    assert len(rows) == 14
    head = list(rows[0])
    jobs = [row[head.index("Nghề nghiệp, chức vụ")] for row in rows[3:6]]
    assert jobs == ["'=HYPERLINK(1)", "'@cmd", "'-2+3"]
    assert [row[head.index("Ngày sinh")] for row in rows[2:4]] == ["17/02/1961", "02/02/1962"]
    assert rows[1][head.index("Điện thoại trưởng đoàn")] == "0912 777 888"
    assert all(guarded(c) == c for row in rows for c in row if isinstance(c, str))
    page = load_workbook(io.BytesIO(taken)).worksheets[0]
    assert (page.print_title_rows, page.freeze_panes) == ("$1:$1", "C2")
    assert page.print_area.endswith("$14")
    board = cells(desk.get(f"{BOARD}/tong-hop.xlsx").data)
    assert len(board) == 21
    assert board[1][1:4] == ["Thị trấn Hà Trung", "Đội thị trấn Hà Trung", "Đã gửi, chờ duyệt"]
    with looking_into(house):
        noted = [e.new for e in db.session.query(AuditEntry) if e.action == "members.exported"]
        assert noted == [{"what": "member_lists"}, {"what": "team_board"}]


@pytest.mark.parametrize("path", [f"{BOARD}/danh-sach.xlsx", f"{BOARD}/tong-hop.xlsx", MANY])
def test_a_representative_has_no_way_to_the_lists_of_others(house: Flask, path: str) -> None:
    assert representative(house).get(path).status_code == 403


def test_an_export_that_comes_back_is_understood(house: Flask) -> None:
    number = submitted(house)
    desk = organiser(house)
    version = stored(house, number).version
    data = desk.get(f"{BOARD}/danh-sach.xlsx").data
    upload(desk, MANY, packed(sheet(*cells(data))))
    accept(desk, MANY)
    assert stored(house, number).version == version


def test_the_board_says_in_words_what_is_to_be_noted(house: Flask) -> None:
    submitted(house, full_team(16))
    board = cells(organiser(house).get(f"{BOARD}/tong-hop.xlsx").data)
    assert "hiện có 16." in str(board[1][board[0].index("Điều cần lưu ý")])
