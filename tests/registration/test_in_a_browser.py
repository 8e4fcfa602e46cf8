"""Filling in a list in a real browser: phone and desk, keyboard, no script, lost networks."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.registration.lists import BOARD, OWN, begun, full_team, representative, stored, submitted
from tests.served import let_in, served

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def address(house: Flask) -> Iterator[str]:
    """The house, serving on a port of its own."""
    with served(house) as address:
        yield address


def sign_in(context: BrowserContext, address: str, who: str = "representative") -> Page:
    page = context.new_page()
    let_in(page, who, f"{address}{OWN if who == 'representative' else BOARD}")
    return page


def open_list(context: BrowserContext, address: str, house: Flask) -> Page:
    """The representative's list, begun, with nobody in it yet."""
    begun(house, representative(house))
    return sign_in(context, address)


def saved(page: Page) -> None:
    expect(page.locator("#trang-thai-luu")).to_contain_text("Đã lưu lúc", timeout=10_000)


def names(page: Page) -> list[str]:
    rows = page.locator('[data-member] input[name$="-name"]')
    return [rows.nth(i).input_value() for i in range(rows.count())]


def add(page: Page, name: str) -> None:
    rows = len(names(page))
    page.get_by_role("button", name="Thêm thành viên").click()
    expect(page.locator(f"#members-{rows}-name")).to_be_focused()
    page.keyboard.type(name)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_team_of_twelve_is_typed_and_submitted_in_one_sitting(
    chromium: Browser, address: str, house: Flask, size: dict[str, int]
) -> None:
    context = chromium.new_context(viewport=size)  # type: ignore[arg-type]
    page = sign_in(context, address)
    page.get_by_role("button", name="Bắt đầu đăng ký").click()
    page.locator("#manager-name").fill("Phạm Văn Đại")
    page.locator("#manager_phone").fill("0912 777 888")
    for number, person in enumerate(full_team()):
        add(page, person["name"])
        for field in ("gender", "group", "eligible_by"):
            page.locator(f"#members-{number}-{field}").select_option(person[field])
        for field in ("born", "ethnicity", "job"):
            page.locator(f"#members-{number}-{field}").fill(person[field])
    expect(page.locator("#ket-luan")).to_contain_text("Cơ cấu đạt theo Thể lệ", timeout=10_000)
    saved(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page, "main").response["violations"]
    assert [v["id"] for v in results if v["impact"] in ("serious", "critical")] == []
    page.get_by_role("button", name="Gửi hồ sơ").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Đã gửi, chờ duyệt")
    row = stored(house, 1)
    assert [m.name for m in row.members[1:]] == [p["name"] for p in full_team()]
    assert row.status == "submitted"
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_what_is_typed_is_checked_and_saved_without_a_reload(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    page.evaluate("window.untouched = true")
    add(page, "Lê Thị An")
    saved(page)
    page.locator("#members-0-born").fill("31/02/1987")
    page.keyboard.press("Enter")
    expect(page.locator("#members-0-born-error")).to_contain_text("Không có ngày này")
    expect(page.locator("#trang-thai-luu")).to_contain_text("còn 1 ô cần sửa")
    page.locator("#members-0-born").fill("28/02/1987")
    saved(page)
    expect(page.locator("#members-0-born-error")).to_have_count(0)
    assert stored(house, 1).members[0].born == "1987-02-28"
    page.locator("#co-cau").get_by_role("link", name="Lê Thị An").first.click()
    assert page.evaluate("document.activeElement.id") == "members-0-eligible_by"
    assert page.evaluate("window.untouched")
    context.close()


def test_rows_move_and_come_back_by_keyboard_alone(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    for name in ("Lê An", "Vũ Bình", "Đỗ Chi"):
        add(page, name)
    page.keyboard.press("Alt+ArrowUp")
    assert names(page) == ["Lê An", "Đỗ Chi", "Vũ Bình"]
    assert page.evaluate("document.activeElement.id") == "members-1-name"
    expect(page.locator("#doc-len")).to_have_text("Đã chuyển Đỗ Chi đến vị trí 2.")
    button = page.locator('button[value="remove-0"]')
    button.focus()
    page.keyboard.press("Enter")
    assert names(page) == ["Đỗ Chi", "Vũ Bình"]
    page.get_by_role("button", name="Lấy lại").focus()
    page.keyboard.press("Enter")
    assert names(page) == ["Lê An", "Đỗ Chi", "Vũ Bình"]
    saved(page)
    expect.set_options(timeout=10_000)
    page.reload()
    assert names(page) == ["Lê An", "Đỗ Chi", "Vũ Bình"]
    assert [m.name for m in stored(house, 1).members] == ["Lê An", "Đỗ Chi", "Vũ Bình"]
    context.close()


def test_a_lost_connection_loses_nothing_and_is_made_good_by_itself(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    context.set_offline(True)
    add(page, "Lê An")
    expect(page.locator("#trang-thai-luu")).to_contain_text("Mất kết nối", timeout=10_000)
    page.keyboard.type(" Khánh")
    context.set_offline(False)
    saved(page)
    expect(page.locator("#trang-thai-luu")).not_to_have_class("is-problem")
    page.wait_for_timeout(1500)
    assert page.evaluate("localStorage.length") == 0
    assert [m.name for m in stored(house, 1).members] == ["Lê An Khánh"]
    context.close()


def test_what_could_not_be_saved_is_offered_back_on_the_next_visit(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    page.route("**/kiem-tra", lambda route: route.abort())
    add(page, "Lê An")
    add(page, "Vũ Bình")
    expect(page.locator("#trang-thai-luu")).to_contain_text("Mất kết nối", timeout=10_000)
    page.unroute("**/kiem-tra")
    page.route("**/kiem-tra", lambda route: route.abort())
    page.reload()
    assert names(page) == []
    expect(page.locator("#ban-giu-lai")).to_be_visible()
    page.unroute("**/kiem-tra")
    page.get_by_role("button", name="Dùng bản đó").click()
    assert names(page) == ["Lê An", "Vũ Bình"]
    saved(page)
    assert [m.name for m in stored(house, 1).members] == ["Lê An", "Vũ Bình"]
    context.close()


def reload_unsaved(page: Page) -> None:
    """As when the device restarts: the browser asks nothing."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()


def test_dropping_an_old_copy_keeps_what_is_on_screen(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=PHONE, timezone_id="America/New_York")  # type: ignore[arg-type]
    page = open_list(context, address, house)
    page.route("**/kiem-tra", lambda route: route.abort())
    add(page, "Lê An")
    expect(page.locator("#trang-thai-luu")).to_contain_text("Mất kết nối", timeout=10_000)
    there = page.evaluate("new Date(Date.now() + 7 * 3600e3).toISOString().slice(11, 13)")
    page.unroute("**/kiem-tra")
    reload_unsaved(page)
    offer = page.locator("#ban-giu-lai")
    expect(offer).to_be_in_viewport()
    assert page.evaluate("document.activeElement.id") == "ban-giu-lai"
    expect(offer).to_contain_text(f"Nhập lúc {there}:")
    add(page, "Vũ Bình 😀")
    page.keyboard.press("Enter")
    wrong = page.locator("#trang-thai-luu").get_by_role("link", name="còn 1 ô cần sửa")
    wrong.click()
    assert page.evaluate("document.activeElement.id") == "members-0-name"
    page.get_by_role("button", name="Bỏ bản đó").click()
    reload_unsaved(page)
    expect(offer).to_be_visible()
    page.get_by_role("button", name="Dùng bản đó").click()
    assert names(page) == ["Vũ Bình 😀"]
    context.close()


def test_a_copy_that_says_what_is_stored_goes_by_itself(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    page.route("**/kiem-tra", lambda route: route.abort())
    add(page, "  Lê   An ")
    page.locator("#members-0-born").fill("5-9-1987")
    page.get_by_role("button", name="Thêm thành viên").click()
    page.evaluate("document.querySelector('[data-save]').hidden = false")
    page.get_by_role("button", name="Lưu danh sách").click()
    expect(page.locator("main")).to_contain_text("Đã lưu danh sách.")
    page.wait_for_function("() => localStorage.length === 0", timeout=10_000)
    expect(page.locator("#ban-giu-lai")).to_be_hidden()
    context.close()


def test_an_old_copy_over_ones_own_newer_saving_is_no_conflict(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    page.route("**/kiem-tra", lambda route: route.abort())
    add(page, "Lê An")
    expect(page.locator("#trang-thai-luu")).to_contain_text("Mất kết nối", timeout=10_000)
    page.unroute("**/kiem-tra")
    reload_unsaved(page)
    add(page, "Vũ Bình")
    saved(page)
    with page.expect_response("**/kiem-tra") as answer:
        page.get_by_role("button", name="Dùng bản đó").click()
    assert answer.value.status == 200
    assert [m.name for m in stored(house, 1).members] == ["Lê An"]
    context.close()


def test_the_page_works_without_a_script(chromium: Browser, address: str, house: Flask) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = open_list(context, address, house)
    add(page, "Lê An")  # the page that comes back is ready for the name
    add(page, "Vũ Bình")
    page.get_by_role("button", name="Lưu danh sách").click()
    expect(page.locator("main")).to_contain_text("Đã lưu danh sách.")
    assert [m.name for m in stored(house, 1).members] == ["Lê An", "Vũ Bình"]
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_board_narrows_while_one_types_and_is_clean_for_a_screen_reader(
    chromium: Browser, address: str, house: Flask, size: dict[str, int]
) -> None:
    submitted(house)
    context = chromium.new_context(viewport=size)  # type: ignore[arg-type]
    page = sign_in(context, address, "organiser")
    page.locator("#tim").type("ha tru")
    expect(page.locator("#cac-doan tbody tr:visible")).to_have_count(1)
    for path in (BOARD, f"{BOARD}/1", f"{BOARD}/1/sua", f"{BOARD}/moi"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        results = Axe().run(page, "main").response["violations"]
        serious = [v["id"] for v in results if v["impact"] in ("serious", "critical")]
        assert serious == [], path
    context.close()
