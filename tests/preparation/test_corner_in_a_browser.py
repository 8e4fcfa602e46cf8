"""The corner on a phone, and a script read and answered in two browsers at once."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from contest.preparation.models import Duty, PracticeRun
from contest.shared.db import db
from tests.cast import HERE, looking_into
from tests.registration.lists import OWN, begun, representative
from tests.served import let_in, served

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def address(house: Flask) -> Iterator[str]:
    """The house, serving on a port of its own."""
    with served(house) as address:
        yield address


def sign_in(browser: Browser, address: str, who: str, path: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport=size, base_url=address)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(20_000)
    let_in(page, who, path)
    return page


def clean(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    violations = Axe().run(page, "main").response["violations"]
    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []


def stored(house: Flask, model: type) -> list[object]:
    with looking_into(house):
        rows = list(db.session.scalars(select(model).order_by(model.id)))
        db.session.expunge_all()
        return rows


def test_work_is_divided_and_a_run_measured_on_a_phone_without_a_network(
    chromium: Browser, address: str, house: Flask
) -> None:
    number = begun(house, representative(house))
    page = sign_in(chromium, address, "representative", f"{OWN}/{number}/goc-cua-doan", PHONE)
    clean(page)
    page.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type("Viết kịch bản")
    page.locator('button[value="up-5"]').click()
    page.locator('button[value="remove-0"]').click()
    page.locator('[name="duties-0-due"]').fill("25/10/2026")
    page.get_by_role("button", name="Lưu phân công").click()
    expect(page.locator("#phan-cong")).to_contain_text("Đã lưu")
    what = [duty.what for duty in stored(house, Duty)]  # type: ignore[attr-defined]
    assert (len(what), what[3]) == (5, "Viết kịch bản")

    page.get_by_label(re.compile("^Tiểu phẩm")).check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator("[data-face]")).to_have_text("00:02")
    page.get_by_role("button", name="Dừng").click()
    page.get_by_role("button", name="Lưu lượt tập").first.click()
    expect(page.locator("[data-waiting]")).to_contain_text("1 lượt tập còn giữ")
    page.context.set_offline(False)
    expect(page.locator("[data-runs]")).to_contain_text("còn 09:5")
    assert len(stored(house, PracticeRun)) == 1

    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator("[data-face]")).to_have_text("00:01")
    page.reload()
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    key = page.locator("[data-watch]").get_attribute("data-storage")
    page.evaluate("location.hash = ''")
    page.get_by_role("button", name="Dừng").click()
    late = "{...JSON.parse(localStorage.getItem(key)), elapsed: 730000, running: false}"
    page.add_init_script(
        f"const key = {key!r}; if (!sessionStorage.done) "
        f"{{ sessionStorage.done = '1'; localStorage.setItem(key, JSON.stringify({late})); }}"
    )
    page.reload()
    expect(page.locator("[data-face]")).to_have_text("12:10")
    expect(page.locator("[data-left]")).to_have_text("Quá 02:10")
    expect(page.locator("[data-cost]")).to_have_text("Theo Thể lệ: trừ 2 điểm.")
    clean(page)
    page.context.close()


def test_a_script_is_handed_in_commented_on_revised_and_agreed(
    chromium: Browser, address: str, house: Flask
) -> None:
    number = begun(house, representative(house))
    corner = f"{OWN}/{number}/goc-cua-doan"
    team = sign_in(chromium, address, "representative", corner, PHONE)
    team.locator("#da-nop").get_by_role("button", name="Nộp kịch bản").last.click()
    text = team.get_by_label("Nội dung kịch bản")
    text.fill("Cảnh 1: Sân nhà\nÔng Tư: Tôi xin thoát nghèo.\nBà Hai: Thế à?")
    team.get_by_role("button", name="Nộp kịch bản").click()
    expect(team.locator("h1")).to_contain_text("chờ thẩm định")

    reader = sign_in(chromium, address, "reviewer", f"/hoi-thi/{HERE}/tham-dinh", DESK)
    reader.get_by_role("link", name=re.compile("^Đọc, góp ý")).click()
    reader.locator("#doan-2 .passage__text").select_text()
    reader.get_by_role("button", name="Góp ý câu này").click()
    quote = reader.locator("[name=quote]")
    expect(quote).to_have_value("Ông Tư: Tôi xin thoát nghèo.")
    quote.fill("xin thoát nghèo")
    reader.get_by_label("Nội dung góp ý").fill("Nêu rõ chính sách nào.")
    clean(reader)
    reader.get_by_role("button", name="Ghi góp ý").click()
    expect(reader.locator("#doan-2 mark")).to_have_text("xin thoát nghèo")
    reader.get_by_role("button", name="Đề nghị chỉnh sửa").click()

    team.reload()
    expect(team.locator("#doan-2")).to_contain_text("Nêu rõ chính sách nào.")
    clean(team)
    text.fill("Cảnh 1: Sân nhà\nÔng Tư: Nhờ vốn vay, tôi xin thoát nghèo.\nBà Hai: Thế à?")
    team.get_by_role("button", name="Nộp bản mới").click()
    expect(team.locator("h1")).to_contain_text("chờ thẩm định")

    reader.reload()
    reader.get_by_text("Khác gì so với bản 1").click()
    expect(reader.locator(".changes ins")).to_have_text("Ông Tư: Nhờ vốn vay, tôi xin thoát nghèo.")
    reader.get_by_role("button", name="Thống nhất").click()
    expect(reader.locator("h1")).to_contain_text("Đã thống nhất")
    team.reload()
    expect(team.locator("main")).to_contain_text("Đã thống nhất bản 2")
    expect(team.get_by_label("Nội dung kịch bản")).to_have_count(0)
    team.context.close()
    reader.context.close()
