"""A round as the hall lives it: three judges, the desk and the wall at once, and all that goes
wrong in it: Wi-Fi, a dead tablet, a pen, a slip of the finger, too long an act, missing signatures.
"""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.tablets import SAVED, NewTablet

SLUG = "phan-thi"
FILE = {
    "format": "hoithi/1",
    "contest": {"slug": SLUG, "name": "Hội thi một phần thi"},
    "rounds": [
        {
            "key": "chao_hoi",
            "name": "Chào hỏi",
            "criteria": [
                {"key": "noi_dung", "name": "Nội dung", "max": "10"},
                {"key": "hinh_thuc", "name": "Hình thức", "max": "10"},
            ],
            "time": {
                "max_seconds": 300,
                "overtime": {"every_seconds": 60, "counting": "full", "points": "1"},
            },
        }
    ],
    "judges": [
        {"key": "gk1", "name": "Nguyễn Văn Nhất", "head": True},
        {"key": "gk2", "name": "Phạm Thị Nhì"},
        {"key": "gk3", "name": "Đỗ Văn Ba"},
    ],
    "awards": [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}],
    "teams": [{"key": "an", "name": "Đội An"}, {"key": "binh", "name": "Đội Bình"}],
    "settings": {"signatures": "block"},
}
PATH = f"/hoi-thi/{SLUG}"
TURN = """SELECT t.id FROM turns t JOIN delegations d ON d.id = t.delegation_id
  JOIN contests c ON c.id = t.contest_id WHERE c.slug = ? AND d.name = ?"""
PASSWORD = "một câu chỉ để thử thôi"


@pytest.fixture
def hall(server: Server, browser: Browser, tmp_path: Path) -> Page:
    """The desk's browser, in which somebody with every role of the desk has signed in."""
    file = tmp_path / "contest.json"
    file.write_text(json.dumps(FILE), "utf-8")
    server.run("import", str(file))
    said = server.run("user", "add", "ban.thu.ky", "--full-name", "Lê Thị Thư")
    for role in ("organiser", "secretary", "timekeeper", "head_judge"):
        server.run("user", "role", SLUG, role, "ban.thu.ky")
    once = re.findall(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){2}", said)[0]
    context = browser.new_context(base_url=server.url, locale="vi-VN")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill("ban.thu.ky")
    page.get_by_label("Mật khẩu", exact=True).fill(once)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label(re.compile("lại")).fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    page.goto(f"{PATH}/boc-tham")
    page.locator("#day-so").fill("2023")
    page.get_by_role("button", name=re.compile("^Bốc thăm")).click()
    expect(page.get_by_text("Đã bốc thăm").first).to_be_visible()
    return page


def told(page: Page, button: str, reason: str, at: Page | None = None) -> None:
    """Open an act that asks for its reason, and give it."""
    box = page.locator("details.reason", has=page.get_by_text(button, exact=True)).first
    box.locator("summary").click()
    box.get_by_label("Lý do").fill(reason)
    box.get_by_role("button", name=button).click()


