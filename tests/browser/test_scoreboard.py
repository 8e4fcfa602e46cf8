"""The public scoreboard in a real browser: on a phone, on the wall, with and without a network."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from config import ROOT
from tests.displays.playing import PlayedDay, playing

PHONE = {"width": 360, "height": 740}
WALL = {"width": 1920, "height": 1080}
SOCKETS = re.compile(r"/socket\.io/\?")
BOARD = re.compile(r"/api/v1/contests/[^/]+/scoreboard$")
SOON = 15_000
MEASURED_ANEW = """() => {
  const begun = [];
  document.addEventListener("animationstart", (event) => begun.push(event.animationName));
  dispatchEvent(new Event("resize"));
  return new Promise((done) => setTimeout(() => done(begun), 300));
}"""
"""Lets the wall measure its pages, and tells which animations that began."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedDay]:
    """Three teams; the wall newspapers of An and Bình are public, Bình leads."""
    with playing(tmp_path_factory.mktemp("day")) as day:
        day.act(["result", "bao_tuong", "an", "7", "7"], ["result", "bao_tuong", "binh", "8", "8"])
        yield day


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    """The page, listening for what must not happen."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address)
    return page


def followed(context: BrowserContext, address: str) -> Page:
    """The page once it follows the topic."""
    page = opened(context, address)
    expect(page.locator("[data-freshness]")).to_have_attribute("data-link", "live", timeout=SOON)
    return page


def board(page: Page) -> list[str]:
    """The rows as one reads them."""
    return [" ".join(row.split()) for row in page.locator("[data-rows] > tr").all_inner_texts()]


def test_without_scripts_the_page_is_a_plain_table(browser: Browser, day: PlayedDay) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, day.page())
    table = page.get_by_role("table", name="Bảng điểm")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Tạm xếp", "Đội", "Báo tường", "Chào hỏi", "Tạm tính"]
    expect(table.get_by_role("row").nth(1)).to_contain_text("Đội Bình")
    expect(table.get_by_role("row").nth(1)).to_contain_text("16,00")
    expect(page.locator("[data-when=still]")).to_be_visible()
    expect(page.locator("[data-own]")).to_be_hidden()
    context.close()


def test_a_phone_sees_a_result_arrive_rise_and_glow(browser: Browser, tmp_path: Path) -> None:
    with playing(tmp_path) as day:
        context = browser.new_context(viewport=PHONE)
        page = followed(context, day.page())
        expect(page.get_by_role("heading", name="Thứ tự dự thi")).to_be_visible()
        page.evaluate("window.notReloaded = true")
        day.act(["result", "bao_tuong", "an", "7", "7"])
        expect(page.get_by_role("heading", name="Bảng điểm")).to_be_visible(timeout=SOON)
        # A first place among one is none.
        expect(page.locator("[data-team=an] [data-cell=place]")).to_have_text("–")

        day.act(["result", "bao_tuong", "binh", "8", "8.25"])
        row = page.locator("[data-rows] > tr").first
        expect(row).to_contain_text("Đội Bình", timeout=SOON)
        expect(row.locator("[data-cell=place]")).to_have_text("1")
        expect(row.locator("[data-cell=total]")).to_have_text("16,25")
        expect(row.locator("[data-cell='round:bao_tuong']")).to_have_class(re.compile("is-new"))
        expect(page.locator("[data-newest]")).to_have_text("Vừa công bố: Đội Bình, Báo tường 16,25")
        expect(page.locator("[data-team=an] [data-cell=place]")).to_have_text("2")
        day.act(["absent", "bao_tuong", "chi"])
        absent = page.locator("[data-team=chi] [data-cell='round:bao_tuong']")
        expect(absent).to_have_text("Không tham gia", timeout=SOON)
        day.act(["result", "chao_hoi", "an", "6", "6"])
        expect(page.locator("[data-team=an] [data-cell=total]")).to_have_text("26,00", timeout=SOON)
        expect(absent).to_have_text("Không tham gia")
        # A tap on the word that two teams are equal leads to how they are told apart.
        day.act(["result", "chao_hoi", "binh", "5", "4.75"])
        tied = page.locator("[data-team=an]").get_by_role("link", name="đồng hạng")
        expect(tied).to_be_visible(timeout=SOON)
        expect(page.locator("[data-equal] li")).to_have_count(1, timeout=SOON)
        tied.click()
        expect(page.get_by_text("cùng 26,00")).to_be_in_viewport()
        page.get_by_label("Đội tôi theo dõi").first.select_option("an")
        expect(page.locator("[data-own-note]")).to_contain_text("3 đội đã có điểm (đồng hạng)")
        assert page.evaluate("window.notReloaded")
        context.close()


def test_the_stage_with_its_clock_is_followed_on_the_servers_time(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path) as day:
        context = browser.new_context(viewport=PHONE)
        # This phone believes that it is two hours later.
        context.add_init_script("const now = Date.now; Date.now = () => now() + 7_200_000;")
        page = followed(context, day.page())
        livestream = opened(context, day.page("lop-phu"))
        third = livestream.get_by_role("region", name="Trên sân khấu")
        day.act(["move", "chao_hoi", "an", "call"], ["clock", "chao_hoi", "an", "start"])
        stage = page.get_by_role("region", name="Trên sân khấu")
        expect(stage).to_contain_text("Đội An", timeout=SOON)
        expect(stage.get_by_text("Đang thi")).to_be_visible()
        expect(stage.get_by_role("timer")).to_have_text(re.compile(r"^00:0[3-9]$"), timeout=SOON)
        expect(stage).to_contain_text("Quy định 05:00")
        expect(stage.locator("[data-next]")).to_contain_text(
            re.compile("Tiếp theo: Đội.*Sau đó: Đội")
        )
        expect(third).to_contain_text("Đội An")
        expect(third.get_by_role("timer")).to_have_text(re.compile(r"^00:0[3-9]$"))
        # The next team does not come: nobody is told any longer that it does.
        coming = stage.locator("[data-next] strong")
        gone = coming.inner_text()
        key = {"Đội Bình": "binh", "Đội Chi": "chi"}[gone]
        day.act(["because", "chao_hoi", key, "absent"])
        expect(coming).not_to_have_text(gone, timeout=SOON)
        expect(stage.locator("[data-next]")).not_to_contain_text("Sau đó")
        day.act(["because", "chao_hoi", key, "reinstate"])
        # A clock that nothing moves would tell a wrong time.
        still = browser.new_context(java_script_enabled=False).new_page()
        still.goto(day.page())
        expect(still.get_by_text("Quy định 05:00")).to_be_hidden()
        expect(still.get_by_role("timer")).to_be_hidden()
        still.context.close()
        day.act(["move", "chao_hoi", "an", "finish"])
        expect(stage.get_by_text("Ban Giám khảo đang chấm")).to_be_visible(timeout=SOON)
        expect(stage.get_by_role("timer")).to_be_hidden()
        first = [["judge_all", "chao_hoi", "an", "7", "5"], ["move", "chao_hoi", "an", "confirm"]]
        day.act(*first, ["release", "chao_hoi", "an"], ["confirm", "chao_hoi", "chi", "7", "6"])
        expect(stage.locator("[data-now-team]")).to_have_text("Đội Chi", timeout=SOON)
        # Between the turns nobody's name stays there.
        day.act(["release", "chao_hoi", "chi"])
        expect(stage).to_contain_text("Chương trình tiếp tục trong ít phút", timeout=SOON)
        expect(stage.locator("[data-now-team]")).not_to_have_text("Đội Chi")
        # Whoever comes on stage is named at once, though a result has just been told.
        told = livestream.get_by_role("region", name="Vừa công bố")
        expect(told).to_contain_text("Đội Chi")
        day.act(["move", "chao_hoi", "binh", "call"])
        expect(third).to_be_visible()
        expect(third).to_contain_text("Đội Bình")
        expect(told).to_be_hidden()
        context.close()


def test_from_the_invitation_to_the_awards_without_a_reload(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path) as day:
        phone = browser.new_context(viewport=PHONE)
        hall = browser.new_context(viewport=WALL)
        page, wall = followed(phone, day.page()), followed(hall, day.page("man-chieu"))
        for one in (page, wall):
            one.evaluate("window.notReloaded = true")
            expect(one.locator("[data-scoreboard]")).to_have_attribute("data-state", "upcoming")
        for team, points in (("an", "7"), ("binh", "9"), ("chi", "8")):
            day.act(
                ["result", "bao_tuong", team, points, "5"],
                ["result", "chao_hoi", team, points, "5"],
            )
        expect(page.locator("[data-scoreboard]")).to_have_attribute(
            "data-state", "live", timeout=SOON
        )
        expect(page.get_by_role("columnheader", name="Tổng điểm")).to_have_count(1, timeout=SOON)
        day.act(["announce"])
        for one in (page, wall):
            first = one.locator(".podium__step--1")
            expect(first).to_contain_text("Giải Nhất", timeout=SOON)
            expect(first).to_contain_text("Đội Bình")
            expect(first).to_contain_text("28,00")
            assert one.evaluate("window.notReloaded")
        expect(page.get_by_role("heading", name="Giải Khuyến khích")).to_be_visible()
        # Measured anew, the page that is shown stands still.
        wall.keyboard.press("Space")
        assert "appear" not in wall.evaluate(MEASURED_ANEW)
        phone.close()
        hall.close()


def test_where_no_socket_gets_through_the_page_asks_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path) as day:
        day.act(["result", "bao_tuong", "an", "7", "7"])
        context = browser.new_context(viewport=PHONE)
        context.route(SOCKETS, lambda route: route.abort())
        context.route_web_socket(SOCKETS, lambda socket: socket.close())
        page = opened(context, day.page())
        answers: list[int] = []
        page.on("response", lambda got: BOARD.search(got.url) and answers.append(got.status))
        expect(page.locator("[data-freshness]")).to_have_attribute(
            "data-link", "polling", timeout=SOON
        )
        day.act(["result", "bao_tuong", "binh", "8", "8"])
        expect(page.locator("[data-rows] > tr").first).to_contain_text("Đội Bình", timeout=SOON)
        page.wait_for_event("response", lambda got: bool(BOARD.search(got.url)), timeout=SOON)
        page.wait_for_event("response", lambda got: bool(BOARD.search(got.url)), timeout=SOON)
        assert 304 in answers
        context.close()


def test_an_older_version_never_replaces_a_newer_one(phone: BrowserContext, day: PlayedDay) -> None:
    old = day.board()
    old["version"] -= 1
    old["rows"].reverse()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="application/json", body=json.dumps(old))

    phone.route(SOCKETS, lambda route: route.abort())
    phone.route_web_socket(SOCKETS, lambda socket: socket.close())
    phone.route(BOARD, answer)
    page = opened(phone, day.page())
    before = board(page)
    expect(page.locator("[data-freshness]")).to_have_attribute("data-link", "polling", timeout=SOON)
    assert asked
    assert board(page) == before


def test_a_lost_connection_is_said_in_words_and_heals(
    phone: BrowserContext, day: PlayedDay
) -> None:
    page = followed(phone, day.page())
    line = page.locator("[data-freshness]")
    phone.set_offline(True)
    expect(line).to_have_text(re.compile(r"Đang nối lại… số liệu lúc \d\d:\d\d"), timeout=SOON)
    assert len(board(page)) == 3
    phone.set_offline(False)
    expect(line.get_by_text("Đang nối lại")).to_be_hidden(timeout=SOON)


def test_ones_own_team_stays_in_sight_and_is_remembered(
    phone: BrowserContext, day: PlayedDay
) -> None:
    page = followed(phone, day.page())
    page.get_by_label("Đội tôi theo dõi").first.select_option("binh")
    bar = page.locator("[data-own-bar]")
    expect(bar).to_contain_text("Đội Bình")
    expect(bar).to_contain_text("16,00")
    expect(bar).to_contain_text("Tạm xếp thứ 1 trong ")
    page.reload()
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("Đội Bình")
    expect(page.locator("tr.is-own")).to_contain_text("Đội Bình")
    page.get_by_label("Đội tôi theo dõi").first.select_option("")
    expect(bar).to_be_hidden()


def test_who_wants_calm_sees_no_movement(browser: Browser, tmp_path: Path) -> None:
    with playing(tmp_path) as day:
        day.act(["result", "bao_tuong", "an", "7", "7"])
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        page = followed(context, day.page())
        day.act(["result", "bao_tuong", "binh", "8", "8"])
        expect(page.locator("[data-rows] > tr").first).to_contain_text("Đội Bình", timeout=SOON)
        assert page.evaluate("document.getAnimations().length") == 0
        expect(page.locator(".is-new").first).to_be_visible()
        context.close()


def test_where_only_prizes_are_published_there_is_no_column_to_guess_from(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path, publish={"level": "prizes", "when": "end"}) as day:
        for team, points in (("an", "7"), ("binh", "9"), ("chi", "8")):
            day.act(
                ["confirm", "bao_tuong", team, points, "5"],
                ["confirm", "chao_hoi", team, points, "5"],
            )
        context = browser.new_context(viewport=PHONE)
        page = followed(context, day.page())
        expect(page.get_by_role("table")).to_have_count(0)
        expect(page.locator(".line-up > li")).to_have_count(3)
        day.act(["announce"])
        expect(page.locator(".podium__step--1")).to_contain_text("Đội Bình", timeout=SOON)
        expect(page.get_by_role("table")).to_have_count(0)
        assert not re.search(r"\d,\d\d", page.locator("body").inner_text())
        context.close()


def test_the_wall_shows_sixty_teams_on_pages_that_turn_by_themselves(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path, teams=60) as day:
        day.act(["result", "bao_tuong", "doi-7", "7", "7"])
        context = browser.new_context(viewport=WALL)
        page = context.new_page()
        page.clock.install()
        page.goto(day.page("man-chieu"))
        page.clock.run_for(1000)
        expect(page.locator("[data-page-number]")).to_have_text("1")
        pages = int(page.locator("[data-page-of]").inner_text())
        assert pages > 4
        seen: list[str] = []
        for _ in range(pages):
            seen += _rows_in_full(page)
            page.clock.run_for(9100)
        assert sorted(seen) == sorted(row["team"] for row in day.board()["rows"])
        expect(page.locator("[data-page-number]")).to_have_text("1")
        page.keyboard.press("ArrowRight")
        expect(page.locator("[data-page-number]")).to_have_text("2")
        context.close()


def _rows_in_full(page: Page) -> list[str]:
    """The teams of this page, each of which must be whole on the wall."""
    shown: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelectorAll("[data-rows] > tr:not([hidden])")].map((row) => {
          const box = row.getBoundingClientRect();
          const room = document.querySelector("[data-page]:not([hidden])").getBoundingClientRect();
          return { team: row.dataset.team, top: box.top, over: box.bottom - room.bottom };
        })"""
    )
    assert all(row["over"] <= 1 and row["top"] > 0 for row in shown), shown
    return [row["team"] for row in shown]


