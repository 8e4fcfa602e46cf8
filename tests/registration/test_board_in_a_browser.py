"""The board, reminders and effects of rules in a real browser, on plain http as in a hall."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.cast import looking_into
from tests.install import BROWSERS, installed
from tests.registration.lists import BOARD, HOME
from tests.registration.teams import contest_here, in_house, person, rules_are, team
from tests.served import let_in, served

HALL = "may-chu.hoi-truong"
"""A name that no browser takes for safe: there is no clipboard API for it over plain http."""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--host-resolver-rules=MAP {HALL} 127.0.0.1",
    ]
    browser = playwright.chromium.launch(executable_path=installed(BROWSERS), args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def desk(chromium: Browser, house: Flask) -> Iterator[Page]:
    """The organiser's browser, signed in at the address of the hall."""
    with served(house) as address:
        base = address.replace("127.0.0.1", HALL)
        context = chromium.new_context(viewport={"width": 360, "height": 740}, base_url=base)
        page = context.new_page()
        let_in(page, "organiser", BOARD)
        yield page
        context.close()


def test_words_are_copied_without_the_clipboard_of_safe_pages(desk: Page) -> None:
    desk.goto(f"{BOARD}/loi-nhac")
    assert desk.evaluate("window.isSecureContext") is False
    desk.get_by_role("button", name="Chép lời nhắc cho tất cả").click()
    expect(desk.get_by_text("Đã chép.")).to_be_visible()
    words = desk.locator("#nhac-chung").input_value()
    desk.goto(f"{BOARD}?trang_thai=none")
    desk.evaluate("document.body.append(document.createElement('textarea'))")
    desk.locator("body > textarea").focus()
    desk.keyboard.press("Control+V")
    assert desk.locator("body > textarea").input_value() == words
    assert "24 giờ 00 ngày 29/10/2099" in words


def test_the_board_narrows_while_one_types_and_finds_people(desk: Page, house: Flask) -> None:
    in_house(house, 1, person("Nguyễn Thị Thúy Hòa"))
    desk.goto(BOARD)
    search = desk.get_by_role("searchbox")
    search.press_sequentially("thuy hoa")
    expect(desk.get_by_role("heading", name="1 người có tên khớp")).to_be_visible()
    expect(desk.get_by_role("link", name="Đội xã Hà Bắc")).to_be_visible()
    search.fill("ha trung")
    expect(desk.locator("#cac-doan tbody tr")).to_have_count(1)
    expect(desk.locator("#cac-doan")).to_contain_text("Thị trấn Hà Trung")
    assert "tim=ha+trung" in desk.url
    for path in (BOARD, f"{BOARD}/nguoi", f"{BOARD}/loi-nhac", f"{BOARD}/trung-ten", f"{HOME}/doi"):
        desk.goto(path)
        assert desk.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert Axe().run(desk).response["violations"] == [], path


def test_a_rule_shows_its_effect_while_it_is_typed(desk: Page, house: Flask) -> None:
    with looking_into(house):
        rules_are(contest_here(), {"rule": "size", "min": 2})
        team(0, person("Lê An"), person("Lê Bình"), name="Đội Một", hand_in=True)
    desk.goto(f"{HOME}/the-le/co-cau-doi")
    summary = desk.locator("[data-effect-summary]")
    expect(summary).to_contain_text("Cả 1 đội đã gửi đều đủ cơ cấu.")
    desk.locator(".rule__what summary").first.click()
    desk.locator('[name="rules-0-min"]').fill("10")
    expect(summary).to_contain_text("Nếu áp dụng: 1/1 đội đã gửi chưa đủ cơ cấu")
    desk.get_by_text("Nếu áp dụng: 1 đội chưa đạt").click()
    expect(desk.get_by_text("Đội Một (có 2, cần 10)")).to_be_visible()
    desk.locator('[name="rules-0-min"]').fill("9")
    expect(desk.get_by_text("Đội Một (có 2, cần 9)")).to_be_visible()
    desk.get_by_role("button", name="Chênh lệch nam, nữ").click()
    expect(desk.locator("[data-list] [data-effect]").nth(1)).to_contain_text("Điền đủ điều kiện")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