@pytest.mark.timeout(480)  # three devices, a desk and a wall; a minute on a machine of its own
def test_a_round_with_everything_that_goes_wrong_ends_with_the_right_figures(
    server: Server, hall: Page, browser: Browser, new_tablet: NewTablet
) -> None:
    wall = browser.new_page(base_url=server.url)
    wall.goto(f"{PATH}/man-chieu")
    slips = server.seats(SLUG)
    hall.goto(f"{PATH}/ban-thu-ky")
    hall.locator("summary", has_text="Cách đối chiếu phiếu giấy").click()
    hall.get_by_label("Nhập hai lần").check()
    hall.get_by_role("button", name="Ghi", exact=True).click()
    hall.goto(f"{PATH}/san-khau")
    hall.get_by_role("button", name="Mời lên sân khấu").click()
    on_stage = hall.locator("section", has=hall.locator("#dang-thi"))
    expect(on_stage).to_be_visible()
    team = on_stage.locator(".stage-now__team").inner_text()
    other = {"Đội An": "Đội Bình", "Đội Bình": "Đội An"}[team]

    # Two tablets; the Wi-Fi of the first goes away and comes back.
    first, second = new_tablet(), new_tablet()
    for tablet, judge in ((first, "gk1"), (second, "gk2")):
        tablet.slips = slips
        tablet.sit_by_qr(judge)
        expect(tablet.page.locator("#sheet-team")).to_have_text(team)
    first.give(1, "7,25")
    first.status(SAVED)
    first.cut("dropped")
    first.give(2, "8")
    first.status("Mất mạng", seconds=25)
    first.mend("dropped")
    first.status(SAVED, seconds=40)
    first.send_sheet()
    # The second judge's tablet dies in the middle: another takes the seat over, marks and all.
    second.give(1, "6,5")
    second.status(SAVED)
    third = new_tablet()
    third.slips = slips
    third.page.get_by_label("Mã hội thi").fill(SLUG)
    third.page.get_by_label("Mã giám khảo").fill("gk2")
    third.page.get_by_label("Mã PIN").fill(slips["gk2"]["pin"])
    third.page.get_by_role("button", name="Vào chấm điểm").click()
    third.page.get_by_role("button", name="Chuyển sang máy này").click()
    expect(third.page.locator("#sheet-team")).to_have_text(team)
    third.shows("6,5", "Chưa chấm")
    third.give(2, "9")
    third.send_sheet()

    # The third judge marks with a pen; the desk types the sheet twice.
    paper = f"{PATH}/ban-thu-ky/phieu-giay/chao_hoi/gk3"
    for typed in (("7", "7,5"), ("7", "7")):
        hall.goto(paper)
        boxes = hall.locator("[data-row]", has_text=team).locator("input[data-max]")
        for box, figure in zip(boxes.all(), typed, strict=True):
            box.fill(figure)
        hall.get_by_role("button", name="Ghi các phiếu đã nhập").click()
        if typed[1] == "7":
            expect(hall.get_by_text("lần trước nhập 7,5, lần này 7").first).to_be_visible()
    # Alone on its page the sheet is typed by keyboard, and its total compared with the paper's.
    hall.goto(paper)
    hall.get_by_role("link", name=re.compile(team)).click()
    expect(hall.get_by_label("Nội dung")).to_be_focused()
    for figure in ("7", "7,5", "14,4"):
        hall.keyboard.type(figure)
        hall.keyboard.press("Enter")
    expect(hall.get_by_text("! Chưa khớp")).to_be_visible()
    hall.get_by_label("Tổng điểm ghi trên phiếu").fill("14,5")
    expect(hall.get_by_text("✓ Khớp")).to_be_visible()
    hall.get_by_role("button", name="Ghi phiếu").click()
    expect(hall.get_by_text(f"Đã nhận phiếu của Đỗ Văn Ba: {team}, 14,5.")).to_be_visible()

    # The act was too long; the time is let pass, since the power went.
    hall.goto(f"{PATH}/san-khau")
    hall.get_by_role("button", name="Kết thúc lượt thi").click()
    hall.get_by_role("dialog").get_by_role("button", name="Kết thúc lượt thi").click()
    expect(hall.get_by_role("button", name="Kết thúc lượt thi")).to_have_count(0)
    hall.goto(f"{PATH}/ban-thu-ky")
    hall.get_by_role("link", name=re.compile(team)).click()
    hall.get_by_label("Thời gian (phút:giây)").fill("7:10")
    hall.locator("#gio-ly-do").fill("Theo đồng hồ bấm tay")
    hall.get_by_role("button", name="Ghi thời gian").click()
    expect(hall.get_by_text("Quá 02 phút 10 giây; đề xuất trừ 2 điểm.")).to_be_visible()
    told(hall, "Không trừ lần này", "Mất điện")
    expect(hall.get_by_text("Lý do: Mất điện")).to_be_visible()
    # A slip of the finger: the first sheet is reopened and sent again.
    told(hall, "Cho chỉnh sửa phiếu", "Bấm nhầm")
    expect(first.page.locator("#send")).to_have_text("Gửi phiếu")
    first.give(2, "8,5")
    first.send_sheet()
    expect(first.page.locator("#sheet-state")).to_contain_text("khóa")
    first.status(SAVED)
    hall.goto(hall.url)
    expect(hall.get_by_role("button", name="Xác nhận kết quả")).to_be_visible()
    hall.get_by_role("button", name="Xác nhận kết quả").click()
    expect(hall.get_by_text("Đã xác nhận").first).to_be_visible()

    # The other team does not come; the round is whole but for the signatures.
    ((turn_id,),) = server.rows(TURN, SLUG, other)
    hall.goto(f"{PATH}/ban-thu-ky/luot/{turn_id}")
    told(hall, "Không tham gia phần thi", "Xe hỏng")
    expect(hall.get_by_text("Đã ghi nhận đội không tham gia")).to_be_visible()
    hall.goto(f"{PATH}/cong-bo")
    expect(hall.get_by_text("Chưa công bố được vì còn phiếu chưa ký")).to_be_visible()
    hall.goto(f"{PATH}/ban-thu-ky/chu-ky")
    while (tick := hall.get_by_role("button", name="Đánh dấu đã ký")).count():
        left = tick.count()
        tick.first.click()
        expect(tick).to_have_count(left - 1)
    hall.goto(f"{PATH}/cong-bo")
    hall.get_by_role("button", name="Công bố các lượt đã chọn").click()

    # (15.75 + 15.5 + 14.5) / 3 = 15.25
    expect(wall.get_by_text("15,25").first).to_be_visible(timeout=30_000)
    export = server.data / "export.json"
    export.write_text(server.run("export", SLUG), "utf-8")
    results = json.loads(server.run("compute", str(export)))
    winner = next(key for key, one in results["teams"].items() if one["total"] != "0.00")
    assert results["teams"][winner]["total"] == "15.25"
    assert "khớp" in server.run("verify")
    wall.close()
    hall.context.close()