def test_the_wall_can_be_read_from_the_last_row(browser: Browser, day: PlayedDay) -> None:
    context = browser.new_context(viewport=WALL)
    page = followed(context, day.page("man-chieu"))
    sizes: dict[str, float] = page.evaluate(
        """() => {
          const vmin = Math.min(innerWidth, innerHeight) / 100;
          const size = (element) => parseFloat(getComputedStyle(element).fontSize) / vmin;
          const texts = [...document.querySelectorAll(".wall *")].filter((element) =>
            element.checkVisibility() && element.getClientRects().length &&
            !element.closest(".visually-hidden") &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
          return { least: Math.min(...texts.map(size)),
                   name: size(document.querySelector("tbody .board__team")) };
        }"""
    )
    assert sizes["least"] >= 3.19, sizes
    assert sizes["name"] >= 4.5, sizes
    context.close()


@pytest.mark.parametrize("name", ["bang-diem", "man-chieu"])
def test_axe_finds_no_serious_fault_and_no_name_is_capitalised(
    browser: Browser, day: PlayedDay, name: str
) -> None:
    context = browser.new_context(viewport=WALL if name == "man-chieu" else PHONE)
    page = followed(context, day.page(name))
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert serious == [], json.dumps(serious, ensure_ascii=False, indent=1)[:4000]
    transformed = page.evaluate(
        """[...document.querySelectorAll("body *")].filter(
          (element) => getComputedStyle(element).textTransform !== "none").length"""
    )
    assert transformed == 0
    context.close()


@pytest.mark.parametrize("server", ["finished"], indirect=True)
def test_a_first_visit_is_light_still_and_asks_no_other_host(server: Any) -> None:
    address = f"{server.url}/hoi-thi/ha-trung-2023/bang-diem"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.page_weight", address],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    weight = json.loads(done.stdout.splitlines()[-1])
    assert weight["bytes"] <= 150 * 1024, weight
    assert weight["cls"] == 0, weight
    assert weight["other_hosts"] == []
