"""The door on a phone in one hand: ticking, a network that goes away, two phones, no script."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.reception.door import CHI, DOOR, Door
from tests.served import let_in, served

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def address(door: Door) -> Iterator[str]:
    """The house, serving on a port of its own."""
    with served(door.app) as address:
        yield address


def sign_in(browser: Browser, url: str, role: str = "receptionist", *, script: bool = True) -> Page:
    """A phone that has scanned the code, before anybody has signed in on it."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=script).new_page()
    let_in(page, role, url)
    return page


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page, "main").response["violations"]
    assert [v["id"] for v in results if v["impact"] in ("serious", "critical")] == []


def test_a_receptionist_checks_a_team_in_with_one_thumb(
    chromium: Browser, address: str, door: Door
) -> None:
    page = sign_in(chromium, f"{address}{door.path}")
    row = page.get_by_role("button", name=CHI)
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".hall-head__count")).to_contain_text("1/15")
    assert row.bounding_box()["height"] >= 44  # type: ignore[index]
    fits(page)

    page.context.set_offline(True)
    page.get_by_role("button", name="Lê Thị Dung").click()
    row.click()
    expect(page.get_by_text("Máy đang mất kết nối")).to_be_visible()
    expect(row).to_have_attribute("aria-pressed", "false")
    assert door.present() == {CHI}
    page.context.set_offline(False)
    expect(page.get_by_text("Máy đang mất kết nối")).to_be_hidden(timeout=10_000)
    expect(page.locator(".tick.is-waiting")).to_have_count(0)
    assert door.present() == {"Lê Thị Dung"}

    page.get_by_role("button", name="Tất cả có mặt").click()
    expect(page.locator(".hall-head__count")).to_contain_text("15/15")
    row.click()
    expect(page.locator(".hall-head__count")).to_contain_text("14/15")
    page.get_by_role("button", name="Hoàn tất đón tiếp").click()
    expect(page.get_by_text("mời Ban Tổ chức quyết định")).to_be_visible()
    fits(page)
    page.goto(f"{address}{DOOR}")
    expect(page.get_by_text("Đã đến – chưa đủ cơ cấu")).to_be_visible()
    page.get_by_role("searchbox").fill("ha bac")
    expect(page.get_by_text("Không có đoàn nào khớp")).to_be_visible()
    page.get_by_role("searchbox").fill("ha trung")
    expect(page.get_by_role("link", name="Đội thị trấn Hà Trung")).to_be_visible()
    fits(page)
    page.context.close()


def test_without_a_script_every_tick_is_a_form_and_the_organiser_decides(
    chromium: Browser, address: str, door: Door
) -> None:
    page = sign_in(chromium, f"{address}{door.path}", "organiser", script=False)
    page.get_by_role("button", name="Tất cả có mặt").click()
    page.get_by_role("button", name=CHI).click()
    expect(page.get_by_role("button", name=CHI)).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Hoàn tất đón tiếp").click()
    page.get_by_role("link", name="Thay người, quyết định").click()
    expect(page.get_by_text("hiện có 0.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".replace textarea").fill("Ốm sáng nay")
    page.get_by_role("button", name="Vũ Văn Quang vào thay").click()
    expect(page.get_by_text("Đã thay người.")).to_be_visible()
    expect(page.get_by_text("Đủ cơ cấu theo Thể lệ")).to_be_visible()
    page.context.close()
