"""A new representative registers by workbook, from sign-in to submitted."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.registration.lists import full_team, stored
from tests.registration.test_in_a_browser import (
    DESK,
    PHONE,
    address,
    sign_in,
)
from tests.registration.workbooks import MANAGER, joined, rows_of

__all__ = ["address"]  # fixtures


def is_clean(page: Page) -> None:
    """Nothing sticks out, nothing serious for a screen reader."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page, "main").response["violations"]
    assert [v["id"] for v in results if v["impact"] in ("serious", "critical")] == []


def test_a_team_of_twelve_is_registered_by_workbook_in_one_sitting(
    chromium: Browser, address: str, house: Flask, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = sign_in(context, address)
    page.get_by_role("button", name="Bắt đầu đăng ký").click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    expect(page.locator("h1")).to_contain_text("Nhập từ Excel")
    is_clean(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp mẫu").click()
    mine = tmp_path / "danh sách.xlsx"
    download.value.save_as(mine)
    book = load_workbook(mine)
    sheet = book["Danh sách"]
    heads = [cell.value for cell in sheet[1]]
    keys = ("TT", "Họ và tên", "Nhiệm vụ", "Ngày sinh", "Giới tính", "Dân tộc", "Thành phần",
            "Tham gia theo", "Nghề nghiệp, chức vụ", "Điện thoại (trưởng đoàn)")  # fmt: skip
    people = [MANAGER, *full_team()]
    for line, row in enumerate(rows_of(people), start=3):
        for head, text in zip(keys, row, strict=True):
            sheet.cell(line, heads.index(head) + 1).value = text
    sheet.cell(6, heads.index("Ngày sinh") + 1).value = "31/02/1963"
    book.save(mine)

    page.get_by_label("Tệp danh sách").set_input_files(mine)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.locator(".error-summary")).to_contain_text("Còn 1 ô cần sửa")
    is_clean(page)
    page.get_by_role("link", name="Dòng 6, Ngày sinh").click()
    assert page.evaluate("document.activeElement.name") == "o-6-3"
    page.keyboard.press("Control+A")
    page.keyboard.type("03/02/1963")
    page.keyboard.press("Enter")
    expect(page.locator("#thay-doi")).to_contain_text("Thêm 13 người")
    is_clean(page)
    page.get_by_role("button", name="Nhận danh sách này").click()
    expect(page.locator("main")).to_contain_text("Đã nhận danh sách từ bảng")
    expect(page.locator("#ket-luan")).to_contain_text("Cơ cấu đạt theo Thể lệ")
    page.get_by_role("button", name="Gửi hồ sơ").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Đã gửi, chờ duyệt")
    row = stored(house, 1)
    assert [m.name for m in row.members] == [p["name"] for p in people]
    assert (row.status, row.manager_phone) == ("submitted", MANAGER["phone"])
    context.close()


def test_a_table_is_pasted_and_accepted_on_a_phone_without_a_script(
    chromium: Browser, address: str, house: Flask
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = sign_in(context, address)
    page.get_by_role("button", name="Bắt đầu đăng ký").click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_text("Hoặc dán bảng chép từ Excel, Word").click()
    page.get_by_label("Bảng đã chép").fill(joined(full_team(3)).replace("17/02/1961", "1961?"))
    page.get_by_role("button", name="Đọc bảng đã dán").click()
    page.get_by_label("Ngày sinh, dòng 2").fill("1961")
    page.get_by_role("button", name="Kiểm tra lại").last.click()
    page.get_by_role("button", name="Nhận danh sách này").click()
    expect(page.locator("main")).to_contain_text("Đã nhận danh sách từ bảng")
    assert [m.born for m in stored(house, 1).members] == ["1961", "1962-02-02", "1963-02-03"]
    context.close()
