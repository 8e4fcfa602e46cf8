"""A judge's tablet in a browser of its own, and what a judge does with it, in short words."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.server import DEMO, Server

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 1024, "height": 768}
API = "**/api/v1/seat/**"
SOCKET = "**/socket.io/**"

SAVED = "Đã lưu trên máy chủ"
FULL = {"11,2": "11,25"}
"""What the pad makes of a figure that can only mean one mark."""


@dataclass
class Tablet:
    """One device: a browser context with one page on ``/giam-khao``."""

    context: BrowserContext
    page: Page
    server: Server
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    slips: dict[str, dict[str, str]] = field(default_factory=dict)

    def sit_by_qr(self, judge: str) -> None:
        """Scan the slip."""
        self.page.goto(f"{self.server.url}/giam-khao#{self.seat(judge)['token']}")
        expect(self.page.locator("#ways")).to_be_visible()

    def type_pin(self, judge: str, pin: str | None = None, typed: str | None = None) -> None:
        """Type what the slip says; ``typed``: the judge's key as the judge happens to type it."""
        self.page.get_by_label("Mã hội thi").fill(DEMO)
        self.page.get_by_label("Mã giám khảo").fill(typed or judge)
        self.page.get_by_label("Mã PIN").fill(pin or self.seat(judge)["pin"])
        self.page.get_by_role("button", name="Vào chấm điểm").click()

    def seat(self, judge: str) -> dict[str, str]:
        """The slip of this judge."""
        self.slips = self.slips or self.server.slips or self.server.seats()
        return self.slips[judge]

    def line(self, number: int) -> Any:
        """The line of the sheet with this number, from 1."""
        return self.page.locator(".line").nth(number - 1)

    def give(self, number: int, figure: str) -> None:
        """Type a mark for the criterion with this number on the pad."""
        self.line(number).locator(".line__value").click()
        self.keys(figure)
        self.page.get_by_role("button", name="Xong").click()
        expect(self.line(number).locator(".line__figure")).to_have_text(FULL.get(figure, figure))

    def keys(self, figure: str) -> None:
        """Touch the keys of the pad."""
        for sign in figure:
            self.page.locator(f'[data-key="{sign}"]').click()

    def shows(self, *figures: str) -> None:
        """Wait until these figures stand in the lines, from the top."""
        expect(self.page.locator(".line__figure")).to_have_text(figures)

    def fill_sheet(self) -> None:
        """Mark the four criteria of the greeting: 27,75 of 30."""
        for number, figure in enumerate(("11,25", "7,5", "5", "4"), start=1):
            self.give(number, figure)

    def send_sheet(self) -> None:
        """Hand the sheet in and agree to the question."""
        self.page.locator("#send").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Gửi phiếu").click()

    def open_turn(self, round_name: str, number: int) -> None:
        """Open a turn from the list, by its round and its place there, from 1."""
        if self.page.locator("#to-list").is_visible():
            self.page.locator("#to-list").click()
        section = self.page.locator(".round", has=self.page.get_by_role("heading", name=round_name))
        section.locator(".turn").nth(number - 1).click()

    def cut(self, how: str) -> None:
        """Take the network away: unplugged, every call dropped, or every call left hanging."""
        if how == "unplugged":
            self.context.set_offline(True)
            return

        def handle(route: Route) -> None:
            if how == "dropped":
                route.abort()

        for pattern in (API, SOCKET):
            self.context.route(pattern, handle)

    def mend(self, how: str) -> None:
        """Give the network back."""
        if how == "unplugged":
            self.context.set_offline(False)
        else:
            self.context.unroute_all()

    def eventually(self, check: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until it is so, while the page goes on."""
        until = time.monotonic() + seconds
        while not check():
            assert time.monotonic() < until
            self.page.wait_for_timeout(100)

    def status(self, words: str, seconds: float = 15) -> None:
        """Wait until the line that is always in sight says this."""
        expect(self.page.locator("#status")).to_contain_text(words, timeout=seconds * 1000)


NewTablet = Callable[..., Tablet]


def open_tablet(
    browser: Browser, server: Server, size: dict[str, int] = PHONE, *, worker: bool = False
) -> Tablet:
    """A device of its own, at the way in.

    Without a service worker, as on the hall's plain http, unless one is asked for; what it
    answers cannot be taken away by :meth:`Tablet.cut` with anything but ``unplugged``.
    """
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        has_touch=True,
        locale="vi-VN",
        service_workers="allow" if worker else "block",
        ignore_https_errors=server.secure,
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    tablet = Tablet(context, page, server)
    page.on("pageerror", lambda error: tablet.errors.append(str(error)))
    page.on("request", lambda request: tablet.foreign.append(request.url)
            if not request.url.startswith((server.url, "data:", "blob:")) else None)  # fmt: skip
    page.goto(f"{server.url}/giam-khao")
    return tablet


MARKS = """
SELECT criteria.key, marks.points FROM marks
JOIN criteria ON criteria.id = marks.criterion_id
JOIN judges ON judges.id = marks.judge_id
WHERE judges.key = ? ORDER BY criteria.position
"""


def marks(server: Server, judge: str) -> dict[str, str | None]:
    """The judge's marks on the server, by criterion (of one turn)."""
    return dict(server.rows(MARKS, judge))


SHEETS = """
SELECT submitted_at IS NOT NULL, comment FROM sheets
JOIN judges ON judges.id = sheets.judge_id WHERE judges.key = ?
"""


def sheets(server: Server, judge: str) -> list[tuple[Any, ...]]:
    """The judge's sheets on the server: handed in or not, and the note."""
    return server.rows(SHEETS, judge)
