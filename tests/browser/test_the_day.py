"""The day of the contest as its people play it, each at a page of their own.

Lots are typed in while the wall follows; the timetable is laid out; a team gives up and two change
places; the stage runs late with its opening, a turn with warnings and overtime; the head judge lets
the time pass with a reason; the MC fills the wait with an exchange act in one tap.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from contest.archive.rules.demo_people import demo_password
from tests.browser.server import DEMO, Server

HERE = f"/hoi-thi/{DEMO}"
WALL = {"width": 1920, "height": 1080}
LATE = 90
"""Minutes by which the contest begins after its programme."""


@contextmanager
def page_of(browser: Browser, server: Server, name: str) -> Iterator[Page]:
    """A browser in which this person of the demo has signed in."""
    secret = (server.data / "secret_key").read_text("ascii").strip()
    context = browser.new_context(base_url=server.url, locale="vi-VN")
    page = context.new_page()
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(demo_password(secret, name))
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).not_to_have_url(re.compile("dang-nhap"))
    yield page
    context.close()


@pytest.mark.parametrize("server", ["drawn"], indirect=True)
def test_the_day_goes_from_the_lots_to_the_late_act_as_its_people_play_it(
    browser: Browser, server: Server
) -> None:
    with (
        page_of(browser, server, "tochuc") as organiser,
        page_of(browser, server, "thoigian") as stage,
        page_of(browser, server, "mc") as mc,
        page_of(browser, server, "truongbgk") as head_judge,
    ):
        _draw_by_lots(browser, server, organiser)
        _lay_out_the_day(organiser)
        _scratch_and_swap(organiser)
        _open_late(stage, mc)
        _first_turn(stage, mc)
        _let_the_time_pass(head_judge)
        _fill_the_wait(mc, stage)
        organiser.goto(f"{HERE}/thoi-gian")
        expect(organiser.get_by_text("muộn hơn chương trình")).to_be_visible()
        _programme_is_printed(organiser)


def _unfold(page: Page, words: str) -> None:
    page.locator("summary", has_text=words).click()


def _draw_by_lots(browser: Browser, server: Server, page: Page) -> None:
    page.goto(f"{HERE}/boc-tham")
    _unfold(page, "Hủy kết quả bốc thăm")
    page.get_by_label("Lý do").fill("Bốc lại trước các trưởng đoàn")
    page.get_by_role("button", name="Hủy kết quả bốc thăm").click()
    expect(page.get_by_text("Đã hủy kết quả bốc thăm")).to_be_visible()
    wall = browser.new_context(base_url=server.url, viewport=WALL, locale="vi-VN").new_page()
    wall.goto(f"{HERE}/man-chieu/boc-tham")
    expect(wall.get_by_text("Kết quả bốc thăm sẽ hiện ở đây.")).to_be_visible()

    boxes = page.locator("[name^=lot-]").all()
    assert len(boxes) == 20
    for number, box in enumerate(boxes, start=1):
        box.fill(str(max(2, 21 - number)))
    page.get_by_role("button", name="Ghi kết quả bốc thăm").click()
    expect(page.get_by_text("số 2 đã có đội khác bốc")).to_be_visible()
    expect(page.get_by_label("Đội thị trấn Hà Trung")).to_have_value("20")
    page.get_by_label("Đội xã Yến Sơn").fill("1")
    page.get_by_role("button", name="Ghi kết quả bốc thăm").click()
    expect(page.get_by_role("table", name="Thứ tự thi")).to_contain_text("Đội xã Yến Sơn")

    shown = wall.locator(".drawing__team")
    expect(shown).to_have_count(20)
    expect(shown.first).to_have_class(re.compile("is-new"))
    expect(shown.first).to_contain_text("Đội xã Yến Sơn")
    wall.context.close()


def _lay_out_the_day(page: Page) -> None:
    page.goto(f"{HERE}/thoi-gian")
    page.get_by_role("button", name="Lập chương trình từ thứ tự thi").click()
    expect(page.get_by_role("table", name="Chương trình theo giờ")).to_contain_text("Hò sông Mã")
    now = datetime.now(UTC).astimezone(timezone(timedelta(hours=7)))
    begins = max(0, now.hour * 60 + now.minute - LATE)
    page.get_by_label("Ngày", exact=True).fill(now.strftime("%d/%m/%Y"))
    page.get_by_label("Bắt đầu", exact=True).fill(f"{begins // 60}h{begins % 60:02d}")
    page.get_by_label("Phải xong trước").fill("tối")
    page.get_by_role("button", name="Lưu giờ và số phút").click()
    expect(page.get_by_role("alert")).to_contain_text("Xin ghi giờ và phút")
    page.get_by_label("Phải xong trước").fill("")
    page.get_by_role("button", name="Lưu giờ và số phút").click()
    expect(page.get_by_text("Đã lưu chương trình.")).to_be_visible()


def _scratch_and_swap(page: Page) -> None:
    page.goto(f"{HERE}/doan")
    page.get_by_role("link", name="Đội xã Hà Lai").first.click()
    _unfold(page, "Xin không tham gia hội thi")
    page.get_by_role("button", name="Xin không tham gia").click()
    page.get_by_role("dialog").get_by_role("button", name="Xin không tham gia").click()
    expect(page.get_by_text("Xin không tham gia").first).to_be_visible()
    page.goto(f"{HERE}/boc-tham")
    gone = page.get_by_role("row").filter(has_text="Đội xã Hà Lai")
    expect(gone).to_contain_text("để trống")
    expect(gone).to_contain_text("13")

    page.get_by_role("link", name="Hai đội đổi thứ tự").click()
    page.get_by_label("Đội thứ nhất", exact=True).select_option("yen-son")
    page.get_by_label("Đội thứ hai", exact=True).select_option("yen-duong")
    page.get_by_label("Trưởng đoàn đội thứ nhất").fill("Mai Văn Sơn")
    page.get_by_label("Trưởng đoàn đội thứ hai").fill("Lê Thị Dương")
    page.get_by_label("Lý do").fill("Xe của đội Yến Sơn đến muộn")
    page.get_by_role("button", name="Đổi thứ tự").click()
    expect(page.get_by_text("Đã đổi thứ tự thi của hai đội.")).to_be_visible()


def _open_late(stage: Page, mc: Page) -> None:
    stage.goto(f"{HERE}/san-khau")
    expect(stage.get_by_role("heading", name="Đón tiếp, khai mạc")).to_be_visible()
    stage.get_by_role("button", name="Bắt đầu mục này").click()
    expect(stage.get_by_role("button", name="Kết thúc mục này")).to_be_visible()
    mc.goto(f"{HERE}/chuong-trinh")
    now_on = mc.get_by_role("region", name="Đón tiếp, khai mạc")
    expect(now_on.get_by_role("heading", name="Chào cờ")).to_be_visible()
    stage.get_by_role("button", name="Kết thúc mục này").click()
    expect(stage.get_by_text(re.compile(r"muộn \d+ (giờ|phút)"))).to_be_visible()


def _first_turn(stage: Page, mc: Page) -> None:
    expect(stage.get_by_role("heading", name="Đội xã Yên Dương")).to_be_visible()
    stage.get_by_role("button", name="Mời lên sân khấu").click()
    stage.get_by_role("button", name="Bắt đầu tính giờ").click()
    expect(stage.get_by_role("button", name="Dừng đồng hồ")).to_be_visible()
    mc.reload()
    expect(mc.get_by_role("region", name="Đội xã Yên Dương")).to_contain_text("số thứ tự 2")
    for time, said in (("3:59", "Còn 01 phút"), ("5:59", "Quá 01 phút, trừ 1 điểm")):
        _unfold(stage, "Sửa thời gian")
        stage.get_by_label("Thời gian đúng").fill(time)
        stage.locator("#sua-gio-ly-do").fill("Bấm muộn")
        stage.get_by_role("button", name="Ghi thời gian").click()
        expect(stage.get_by_text(said)).to_be_visible()
        expect(mc.get_by_text(said)).to_be_visible()
    stage.get_by_role("button", name="Dừng đồng hồ").click()
    stage.get_by_role("button", name="Kết thúc lượt thi").click()
    stage.get_by_role("dialog").get_by_role("button", name="Kết thúc lượt thi").click()
    expect(stage.get_by_text("đề xuất trừ 1 điểm")).to_be_visible()


def _let_the_time_pass(page: Page) -> None:
    page.goto(f"{HERE}/ban-thu-ky")
    page.get_by_role("link", name="Xem và quyết định").click()
    _unfold(page, "Không trừ lần này")
    page.get_by_role("button", name="Không trừ lần này").click()
    expect(page.get_by_text("Xin ghi lý do")).to_be_visible()
    page.locator("#ly-do-waive").fill("Loa hỏng giữa tiết mục")
    page.get_by_role("button", name="Không trừ lần này").click()
    expect(page.get_by_text("Lý do: Loa hỏng giữa tiết mục")).to_be_visible()


def _fill_the_wait(mc: Page, stage: Page) -> None:
    mc.reload()
    waiting = mc.get_by_role("region", name="Tiết mục giao lưu sẵn sàng")
    waiting.get_by_role("listitem").filter(has_text="Hò sông Mã").get_by_role(
        "button", name="Cho diễn tiếp theo"
    ).click()
    expect(mc.get_by_text("Tiết mục giao lưu này diễn tiếp theo.")).to_be_visible()
    coming = mc.get_by_role("region", name="Tiếp theo")
    expect(coming.locator(".mc__next")).to_contain_text("Đội xã Yên Dương")
    expect(coming.locator(".mc__next")).to_contain_text("xin mời quý vị thưởng thức")
    expect(stage.get_by_text("Hò sông Mã")).to_be_visible()
    stage.get_by_role("button", name="Bắt đầu mục này").click()
    expect(stage.get_by_role("button", name="Kết thúc mục này")).to_be_visible()


def _programme_is_printed(page: Page) -> None:
    link = page.get_by_role("link", name=re.compile("In chương trình"))
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.body())).pages)
    assert "Hò sông Mã" in text
    assert "Đội xã Hà Lai" not in text
