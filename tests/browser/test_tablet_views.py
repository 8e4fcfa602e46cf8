"""What the tablet shows: the team on stage, own sheets, and whether it can be read and touched."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from config import read_settings
from contest.app import create_app
from contest.audit.actions.trail import SYSTEM
from contest.schedule.actions.turns import move_turn
from contest.shared.db import db
from tests.browser.server import Server
from tests.browser.tablets import (
    PHONE,
    SAVED,
    TABLET,
    NewTablet,
    Tablet,
)

TURN_AT = """SELECT t.id FROM turns t JOIN rounds r ON r.id = t.round_id
             WHERE r.key = 'chao_hoi' AND t.position = ?"""


def move(server: Server, team_number: int, *moves: str) -> None:
    """Let the desk move the turn at this place of the running order of the greeting."""
    app = create_app(read_settings(server.environment))
    with app.app_context():
        ((turn,),) = server.rows(TURN_AT, team_number)
        for one in moves:
            move_turn(turn, one, by=SYSTEM, reason="Thử")
        db.session.remove()
        db.engine.dispose()


def test_the_next_team_on_stage_comes_up_by_itself(tablet: Tablet) -> None:
    first = tablet.page.locator("#sheet-team").inner_text()
    tablet.fill_sheet()
    tablet.send_sheet()
    expect(tablet.page.locator("#foot-state")).to_have_text("Đã gửi, đã khóa")
    move(tablet.server, 1, "finish")
    move(tablet.server, 2, "call")
    expect(tablet.page.locator("#curtain")).to_be_visible(timeout=20_000)
    expect(tablet.page.locator("#sheet-team")).not_to_have_text(first)
    expect(tablet.page.locator("#curtain")).to_be_hidden()


def test_the_next_team_never_takes_away_an_unfinished_sheet(tablet: Tablet) -> None:
    first = tablet.page.locator("#sheet-team").inner_text()
    tablet.give(1, "9")
    move(tablet.server, 1, "finish")
    move(tablet.server, 2, "call")
    stage = tablet.page.locator("#to-stage")
    expect(stage).to_have_attribute("data-state", "call", timeout=20_000)
    tablet.page.wait_for_timeout(4000)
    expect(tablet.page.locator("#sheet-team")).to_have_text(first)
    stage.click()
    expect(tablet.page.locator("#sheet-team")).not_to_have_text(first)


def test_own_sheets_stand_side_by_side(tablet: Tablet) -> None:
    tablet.open_turn("Báo tường", 1)
    tablet.give(1, "6,5")
    tablet.open_turn("Báo tường", 2)
    tablet.give(1, "7")
    tablet.page.get_by_role("button", name="Xem các phiếu của tôi cạnh nhau").click()
    totals = tablet.page.locator(".own__total")
    expect(totals).to_have_text(["6,5", "7"])
    tablet.page.get_by_role("button", name="Xếp theo tổng điểm").click()
    expect(totals).to_have_text(["7", "6,5"])
    tablet.page.locator(".own__team").first.click()
    expect(tablet.page.locator("#total")).to_have_text("7")


SMALL = """() => [...document.querySelectorAll('button, input, textarea')]
  .filter(e => e.offsetParent)
  .filter(e => e.getBoundingClientRect().height < 55.5)
  .map(e => `${e.id || e.className}: ${e.getBoundingClientRect().height}`)"""


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_every_view_fits_can_be_touched_and_read_aloud(
    new_tablet: NewTablet, size: dict[str, int]
) -> None:
    tablet = new_tablet(size)
    page = tablet.page

    def check(view: str) -> None:
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], view
        assert page.evaluate(SMALL) == [], view
        found = Axe().run(page).response["violations"]
        serious = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
        assert serious == [], (view, found)

    check("entry")
    tablet.sit_by_qr("gk3")
    tablet.status(SAVED)
    check("sheet")
    tablet.line(1).locator(".line__value").click()
    check("pad")
    tablet.keys("9")
    page.get_by_role("button", name="Xong").click()
    page.locator("#status").click()
    check("question")
    page.get_by_role("button", name="Đã rõ").click()
    page.locator("#to-compare").click()
    check("compare")
    tablet.cut("unplugged")
    tablet.status("điểm không mất")
    check("offline")
    if size == PHONE:
        page.locator("#to-list").click()
        check("list")


def test_the_total_and_the_state_are_always_in_sight(tablet: Tablet) -> None:
    tablet.fill_sheet()
    for scroll in (0, 300, 5000):
        tablet.page.evaluate("y => window.scrollTo(0, y)", scroll)
        for part in ("#total", "#status", "#send"):
            expect(tablet.page.locator(part)).to_be_in_viewport(ratio=1)
