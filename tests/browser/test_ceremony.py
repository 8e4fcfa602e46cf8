"""The ceremony as the hall lives it: the presenter's clicker, the wall, and a phone at home."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.displays.playing import PlayedDay, playing
from tests.somebody import PASSWORD

SOON = 20_000
PRESENTER = "dan-le"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[PlayedDay]:
    """All is confirmed and kept from the public: Bình is first."""
    with playing(tmp_path) as day:
        results = [
            ["confirm", round_key, team, points, "5"]
            for round_key in ("bao_tuong", "chao_hoi")
            for team, points in (("an", "8"), ("binh", "9"), ("chi", "7"))
        ]
        day.act(["freeze"], ["engage", PRESENTER, "organiser"], *results)
        yield day


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(SOON)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address)
    return page


def presenting(browser: Browser, day: PlayedDay) -> Page:
    page = opened(browser, day.page("le-trao-giai/dieu-khien"), 1280, 800)
    page.get_by_label("Tên đăng nhập").fill(PRESENTER)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("button", name="Lập lễ trao giải").click()
    expect(page.get_by_text("bước 0/4")).to_be_visible(timeout=SOON)
    return page


def pressed(page: Page, key: str, position: int) -> None:
    page.keyboard.press(key)
    expect(page.get_by_text(f"bước {position}/4")).to_be_visible(timeout=SOON)


def test_the_hall_hears_step_by_step_and_everything_opens_at_the_end(
    browser: Browser, day: PlayedDay
) -> None:
    presenter = presenting(browser, day)
    wall = opened(browser, day.page("le-trao-giai"), 1920, 1080)
    phone = opened(browser, day.page(), 360, 740)
    title = wall.get_by_role("heading", level=1)
    expect(title).to_have_text("Lễ trao giải")
    pressed(presenter, "PageDown", 1)
    expect(title).to_have_text("Giải Khuyến khích", timeout=SOON)
    assert "Đội" not in wall.locator("[data-ceremony]").inner_text()
    pressed(presenter, "Space", 2)
    expect(wall.get_by_text("Đội Chi")).to_be_visible(timeout=SOON)
    pressed(presenter, "PageUp", 1)  # a step too many is taken back from the wall
    expect(wall.get_by_text("Đội Chi")).to_have_count(0, timeout=SOON)
    for position in (2, 3):
        pressed(presenter, "PageDown", position)
    expect(title).to_have_text("Giải Nhất", timeout=SOON)
    assert "Đội Bình" not in wall.content()
    pressed(presenter, "PageDown", 4)
    expect(wall.get_by_text("Đội Bình")).to_be_visible(timeout=SOON)
    expect(phone.get_by_text("Kết quả còn lại được giữ kín")).to_be_visible(timeout=SOON)
    assert "Giải Nhất" not in phone.content()
    presenter.keyboard.press("PageDown")  # no key opens the results
    presenter.get_by_role("button", name="Mở kết quả", exact=True).click()
    presenter.get_by_role("dialog").get_by_role("button", name="Mở kết quả").click()
    expect(presenter.get_by_text(re.compile("Kết quả chung cuộc đã mở"))).to_be_visible(
        timeout=SOON
    )
    expect(phone.get_by_text("Giải Nhất")).to_be_visible(timeout=SOON)
    expect(title).to_have_text("Kết quả hội thi", timeout=SOON)
