"""The ceremony as the hall lives it: a director, two screens, the presenter's clicker, a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.displays.playing import PlayedDay, playing
from tests.somebody import PASSWORD

SOON = 20_000
WALL = {"width": 960, "height": 540}
"""Half a projector each way: one machine paints them all here."""
PHONE = {"width": 360, "height": 740}
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


def opened(browser: Browser, address: str, size: dict[str, int]) -> Page:
    page = browser.new_context(viewport=size, locale="vi-VN").new_page()
    return listening(page, address)


def listening(page: Page, address: str) -> Page:
    page.set_default_timeout(SOON)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address)
    return page


def presenting(browser: Browser, day: PlayedDay) -> Page:
    page = opened(browser, day.page("le-trao-giai/dieu-khien"), {"width": 1280, "height": 800})
    page.get_by_label("Tên đăng nhập").fill(PRESENTER)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("button", name="Lập lễ trao giải")).to_be_visible()
    return page


def screen_of(browser: Browser, day: PlayedDay, director: Page, name: str) -> Page:
    """A screen of the hall that the director has named."""
    screen = opened(browser, f"{day.address}/man-hinh", WALL)
    expect(screen.locator("[data-code]")).to_have_text(re.compile(r"^[A-Z0-9]{4}$"))
    director.get_by_label("Mã trên màn hình").fill(screen.locator("[data-code]").inner_text())
    director.get_by_label("Tên", exact=True).fill(name)
    director.get_by_role("button", name="Ghép màn hình").click()
    expect(screen.locator("[data-name]")).to_have_text(name, timeout=SOON)
    return screen


def hall_of(screen: Page) -> FrameLocator:
    """The ceremony, once it is what the screen shows."""
    return screen.frame_locator("iframe.screen__layer.is-on[src*='le-trao-giai']")


def all_of(screen: Page) -> str:
    """Everything that a screen has been sent."""
    return "".join(frame.content() for frame in screen.frames)


def pressed(page: Page, key: str, position: int) -> None:
    ready(page)
    page.keyboard.press(key)
    expect(page.get_by_text(f"bước {position}/4")).to_be_visible(timeout=SOON)


def ready(page: Page) -> None:
    """Its script listens to the keys, and what is shown has stood for a moment."""
    page.wait_for_load_state()
    expect(page.locator("[data-presenter][aria-busy]")).to_have_count(0, timeout=SOON)


def test_a_director_two_screens_a_phone_and_the_ceremony_with_steps_taken_back(
    browser: Browser, day: PlayedDay
) -> None:
    presenter = presenting(browser, day)
    director = listening(presenter.context.new_page(), day.page("dieu-khien-man-hinh"))
    stage = screen_of(browser, day, director, "Sân khấu")
    lobby = screen_of(browser, day, director, "Sảnh đón")
    director.get_by_label("Tất cả (2)", exact=True).check()
    director.get_by_role("button", name="Lễ trao giải").click()
    walls = [hall_of(stage), hall_of(lobby)]
    mc = listening(presenter.context.new_page(), day.page("le-trao-giai/dieu-khien"))
    phone = opened(browser, day.page("le-trao-giai"), PHONE)
    board = listening(phone.context.new_page(), day.page())

    def told(title: str) -> None:
        for place in (*walls, phone):
            expect(place.get_by_role("heading", level=1)).to_have_text(title, timeout=SOON)

    def names(team: str, count: int) -> None:
        for place in (*walls, phone):
            expect(place.get_by_text(team)).to_have_count(count, timeout=SOON)

    told("Lễ trao giải")
    # A rehearsal with invented results is nobody's business but the presenter's.
    presenter.get_by_role("button", name="Diễn tập với kết quả giả định").click()
    expect(mc.get_by_text("Đang diễn tập")).to_be_visible(timeout=SOON)
    pressed(presenter, "PageDown", 1)
    expect(mc.get_by_text("bước 1/4")).to_be_visible(timeout=SOON)
    presenter.get_by_role("button", name="Kết thúc diễn tập").click()
    presenter.get_by_role("dialog").get_by_role("button", name="Kết thúc diễn tập").click()
    presenter.get_by_role("button", name="Lập lễ trao giải").click()
    expect(presenter.get_by_text("bước 0/4")).to_be_visible(timeout=SOON)
    told("Lễ trao giải")

    # Pressed twice before the first step could be seen: one step, and a word about the other.
    ready(presenter)
    presenter.evaluate(
        "for (let press = 0; press < 2; press += 1) document.body.dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }))"
    )
    expect(presenter.get_by_text("Lần bấm vừa rồi chưa tính")).to_be_visible(timeout=SOON)
    expect(presenter.get_by_text("bước 1/4")).to_be_visible(timeout=SOON)
    expect(mc.get_by_text("bước 1/4")).to_be_visible(timeout=SOON)
    expect(presenter.get_by_text("Màn chiếu chưa hiện gì")).to_be_hidden()
    pressed(mc, "PageUp", 0)
    expect(presenter.get_by_text("Bước vừa được chuyển từ máy khác")).to_be_visible(timeout=SOON)

    pressed(presenter, "PageDown", 1)
    told("Giải Khuyến khích")
    names("Đội", 0)
    expect(board.get_by_text("Đang diễn ra lễ trao giải")).to_be_visible(timeout=SOON)
    mc.route("**/dang-dien", lambda route: route.abort())
    pressed(presenter, "Space", 2)
    names("Đội Chi", 1)
    expect(mc.get_by_text("Mất kết nối với máy chủ")).to_be_visible(timeout=SOON)
    mc.unroute("**/dang-dien")
    expect(mc.locator(".presenting__now")).to_contain_text("Đội Chi", timeout=SOON)
    expect(mc.get_by_text("Mất kết nối với máy chủ")).to_be_hidden()
    pressed(presenter, "PageUp", 1)  # a step too many is taken back from everywhere
    names("Đội Chi", 0)
    for position in (2, 3):
        pressed(presenter, "PageDown", position)
    told("Giải Nhất")
    for page in (stage, lobby, phone):
        assert "Đội Bình" not in all_of(page)

    # Everything goes black in the middle of it, and comes back as it was.
    director.get_by_role("button", name="Tất cả màn hình đen").click()
    for screen in (stage, lobby):
        expect(screen.locator("iframe")).to_have_count(0, timeout=SOON)
    director.get_by_role("button", name="Mở lại như trước").click()
    told("Giải Nhất")

    pressed(presenter, "PageDown", 4)
    names("Đội Bình", 1)
    expect(mc.locator(".presenting__now")).to_contain_text("Đội Bình", timeout=SOON)
    expect(board.get_by_text("Kết quả còn lại được giữ kín")).to_be_visible(timeout=SOON)
    assert "Giải Nhất" not in board.content()
    presenter.keyboard.press("PageDown")  # no key opens the results
    presenter.get_by_role("button", name="Mở kết quả", exact=True).click()
    presenter.get_by_role("dialog").get_by_role("button", name="Mở kết quả").click()
    expect(presenter.get_by_text(re.compile("Kết quả chung cuộc đã mở"))).to_be_visible(
        timeout=SOON
    )
    expect(board.get_by_text("Giải Nhất")).to_be_visible(timeout=SOON)
    told("Kết quả hội thi")
