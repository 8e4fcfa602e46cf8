"""One seat, several devices: takeover, late deliveries, and marks that disagree."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.server import DEMO
from tests.browser.tablets import (
    SAVED,
    TABLET,
    NewTablet,
    Tablet,
    marks,
)

ON_STAGE_NOW = """SELECT d.key FROM turns t JOIN delegations d ON d.id = t.delegation_id
                  WHERE t.state = 'on_stage'"""


def test_another_device_takes_the_seat_over_and_finds_every_mark(
    tablet: Tablet, new_tablet: NewTablet
) -> None:
    tablet.give(1, "11,25")
    tablet.status(SAVED)
    other = new_tablet(TABLET)
    other.page.goto(f"{tablet.server.url}/giam-khao#{tablet.seat('gk1')['token']}")
    dialog = other.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ghế này đang mở trên máy khác")
    dialog.get_by_role("button", name="Chuyển sang máy này").click()
    expect(other.page.get_by_role("alert")).to_contain_text("mã PIN")
    other.page.get_by_label("Mã PIN").fill(tablet.seat("gk1")["pin"])
    other.page.get_by_role("button", name="Vào chấm điểm").click()
    expect(other.line(1).locator(".line__figure")).to_have_text("11,25")
    expect(tablet.page.locator("#away-title")).to_have_text("Ghế này đang mở trên máy khác.")
    other.give(2, "7")
    other.status(SAVED)
    tablet.page.get_by_role("button", name="Chuyển lại máy này").click()
    tablet.page.get_by_label("Mã PIN").fill(tablet.seat("gk1")["pin"])
    tablet.page.get_by_role("button", name="Vào chấm điểm").click()
    expect(tablet.line(2).locator(".line__figure")).to_have_text("7")


def test_a_device_that_lost_the_seat_still_delivers_what_it_had_queued(
    tablet: Tablet, new_tablet: NewTablet
) -> None:
    tablet.cut("dropped")
    tablet.give(1, "11,25")
    other = new_tablet()
    other.type_pin("gk1")
    other.page.get_by_role("dialog").get_by_role("button", name="Chuyển sang máy này").click()
    expect(other.line(1).locator(".line__figure")).to_have_text("Chưa chấm")
    tablet.mend("dropped")
    expect(other.line(1).locator(".line__figure")).to_have_text("11,25")


def stale_mark(tablet: Tablet, points: str) -> None:
    """Another device of the seat gets a mark in while this tablet does not know."""
    ask = {"contest": DEMO, "judge": "gk2", "pin": tablet.seat("gk2")["pin"], "device": "old"}
    api = f"{tablet.server.url}/api/v1/seat"
    session = httpx.post(api, json=ask).json()["session"]
    tablet.type_pin("gk2")
    tablet.page.get_by_role("dialog").get_by_role("button", name="Chuyển sang máy này").click()
    expect(tablet.page.locator("#sheet")).to_be_visible()
    tablet.status(SAVED)
    tablet.cut("dropped")
    tablet.give(1, "11")
    (turn,) = tablet.server.rows(ON_STAGE_NOW)
    op = {"op_id": "old-1", "type": "mark", "round": "chao_hoi", "team": turn[0]}
    op |= {"criterion": "gioi_thieu", "points": points}
    sent = httpx.post(
        f"{api}/ops", json={"ops": [op]}, headers={"Authorization": f"Bearer {session}"}
    )
    assert sent.json()["results"][0]["status"] == "accepted"
    tablet.mend("dropped")
    tablet.status("Cần đồng chí xem")


@pytest.mark.parametrize(("answer", "kept"), [("Giữ 11 của tôi", "11"), ("Lấy 9,5", "9.5")])
def test_a_refused_mark_stays_on_screen_and_the_judge_decides(
    new_tablet: NewTablet, answer: str, kept: str
) -> None:
    tablet = new_tablet()
    stale_mark(tablet, "9.5")
    expect(tablet.line(1).locator(".line__figure")).to_have_text("11")
    tablet.line(1).locator(".line__value").click()
    dialog = tablet.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Đồng chí chấm: 11. Trên máy chủ: 9,5.")
    dialog.get_by_role("button", name=answer).click()
    tablet.status(SAVED)
    assert marks(tablet.server, "gk2") == {"gioi_thieu": kept}
    expect(tablet.line(1).locator(".line__figure")).to_have_text(kept.replace(".", ","))


def test_a_sheet_is_not_sent_over_a_mark_that_was_refused(new_tablet: NewTablet) -> None:
    tablet = new_tablet()
    stale_mark(tablet, "9.5")
    tablet.cut("dropped")
    for number, figure in enumerate(("7,5", "5", "4"), start=2):
        tablet.give(number, figure)
    tablet.page.locator("#send").click()
    expect(tablet.page.get_by_role("dialog")).to_contain_text("Trên máy chủ: 9,5")


def test_a_second_page_on_the_same_device_puts_the_first_aside(tablet: Tablet) -> None:
    second = tablet.context.new_page()
    second.goto(f"{tablet.server.url}/giam-khao")
    expect(second.locator("#sheet")).to_be_visible()
    expect(tablet.page.locator("#away-title")).to_contain_text("trang khác")
