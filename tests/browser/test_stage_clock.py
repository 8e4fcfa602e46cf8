"""The stage clock on many devices whose own clocks are wrong and whose network is slow."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browser.people import OWN_PASSWORD
from tests.browser.server import DEMO, Server

PHONE = {"width": 360, "height": 740}
SLOW_S = 0.3
WITHIN_MS = 200
# the page's own module: the tablet keeps its files under an address with their version
NOW = """
import(performance.getEntriesByType("resource").map((file) => file.name)
  .find((name) => name.endsWith("/js/shared/clock.js"))).then((clock) => clock.serverNow())
"""
WRONG = "(() => {{ const real = Date.now.bind(Date); Date.now = () => real() + {ms}; }})()"
CONTEST = f"/hoi-thi/{DEMO}"


def slowly(route: Route) -> None:
    """Let the question for the time take its time on the way, half there and half back."""
    time.sleep(SLOW_S / 2)
    try:
        answer = route.fetch()
    except Error:  # the server is down: the device hears nothing
        route.abort()
        return
    time.sleep(SLOW_S / 2)
    route.fulfill(response=answer)


@contextmanager
def device(browser: Browser, server: Server, hours: int = 0) -> Iterator[Page]:
    """A phone whose clock is so many hours off, on a slow network."""
    context = browser.new_context(base_url=server.url, viewport=PHONE, locale="vi-VN")
    context.add_init_script(WRONG.format(ms=hours * 3_600_000))
    if hours:
        context.route("**/api/v1/time", slowly)
    try:
        yield context.new_page()
    finally:
        context.unroute_all(behavior="ignoreErrors")
        context.close()


def sign_in(page: Page, server: Server, name: str) -> None:
    """Sign in with a slip made for this test."""
    said = re.search(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){2,}\b", server.run("user", "password", name))
    assert said
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(said[0])
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu mới", exact=True).fill(OWN_PASSWORD)
    page.get_by_label(re.compile("lại")).fill(OWN_PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    expect(page).not_to_have_url(re.compile("doi-mat-khau"))


def off_by(page: Page) -> float:
    """How far what the device takes for the server's time is from it, in ms; never flattering."""
    before = time.time() * 1000
    believed = page.evaluate(NOW)
    after = time.time() * 1000
    return max(0.0, before - believed, believed - after)


def test_every_device_shows_the_servers_clock_and_a_restart_is_asked_about(
    browser: Browser, server: Server
) -> None:
    seat = server.seats()["gk1"]["token"]
    with (
        device(browser, server) as stage,
        device(browser, server, -26) as phone,
        device(browser, server, -5) as wall,
        device(browser, server, 3) as mc,
        device(browser, server, 240) as judge,
    ):
        sign_in(stage, server, "thoigian")
        sign_in(mc, server, "mc")
        stage.goto(f"{CONTEST}/san-khau")
        stage.get_by_role("button", name="Bắt đầu tính giờ").click()
        expect(stage.get_by_role("button", name="Dừng đồng hồ")).to_be_visible()
        stage.get_by_role("button", name="Màn hình này phát âm thanh").click()
        expect(stage.get_by_text("Màn hình này đang phát")).to_be_visible()
        phone.goto(f"{CONTEST}/bang-diem")
        wall.goto(f"{CONTEST}/man-chieu")
        mc.goto(f"{CONTEST}/chuong-trinh")
        judge.goto(f"/giam-khao#{seat}")
        expect(judge.locator("#sheet-clock")).to_have_text(re.compile(r"^0\d:\d\d$"))
        for page in (phone, wall, mc):
            expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^0\d:\d\d$"))
        judge.wait_for_timeout(2500)
        for page in (stage, phone, wall, mc, judge):
            assert off_by(page) < WITHIN_MS, page.url

        # a minute before the limit it is said in words, and only this screen may be heard
        stage.get_by_text("Sửa thời gian").click()
        stage.get_by_label("Thời gian đúng").fill("3:59")
        stage.locator("#sua-gio-ly-do").fill("Bấm muộn")
        stage.get_by_role("button", name="Ghi thời gian").click()
        expect(stage.get_by_text("Còn 01 phút")).to_be_visible()
        expect(mc.get_by_text("Còn 01 phút")).to_be_visible()
        expect(phone.locator("[data-clock]")).to_have_text(re.compile(r"04:\d\d"))

        server.stop()
        time.sleep(1)
        server.start()
        expect(stage.get_by_text("Máy chủ đã gián đoạn")).to_be_visible()
        stage.get_by_role("button", name="Đúng, tính cả khoảng này").click()
        expect(stage.get_by_text("Máy chủ đã gián đoạn")).to_be_hidden()
        stage.get_by_role("button", name="Dừng đồng hồ").click()
        expect(stage.get_by_role("button", name="Chạy tiếp")).to_be_visible()
        ((seconds,),) = server.rows("SELECT seconds FROM turns WHERE state = 'on_stage'")
        assert 240 < seconds < 275
