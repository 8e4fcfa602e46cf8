"""What the people of a contest do in their browsers, in short words for the journeys."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.installation import Installation

OWN_PASSWORD = "trăng rằm sáng tỏ khắp làng"

CRITERIA: Mapping[str, Mapping[str, int]] = {
    "bao_tuong": {"noi_dung": 8, "sang_tac": 5, "hinh_thuc": 5, "ten_bao": 2},
    "chao_hoi": {"gioi_thieu": 12, "sang_tao": 8, "phong_cach": 6, "thanh_phan": 4},
    "tieu_pham": {"noi_dung": 20, "kich_ban": 12, "dien_xuat": 12, "dao_cu": 6},
}
"""The criteria of the Hà Trung preset with their maxima."""

GROUPS = ("commune_officer", "resident", "poor_household", "near_poor_household")
GIVEN_NAMES = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hà", "Hòa", "Lan", "Minh", "Nga")

Marks = dict[str, str]
"""Criterion key → points, as ``compute`` writes them."""


def comma(figure: str) -> str:
    """A figure of ``compute`` as people read it."""
    return figure.replace(".", ",")


def new_page(browser: Browser, server: Installation) -> Page:
    """A browser of somebody's own, with nothing kept from anybody else."""
    context = browser.new_context(base_url=server.address, locale="vi-VN")
    context.set_default_timeout(30_000)
    return context.new_page()


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in with the slip's password and choose one's own."""
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile("doi-mat-khau"))
    page.get_by_label("Mật khẩu mới", exact=True).fill(OWN_PASSWORD)
    page.get_by_label(re.compile("lại")).fill(OWN_PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    expect(page).not_to_have_url(re.compile("doi-mat-khau"))


def add_people(
    organiser: Page, slug: str, people: Mapping[str, str], units: list[str]
) -> dict[str, tuple[str, str]]:
    """Give accounts; returns role or unit key → (sign-in name, one-time password) of the slip."""
    slips: dict[str, tuple[str, str]] = {}
    for role, name in people.items():
        organiser.goto(f"/hoi-thi/{slug}/nhan-su")
        card = organiser.locator("#them")
        card.locator("[name$=role]").select_option(role)
        card.locator("textarea").fill(name)
        card.get_by_role("button", name="Lập tài khoản và in phiếu").click()
        slips[role] = _slips(organiser)[0][1]
    organiser.goto(f"/hoi-thi/{slug}/nhan-su")
    organiser.get_by_role("button", name=re.compile(r"in phiếu cho \d+ đơn vị")).click()
    for _text, (name, password) in _slips(organiser):
        if name in units:
            slips[name] = (name, password)
    return slips


def _slips(page: Page) -> list[tuple[str, tuple[str, str]]]:
    found = []
    for slip in page.locator(".slip").all():
        name, password = slip.locator(".slip__code").all_inner_texts()
        found.append((slip.inner_text(), (name, password)))
    assert found
    return found


def register_team(page: Page, slug: str, name: str, *, first_day: int) -> None:
    """Type a delegation of ten and its manager, watch the rules turn green, hand it in."""
    page.goto(f"/hoi-thi/{slug}/dang-ky")
    begin = page.get_by_role("button", name=re.compile("Bắt đầu|Lập danh sách"))
    if begin.count():
        begin.first.click()
    page.locator("[name=name]").fill(name)
    page.locator("[name=manager-name]").fill("Lê Văn Trưởng")
    panel = page.locator(".standing").first
    for number, given in enumerate(GIVEN_NAMES):
        page.get_by_role("button", name="Thêm thành viên").click()
        row = f"members-{number}"
        page.locator(f"[name={row}-name]").fill(f"Nguyễn Thị {given}")
        page.locator(f"[name={row}-role]").select_option("full" if number else "captain")
        page.locator(f"[name={row}-born]").fill(f"{first_day:02d}/03/{1980 + number}")
        page.locator(f"[name={row}-gender]").select_option("female" if number % 2 else "male")
        page.locator(f"[name={row}-group]").select_option(GROUPS[number % len(GROUPS)])
        page.locator(f"[name={row}-eligible_by]").select_option("residence")
        if number == 0:
            expect(panel).to_contain_text("10")
    page.get_by_role("button", name="Gửi hồ sơ").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text("Hồ sơ đã gửi").first).to_be_visible()


def marks_for(round_key: str, name: str, judge: int) -> Marks:
    """Marks on the scale that differ by judge and team: no two totals are alike."""
    better = 0.5 if name.endswith("Bắc") else 0.0
    return {
        criterion: f"{highest - 1.5 + better + 0.25 * ((judge + place) % 4):g}"
        for place, (criterion, highest) in enumerate(CRITERIA[round_key].items())
    }


def mark_over_http(
    server: Installation, seat: Mapping[str, str], round_key: str, team: str, marks: Marks
) -> None:
    """Mark and hand in through the plain door of the seat."""
    with httpx.Client(base_url=server.address) as client:
        device = f"may-{seat['judge']}"
        taken = client.post("/api/v1/seat", json={"token": seat["token"], "device": device})
        assert taken.status_code == httpx.codes.OK, taken.text
        place = {"round": round_key, "team": team}
        operations = [
            {"op_id": uuid.uuid4().hex, "type": "mark", **place, "criterion": key, "points": given}
            for key, given in marks.items()
        ]
        operations.append({"op_id": uuid.uuid4().hex, "type": "submit", **place})
        answer = client.post(
            "/api/v1/seat/ops",
            json={"ops": operations},
            headers={"Authorization": f"Bearer {taken.json()['session']}"},
        )
        statuses = [result["status"] for result in answer.json()["results"]]
        assert statuses == ["accepted"] * len(operations), answer.text


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge with a browser of their own."""

    page: Page
    seat: Mapping[str, str]

    def sit_down(self) -> None:
        """Open the address of the QR on the slip."""
        self.page.goto(f"/giam-khao#{self.seat['token']}")
        expect(self.page).to_have_url(re.compile(r"/giam-khao$"))

    def mark(self, round_key: str, name: str, marks: Marks) -> None:
        """Choose the turn, type each mark on the pad, hand the sheet in."""
        self._open(round_key, name)
        lines = self.page.locator("#criteria > li")
        expect(lines).to_have_count(len(marks))
        for line, points in zip(lines.all(), marks.values(), strict=True):
            line.locator(".line__value").click()
            for sign in comma(points):
                self.page.locator(f"#pad-keys [data-key='{sign}']").click()
            self.page.locator("#pad-done").click()
            expect(line.locator(".line__figure")).to_have_text(comma(points))
        self.page.locator("#send").click()
        asked = self.page.locator("#ask")
        expect(asked).to_contain_text(name)
        asked.get_by_role("button", name=re.compile("Gửi")).click()
        expect(self.page.locator("#status")).to_contain_text("Đã")
        expect(self.page.locator("#send")).not_to_have_text("Gửi phiếu")

    def _open(self, round_key: str, name: str) -> None:
        titles = {"bao_tuong": "Báo tường", "chao_hoi": "Chào hỏi", "tieu_pham": "Tiểu phẩm"}
        turn = self.page.locator("#turns-rounds > *").filter(has_text=titles[round_key])
        if not turn.first.is_visible():
            self.page.locator("#to-list").click()
        turn.get_by_role("button").filter(has_text=name).first.click()
        expect(self.page.locator("#sheet-team")).to_have_text(name)
        expect(self.page.locator("#sheet-round")).to_contain_text(titles[round_key])
