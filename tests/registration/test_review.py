"""The organiser's board and judgement, through the pages."""

import re

import pytest
from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.registration.actions.draft import begin_delegation
from contest.registration.queries.files import file_of
from contest.registration.rules.handing_in import Hand
from contest.regulations.models import Unit
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    OWN,
    begun,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)


def test_the_board_shows_every_unit_with_its_state(house: Flask) -> None:
    submitted(house)
    page = words_of(organiser(house).get(BOARD))
    assert "1 hồ sơ, 0 đã duyệt, 1 chờ duyệt" in page
    assert "Tất cả (20) Chưa bắt đầu (19) Chờ duyệt (1)" in page
    assert "Thị trấn Hà Trung Đội thị trấn Hà Trung Đã gửi, chờ duyệt 12" in page


def test_the_board_says_in_words_what_is_missing(house: Flask) -> None:
    number = begun(house, representative(house))
    page = words_of(organiser(house).get(BOARD))
    assert "Thành viên chính thức, kể cả đội trưởng: ít nhất 10 người – hiện có 0." in page
    assert re.search(r"và \d nội dung khác", page)
    assert stored(house, number).status == "draft"


@pytest.mark.parametrize(
    ("asked", "units"),
    [
        ("tim=ha+trung", ["Thị trấn Hà Trung"]),
        ("tim=dong", ["Xã Hà Đông"]),
        ("tim=HÀ+đông", ["Xã Hà Đông"]),
        ("tim=yen", ["Xã Yên Dương", "Xã Yến Sơn"]),
        ("tim=khong+co", []),
        ("trang_thai=submitted", ["Thị trấn Hà Trung"]),
        ("trang_thai=approved", []),
    ],
)
def test_the_board_is_searched_without_marks_and_filtered(
    house: Flask, asked: str, units: list[str]
) -> None:
    submitted(house)
    page = organiser(house).get(f"{BOARD}?{asked}").text
    assert re.findall(r'<th scope="row">([^<]+)', page) == units


def test_the_board_sorts_by_the_vietnamese_alphabet(house: Flask) -> None:
    page = organiser(house).get(f"{BOARD}?xep=ten").text
    names = re.findall(r'<th scope="row">([^<]+)', page)
    assert names[0] == "Thị trấn Hà Trung"
    assert names.index("Xã Hà Châu") < names.index("Xã Hà Đông") < names.index("Xã Hà Giang")
    assert names[-2:] == ["Xã Yên Dương", "Xã Yến Sơn"]


def test_the_organiser_asks_for_completion_and_the_delegation_answers(house: Flask) -> None:
    number = submitted(house)
    judge, own = organiser(house), representative(house)
    comment = "Xin bổ sung điện thoại.\nXin xem lại ngày sinh."
    send(judge, f"{BOARD}/{number}/de-nghi", {"version": 3, "comment": comment})
    page = words_of(own.get(f"{OWN}/{number}"))
    assert "Đề nghị bổ sung, chỉnh sửa" in page
    assert "Xin bổ sung điện thoại. Xin xem lại ngày sinh." in page
    version = stored(house, number).version
    data = fields(full_team(), version=version, do="submit", manager_phone="0912 777 999")
    assert send(own, f"{OWN}/{number}", data).status_code == 302
    row = stored(house, number)
    assert (row.status, row.manager_phone) == ("submitted", "0912 777 999")
    send(judge, f"{BOARD}/{number}/duyet", {"version": row.version})
    assert stored(house, number).status == "approved"
    assert stored(house, number).comment is None


def test_a_completion_without_words_is_refused_at_its_field(house: Flask) -> None:
    number = submitted(house)
    judge = organiser(house)
    empty = send(judge, f"{BOARD}/{number}/de-nghi", {"version": 3, "comment": "  "})
    assert empty.status_code == 422
    assert "Xin ghi nội dung cần bổ sung" in words_of(empty)
    long = send(judge, f"{BOARD}/{number}/de-nghi", {"version": 3, "comment": "x" * 1001})
    assert long.status_code == 422
    assert "x" * 1001 in long.text
    assert stored(house, number).status == "submitted"


def broken(house: Flask) -> int:
    """A submitted team whose composition the organiser's own correction has broken."""
    number = submitted(house)
    send(organiser(house), f"{BOARD}/{number}/sua", fields(full_team(3), version=3))
    return number


