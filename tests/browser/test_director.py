"""The director's desk with two screens of the hall and a phone, each in a browser of its own."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from tests.browser.people import OWN_PASSWORD
from tests.browser.server import DEMO, Server

WALL = {"width": 960, "height": 540}
"""Half a projector each way: one machine paints them all here."""
DESK = {"width": 1024, "height": 768}
PHONE = {"width": 360, "height": 740}
SOCKETS = re.compile(r"/socket\.io/\?")

WATCH = """
window.gaps = [];
window.looked = 0;
(function look() {
  const whole = [...document.querySelectorAll(".screen__layer.is-on")].some((layer) =>
    getComputedStyle(layer).opacity === "1" &&
    (layer.tagName !== "IFRAME" || layer.contentDocument?.querySelector(".stage")));
  if (document.querySelector(".screen") && !whole) window.gaps.push(document.body.innerHTML);
  window.looked += 1;
  requestAnimationFrame(look);
})();
"""
"""Notes each frame in which nothing whole is on the wall: a page half there, or a bare ground."""


def screen_of(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.add_init_script(WATCH)
    page.goto(f"{server.url}/man-hinh")
    return page


def on(screen: Page, page: str) -> FrameLocator:
    """This page of the wall, once it is what the screen shows."""
    return screen.frame_locator(f"iframe.screen__layer.is-on[src*='{page}']")


def organiser_of(browser: Browser, server: Server) -> Page:
    slip = re.search(r"[a-z0-9]{4}(-[a-z0-9]{4})+", server.run("user", "password", "tochuc"))
    assert slip is not None
    page = browser.new_context(viewport=DESK, base_url=server.url, locale="vi-VN").new_page()
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill("tochuc")
    page.get_by_label("Mật khẩu", exact=True).fill(slip[0])
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("doi-mat-khau"))
    page.get_by_label("Mật khẩu mới", exact=True).fill(OWN_PASSWORD)
    page.get_by_label(re.compile("lại")).fill(OWN_PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    expect(page).not_to_have_url(re.compile("doi-mat-khau"))
    return page


def test_a_director_two_screens_and_a_phone(browser: Browser, server: Server) -> None:
    stage_context = browser.new_context(viewport=WALL)
    lobby_context = browser.new_context(viewport=WALL, reduced_motion="reduce")
    # No socket gets through to the lobby: it has to ask.
    lobby_context.route(SOCKETS, lambda route: route.abort())
    lobby_context.route_web_socket(SOCKETS, lambda socket: socket.close())
    stage, lobby = screen_of(stage_context, server), screen_of(lobby_context, server)
    director = organiser_of(browser, server)
    desk = f"/hoi-thi/{DEMO}/dieu-khien-man-hinh"
    director.goto(desk)
    for screen, name in ((stage, "Sân khấu"), (lobby, "Sảnh đón")):
        expect(screen.locator("[data-code]")).to_have_text(re.compile(r"^[A-Z0-9]{4}$"))
        director.get_by_label("Mã trên màn hình").fill(screen.locator("[data-code]").inner_text())
        director.get_by_label("Tên", exact=True).fill(name)
        director.get_by_role("button", name="Ghép màn hình").click()
        expect(screen.locator("[data-name]")).to_have_text(name)

    def show(target: str, what: str) -> None:
        director.get_by_label(target, exact=True).check()
        director.get_by_role("button", name=what).click()
        expect(director.get_by_label(target, exact=True)).to_be_checked()

    # Two people direct at once, and nobody's page is taken from under their hands.
    second = director.context.new_page()
    second.goto(desk)
    director.evaluate("window.neverLeft = true")
    director.get_by_label("Lời nhắn", exact=True).fill("Kính mời quý đại biểu")

    show("Tất cả (2)", "Tiêu đề, chủ đề")
    expect(director.get_by_role("status").get_by_text("Đã chọn: Tiêu đề, chủ đề.")).to_be_attached()
    for screen in (stage, lobby):
        expect(
            on(screen, "tieu-de").get_by_role("heading", name="Hội thi truyền thông")
        ).to_be_visible()
    show("Sảnh đón", "Báo tường")
    expect(on(lobby, "bao-tuong").get_by_text("Báo tường của các đội")).to_be_visible()
    show("Sảnh đón", "Tiêu đề, chủ đề")
    show("Sân khấu", "Đang thi, đồng hồ")
    expect(on(stage, "dang-thi").get_by_text("Đang thi", exact=True)).to_be_visible()
    listed = director.locator(".screens li", has_text="Sân khấu")
    expect(listed).to_contain_text("Đang thi, đồng hồ")
    expect(listed).to_contain_text("Đang chạy")
    pressed = director.get_by_role("button", name="Đang thi, đồng hồ Sân khấu")
    expect(pressed).to_be_focused()
    assert director.evaluate("window.neverLeft && scrollY > 0")
    expect(director.get_by_label("Lời nhắn", exact=True)).to_have_value("Kính mời quý đại biểu")
    expect(second.get_by_role("button", name="Đang thi, đồng hồ Sân khấu")).to_be_visible()
    second.get_by_label("Sảnh đón", exact=True).check()
    second.get_by_role("button", name="Đếm giờ nghỉ").click()
    expect(second.get_by_text("Xin ghi giờ hết nghỉ")).to_be_visible()
    expect(second.get_by_label("Sảnh đón", exact=True)).to_be_checked()
    second.close()

    # The clock of the stage runs on the wall and on a phone at the same time.
    phone = browser.new_context(viewport=PHONE).new_page()
    phone.goto(f"{server.url}/hoi-thi/{DEMO}/bang-diem")
    director.goto(f"/hoi-thi/{DEMO}/san-khau")
    director.get_by_role("button", name="Bắt đầu tính giờ").click()
    team = director.locator("#dang-thi").inner_text()
    for place in (on(stage, "dang-thi"), phone):
        expect(place.locator("[data-now-team]")).to_have_text(team)
        expect(place.locator("[data-clock]")).to_have_text(re.compile(r"^00:(0[2-9]|[1-5]\d)$"))

    # A page that does not come leaves the wall as it is, and the director is told; then it comes.
    director.goto(desk)
    timetable = re.compile("/man-chieu/chuong-trinh")
    stage_context.route(timetable, lambda route: route.abort())
    show("Sân khấu", "Chương trình")
    expect(listed).to_contain_text("Đang chuyển sang chương trình")
    expect(on(stage, "dang-thi").locator("[data-now-team]")).to_have_text(team)
    stage_context.unroute(timetable)
    expect(on(stage, "chuong-trinh").get_by_text("Chương trình sẽ được thông báo")).to_be_visible()
    show("Sân khấu", "Đang thi, đồng hồ")
    expect(on(stage, "dang-thi").locator("[data-now-team]")).to_have_text(team)

    # One tap hides everything, one tap brings each back; the phone is nobody's screen.
    director.get_by_role("button", name="Tất cả màn hình đen").click()
    for screen in (stage, lobby):
        expect(screen.locator(".screen__black.is-on")).to_have_count(1)
        expect(screen.locator("iframe")).to_have_count(0)
    expect(director.get_by_text("Tất cả màn hình đang đen")).to_be_visible()
    expect(phone.locator("[data-now-team]")).to_have_text(team)
    director.get_by_role("button", name="Mở lại như trước").click()
    expect(on(stage, "dang-thi").locator("[data-now-team]")).to_have_text(team)
    expect(on(lobby, "tieu-de").get_by_role("heading", name="Hội thi truyền thông")).to_be_visible()
    for screen in (stage, lobby):
        assert screen.evaluate("window.gaps") == []
        assert screen.evaluate("window.looked") > 50

    # Told to load anew; then a power cut: the same screen, the same thing on it, and no code asked.
    stage.evaluate("window.loadedBefore = true")
    show("Sân khấu", "Tải lại màn hình")
    stage.wait_for_function("() => window.loadedBefore === undefined")
    expect(on(stage, "dang-thi").locator("[data-now-team]")).to_have_text(team)
    stage.close()
    stage = screen_of(stage_context, server)
    expect(on(stage, "dang-thi").locator("[data-now-team]")).to_have_text(team)
    expect(on(stage, "dang-thi").locator("[data-clock]")).to_be_visible()
    assert len(server.rows("SELECT id FROM screens")) == 2
