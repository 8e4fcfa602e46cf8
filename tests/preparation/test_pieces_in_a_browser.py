"""A commune officer photographs the wall newspaper with a phone and hands it in."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.files import samples
from tests.preparation.pieces import SKIT, WALL, own_page, slots, stored
from tests.registration.lists import begun, representative
from tests.registration.test_in_a_browser import (
    PHONE,
    address,
    reload_unsaved,
    sign_in,
)

__all__ = ["address"]


def test_the_wall_newspaper_is_photographed_titled_and_its_theme_ticked_on_a_phone(
    chromium: Browser, address: str, house: Flask, tmp_path: Path
) -> None:
    number, slot = begun(house, representative(house)), slots(house)[WALL]
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(samples.photo((1600, 1200)))
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = sign_in(context, address)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{address}{own_page(number)}")
    wall = page.locator(f"#{slot}")
    expect(wall).to_have_attribute("open", "")
    wall.get_by_label("Tên bài").fill("Chung tay vì người nghèo")
    wall.get_by_label("Tóm tắt nội dung").fill("Tranh và thơ của các cháu học sinh.")
    wall.locator("summary", has_text="Chủ đề thể hiện").click()
    wall.get_by_label("Gương vươn lên thoát nghèo ở địa phương").check()
    expect(wall.locator("[data-status]")).to_contain_text("Đã lưu lúc", timeout=10_000)
    wall.locator('input[type="file"]').set_input_files(photo)
    expect(wall.get_by_role("link", name="IMG_0001.jpg").last).to_be_visible(timeout=20_000)
    picture = wall.get_by_role("img", name="IMG_0001.jpg")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("e => e.naturalWidth > 0", arg=picture.element_handle())
    expect(wall.locator("summary .chip").first).to_have_text("Đủ nội dung")
    wall.get_by_label("Tên bài").fill("Chung tay")
    wall.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu bài dự thi.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert [one["id"] for one in found] == []
    assert problems == []
    context.close()
    (piece,) = stored(house, number)
    assert (piece.title, len(piece.files), len(piece.themes)) == ("Chung tay", 1, 1)


def test_texts_that_were_not_saved_are_offered_after_a_reload(
    chromium: Browser, address: str, house: Flask
) -> None:
    number, slot = begun(house, representative(house)), slots(house)[WALL]
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = sign_in(context, address)
    page.goto(f"{address}{own_page(number)}")
    wall = page.locator(f"#{slot}")
    wall.get_by_label("Tên bài").fill("Chung tay 😀")
    expect(wall.locator("[data-status]")).to_contain_text("Chưa tự lưu được", timeout=10_000)
    reload_unsaved(page)
    expect(wall.locator("[data-kept-offer]")).to_be_in_viewport()
    wall.get_by_role("button", name="Dùng bản đó").click()
    expect(wall.get_by_label("Tên bài")).to_have_value("Chung tay 😀")
    wall.get_by_label("Tên bài").fill("Chung tay")
    expect(wall.locator("[data-status]")).to_contain_text("Đã lưu lúc", timeout=10_000)
    assert page.evaluate("localStorage.length") == 0
    script = page.locator("#" + slots(house)[SKIT])
    script.locator("summary").first.click()
    script.get_by_role("button", name="Nộp kịch bản").click()
    page.get_by_label("Nội dung kịch bản").fill("Cảnh một.\nÔng Ba: Chào bà con!")
    reload_unsaved(page)
    page.get_by_role("button", name="Dùng bản đó").click()
    page.get_by_role("button", name="Nộp kịch bản").click()
    expect(page.locator("main")).to_contain_text("Đã nộp kịch bản, bản 1")
    page.wait_for_function("() => localStorage.length === 0", timeout=10_000)
    context.close()
