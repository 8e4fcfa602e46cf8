"""Remarks at fields and a request to change the list, from both sides, on a phone and a desk."""

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.registration.lists import (
    BOARD,
    OWN,
    begun,
    close_registration,
    representative,
    stored,
    submitted,
)
from tests.registration.test_in_a_browser import DESK, PHONE, address, saved, sign_in

__all__ = ["address"]


def sound(page: Page) -> None:
    """Nothing runs over the edge, and nothing serious for a screen reader."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    found = Axe().run(page, "main").response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == [], page.url


def test_remarks_and_a_request_go_to_and_fro(chromium: Browser, address: str, house: Flask) -> None:
    number = submitted(house)
    desk = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    phone = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    judge = sign_in(desk, address, "organiser")
    judge.goto(f"{address}{BOARD}/{number}")
    judge.get_by_role("link", name="Ghi nội dung đề nghị").click()
    expect(judge.locator("h1")).to_contain_text("Đề nghị bổ sung, chỉnh sửa")
    sound(judge)
    judge.locator("#members-2 summary").click()
    person = stored(house, number).members[3].id
    judge.locator(f"#remark-{person}-born").fill("Xin xem lại năm sinh.")
    judge.get_by_role("button", name="Gửi đề nghị").click()
    expect(judge.locator("h1")).to_contain_text("Đề nghị bổ sung")

    own = sign_in(phone, address)
    sound(own)
    own.get_by_role("link", name="Lê Thị Chi – Ngày sinh").click()
    assert own.evaluate("document.activeElement.id") == "members-2-born"
    own.keyboard.press("Control+a")
    own.keyboard.type("03/02/1964")
    saved(own)
    expect(own.locator("#members-2-born-help")).to_contain_text("Xin xem lại năm sinh.")
    own.get_by_role("button", name="Gửi hồ sơ").click()
    own.get_by_role("button", name="Gửi", exact=True).click()
    expect(own.locator("h1")).to_contain_text("Đã gửi, chờ duyệt")

    judge.reload()
    expect(judge.locator("#da-de-nghi")).to_contain_text("03/02/1964 đã sửa")
    sound(judge)
    judge.get_by_role("button", name="Duyệt đoàn").click()
    expect(judge.locator("h1")).to_contain_text("Đã duyệt")

    own.reload()
    own.get_by_role("link", name="Đề nghị thay đổi danh sách").click()
    expect(own.locator("#reason")).to_be_visible()
    sound(own)
    own.locator("#members-4 summary").click()
    own.locator("#members-4-name").fill("Đỗ Thị Thay")
    own.get_by_role("button", name="Gửi đề nghị thay đổi").click()
    expect(own.locator("#reason-error")).to_contain_text("Xin ghi lý do thay đổi.")
    assert own.locator("#members-4-name").input_value() == "Đỗ Thị Thay"
    own.locator("#reason").fill("Chị Đông đi công tác.")
    own.get_by_role("button", name="Gửi đề nghị thay đổi").click()
    expect(own.locator("h1")).to_contain_text("Chờ trả lời")
    assert own.evaluate("localStorage.length") == 0
    sound(own)

    judge.goto(f"{address}{BOARD}/de-nghi-thay-doi")
    sound(judge)
    judge.get_by_role("link", name="Xem, trả lời").click()
    expect(judge.locator(".versions")).to_contain_text("Đỗ Thị Thay")
    sound(judge)
    judge.get_by_role("button", name="Đồng ý thay đổi").click()
    expect(judge.locator("h1")).to_contain_text("Đã đồng ý")
    assert stored(house, number).members[5].name == "Đỗ Thị Thay"
    own.goto(f"{address}{OWN}/{number}")
    expect(own.locator("main")).to_contain_text("Đỗ Thị Thay")
    desk.close()
    phone.close()


def test_what_was_typed_when_the_deadline_passed_is_still_there_to_copy(
    chromium: Browser, address: str, house: Flask
) -> None:
    begun(house, representative(house))
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = sign_in(context, address)
    close_registration(house)
    page.get_by_role("button", name="Thêm thành viên").click()
    page.keyboard.type("Lê An Khánh")
    expect(page.locator("#trang-thai-luu")).to_contain_text("giữ trên máy này", timeout=10_000)
    expect(page.locator("#co-cau")).to_contain_text("Đã hết hạn đăng ký")
    page.reload()
    expect(page.locator("[data-kept-copy]")).to_be_visible()
    assert page.locator("[data-text]").input_value() == "Lê An Khánh"
    sound(page)
    close_registration(house, "2099-10-30T00:00:00+07:00")
    page.reload()
    page.get_by_role("button", name="Dùng bản đó").click()
    saved(page)
    assert [member.name for member in stored(house, 1).members] == ["Lê An Khánh"]
    context.close()
