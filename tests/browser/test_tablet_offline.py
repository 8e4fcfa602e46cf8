"""The tablet without the network, with half of it, and with one that lies: nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.tablets import (
    SAVED,
    Tablet,
    marks,
    sheets,
)


@pytest.mark.parametrize("how", ["unplugged", "dropped", "hanging"])
def test_marks_made_without_the_network_wait_and_are_saved_when_it_is_back(
    tablet: Tablet, how: str
) -> None:
    tablet.give(1, "9")
    tablet.status(SAVED)
    tablet.cut(how)
    tablet.give(1, "10,5")
    tablet.give(2, "7")
    tablet.status("điểm không mất", seconds=25)
    tablet.status("Còn 2 mục chờ gửi")
    tablet.shows("10,5", "7", "Chưa chấm", "Chưa chấm")
    assert marks(tablet.server, "gk1") == {"gioi_thieu": "9"}
    tablet.mend(how)
    tablet.status(SAVED, seconds=25)
    assert marks(tablet.server, "gk1") == {"gioi_thieu": "10.5", "sang_tao": "7"}


def test_an_answer_that_got_lost_is_not_marked_twice(tablet: Tablet) -> None:
    lost = []

    def lose(route: Any) -> None:
        lost.append(route.fetch().status)  # the server has it, the tablet never hears
        route.abort()

    tablet.context.route("**/api/v1/seat/ops", lose, times=2)
    tablet.give(1, "9")
    tablet.status(SAVED)
    assert lost == [200, 200]
    assert tablet.server.rows("SELECT count(*) FROM ledger_entries") == [(1,)]


def test_a_portal_that_says_200_to_everything_takes_no_mark(tablet: Tablet) -> None:
    tablet.context.route("**/api/v1/seat/**", lambda route: route.fulfill(body="<h1>Wi-Fi</h1>"))
    tablet.give(1, "9")
    tablet.status("điểm không mất")
    tablet.context.unroute_all()
    tablet.status(SAVED)
    assert marks(tablet.server, "gk1") == {"gioi_thieu": "9"}


def test_a_reload_comes_back_to_the_same_place_with_what_still_waits(tablet: Tablet) -> None:
    tablet.open_turn("Báo tường", 3)
    expect(tablet.page.locator("#sheet-round")).to_contain_text("Báo tường")
    team = tablet.page.locator("#sheet-team").inner_text()
    tablet.give(1, "6,5")
    tablet.status(SAVED)
    tablet.cut("dropped")
    tablet.give(2, "4")
    tablet.page.get_by_label("Ghi chú của tôi").fill("Bài viết hay")
    tablet.line(3).locator(".line__value").click()
    tablet.keys("3,")
    tablet.page.reload()
    expect(tablet.page.locator("#pad-value")).to_have_text("3,")
    tablet.keys("5")
    tablet.page.get_by_role("button", name="Xong").click()
    expect(tablet.page.locator("#sheet-team")).to_have_text(team)
    expect(tablet.page.get_by_label("Ghi chú của tôi")).to_have_value("Bài viết hay")
    tablet.shows("6,5", "4", "3,5", "Chưa chấm")
    tablet.mend("dropped")
    tablet.status(SAVED)
    assert marks(tablet.server, "gk1") == {
        "noi_dung": "6.5",
        "sang_tac": "4",
        "hinh_thuc": "3.5",
    }
    tablet.eventually(lambda: sheets(tablet.server, "gk1") == [(0, "Bài viết hay")])


def test_a_sheet_sent_without_the_network_goes_by_itself_later(tablet: Tablet) -> None:
    tablet.fill_sheet()
    tablet.status(SAVED)
    tablet.cut("unplugged")
    tablet.send_sheet()
    expect(tablet.page.locator("#foot-state")).to_have_text("Phiếu chờ gửi")
    expect(tablet.page.locator("#sheet-note")).to_contain_text("có mạng máy tự gửi", timeout=25_000)
    assert sheets(tablet.server, "gk1") == []
    tablet.mend("unplugged")
    expect(tablet.page.locator("#foot-state")).to_have_text("Đã gửi, đã khóa")
    assert sheets(tablet.server, "gk1") == [(1, None)]


def test_an_operation_at_which_the_server_fails_does_not_hold_up_the_others(
    tablet: Tablet,
) -> None:
    def fail_at_one(route: Any) -> None:
        if "sang_tao" in (route.request.post_data or ""):
            error = {"code": "server_error", "message": "Máy chủ gặp lỗi.", "reasons": []}
            route.fulfill(status=500, json={"error": error})
        else:
            route.continue_()

    tablet.context.route("**/api/v1/seat/ops", fail_at_one)
    tablet.give(2, "7")
    tablet.open_turn("Báo tường", 1)
    tablet.give(1, "6,5")
    tablet.eventually(lambda: marks(tablet.server, "gk1") == {"noi_dung": "6.5"}, seconds=30)
    tablet.status("Còn 1 mục chờ gửi")
    tablet.context.unroute_all()
    tablet.status(SAVED)
    assert marks(tablet.server, "gk1") == {"noi_dung": "6.5", "sang_tao": "7"}
