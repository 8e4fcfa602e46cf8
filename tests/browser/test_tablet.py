"""The judge's tablet in a real browser, against a real server: nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from config import read_settings
from contest.app import create_app
from contest.audit.actions.trail import SYSTEM
from contest.schedule.actions.turns import move_turn
from contest.shared.db import db
from tests.browser.conftest import DEMO, Server
from tests.browser.tablets import (
    PHONE,
    SAVED,
    TABLET,
    Tablet,
    marks,
    open_tablet,
)

NewTablet = Callable[..., Tablet]

TURN_AT = """SELECT t.id FROM turns t JOIN rounds r ON r.id = t.round_id
             WHERE r.key = 'chao_hoi' AND t.position = ?"""
ON_STAGE_NOW = """SELECT d.key FROM turns t JOIN delegations d ON d.id = t.delegation_id
                  WHERE t.state = 'on_stage'"""


@pytest.fixture
def new_tablet(browser: Browser, server: Server) -> Iterator[NewTablet]:
    made: list[Tablet] = []

    def make(size: dict[str, int] = PHONE) -> Tablet:
        made.append(open_tablet(browser, server, size))
        return made[-1]

    yield make
    for tablet in made:
        assert tablet.errors == []
        assert tablet.foreign == [], "a request left the host"
        tablet.context.close()


@pytest.fixture
def tablet(new_tablet: NewTablet) -> Tablet:
    """A phone whose judge (gk1) has scanned the slip; the team on stage is open."""
    tablet = new_tablet()
    tablet.sit_by_qr("gk1")
    expect(tablet.page.locator("#sheet")).to_be_visible()
    tablet.status(SAVED)
    return tablet


def sheets(server: Server, judge: str) -> list[tuple[Any, ...]]:
    query = """SELECT submitted_at IS NOT NULL, comment FROM sheets
               JOIN judges ON judges.id = sheets.judge_id WHERE judges.key = ?"""
    return server.rows(query, judge)


def eventually(check: Callable[[], bool], seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_the_qr_opens_the_sheet_of_the_team_on_stage_and_leaves_no_token(tablet: Tablet) -> None:
    assert tablet.page.url == f"{tablet.server.url}/giam-khao"
    assert tablet.page.evaluate("history.length") < 5
    assert tablet.seat("gk1")["token"] not in tablet.page.content()
    expect(tablet.page.locator("#sheet-round")).to_contain_text("Chào hỏi")
    expect(tablet.page.locator("#sheet-state")).to_have_text("Đang thi")


def test_a_judge_sits_down_with_contest_judge_and_pin(new_tablet: NewTablet) -> None:
    tablet = new_tablet()
    tablet.type_pin("gk2", typed="GK2 ")
    expect(tablet.page.locator("#ways")).to_be_visible()
    tablet.status(SAVED)


def test_a_wrong_pin_is_said_in_words_and_nothing_typed_is_lost(new_tablet: NewTablet) -> None:
    tablet = new_tablet()
    right = tablet.seat("gk2")["pin"]
    tablet.type_pin("gk2", "000000" if right != "000000" else "111111")
    expect(tablet.page.get_by_role("alert")).to_contain_text("Mã PIN chưa đúng")
    expect(tablet.page.get_by_label("Mã hội thi")).to_have_value(DEMO)
    tablet.page.get_by_label("Mã PIN").fill(right)
    tablet.page.get_by_role("button", name="Vào chấm điểm").click()
    expect(tablet.page.locator("#ways")).to_be_visible()


def test_a_mark_is_saved_and_the_total_follows(tablet: Tablet) -> None:
    tablet.give(1, "11,2")
    expect(tablet.page.locator("#total")).to_have_text("11,25")
    tablet.line(1).get_by_role("button", name="Thêm 0,25").click()
    tablet.line(1).get_by_role("button", name="Thêm 0,25").click()
    tablet.line(1).get_by_role("button", name="Bớt 0,25").click()
    expect(tablet.page.locator("#total")).to_have_text("11,5")
    tablet.status(SAVED)
    eventually(lambda: marks(tablet.server, "gk1") == {"gioi_thieu": "11.5"})


def test_not_marked_never_looks_like_zero(tablet: Tablet) -> None:
    tablet.give(2, "0")
    expect(tablet.line(2).locator(".line__figure")).to_have_text("0")
    expect(tablet.line(1).locator(".line__figure")).to_have_text("Chưa chấm")
    look = "element => getComputedStyle(element).borderStyle"
    assert tablet.line(1).locator(".line__value").evaluate(look) == "dashed"
    assert tablet.line(2).locator(".line__value").evaluate(look) == "solid"


def test_the_pad_gives_only_marks_on_the_scale(tablet: Tablet) -> None:
    pad = tablet.page.locator("#pad")
    tablet.line(4).locator(".line__value").click()  # at most 4, by quarters
    tablet.keys("3")
    for sign, can in {"1": False, "0": False, ",": True}.items():
        off = pad.locator(f'[data-key="{sign}"]').get_attribute("aria-disabled")
        assert (off is None) is can, sign
    tablet.keys(",7")
    expect(pad.locator("#pad-value")).to_have_text("3,75")
    tablet.page.keyboard.press("9")
    expect(pad.locator("#pad-value")).to_have_text("3,75")


def test_a_sheet_can_be_marked_with_the_keyboard_alone(new_tablet: NewTablet) -> None:
    tablet = new_tablet(TABLET)
    tablet.sit_by_qr("gk1")
    tablet.line(1).locator(".line__value").focus()
    tablet.page.keyboard.press("Enter")
    for figure in ("10,25", "7.5", "5"):
        tablet.page.keyboard.type(figure)
        tablet.page.keyboard.press("Enter")
    tablet.page.keyboard.type("4")
    tablet.page.keyboard.press("Enter")
    expect(tablet.page.locator("#pad")).to_be_hidden()
    assert tablet.figures() == ["10,25", "7,5", "5", "4"]
    expect(tablet.page.locator("#foot-state")).to_have_text("Đủ điểm, chưa gửi")


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
    tablet.status("Còn 2 điểm chờ gửi")
    assert tablet.figures()[:2] == ["10,5", "7"]
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
    assert tablet.figures() == ["6,5", "4", "3,5", "Chưa chấm"]
    tablet.mend("dropped")
    tablet.status(SAVED)
    assert marks(tablet.server, "gk1") == {
        "noi_dung": "6.5",
        "tu_sang_tac": "4",
        "hinh_thuc": "3.5",
    }
    eventually(lambda: sheets(tablet.server, "gk1") == [(0, "Bài viết hay")])


def fill_sheet(tablet: Tablet) -> None:
    for number, figure in enumerate(("11,25", "7,5", "5", "4"), start=1):
        tablet.give(number, figure)


def test_sending_asks_once_names_team_and_total_and_says_when_it_is_received(
    tablet: Tablet,
) -> None:
    team = tablet.page.locator("#sheet-team").inner_text()
    fill_sheet(tablet)
    tablet.page.locator("#send").click()
    dialog = tablet.page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Gửi phiếu: {team}, 27,75?")
    expect(dialog).to_contain_text("phiếu được khóa")
    dialog.get_by_role("button", name="Gửi phiếu").click()
    note = tablet.page.locator("#sheet-note")
    expect(note).to_have_text(f"Đã nhận phiếu chấm: {team}, 27,75. Phiếu đã khóa.")
    assert sheets(tablet.server, "gk1") == [(1, None)]
    tablet.line(1).locator(".line__value").click(force=True)
    expect(tablet.page.locator("#pad")).to_be_hidden()


def test_sending_too_early_leads_to_what_is_missing(tablet: Tablet) -> None:
    tablet.give(1, "9")
    expect(tablet.page.locator("#foot-state")).to_have_text("Còn 3 tiêu chí chưa chấm")
    tablet.page.locator("#send").click()
    expect(tablet.page.get_by_role("dialog")).to_be_hidden()
    expect(tablet.line(2).locator(".line__value")).to_be_focused()


def test_a_sheet_sent_without_the_network_goes_by_itself_later(tablet: Tablet) -> None:
    fill_sheet(tablet)
    tablet.status(SAVED)
    tablet.cut("unplugged")
    tablet.send_sheet()
    expect(tablet.page.locator("#foot-state")).to_have_text("Phiếu chờ gửi")
    assert sheets(tablet.server, "gk1") == []
    tablet.mend("unplugged")
    expect(tablet.page.locator("#foot-state")).to_have_text("Đã gửi, đã khóa")
    assert sheets(tablet.server, "gk1") == [(1, None)]


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
    tablet.line(1).locator("button.line__state").click()
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
    fill_sheet(tablet)
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


def test_a_second_page_on_the_same_device_puts_the_first_aside(tablet: Tablet) -> None:
    second = tablet.context.new_page()
    second.goto(f"{tablet.server.url}/giam-khao")
    expect(second.locator("#sheet")).to_be_visible()
    expect(tablet.page.locator("#away-title")).to_contain_text("trang khác")


SMALL = """() => [...document.querySelectorAll('button, input, textarea')]
  .filter(e => e.offsetParent && !e.classList.contains('line__state'))
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
    fill_sheet(tablet)
    for scroll in (0, 300, 5000):
        tablet.page.evaluate("y => window.scrollTo(0, y)", scroll)
        for part in ("#total", "#status", "#send"):
            expect(tablet.page.locator(part)).to_be_in_viewport(ratio=1)
