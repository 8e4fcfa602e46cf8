"""A table of many teams: parted, looked through, accepted all at once or not at all."""

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.registration.actions.many_lists import ListToStore, store_lists
from contest.registration.actions.pending import forget_pending, keep_pending, mend_pending
from contest.registration.models import Delegation
from contest.registration.queries.pending import pending_of
from contest.registration.queries.table_check import check_many
from contest.registration.queries.uploads import read_pasted
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    OWN,
    begun,
    fields,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)
from tests.registration.test_both_databases import contest_with_units
from tests.registration.workbooks import MANY, accept, cells, upload

HEADINGS = ("Đơn vị", "Họ và tên", "Nhiệm vụ", "Năm sinh")
OURS, THEIRS, THIRD = "Thị trấn Hà Trung", "Xã Hà Bắc", "Xã Hà Bình"


def lists(app: Flask) -> dict[str, list[str]]:
    with looking_into(app):
        rows = db.session.scalars(select(Delegation).order_by(Delegation.id))
        return {row.name: [member.name for member in row.members] for row in rows}


def pasted(client: FlaskClient, *rows: str) -> str:
    """Bring in a table; what the page of it says."""
    text = "\n".join(["\t".join(HEADINGS), *rows])
    assert send(client, MANY, {"text": text}).location == f"{MANY}/xem"
    return words_of(client.get(f"{MANY}/xem"))


def test_many_teams_are_accepted_at_once_and_drafts_are_begun_for_units_without_one(
    house: Flask,
) -> None:
    number = begun(house, representative(house))
    desk = organiser(house)
    words = pasted(
        desk,
        "Hà Trung\tLê An\tĐội trưởng\t1980",
        "\tLê Bình\t\t1981",
        "Xã Hà Bắc\tVũ Chi\tĐội trưởng\t1982",
        "hà bình\tĐỗ Dung\tĐội trưởng\t1983",
    )
    assert "Các đội trong bảng (3)" in words
    assert "Lập mới" in words
    assert "Ô đội để trống được hiểu là cùng đội với dòng trên (dòng 3)." in words
    assert lists(house) == {"Đội thị trấn Hà Trung": []}
    answer = accept(desk, MANY)
    assert answer.location == BOARD
    assert "danh sách của 3 đội, trong đó lập mới 2 hồ sơ" in words_of(desk.get(BOARD))
    assert lists(house) == {
        "Đội thị trấn Hà Trung": ["Lê An", "Lê Bình"],
        "Đội xã Hà Bắc": ["Vũ Chi"],
        "Đội xã Hà Bình": ["Đỗ Dung"],
    }
    assert stored(house, number).members[0].unit_id is not None
    with looking_into(house):
        noted = [e.action for e in db.session.query(AuditEntry).order_by(AuditEntry.id)]
        assert noted.count("delegation.begun") == 3
        assert noted.count("delegation.saved") == 3


def test_one_mistake_holds_all_teams_back(house: Flask) -> None:
    desk = organiser(house)
    words = pasted(
        desk,
        f"{OURS}\tLê An\tĐội trưởng\t1980",
        f"{THEIRS}\tVũ Chi\tĐội trưởng\t31/02/1980",
        "Xã Không Có\tVũ Dung\t\t1981",
    )
    assert "Còn 2 ô cần sửa" in words
    assert "không có đội hay đơn vị “Xã Không Có”" in words
    assert send(desk, f"{MANY}/xem", {"do": "accept"}).status_code == 422
    assert lists(house) == {}
    send(desk, f"{MANY}/xem", {"do": "mend", "o-3-3": "1980", "o-4-0": THIRD})
    accept(desk, MANY)
    assert len(lists(house)) == 3


