"""Nhập từ Excel, through the pages: download, upload, look through, mend, accept."""

import io
import re
from datetime import timedelta

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.registration.actions.pending import erase_old_pending
from contest.registration.models import PendingList
from contest.registration.rules.table_people import EXAMPLE_NAME
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into, name_of, signed_in
from tests.registration.lists import (
    BOARD,
    NEIGHBOUR,
    OWN,
    begun,
    close_registration,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)
from tests.registration.workbooks import (
    HEADINGS,
    MANAGER,
    accept,
    cells,
    joined,
    own,
    rows_of,
    stored_names,
    upload,
    xlsx,
)

TEAM = [MANAGER, *full_team()]


def pending(app: Flask) -> list[PendingList]:
    with looking_into(app):
        return list(db.session.scalars(select(PendingList)))


def test_the_workbook_has_lists_an_example_a_guide_and_the_people_typed(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields(full_team(3)))
    answer = client.get(f"{own(number)}/mau.xlsx")
    assert answer.headers["Cache-Control"] == "no-store"
    book = load_workbook(io.BytesIO(answer.data))
    page = book["Danh sách"]
    assert book.sheetnames == ["Danh sách", "Hướng dẫn", "Danh mục"]
    assert page["A2"].value == "Ví dụ"
    assert page["B2"].value == EXAMPLE_NAME
    assert [page.cell(row, 2).value for row in (3, 4)] == ["Phạm Văn Đại", "Lê Thị An"]
    assert page["D4"].value == "17/02/1961"
    assert page["D4"].number_format == page.column_dimensions["D"].number_format == "@"
    lists = {str(one.sqref).split(":")[0]: one for one in page.data_validations.dataValidation}
    assert set(lists) == {"C2", "E2", "F2", "G2", "H2"}
    assert all(str(one.formula1).startswith("'Danh mục'!") for one in lists.values())
    guide = "\n".join(str(c) for row in cells(answer.data, "Hướng dẫn") for c in row if c)
    assert "Hạn cuối 24 giờ 00 ngày 29/10/2099." in guide
    assert "ít nhất 10 người" in guide or "từ 10 đến" in guide


def test_the_workbook_that_comes_back_untouched_changes_nothing(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields(full_team()))
    before = stored(house, number).version
    data = client.get(f"{own(number)}/mau.xlsx").data
    assert upload(client, own(number), data).location == f"{own(number)}/xem"
    page = words_of(client.get(f"{own(number)}/xem"))
    assert "không có gì thay đổi" in page
    assert "Đã bỏ qua dòng ví dụ (dòng 2)." in page
    assert accept(client, own(number)).location == f"{OWN}/{number}"
    assert stored(house, number).version == before


@pytest.mark.parametrize("way", ["workbook", "text", "pasted"])
def test_a_list_is_looked_through_and_then_accepted_whole(house: Flask, way: str) -> None:
    client = representative(house)
    number = begun(house, client)
    if way == "pasted":
        send(client, own(number), {"text": joined(TEAM)})
    else:
        upload(client, own(number), xlsx(TEAM) if way == "workbook" else joined(TEAM).encode())
    page = client.get(f"{own(number)}/xem")
    words = words_of(page)
    assert "không có ô nào sai" in words
    assert "Thêm 13 người Phạm Văn Đại, Lê Thị An" in words
    assert "Cơ cấu đạt theo Thể lệ" in words
    assert stored_names(house, number) == []
    accept(client, own(number))
    row = stored(house, number)
    assert [m.name for m in row.members] == [p["name"] for p in TEAM]
    assert row.manager_phone == "0912 777 888"
    assert (row.members[1].born, row.members[1].group) == ("1961-02-17", "commune_officer")
    assert pending(house) == []


