"""Finishing a check-in: whether those present satisfy the regulations, and who decides if not."""

import re

from contest.registration.models import Delegation
from contest.shared.db import db
from tests.cast import looking_into
from tests.reception.door import CHI, Door
from tests.registration.lists import BOARD, HOME, fields, full_team, organiser, send, words_of

REASON = "Hai người đi cấp cứu, Ban Tổ chức đồng ý cho thi."
INVITE = "Chưa đủ cơ cấu theo Thể lệ – mời Ban Tổ chức quyết định"


def checked_in(door: Door, *missing: str, role: str = "receptionist") -> None:
    phone = door.client(role)
    door.everybody(phone, missing)
    assert door.post(phone, "hoan-tat").status_code == 303


def let_perform(door: Door, role: str = "organiser", reason: str = REASON, version: int = 1):  # type: ignore[no-untyped-def]
    client = door.client(role)
    return send(client, f"{door.path}/cho-thi", {"version": version, "reason": reason})


def test_a_whole_team_is_checked_in_and_the_line_says_so(door: Door) -> None:
    assert door.line() == "unconfirmed"
    checked_in(door)
    assert "Đủ cơ cấu theo Thể lệ" in words_of(door.client().get(door.path))
    assert door.line() == "kept"
    (entry,) = door.log()
    assert (entry.action, entry.new) == (
        "reception.check_in",
        {"present": 15, "people": 15, "kept": True},
    )


def test_a_team_of_which_nobody_has_come_is_not_checked_in(door: Door) -> None:
    answer = door.post(door.client(), "hoan-tat")
    assert answer.status_code == 409
    assert "Chưa ghi ai có mặt" in words_of(answer)
    assert door.arrival() is None


def test_what_is_missing_is_said_about_the_team_while_one_ticks(door: Door) -> None:
    phone = door.client()
    door.tick(phone, CHI)
    page = words_of(phone.get(door.path))
    assert "Thành viên chính thức, kể cả đội trưởng: ít nhất 10 người – hiện có 1." in page
    assert "Đội trưởng: đúng 1 người – hiện có 0." in page


def test_absent_reserves_and_support_people_do_not_break_the_composition(door: Door) -> None:
    checked_in(door, "Vũ Văn Quang", "Vũ Thị Phương", "Phạm Văn Đại")
    assert door.line() == "kept"


def test_the_receptionist_is_told_to_call_the_organiser_and_nothing_more(door: Door) -> None:
    checked_in(door, CHI)
    phone = door.client()
    page = words_of(phone.get(door.path))
    assert INVITE in page
    assert not re.search("hộ (nghèo|cận|mới)|hiện có 0", page, re.IGNORECASE)
    assert door.line() == "unconfirmed"
    assert phone.get(f"{door.path}/quyet-dinh").status_code == 403
    assert let_perform(door, "receptionist").status_code == 403
    assert door.arrival().waiver is None


def test_the_organiser_reads_what_is_missing_and_the_secretary_does_not(door: Door) -> None:
    checked_in(door, CHI)
    page = words_of(door.client("organiser").get(f"{door.path}/quyet-dinh"))
    assert "hộ cận nghèo hoặc hộ mới thoát nghèo: ít nhất 1 người – hiện có 0." in page
    page = words_of(door.client("secretary").get(f"{door.path}/quyet-dinh"))
    assert "hiện có 0" not in page
    assert "Thành phần còn thiếu do Tổ giúp việc Ban Tổ chức xem." in page


def test_a_tick_does_not_tell_the_door_whose_group_is_missing(door: Door) -> None:
    """Before the check-in is finished, no person's tick changes anything but numbers."""
    phone = door.client()
    door.everybody(phone)
    said = set()
    for name in (CHI, "Lê Thị Dung"):
        door.tick(phone, name, here=False)
        page = words_of(phone.get(door.path)).partition("Cơ cấu với những người có mặt")[2]
        said.add(page)
        door.tick(phone, name)
    assert len(said) == 1


def test_the_organiser_or_a_secretary_lets_the_team_perform_with_a_reason(door: Door) -> None:
    checked_in(door, CHI)
    for wrong in ("", "   ", "x" * 1001):
        answer = let_perform(door, "secretary", wrong)
        assert answer.status_code == 422
        assert wrong in answer.text
    assert let_perform(door, "secretary").status_code == 303
    assert door.arrival().waiver == REASON
    assert door.line() == "by_decision"
    entry = door.log()[-1]
    assert (entry.action, entry.reason) == ("reception.let_perform", REASON)
    page = words_of(door.client().get(door.path))
    assert "Được thi theo quyết định của Ban Tổ chức" in page
    assert REASON not in page


def test_nothing_is_decided_over_a_check_in_that_has_changed(door: Door) -> None:
    assert "chưa hoàn tất đón tiếp" in words_of(let_perform(door))
    checked_in(door, CHI)
    phone = door.client()
    door.tick(phone, CHI)
    assert "đã đủ cơ cấu theo Thể lệ" in words_of(let_perform(door))
    door.tick(phone, CHI, here=False)
    answer = let_perform(door, version=1)
    assert answer.status_code == 409
    assert "vừa thay đổi" in words_of(answer)
    assert REASON in answer.text
    assert door.arrival().waiver is None


def test_who_comes_late_makes_the_composition_kept_by_itself(door: Door) -> None:
    checked_in(door, CHI)
    door.tick(door.client(), CHI)
    assert door.line() == "kept"
    entry = door.log()[-1]
    assert (entry.action, entry.old, entry.new["kept"]) == (
        "reception.rechecked", {"kept": False}, True,
    )  # fmt: skip


def test_a_list_that_the_organiser_changes_is_asked_again(door: Door) -> None:
    checked_in(door)
    few = fields(full_team(3), version=door.version())
    send(organiser(door.app), f"{BOARD}/{door.number}/sua", few)
    assert door.arrival() is None or door.line() == "unconfirmed"


def test_the_wrong_team_is_taken_back_when_nobody_is_ticked_any_more(door: Door) -> None:
    phone = door.client()
    door.tick(phone, CHI)
    door.post(phone, "hoan-tat")
    assert door.arrival() is not None
    door.tick(phone, CHI, here=False)
    assert door.arrival() is None
    assert [entry.action for entry in door.log()] == ["reception.check_in", "reception.undone"]


def test_the_mc_reads_one_line_and_never_whose_group(door: Door) -> None:
    programme, stage = f"{HOME}/chuong-trinh", f"{HOME}/san-khau"
    neighbour = send(organiser(door.app), f"{BOARD}/moi", {"units": second_unit(door)})
    other = int(neighbour.location.split("/")[-2])
    team = [{**p, "name": f"Vũ {p['name']}", "born": "1970"} for p in full_team()]
    send(organiser(door.app), f"{BOARD}/{other}/sua", fields(team, do="submit"))
    version = {"version": 3}
    assert send(organiser(door.app), f"{BOARD}/{other}/duyet", version).status_code == 302
    send(door.client("secretary"), f"{HOME}/boc-tham/may", {"seed": "2023"})
    checked_in(door)
    for role, path in (("mc", programme), ("timekeeper", stage)):
        page = words_of(door.client(role).get(path))
        assert "Cơ cấu đội: " in page
        assert "hộ nghèo" not in page.lower()
    page = words_of(door.client("mc").get(programme))
    assert "Cơ cấu đội: đạt theo Thể lệ" in page
    assert "Cơ cấu đội: chưa có xác nhận" in page


def second_unit(door: Door) -> int:
    with looking_into(door.app):
        row = db.session.get_one(Delegation, door.number)
        return row.units[0].unit_id + 1
