"""The prizes on the walls of the hall, when the results are open."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.displays.playing import playing
from tests.small_contests import contest

WALL = {"width": 1920, "height": 1080}


def test_the_wall_says_the_whole_name_of_whoever_receives_a_prize_in_any_division(
    browser: Browser, tmp_path: Path
) -> None:
    with playing(tmp_path, held=_two_divisions()) as day:
        day.act(["confirm_round", "thi"], ["announce"])
        page = browser.new_context(viewport=WALL).new_page()
        for wall in ("man-chieu", "le-trao-giai"):
            page.goto(day.page(wall))
            expect(page.locator("[data-page-of]")).to_have_text(re.compile(r"\d"))
            said: set[str] = set()
            for number in range(1, int(page.locator("[data-page-of]").inner_text()) + 1):
                expect(page.locator("[data-page-number]")).to_have_text(str(number))
                said |= set(_winners_in_full(page))
                page.keyboard.press("ArrowRight")
            assert said == {row["name"] for row in day.board()["rows"]}, wall
        page.context.close()


def _two_divisions() -> dict[str, Any]:
    """Twelve teams with a prize each; the names of the second division have a hundred letters."""
    teams = [f"doi-{number}" for number in range(12)]
    made = contest(
        {"thi": {team: [str(90 - at)] for at, team in enumerate(teams)}},
        divisions=[{"key": "a", "name": "Khối đồng bằng"}, {"key": "b", "name": "Khối miền núi"}],
        awards=[
            {"key": key, "name": name, "by": "place", "count": count}
            for key, name, count in (("nhat", "Giải Nhất", 1), ("nhi", "Giải Nhì", 2),
                                     ("ba", "Giải Ba", 3))
        ],
        settings={"publish": {"level": "all", "when": "end"}, "signatures": "off"},
    )  # fmt: skip
    for at, team in enumerate(made["teams"]):
        long = (
            f"Đội tuyên truyền viên giảm nghèo bền vững liên thôn {at} và Tiểu khu Phú Nhuận Đông"
        )
        team["division"], team["name"] = (
            ("a", f"Đội xã Thanh Tân {at}") if at < 6 else ("b", f"{long}, thị trấn Trung")
        )
    return made


def _winners_in_full(page: Page) -> list[str]:
    """The teams on the podium of this page, no letter of which is cut off."""
    shown: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelectorAll("[data-page]:not([hidden]) .podium__team")]
          .filter((team) => team.checkVisibility()).map((team) => {
            const room = team.closest("[data-page]").getBoundingClientRect();
            const box = team.getBoundingClientRect();
            return { name: team.textContent, over: box.bottom - room.bottom,
                     wide: box.right - room.right, cut: team.scrollHeight - team.clientHeight };
          })"""
    )
    assert all(max(one["over"], one["wide"], one["cut"]) <= 1 for one in shown), shown
    return [one["name"] for one in shown]
