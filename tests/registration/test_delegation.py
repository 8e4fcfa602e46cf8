"""A unit's own registration, through the pages: begin, fill in, hand in, take back, withdraw."""

import re

import pytest
from flask import Flask

from contest.audit.models import AuditEntry
from contest.shared.db import db
from tests.cast import actor_of, looking_into, name_of, signed_in
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


def audit(app: Flask) -> list[str]:
    with looking_into(app):
        entries = db.session.query(AuditEntry).order_by(AuditEntry.id)
        return [e.action for e in entries if e.action.startswith("delegation.")]


def test_a_representative_begins_fills_in_and_submits_in_one_sitting(house: Flask) -> None:
    client = representative(house)
    assert "chưa bắt đầu đăng ký" in words_of(client.get(OWN))
    number = begun(house, client)
    assert client.get(OWN).location == f"{OWN}/{number}"
    page = words_of(client.get(f"{OWN}/{number}"))
    assert "Đang soạn" in page
    assert "Hạn cuối 24 giờ 00 ngày 29/10/2099." in page
    assert "Chưa đủ cơ cấu theo Thể lệ" in page
    answer = send(client, f"{OWN}/{number}", fields(full_team(), do="submit"))
    assert answer.status_code == 302
    row = stored(house, number)
    assert (row.status, row.name, row.manager_phone) == (
        "submitted", "Đội thị trấn Hà Trung", "0912 777 888",
    )  # fmt: skip
    assert [m.position for m in row.members] == list(range(13))
    assert [m.role for m in row.members[:3]] == ["manager", "captain", "full"]
    assert "Đã gửi, chờ duyệt" in words_of(client.get(f"{OWN}/{number}"))
    assert audit(house) == ["delegation.begun", "delegation.saved", "delegation.submitted"]


def test_a_unit_begins_one_list_only(house: Flask) -> None:
    client = representative(house)
    begun(house, client)
    answer = send(client, f"{OWN}/bat-dau", {"unit": 1})
    assert "đã có hồ sơ" in words_of(client.get(answer.location, follow_redirects=True))
    assert audit(house) == ["delegation.begun"]


def test_nobody_sees_or_touches_the_delegation_of_another_unit(house: Flask) -> None:
    number = submitted(house)
    other = signed_in(house, NEIGHBOUR)
    assert other.get(f"{OWN}/{number}").status_code == 404
    for act in ("", "/kiem-tra", "/lay-lai", "/xin-khong-tham-gia", "/tham-gia"):
        answer = send(other, f"{OWN}/{number}{act}", fields(full_team()))
        assert answer.status_code == 404, act
    assert send(other, f"{OWN}/bat-dau", {"unit": 1}).status_code == 404
    assert stored(house, number).status == "submitted"
    missing = other.get(f"{OWN}/99999")
    assert (missing.status_code, words_of(missing)) == (
        404, words_of(other.get(f"{OWN}/{number}")),
    )  # fmt: skip


def test_an_incomplete_team_is_saved_but_not_submitted_and_told_where(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{**person, "eligible_by": ""} for person in full_team(2)]
    answer = send(client, f"{OWN}/{number}", fields(people, do="submit"))
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Đã lưu, nhưng chưa gửi được" in page
    assert "ít nhất 10 người – hiện có 2." in page
    assert 'href="#members-1-eligible_by"' in answer.text
    assert re.search(r'id="members-1-eligible_by"[^>]*|aria-invalid="true"', answer.text)
    row = stored(house, number)
    assert (row.status, len(row.members)) == ("draft", 3)


def test_warnings_do_not_hold_a_team_back(house: Flask) -> None:
    people = full_team(16)
    number = submitted(house, people)
    page = words_of(representative(house).get(f"{OWN}/{number}"))
    assert "Cần lưu ý" in page
    assert "nhiều nhất 15 người" in page


