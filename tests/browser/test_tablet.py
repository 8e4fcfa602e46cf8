"""The judge's tablet in a real browser: from the slip to the sent sheet."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.server import DEMO
from tests.browser.tablets import (
    SAVED,
    TABLET,
    NewTablet,
    Tablet,
    marks,
    sheets,
)

VIEWS = """window.views = [];
new MutationObserver((changes) => views.push(...changes.map((one) => one.target.dataset.view)))
  .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-view'] });"""


def test_the_qr_opens_the_sheet_of_the_team_on_stage_at_once_and_leaves_no_token(
    new_tablet: NewTablet,
) -> None:
    tablet = new_tablet()
    tablet.page.add_init_script(VIEWS)
    tablet.sit_by_qr("gk1")
    expect(tablet.page.locator("#sheet")).to_be_visible()
    assert "list" not in tablet.page.evaluate("views")
    tablet.status(SAVED)
    assert tablet.page.url == f"{tablet.server.url}/giam-khao"
    assert tablet.page.evaluate("history.length") < 5
    assert tablet.seat("gk1")["token"] not in tablet.page.content()
    expect(tablet.page.locator("#sheet-round")).to_contain_text("Chào hỏi")
    expect(tablet.page.locator("#sheet-state")).to_have_text("Đang thi")
    expect(tablet.page.locator("#sheet-judge")).to_have_text("Giám khảo: Lê Thị Minh Nguyệt")


def test_a_judge_sits_down_with_contest_judge_and_pin(new_tablet: NewTablet) -> None:
    tablet = new_tablet()
    tablet.type_pin("gk2", typed="GK2 ")
    expect(tablet.page.locator("#ways")).to_be_visible()
    tablet.status(SAVED)


def test_a_wrong_pin_is_said_in_words_and_nothing_typed_is_lost(new_tablet: NewTablet) -> None:
    tablet = new_tablet()
    right = tablet.seat("gk2")["pin"]
    tablet.type_pin("gk2", "000000" if right != "000000" else "111111")
    expect(tablet.page.get_by_role("alert")).to_contain_text("Mã PIN chưa đúng")
    expect(tablet.page.get_by_label("Mã hội thi")).to_have_value(DEMO)
    tablet.page.get_by_label("Mã PIN").fill(right)
    tablet.page.get_by_role("button", name="Vào chấm điểm").click()
    expect(tablet.page.locator("#ways")).to_be_visible()


def test_a_mark_is_saved_and_the_total_follows(tablet: Tablet) -> None:
    tablet.give(1, "11,2")
    expect(tablet.page.locator("#total")).to_have_text("11,25")
    tablet.line(1).get_by_role("button", name="Thêm 0,25").click()
    tablet.line(1).get_by_role("button", name="Thêm 0,25").click()
    tablet.line(1).get_by_role("button", name="Bớt 0,25").click()
    expect(tablet.page.locator("#total")).to_have_text("11,5")
    tablet.status(SAVED)
    tablet.eventually(lambda: marks(tablet.server, "gk1") == {"gioi_thieu": "11.5"})


def test_not_marked_never_looks_like_zero_and_cannot_be_stepped(tablet: Tablet) -> None:
    step = tablet.line(1).get_by_role("button", name=re.compile("^(Thêm|Bớt)"))
    expect(step).to_have_count(0)
    expect(tablet.line(1).locator(".line__state")).to_have_text("Chạm để nhập điểm")
    tablet.give(2, "0")
    expect(tablet.line(1).locator(".line__figure")).to_have_text("Chưa chấm")
    look = "element => getComputedStyle(element).borderStyle"
    assert tablet.line(1).locator(".line__value").evaluate(look) == "dashed"
    assert tablet.line(2).locator(".line__value").evaluate(look) == "solid"


def test_the_pad_gives_only_marks_on_the_scale(tablet: Tablet) -> None:
    pad = tablet.page.locator("#pad")
    tablet.line(4).locator(".line__value").click()  # at most 4, by quarters
    tablet.keys("3")
    for sign, can in {"1": False, "0": False, ",": True}.items():
        key = pad.locator(f'[data-key="{sign}"]')
        expect(key).to_be_enabled() if can else expect(key).to_be_disabled()
    tablet.keys(",7")
    expect(pad.locator("#pad-value")).to_have_text("3,75")
    tablet.page.keyboard.press("9")
    expect(pad.locator("#pad-value")).to_have_text("3,75")


def test_a_sheet_can_be_marked_with_the_keyboard_alone(new_tablet: NewTablet) -> None:
    tablet = new_tablet(TABLET)
    tablet.sit_by_qr("gk1")
    tablet.line(1).locator(".line__value").focus()
    tablet.page.keyboard.press("Enter")
    for figure in ("10,25", "7.5", "5"):
        tablet.page.keyboard.type(figure)
        tablet.page.keyboard.press("Enter")
    tablet.page.keyboard.type("4")
    tablet.page.keyboard.press("Enter")
    expect(tablet.page.locator("#pad")).to_be_hidden()
    tablet.shows("10,25", "7,5", "5", "4")
    expect(tablet.page.locator("#foot-state")).to_have_text("Đủ điểm, chưa gửi")


def test_sending_asks_once_shows_every_mark_and_says_when_it_is_received_and_why_it_is_closed(
    tablet: Tablet,
) -> None:
    team = tablet.page.locator("#sheet-team").inner_text()
    tablet.fill_sheet()
    tablet.page.locator("#send").click()
    dialog = tablet.page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Gửi phiếu: {team}, 27,75?")
    expect(dialog).to_contain_text("phiếu được khóa")
    expect(dialog.locator("dd")).to_have_text(["11,25/12", "7,5/8", "5/6", "4/4"])
    expect(dialog.locator("dt").last).to_have_text("Đúng thành phần, đội hình")
    dialog.get_by_role("button", name="Gửi phiếu").click()
    note = tablet.page.locator("#sheet-note")
    expect(note).to_have_text(
        f"Đã nhận phiếu chấm: {team}, 27,75. Phiếu đã khóa; muốn chỉnh sửa, xin báo Tổ Thư ký."
    )
    assert sheets(tablet.server, "gk1") == [(1, None)]
    for closed in (tablet.line(1).locator(".line__value"), tablet.page.locator("#send")):
        closed.click(force=True)
        expect(dialog).to_contain_text("Phiếu đã khóa.")
        expect(dialog).to_contain_text("xin báo Tổ Thư ký")
        dialog.get_by_role("button", name="Đã rõ").click()
        expect(dialog).to_be_hidden()


def test_sending_too_early_leads_to_what_is_missing(tablet: Tablet) -> None:
    tablet.give(1, "9")
    expect(tablet.page.locator("#foot-state")).to_have_text("Còn 3 tiêu chí chưa chấm")
    lack = tablet.page.locator("#lack")
    expect(lack).to_be_hidden()
    tablet.page.locator("#send").click()
    expect(lack).to_have_text(
        "Chưa gửi được, còn thiếu điểm: Sáng tạo về hình thức; Phong cách, trang phục; "
        "Đúng thành phần, đội hình."
    )
    expect(tablet.page.get_by_role("dialog")).to_be_hidden()
    expect(tablet.line(2).locator(".line__value")).to_be_focused()
    expect(tablet.line(2)).to_be_in_viewport(ratio=1)
    tablet.give(2, "7")
    tablet.give(3, "5")
    expect(lack).to_have_text("Chưa gửi được, còn thiếu điểm: Đúng thành phần, đội hình.")
    tablet.give(4, "4")
    expect(lack).to_be_hidden()
