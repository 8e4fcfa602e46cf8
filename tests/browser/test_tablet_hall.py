"""A real hall: wrong clocks, sleeping tabs, a network that drops every other word, a desk that
asks, codes under the wall newspapers, and marks that leave the tablet by hand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from config import read_settings
from contest.app import create_app
from contest.audit.actions.trail import SYSTEM
from contest.scoring.actions.parcels import deliver_parcel
from contest.scoring.models import Nudge
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.browser.server import DEMO, Server
from tests.browser.tablets import SAVED, NewTablet, Tablet, marks, open_tablet, sheets
from tests.scoring.faulty_proxy import faulty_network

TURN = """SELECT t.id FROM turns t JOIN rounds r ON r.id = t.round_id
  JOIN delegations d ON d.id = t.delegation_id WHERE r.key = ? AND d.key = ?"""
HOUR = 3600_000


def test_a_clock_three_hours_wrong_and_an_hour_of_sleep_lose_nothing(
    new_tablet: NewTablet,
) -> None:
    tablet = new_tablet()
    early = dt.datetime.now(dt.UTC) - dt.timedelta(hours=3)
    tablet.page.clock.install(time=early)
    tablet.page.reload()
    tablet.sit_by_qr("gk1")
    tablet.give(1, "7,25")
    tablet.status(SAVED)
    tablet.cut("dropped")
    tablet.give(1, "7,5")
    tablet.status("Còn 1 mục chờ gửi", seconds=25)
    tablet.page.clock.fast_forward(HOUR)
    tablet.shows("7,5", "Chưa chấm", "Chưa chấm", "Chưa chấm")
    tablet.mend("dropped")
    tablet.page.clock.fast_forward(HOUR)
    tablet.status(SAVED, seconds=25)
    assert marks(tablet.server, "gk1") == {"gioi_thieu": "7.5"}
    ((first, last),) = tablet.server.rows("SELECT min(at), max(at) FROM ledger_entries")
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    for at in (first, last):
        off = abs(dt.datetime.fromisoformat(at).replace(tzinfo=None) - now)
        assert off < dt.timedelta(minutes=10), "the record goes by the server's clock"


def test_a_tablet_behind_a_bad_network_ends_with_what_its_judge_sees(
    browser: Browser, server: Server
) -> None:
    with faulty_network(server.port, seed=7) as proxy:
        tablet = open_tablet(browser, replace(server, port=proxy.port))
        tablet.sit_by_qr("gk1")
        expect(tablet.page.locator("#sheet")).to_be_visible()
        tablet.fill_sheet()
        for number in range(20):
            tablet.line(number % 4 + 1).locator(".step--less").click()
            if number in (6, 13):
                server.stop()
                server.start()
        shown = ["10", "6,25", "3,75", "2,75"]
        tablet.shows(*shown)
        tablet.status(SAVED, seconds=60)
        tablet.shows(*shown)
        for timer in proxy.loose:
            timer.join()
        tablet.context.close()
    assert tablet.errors == []
    stored = [points.replace(".", ",") for points in marks(server, "gk1").values() if points]
    assert stored == shown
    assert "khớp" in server.run("verify")
    assert server.rows("SELECT count(*) - count(DISTINCT op_id) FROM ledger_entries") == [(0,)]


def test_a_superseded_tablet_falls_silent_and_comes_back_with_one_button(
    tablet: Tablet, new_tablet: NewTablet
) -> None:
    other = new_tablet()
    other.type_pin("gk1")
    other.page.get_by_role("dialog").get_by_role("button", name="Chuyển sang máy này").click()
    expect(tablet.page.locator("#away")).to_be_visible(timeout=30_000)
    asked: list[str] = []
    tablet.page.on("request", lambda request: asked.append(request.url))
    tablet.page.wait_for_timeout(9000)
    assert [url for url in asked if "/seat/turns" in url or "/seat/ops" in url] == []
    expect(tablet.page.locator("#away button")).to_have_count(1)
    tablet.page.get_by_role("button", name="Chuyển lại máy này").click()
    tablet.page.get_by_label("Mã PIN").fill(tablet.seat("gk1")["pin"])
    tablet.page.get_by_role("button", name="Vào chấm điểm").click()
    tablet.status(SAVED)


def test_the_code_under_a_wall_newspaper_opens_its_sheet(tablet: Tablet) -> None:
    page = tablet.page
    page.goto(f"{tablet.server.url}/giam-khao#/cham/bao_tuong/ha-lai")
    expect(page.locator("#sheet-team")).to_have_text("Đội xã Hà Lai")
    expect(page.locator("#sheet-round")).to_contain_text("Báo tường")
    page.goto(f"{tablet.server.url}/giam-khao#/cham/bao_tuong/khong-co")
    expect(page.get_by_role("dialog")).to_contain_text("không có phiếu của đồng chí")


def test_a_slow_judge_is_asked_politely_and_nothing_is_taken_away(tablet: Tablet) -> None:
    server = tablet.server
    tablet.give(1, "9")
    ((turn,),) = server.rows(TURN, "bao_tuong", "ha-lai")
    ((judge,),) = server.rows("SELECT id FROM judges WHERE key = 'gk1'")
    app = create_app(read_settings(server.environment))
    with app.app_context():
        db.session.add(Nudge(turn_id=turn, judge_id=judge, at=clock.now(), by_name="Lê Thị Hoa"))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    bar = tablet.page.locator("#nudge")
    expect(bar).to_contain_text("mong nhận phiếu của đồng chí: Đội xã Hà Lai")
    expect(tablet.line(1).locator(".line__figure")).to_have_text("9")
    tablet.page.get_by_role("button", name="Mở phiếu").click()
    expect(tablet.page.locator("#sheet-team")).to_have_text("Đội xã Hà Lai")
    expect(bar).to_be_hidden()
    seen = "SELECT count(*) FROM nudges WHERE seen_at IS NOT NULL"
    tablet.eventually(lambda: server.rows(seen) == [(1,)])
    page = "SELECT page, waiting, is_visible FROM presences"
    tablet.eventually(lambda: server.rows(page) == [("bao_tuong/ha-lai", 0, 1)])


def deliver(server: Server, text: str) -> int:
    """Read a parcel in; how many operations were new."""
    app = create_app(read_settings(server.environment))
    with app.app_context():
        ((contest,),) = server.rows("SELECT id FROM contests WHERE slug = ?", DEMO)
        try:
            return deliver_parcel(contest, text, by=SYSTEM).count("accepted")
        finally:
            db.session.remove()
            db.engine.dispose()


PACK = """async (most) => {
  const at = document.querySelector('script[src*="judge.js"]').src;
  const { packSeveral } = await import(at.replace('judge.js', 'judge/parcel.js'));
  const { Store } = await import(at.replace('judge.js', 'judge/store.js'));
  const store = await Store.open();
  const waiting = (await store.queue()).map((one) => one.value.op);
  return packSeveral(await store.get('seat'), await store.get('device'), waiting, most);
}"""


def test_what_could_not_be_sent_is_read_in_at_the_desk(tablet: Tablet, tmp_path: Path) -> None:
    tablet.cut("dropped")
    tablet.fill_sheet()
    tablet.page.get_by_label("Ghi chú của tôi").fill("Giọng đọc truyền cảm")
    tablet.page.locator("#sheet-team").click()
    tablet.send_sheet()
    tablet.status("Còn 6 mục chờ gửi", seconds=25)
    tablet.page.locator("#status").click()
    tablet.page.get_by_role("button", name="Đưa điểm cho Tổ Thư ký").click()
    with tablet.page.expect_download() as saved:
        tablet.page.get_by_role("button", name="Lưu thành tệp").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert re.fullmatch(r"cho-gui-gk1-\d+\.txt", file.name)

    tablet.page.locator("#status").click()
    tablet.page.get_by_role("button", name="Đưa điểm cho Tổ Thư ký").click()
    tablet.page.get_by_role("button", name="Hiện mã QR").click()
    expect(tablet.page.locator("#pictures-title")).to_have_text("Mã 1/2")
    code = tablet.page.get_by_role("img", name="Mã QR chứa điểm chưa gửi").locator("path")
    first = code.get_attribute("d")
    tablet.page.get_by_role("button", name="Mã sau").click()
    assert code.get_attribute("d") != first
    tablet.page.get_by_role("button", name="Đóng", exact=True).click()

    pictures = tablet.page.evaluate(PACK, 640)
    assert len(pictures) > 1
    with pytest.raises(Refusal, match="parcel_too_early"):
        deliver(tablet.server, pictures[1])
    for text in pictures:
        assert deliver(tablet.server, text) > 0
    assert deliver(tablet.server, file.read_text("ascii")) == 0, "the same operations once more"
    assert sheets(tablet.server, "gk1") == [(1, "Giọng đọc truyền cảm")]
    tablet.mend("dropped")
    tablet.status(SAVED, seconds=25)
    assert tablet.server.rows("SELECT count(*) FROM refused_operations") == [(0,)]