def test_somebody_elses_change_to_one_team_stops_them_all(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    desk = organiser(house)
    pasted(desk, f"{OURS}\tLê An\t\t1980", f"{THEIRS}\tVũ Chi\t\t1982")
    seen = re.findall(r'name="versions" value="([^"]*)"', desk.get(f"{MANY}/xem").text)[0]
    send(client, f"{OWN}/{number}", fields([{"name": "Lê Khác"}]))
    answer = send(desk, f"{MANY}/xem", {"do": "accept", "versions": seen})
    assert answer.status_code == 409
    assert "Danh sách “Đội thị trấn Hà Trung” vừa được người khác sửa." in words_of(answer)
    assert list(lists(house)) == ["Đội thị trấn Hà Trung"]
    assert "Bỏ 1 người Lê Khác" in words_of(answer)


def test_a_team_that_withdrew_and_one_person_in_two_teams_are_told(house: Flask) -> None:
    number = submitted(house)
    desk = organiser(house)
    words = pasted(
        desk,
        "Đội thị trấn Hà Trung\tLê An\tĐội trưởng\t01/02/1980",
        f"{THEIRS}\tLê An\tĐội trưởng\t01/02/1980",
    )
    assert "Danh sách đã gửi hoặc đã duyệt sẽ được thay Đội thị trấn Hà Trung." in words
    assert words.count("Lê An: có tên trong danh sách của một đội khác.") == 2
    send(desk, f"{BOARD}/{number}/xin-khong-tham-gia", {"reason": ""})
    answer = accept(desk, MANY)
    assert answer.status_code == 422
    assert "đã xin không tham gia, không nhập được" in words_of(answer)
    assert len(stored(house, number).members) == 13


def desk_with_one_of_each(house: Flask) -> FlaskClient:
    """Our list is in with thirteen; the pasted table has one of ours and one of theirs."""
    submitted(house)
    desk = organiser(house)
    pasted(
        desk,
        f"{OURS}\tLê Thị An\tĐội trưởng\t17/02/1961",
        f"{THEIRS}\tVũ Chi\tĐội trưởng\t1982",
    )
    return desk


def test_nobody_is_taken_off_a_list_unless_that_is_agreed_to(house: Flask) -> None:
    desk = desk_with_one_of_each(house)
    answer = accept(desk, MANY)
    assert answer.status_code == 422
    said = words_of(answer)
    assert "Đội thị trấn Hà Trung , bỏ 11 người: " in said
    assert "Lê Thị Bình, Lê Thị Chi" in said
    assert "Đồng ý bỏ 11 người khỏi danh sách của 1 đội" in said
    assert "Chưa nhận bảng." in said
    assert list(lists(house)) == ["Đội thị trấn Hà Trung"]
    assert accept(desk, MANY, removing="1").status_code == 303
    assert [len(names) for names in lists(house).values()] == [2, 1]


def test_a_team_of_the_table_can_be_left_as_it_is(house: Flask) -> None:
    desk = desk_with_one_of_each(house)
    page = desk.get(f"{MANY}/xem").text
    [key] = re.findall(r'name="skip" value="([^"]+)"', page)
    assert accept(desk, MANY, skip=key).status_code == 303
    assert [len(names) for names in lists(house).values()] == [13, 1]
    pasted(desk, f"{OURS}\tLê Thị An\tĐội trưởng\t17/02/1961")
    assert "Mọi đội trong bảng đều được để nguyên" in words_of(accept(desk, MANY, skip=key))
    assert "Bảng thay cả danh sách của mỗi đội" in words_of(desk.get(MANY))


def test_the_workbook_of_all_teams_comes_back_unchanged(house: Flask) -> None:
    number = submitted(house)
    desk = organiser(house)
    version = stored(house, number).version
    data = desk.get(f"{MANY}/mau.xlsx").data
    assert cells(data)[0][:3] == ["TT", "Đội hoặc đơn vị", "Họ và tên"]
    assert THEIRS in {cell for row in cells(data, "Danh mục") for cell in row}
    upload(desk, MANY, data)
    assert "Đã gửi, chờ duyệt 13 không có" in words_of(desk.get(f"{MANY}/xem"))
    accept(desk, MANY)
    assert stored(house, number).version == version


def test_a_long_table_shows_what_is_wrong_first_and_the_rest_by_pages(house: Flask) -> None:
    desk = organiser(house)
    rows = [f"{OURS if n < 75 else THEIRS}\tLê Văn {chr(97 + n % 26)}\t\t1980" for n in range(150)]
    rows[140] = f"{THEIRS}\tLê 🌾\t\t1980"
    pasted(desk, *rows)
    page = desk.get(f"{MANY}/xem").text
    assert 'name="o-142-1"' in page
    assert 'id="dong-5"' not in page
    second = desk.get(f"{MANY}/xem?xem=tat-ca&trang=2").text
    assert 'id="dong-105"' in second
    for nonsense in ("0", "99", "x", "-1"):
        assert desk.get(f"{MANY}/xem?xem=tat-ca&trang={nonsense}").status_code == 200


def test_a_table_waits_is_mended_and_stored_on_both_databases(any_app: Flask) -> None:
    contest_id, _ = contest_with_units(2)
    text = "Đơn vị\tHọ tên\tNăm sinh\nXã 0\tLê An\t1980\n\tVũ\x00 Bình\t1990?\nXã 1\tĐỗ Chi\t1981"
    found = read_pasted(text, with_team=True)
    keep_pending(contest_id, None, "bảng", found, None, by=SYSTEM)
    keep_pending(contest_id, None, "bảng mới", found, None, by=SYSTEM)
    mend_pending(contest_id, None, {}, {(3, 2): "1990"}, by=SYSTEM)
    pending = pending_of(contest_id, None, SYSTEM)
    assert pending is not None
    assert pending.name == "bảng mới"
    check = check_many(pending, date(2026, 1, 1))
    assert check.can_be_accepted
    lists = [ListToStore(None, c.target.unit_ids, c.merged.entry, 0) for c in check.lists]
    assert store_lists(contest_id, lists, by=SYSTEM) == 2
    assert lists_of(contest_id) == [["Lê An", "Vũ Bình"], ["Đỗ Chi"]]
    with pytest.raises(Refusal, match="team_begun_meanwhile"):
        store_lists(contest_id, lists, by=SYSTEM)
    forget_pending(contest_id, None, by=SYSTEM)
    assert pending_of(contest_id, None, SYSTEM) is None


def lists_of(contest_id: int) -> list[list[str]]:
    rows = db.session.scalars(
        select(Delegation).where(Delegation.contest_id == contest_id).order_by(Delegation.position)
    )
    return [[member.name for member in row.members] for row in rows]