def test_an_incomplete_team_is_approved_only_with_a_reason_which_is_kept(house: Flask) -> None:
    number = broken(house)
    judge = organiser(house)
    refused = send(judge, f"{BOARD}/{number}/duyet", {"version": 4})
    assert refused.status_code == 409
    assert "ít nhất 10 người – hiện có 3." in words_of(refused)
    assert "Xin ghi lý do nếu vẫn duyệt." in words_of(refused)
    box = re.search(r'<textarea[^>]*id="waiver"[^>]*>', refused.text)
    assert box is not None
    assert 'aria-invalid="true"' in box[0]
    assert "data-focus" in box[0]
    assert stored(house, number).status == "submitted"
    reason = "Ba thành viên nằm viện, Ban Tổ chức đồng ý."
    send(judge, f"{BOARD}/{number}/duyet", {"version": 4, "waiver": reason})
    assert stored(house, number).status == "approved"
    assert reason in words_of(judge.get(f"{BOARD}/{number}"))
    with looking_into(house):
        entry = db.session.query(AuditEntry).filter_by(action="delegation.approved").one()
        assert entry.reason == reason
        assert {"rule": 0, "code": "too_few"} in entry.new["waived"]


def test_only_the_list_that_was_read_is_judged(house: Flask) -> None:
    number = broken(house)
    judge = organiser(house)
    for act, words in (("duyet", {"waiver": "Đã xem"}), ("de-nghi", {"comment": "Xin bổ sung"})):
        answer = send(judge, f"{BOARD}/{number}/{act}", {"version": 3, **words})
        assert answer.status_code == 409
        assert "Hồ sơ vừa được sửa" in words_of(answer)
        assert next(iter(words.values())) in answer.text
    assert stored(house, number).status == "submitted"


def test_a_draft_is_not_judged(house: Flask) -> None:
    number = begun(house, representative(house))
    for act in ("duyet", "de-nghi"):
        answer = send(organiser(house), f"{BOARD}/{number}/{act}", {"version": 1, "comment": "Xin"})
        assert answer.status_code == 409
        assert "Hồ sơ chưa được gửi" in words_of(answer)


def test_the_organiser_corrects_an_approved_list_and_the_log_has_it(house: Flask) -> None:
    number = submitted(house)
    judge = organiser(house)
    send(judge, f"{BOARD}/{number}/duyet", {"version": 3})
    refs = [str(m.id) for m in stored(house, number).members]
    people = [{**p, "ref": refs[i + 1]} for i, p in enumerate(full_team())]
    key = stored(house, number).members[5].key
    people[4]["name"] = "Lê Thị Đào"
    send(judge, f"{BOARD}/{number}/sua", fields(people, version=4, manager__ref=refs[0]))
    row = stored(house, number)
    assert (row.status, row.members[5].name, row.members[5].key) == ("approved", "Lê Thị Đào", key)
    with looking_into(house):
        entry = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
        assert (entry.action, entry.new) == (
            "delegation.saved", {"people": 13, "changed": ["name"]},
        )  # fmt: skip


def test_the_organiser_enters_a_joint_team_on_behalf_of_units(house: Flask) -> None:
    judge = organiser(house)
    with looking_into(house):
        units = [u for (u,) in db.session.query(Unit.id).order_by(Unit.id).limit(3)]
    answer = send(judge, f"{BOARD}/moi", {"units": units[1:]})
    number = int(answer.location.split("/")[-2])
    assert stored(house, number).name == "Đội xã Hà Bắc – xã Hà Bình"
    again = send(judge, f"{BOARD}/moi", {"units": units[1]})
    assert again.status_code == 409
    assert "đã có hồ sơ" in words_of(again)
    second = send(judge, f"{BOARD}/moi", {"units": units[1], "another": "1"})
    assert second.status_code == 302
    nothing = send(judge, f"{BOARD}/moi", {})
    assert nothing.status_code == 422
    page = words_of(judge.get(f"{BOARD}/{number}/sua"))
    assert "Đơn vị" in page


def test_the_units_of_another_contest_cannot_be_entered(house: Flask) -> None:
    with looking_into(house):
        other = db.session.query(Unit.id).order_by(Unit.id.desc()).first()[0]
    answer = send(organiser(house), f"{BOARD}/moi", {"units": other})
    assert answer.status_code == 422


def test_a_file_of_another_contest_is_not_found(house: Flask) -> None:
    with looking_into(house):
        contest_id, unit_id = (
            db.session.query(Unit.contest_id, Unit.id).order_by(Unit.id.desc()).first()
        )
        number = begin_delegation(contest_id, [unit_id], hand=Hand.ORGANISER, by=SYSTEM)
    judge = organiser(house)
    assert judge.get(f"{BOARD}/{number}").status_code == 404
    assert send(judge, f"{BOARD}/{number}/duyet", {"version": 1}).status_code == 404
    with looking_into(house), transaction():
        assert file_of(contest_id, number).version == 1