def test_faults_are_told_at_their_fields_and_nothing_typed_is_lost(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = full_team(3)
    people[1] |= {"born": "31/02/1987", "name": "Lê 🌾", "job": "<script>alert(1)</script>"}
    answer = send(client, f"{OWN}/{number}", fields(people))
    assert answer.status_code == 422
    page = words_of(answer)
    assert "Không có ngày này trong lịch." in page
    assert 'href="#members-1-born"' in answer.text
    for typed in ("31/02/1987", "Lê 🌾", "&lt;script&gt;alert(1)&lt;/script&gt;", "0912 777 888"):
        assert typed in answer.text
    assert stored(house, number).members == []


def test_hidden_characters_are_taken_out_and_that_is_said(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{"name": "Lê\u202e Thị\u200b An", "role": "captain"}]
    answer = send(client, f"{OWN}/{number}", fields(people))
    assert "Đã bỏ ký tự ẩn" in words_of(client.get(answer.location))
    assert stored(house, number).members[1].name == "Lê Thị An"


def test_rows_are_added_moved_and_removed_without_a_script(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{"name": name, "role": "full"} for name in ("Lê An", "Lê Bình", "Lê Chi")]

    def names(order: str) -> list[str]:
        answer = send(client, f"{OWN}/{number}", fields(people, row=order))
        assert answer.status_code == 200
        form = answer.text.partition("<template")[0]
        return re.findall(r'id="members-\d+-name"[^>]*value="([^"]*)"', form)

    assert names("add") == ["Lê An", "Lê Bình", "Lê Chi", ""]
    assert names("up-1") == ["Lê Bình", "Lê An", "Lê Chi"]
    assert names("down-1") == ["Lê An", "Lê Chi", "Lê Bình"]
    assert names("up-0") == ["Lê An", "Lê Bình", "Lê Chi"]
    assert names("remove-0") == ["Lê Bình", "Lê Chi"]
    for nonsense in ("remove-99", "up-x", "drop", "remove-²"):
        assert names(nonsense) == ["Lê An", "Lê Bình", "Lê Chi"]
    assert stored(house, number).members == []


def test_after_the_deadline_the_list_is_locked_and_nothing_typed_is_lost(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    close_registration(house)
    page = words_of(client.get(f"{OWN}/{number}"))
    assert "Đã hết hạn, hồ sơ được khóa" in page
    assert "24 giờ 00 ngày 29/10/2023" in page
    late = send(client, f"{OWN}/{number}", fields(full_team(), do="submit"))
    assert late.status_code == 409
    assert "Đã hết hạn đăng ký." in words_of(late)
    assert "Lê Thị Hoà" in late.text
    assert stored(house, number).members == []
    assert send(client, f"{OWN}/{number}/kiem-tra", fields([], keep="1")).status_code == 409


def test_after_the_deadline_the_organiser_may_still_enter_and_submit(house: Flask) -> None:
    number = begun(house, representative(house))
    close_registration(house)
    late = fields(full_team(), do="submit", reason="Xe hỏng, đến muộn một giờ.")
    answer = send(organiser(house), f"{BOARD}/{number}/sua", late)
    assert answer.location == f"{BOARD}/{number}"
    assert stored(house, number).status == "submitted"


def test_a_list_that_was_submitted_is_read_only_until_it_is_taken_back(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    answer = send(client, f"{OWN}/{number}", fields(full_team(), version=3))
    assert answer.status_code == 409
    assert "đang chờ Ban Tổ chức duyệt" in words_of(answer)
    send(client, f"{OWN}/{number}/lay-lai", {})
    assert stored(house, number).status == "draft"
    assert send(client, f"{OWN}/{number}", fields(full_team(11), version=4)).status_code == 302


def test_a_delegation_withdraws_and_comes_back(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    send(client, f"{OWN}/{number}/xin-khong-tham-gia", {"reason": "Trùng lịch"})
    assert "Xin không tham gia" in words_of(client.get(f"{OWN}/{number}"))
    assert stored(house, number).status == "withdrawn"
    send(client, f"{OWN}/{number}/tham-gia", {})
    assert stored(house, number).status == "draft"
    assert len(stored(house, number).members) == 13
    assert audit(house)[-2:] == ["delegation.withdrawn", "delegation.resumed"]


def test_people_keep_their_rows_and_keys_when_the_list_changes(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{"name": "Lê An"}, {"name": "Lê An"}, {"name": "Đỗ Quý"}]
    send(client, f"{OWN}/{number}", fields(people))
    first = stored(house, number)
    assert [m.key for m in first.members] == ["pham-van-dai", "le-an", "le-an-2", "do-quy"]
    turned = [{**people[i], "ref": str(first.members[i + 1].id)} for i in (2, 0)]
    turned[1]["name"] = "Vũ An"
    ref = str(first.members[0].id)
    send(client, f"{OWN}/{number}", fields(turned, version=2, manager__ref=ref))
    second = stored(house, number)
    assert [(m.id, m.uuid) for m in second.members] == [
        (first.members[i].id, first.members[i].uuid) for i in (0, 3, 1)
    ]
    assert [m.key for m in second.members] == ["pham-van-dai", "do-quy", "vu-an"]


def test_keys_are_never_shown(house: Flask) -> None:
    number = submitted(house)
    key = stored(house, number).members[7].key
    assert key == "le-thi-hoa"
    for client, path in (
        (representative(house), f"{OWN}/{number}"),
        (organiser(house), f"{BOARD}/{number}"),
        (organiser(house), f"{BOARD}/{number}/sua"),
        (organiser(house), BOARD),
    ):
        assert key not in client.get(path).text


def test_a_person_of_another_team_is_told_to_be_twice_in_the_contest(house: Flask) -> None:
    submitted(house)
    other = signed_in(house, NEIGHBOUR)
    begin_page = other.get(OWN).text
    unit = re.findall(r'name="unit" value="(\d+)"', begin_page)[0]
    number = send(other, f"{OWN}/bat-dau", {"unit": unit}).location.rpartition("/")[2]
    same = {"name": "lê thị  HÒA", "born": "07/02/1967", "role": "full"}
    answer = send(other, f"{OWN}/{number}/kiem-tra", fields([same]))
    assert "có tên trong danh sách của một đội khác" in words_of(answer)


@pytest.mark.parametrize(
    "hostile",
    [
        {"members-²-name": "An"},
        {"members-99999999999999999999-name": "An"},
        {"members-0-nothing": "An"},
        {"members-0-ref": "9" * 30},
        {"version": "x"},
        {"version": "-1"},
        {"row": "add-" + "9" * 5000},
        {"manager-role": "captain"},
        {"division": "x", "members-0-unit": "\x00"},
        {"name": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")},
    ],
)
def test_hostile_input_gets_an_answer_in_words(house: Flask, hostile: dict[str, str]) -> None:
    client = representative(house)
    number = begun(house, client)
    for path in (f"{OWN}/{number}", f"{OWN}/{number}/kiem-tra"):
        answer = send(client, path, {**fields([{"name": "Lê An"}]), **hostile})
        assert answer.status_code in (200, 302, 409, 422), answer.text


def test_three_hundred_people_are_refused_in_words(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{"name": f"Lê An {i}"} for i in range(300)]
    answer = send(client, f"{OWN}/{number}", fields(people))
    assert answer.status_code == 422
    assert "nhiều nhất là 100" in words_of(answer)


def test_the_cast_acts_under_its_own_name(house: Flask) -> None:
    submitted(house)
    with looking_into(house):
        names = {e.actor for e in db.session.query(AuditEntry) if "delegation." in e.action}
    assert names == {actor_of(house, name_of("representative")).key}


def test_a_member_is_not_offered_to_be_the_manager_unless_it_is_so_already(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(
        client,
        f"{OWN}/{number}",
        fields([{"name": "Lê An"}, {"name": "Vũ Bình", "role": "manager"}]),
    )
    page = client.get(f"{OWN}/{number}").text
    boxes = re.findall(r'<select[^>]*name="members-\d+-role".*?</select>', page, re.DOTALL)
    assert ['value="manager"' in box for box in boxes] == [False, True, False]


def test_the_organiser_sees_who_is_twice_in_one_list(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    an = {"name": "Lê An", "born": "05/09/1987"}
    live = send(client, f"{OWN}/{number}/kiem-tra", fields([an, {"name": "Vũ Bình"}, an], keep="1"))
    assert live.text.count("Người này có hai lần trong danh sách") == 2
    page = words_of(organiser(house).get(f"{BOARD}/{number}"))
    assert page.count("Người này có hai lần trong danh sách") == 2