def test_a_mistake_is_shown_at_its_cell_and_mended_there(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [dict(person) for person in TEAM]
    people[3] |= {"born": "31/02/1987", "name": "Lê 🌾"}
    rows = rows_of(people)
    rows[4][6] = "hộ khá giả"
    text = "\n".join("\t".join(row) for row in [list(HEADINGS), *rows])
    send(client, own(number), {"text": text})
    page = client.get(f"{own(number)}/xem")
    assert "Còn 3 ô cần sửa" in words_of(page)
    assert 'href="#o-5-3"' in page.text
    assert re.search(r'<input[^>]*name="o-5-3"[^>]*value="31/02/1987"', page.text)
    assert re.search(r'<select[^>]*name="o-6-6"', page.text)
    assert "Không có ngày này trong lịch." in words_of(page)
    assert send(client, f"{own(number)}/xem", {"do": "accept"}).status_code == 422
    assert stored_names(house, number) == []
    mended = {"o-5-3": "28/02/1987", "o-5-1": "Lê Lúa", "o-6-6": "Hộ nghèo", "o-999-1": "x"}
    send(client, f"{own(number)}/xem", {"do": "mend", **mended})
    assert "không có ô nào sai" in words_of(client.get(f"{own(number)}/xem"))
    accept(client, own(number))
    assert stored(house, number).members[3].born == "1987-02-28"
    assert stored(house, number).members[4].group == "poor_household"


def test_columns_are_taken_for_something_else_when_told_so(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": "Người\tNơi\nLê An\tTiểu khu 3\nVũ Bình\tTiểu khu 4"})
    page = words_of(client.get(f"{own(number)}/xem"))
    assert "các cột được đoán theo nội dung" in page
    send(client, f"{own(number)}/xem", {"do": "columns", "cot-0": "name", "cot-1": "village"})
    send(client, f"{own(number)}/xem", {"do": "columns", "cot-1": "no-such-field"})
    page = client.get(f"{own(number)}/xem").text
    assert re.search(r'<option value="village" selected>', page)
    send(client, f"{own(number)}/xem", {"do": "columns", "cot-1": "name"})
    assert "Hai cột cùng được chọn" in words_of(client.get(f"{own(number)}/xem"))


def test_without_a_column_of_names_nothing_is_accepted(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": "Năm sinh\tDân tộc\n1987\tKinh"})
    send(client, f"{own(number)}/xem", {"do": "columns", "cot-0": "born", "cot-1": "ethnicity"})
    page = client.get(f"{own(number)}/xem")
    assert "Chưa biết cột nào là họ và tên" in words_of(page)
    assert send(client, f"{own(number)}/xem", {"do": "accept"}).status_code == 422


def test_who_is_added_changed_and_removed_is_told_before(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields(full_team(3)))
    refs = {m.name: m.id for m in stored(house, number).members}
    people = [dict(person) for person in full_team(4)[1:]]
    people[0] |= {"born": "1950"}
    send(client, own(number), {"text": joined(people)})
    words = words_of(client.get(f"{own(number)}/xem"))
    assert "Thêm 1 người Lê Thị Dung" in words
    assert "Bỏ 1 người Lê Thị An (không có trong bảng)" in words
    assert "Sửa 1 người Lê Thị Bình : ngày sinh 02/02/1962 → 1950" in words
    accept(client, own(number))
    members = stored(house, number).members
    assert [m.name for m in members] == ["Phạm Văn Đại", "Lê Thị Bình", "Lê Thị Chi", "Lê Thị Dung"]
    assert {m.name: m.id for m in members[:3]}.items() <= refs.items()


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1"), "a.xls", "Lưu thành (Save As)"),
        ("Họ tên".encode("utf-16"), "a.csv", "CSV UTF-8"),
        (b"", "a.xlsx", "Tệp trống"),
        (b"\0" * (9 << 20), "a.xlsx", "lớn quá 8 MB"),
    ],
)
def test_a_refused_upload_says_how_to_save_it_and_changes_nothing(
    house: Flask, data: bytes, name: str, says: str
) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": joined(TEAM)})
    answer = upload(client, own(number), data, name)
    assert answer.status_code in (303, 422)
    page = client.get(answer.location) if answer.status_code == 303 else answer
    assert says in words_of(page)
    (kept,) = pending(house)
    assert (kept.name, len(kept.grid)) == ("Bảng đã dán", 14)
    nothing = send(client, own(number), {"text": "  "})
    assert (nothing.status_code, "Xin chọn tệp" in words_of(nothing)) == (422, True)


def test_a_pasted_text_that_is_refused_stays_in_its_box(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    answer = send(client, own(number), {"text": "\t".join(["một"] * 70)})
    assert answer.status_code == 422
    assert "nhiều nhất là 60 cột" in words_of(answer)
    assert "một\tmột" in answer.text


def test_nobody_is_left_out_before_one_has_said_to_have_seen_it(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields([{"name": "Vũ Khác"}, {"name": "Vũ Thêm"}]))
    before = stored_names(house, number)
    send(client, own(number), {"text": joined(TEAM)})
    for tick in ("", "1"):
        answer = accept(client, own(number), bo=tick)
        assert answer.status_code == 422
        words = words_of(answer)
        assert "Nhận bảng này sẽ bỏ 2 người Vũ Khác, Vũ Thêm" in words
        assert "Chưa nhận. Xin đánh dấu ô này" in words
        assert stored_names(house, number) == before
    assert accept(client, own(number)).status_code == 303
    assert stored_names(house, number) == [p["name"] for p in TEAM]


def test_a_second_editor_is_told_and_nothing_is_overwritten_unseen(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": joined(TEAM)})
    seen = client.get(f"{own(number)}/xem").text
    version = re.findall(r'name="versions" value="([^"]*)"', seen)[0]
    send(organiser(house), f"{BOARD}/{number}/sua", fields([{"name": "Vũ Khác"}]))
    answer = send(client, f"{own(number)}/xem", {"do": "accept", "versions": version})
    assert answer.status_code == 409
    words = words_of(answer)
    assert "vừa được người khác sửa" in words
    assert "Bỏ 1 người Vũ Khác" in words
    assert stored_names(house, number) == ["Phạm Văn Đại", "Vũ Khác"]
    accept(client, own(number))
    assert stored_names(house, number) == [p["name"] for p in TEAM]


def test_when_the_deadline_passes_meanwhile_the_table_is_kept_and_told(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": joined(TEAM)})
    close_registration(house)
    answer = accept(client, own(number))
    assert answer.status_code == 409
    assert "Đã hết hạn đăng ký." in words_of(answer)
    assert len(pending(house)) == 1
    assert stored_names(house, number) == []
    assert client.get(own(number)).location == f"{OWN}/{number}"


def test_a_list_that_was_handed_in_is_not_open_to_a_workbook(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    assert client.get(own(number)).status_code == 302
    send(client, own(number), {"text": joined(full_team(2))})
    assert accept(client, own(number)).status_code == 409
    assert len(stored(house, number).members) == 13


def test_the_organiser_brings_in_a_workbook_on_behalf_of_a_unit(house: Flask) -> None:
    number = begun(house, representative(house))
    close_registration(house)
    desk = organiser(house)
    start = f"{BOARD}/{number}/bang-tinh"
    send(desk, start, {"text": joined(TEAM)})
    assert accept(desk, start).location == f"{BOARD}/{number}/sua"
    assert len(stored(house, number).members) == 13


def test_what_waits_is_its_owners_alone_and_goes_after_a_day(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": joined(TEAM)})
    assert signed_in(house, NEIGHBOUR).get(f"{own(number)}/xem").status_code == 404
    assert organiser(house).get(f"{BOARD}/{number}/bang-tinh/xem").status_code == 302
    assert "đang xem dở" in words_of(client.get(own(number)))
    with house.app_context(), transaction() as session:
        session.scalars(select(PendingList)).one().at -= timedelta(days=1, minutes=1)
    assert client.get(f"{own(number)}/xem").location == own(number)
    with house.app_context():
        erase_old_pending()
    assert pending(house) == []


def test_what_is_given_up_is_gone(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, own(number), {"text": joined(TEAM)})
    send(client, f"{own(number)}/xem", {"do": "drop"})
    assert pending(house) == []
    answer = send(client, f"{own(number)}/xem", {"do": "accept"})
    assert "không còn" in words_of(client.get(answer.location))


def test_taking_a_workbook_with_people_is_noted_without_their_values(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    client.get(f"{own(number)}/mau.xlsx")
    with looking_into(house):
        found = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "members.exported")
        ).one()
        assert found.new == {"what": "member_workbook"}
        assert found.actor_name == f"Ông {name_of('representative')}"
