"""Words to copy into Zalo: exact, polite, and nothing of anybody in them."""

import html
import re
from dataclasses import replace

from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.handing_in import withdraw_delegation
from contest.registration.models import Delegation, Extension
from contest.registration.rules.handing_in import Hand
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    CLOSED,
    HOME,
    SECRETS,
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
from tests.registration.teams import contest_here, unit_ids

REMINDERS = f"{BOARD}/loi-nhac"


def texts(house: Flask, address: str = REMINDERS) -> list[str]:
    page = organiser(house).get(address)
    assert page.status_code == 200
    found = re.findall(r"<textarea[^>]*readonly>(.*?)</textarea>", page.text, re.DOTALL)
    return [html.unescape(text) for text in found]


def test_a_unit_that_has_not_begun_is_asked_kindly_with_the_exact_last_moment(
    house: Flask,
) -> None:
    with looking_into(house):
        unit = unit_ids(contest_here())[1]
    [text] = texts(house, f"{REMINDERS}?don_vi={unit}")
    assert text.splitlines() == [
        "Kính gửi xã Hà Bắc,",
        "Về việc đăng ký dự thi “Hội thi hoi-thi-nay”:",
        "Ban Tổ chức mong nhận được danh sách đội dự thi của đơn vị.",
        "Hạn cuối: 24 giờ 00 ngày 29/10/2099.",
        f"Trang đăng ký: http://localhost{HOME}/dang-ky",
        "Những gì đã nhập đều được lưu. Nếu có vướng mắc, đồng chí nhắn lại để Ban Tổ chức hỗ trợ.",
        "Trân trọng cảm ơn!",
    ]


def test_what_is_missing_is_named_but_nobody_and_no_figure_of_a_household(house: Flask) -> None:
    number = begun(house, representative(house))
    people = [{**one, "eligible_by": "", "group": "resident"} for one in full_team(9)]
    send(representative(house), f"{HOME}/dang-ky/{number}", fields(people))
    [text] = texts(house, f"{REMINDERS}?doan={number}")
    assert "- Thành viên chính thức, kể cả đội trưởng: ít nhất 10 người – hiện có 9" in text
    assert "- Mỗi thành viên có hộ khẩu hoặc làm việc tại địa phương – còn 9 người chưa ghi" in text
    assert re.search(r"- .*[Hh]ộ nghèo.*: ít nhất 1 người$", text, re.MULTILINE)
    named = [one["name"] for one in people if one["name"] in text]
    assert named == []
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_returned_list_is_reminded_of_what_was_asked_for(house: Flask) -> None:
    number = submitted(house)
    with looking_into(house), transaction() as session:
        row = session.get_one(Delegation, number)
        row.status, row.comment = "returned", "Xin bổ sung điện thoại trưởng đoàn."
    [text] = texts(house, f"{REMINDERS}?doan={number}")
    assert "đề nghị đơn vị bổ sung, chỉnh sửa:\nXin bổ sung điện thoại trưởng đoàn.\n" in text
    assert "nội dung đề nghị sửa" not in text
    assert "Hạn cuối: 24 giờ 00 ngày 29/10/2099." in text


def test_remarks_at_fields_are_counted_and_name_nobody(house: Flask) -> None:
    number = submitted(house)
    version = stored(house, number).version
    captain = stored(house, number).members[0]
    name = f"remark-{captain.id}-born"
    answer = send(
        organiser(house),
        f"{BOARD}/{number}/de-nghi",
        {"version": version, "comment": "Xin xem lại.", name: "Ngày sinh chưa khớp"},
    )
    assert answer.status_code == 302, words_of(answer)
    [text] = texts(house, f"{REMINDERS}?doan={number}")
    assert "Xin xem lại.\nTrong hồ sơ có 1 nội dung đề nghị sửa, xin mở hồ sơ để xem.\n" in text
    assert captain.name not in text
    assert "Ngày sinh chưa khớp" not in text


def test_unfinished_lists_come_first_and_are_counted_apart(house: Flask) -> None:
    submitted(house)
    page = words_of(organiser(house).get(REMINDERS))
    assert "Chưa gửi hồ sơ (19)" in page
    assert "Đã gửi hồ sơ, bài dự thi chưa đủ (1)" in page
    assert page.index("Chưa gửi hồ sơ (19)") < page.index("Đã gửi hồ sơ, bài dự thi")
    assert "thị trấn Hà Trung" in texts(house)[-1]


def test_an_address_that_opens_here_alone_is_not_sent_out_without_a_warning(house: Flask) -> None:
    warning = "Người nhận chưa mở được địa chỉ này"
    desk = organiser(house)
    assert warning in desk.get(REMINDERS).text
    settings = house.config["SETTINGS"]
    house.config["SETTINGS"] = replace(settings, public_url="https://hoithi.example.vn")
    assert warning not in desk.get(REMINDERS).text


def test_the_words_for_all_count_and_name_no_unit(house: Flask) -> None:
    submitted(house)
    everybody, *others = texts(house)
    assert "Ban Tổ chức đã nhận 1/20 hồ sơ đăng ký" in everybody
    assert "Hạn cuối: 24 giờ 00 ngày 29/10/2099." in everybody
    assert "Xã" not in everybody
    assert len(others) == 20
    [own] = [text for text in others if "thị trấn Hà Trung" in text]
    assert "Ban Tổ chức đã nhận danh sách đội dự thi.\nBài dự thi còn thiếu: " in own
    assert "Hạn cuối" not in own


def test_a_unit_with_more_time_is_told_its_own_last_moment(house: Flask) -> None:
    with looking_into(house):
        contest_id = contest_here()
        first, second = unit_ids(contest_id)[:2]
        with transaction() as session:
            session.add(
                Extension(
                    contest_id=contest_id,
                    unit_id=first,
                    closes="2099-11-03T00:00:00+07:00",
                    reason="Mưa lũ",
                    at=clock.now(),
                    by_name="Ông Tổ chức",
                )
            )
        db.session.remove()
    assert "24 giờ 00 ngày 02/11/2099" in texts(house, f"{REMINDERS}?don_vi={first}")[0]
    assert "24 giờ 00 ngày 29/10/2099" in texts(house, f"{REMINDERS}?don_vi={second}")[0]


def test_after_the_deadline_nobody_is_blamed(house: Flask) -> None:
    close_registration(house, CLOSED)
    everybody = texts(house)[0]
    assert "Hạn đăng ký đã kết thúc lúc 24 giờ 00 ngày 29/10/2023." in everybody
    assert "đề nghị liên hệ Ban Tổ chức để được hướng dẫn" in everybody


def test_what_does_not_need_a_reminder_says_so(house: Flask) -> None:
    number = submitted(house)
    with looking_into(house):
        withdraw_delegation(contest_here(), number, "", hand=Hand.ORGANISER, by=SYSTEM)
    page = organiser(house).get(f"{REMINDERS}?doan={number}")
    assert "Không còn đơn vị nào cần nhắc" in words_of(page)
    assert organiser(house).get(f"{REMINDERS}?doan=x&don_vi=😀").status_code == 200
