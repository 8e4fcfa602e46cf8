"""Writing down the answers of a whole team on a phone, with and without scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.privacy.answers import consents, own
from tests.registration.lists import submitted
from tests.registration.test_in_a_browser import PHONE, address, sign_in

__all__ = ["address"]


@pytest.fixture
def team(house: Flask) -> Iterator[int]:
    return submitted(house)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_whole_team_is_written_down_on_a_phone_in_six_touches(
    house: Flask, address: str, chromium: Browser, team: int, scripts: bool
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=scripts)
    page = sign_in(context, address)
    page.goto(f"{address}{own(team)}")
    page.get_by_role("button", name="Chọn “Đồng ý” cho mọi ô chưa hỏi").click()
    page.get_by_text("Đọc cho nghe, đồng ý miệng").click()
    page.get_by_role("textbox", name="Người chứng kiến").fill("Bà Trương Thị Chứng")
    stubborn = page.get_by_role("listitem").filter(has_text="Lê Thị Bình")
    stubborn.get_by_role("group", name="Hình ảnh").get_by_text("Không", exact=True).click()
    if scripts:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == PHONE["width"]
        faults = Axe().run(page)
        assert faults.violations_count == 0, faults.generate_report()
    page.get_by_role("button", name="Lưu ý kiến").last.click()
    expect(page.get_by_text("Đã ghi 39 ý kiến.")).to_be_visible()
    refused = [row for row in consents(house) if not row.given]
    assert [row.kind for row in refused] == ["images"]
    context.close()
