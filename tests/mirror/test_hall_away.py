"""What those at home see while the hall is away, also when the mirror starts anew meanwhile."""

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from contest.shared.filters import VIETNAM
from tests.displays.day import SLUG
from tests.mirror.home import both

PHONE = {"width": 360, "height": 740}
SOON = 20_000
PING = "2"
"""What an Engine.IO server says every fifteen seconds to whoever is connected."""


def test_those_at_home_are_told_since_when_the_hall_is_away_and_go_on_once_it_is_back(
    browser: Browser, tmp_path: Path
) -> None:
    with both(tmp_path) as day:
        day.act(["result", "bao_tuong", "an", "8", "5.25"])
        day.day.process.kill()
        day.home.kill()
        gone = datetime.fromisoformat(day.home.kept()["heard_at"]) - timedelta(minutes=10)
        day.home.last_heard(gone)
        day.home.start()
        context = browser.new_context(viewport=PHONE, locale="vi-VN")
        context.set_default_timeout(SOON)
        board, ceremony = context.new_page(), context.new_page()
        sockets: list[WebSocketRoute] = []
        board.route_web_socket(re.compile("/socket.io/"), lambda one: passed_on(one, sockets))
        board.goto(f"{day.home.address}/hoi-thi/{SLUG}/bang-diem")
        ceremony.goto(f"{day.home.address}/hoi-thi/{SLUG}/le-trao-giai")
        since = gone.astimezone(VIETNAM).strftime("%H:%M")
        for page in (board, ceremony):
            expect(away(page)).to_contain_text(f"Đang mất kết nối với hội trường từ {since}")
            expect(away(page)).to_be_visible()
        expect(board.locator("[data-team=an] [data-cell=total]")).to_have_text("13,25")
        expect(board.locator("[data-freshness]")).to_be_hidden()  # “Trực tiếp” would be a lie
        expect(board.locator("[data-freshness]")).to_have_attribute("data-link", "live")

        # The mirror is another machine now, which holds nothing: what is shown stays, and no sign
        # of life of that machine makes it new.
        day.home.kill()
        shutil.rmtree(day.home.file.parent)
        day.home.start()
        before = len(sockets)
        expect(board.locator("[data-freshness]")).to_have_attribute("data-link", "lost")
        board.wait_for_function("() => true")
        while len(sockets) == before:
            board.wait_for_timeout(50)
        sockets[-1].send(PING)
        with day.goes_on() as hall:
            hall.act(["result", "bao_tuong", "binh", "9", "5"])
            board.evaluate("dispatchEvent(new Event('online'))")
            expect(board.locator("[data-team=binh] [data-cell=total]")).to_have_text("14,00")
            for page in (board, ceremony):
                expect(away(page)).to_be_hidden()
        context.close()


def passed_on(socket: WebSocketRoute, kept: list[WebSocketRoute]) -> None:
    """A connection as it is, and one may speak into it."""
    socket.connect_to_server()
    kept.append(socket)


def away(page: Page) -> Locator:
    return page.locator(".hall__silent")
