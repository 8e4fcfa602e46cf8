"""The main job from end to end in real browsers: from a preset to the signed minutes.

An administrator makes a contest from a preset and gives out accounts; two communes register while
the list of rules turns green; the organiser approves and draws; a timekeeper runs the stage; two
judges mark on their own browsers and three through the seat's plain door; a secretary confirms; the
organiser releases, turn by turn, while a public screen follows; in the end the screen, the ranking
page and the text of the PDFs say what ``hoithi compute`` says of the exported contest.
"""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.people import (
    Judge,
    add_people,
    comma,
    mark_over_http,
    marks_for,
    new_page,
    register_team,
    sign_in,
)
from tests.installation import Installation, installation, serving

SLUG = "chung-tay-2026"
UNITS = {"ha-bac": "Đội xã Hà Bắc", "ha-long": "Đội xã Hà Long"}
ROUNDS = ("bao_tuong", "chao_hoi", "tieu_pham")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Installation]:
    """A server without a demo, with one administrator; ``password`` holds the slip's."""
    server = installation(tmp_path)
    said = server.hoithi("user", "add", "chu-quan", "--administrator")
    (tmp_path / "password").write_text(said, "utf-8")
    with serving(server):
        yield server


@pytest.mark.timeout(480)
def test_a_whole_contest_from_the_preset_to_the_minutes(
    browser: Browser, server: Installation
) -> None:
    organiser = _make_the_contest(browser, server)
    slips = add_people(
        organiser, SLUG, {"secretary": "Lê Thị Thư", "timekeeper": "Vũ Văn Giờ"}, list(UNITS)
    )
    for number, (unit, name) in enumerate(UNITS.items()):
        commune = new_page(browser, server)
        sign_in(commune, *slips[unit])
        register_team(commune, SLUG, name, first_day=number + 1)
    _approve_all(organiser)
    _draw(organiser)

    timekeeper, secretary, screen = (new_page(browser, server) for _ in range(3))
    sign_in(timekeeper, *slips["timekeeper"])
    sign_in(secretary, *slips["secretary"])
    seats, names = server.seats(SLUG), _names(server)
    judges = [Judge(new_page(browser, server), seat) for seat in seats[:2]]
    for judge in judges:
        judge.sit_down()
    screen.goto(f"/hoi-thi/{SLUG}/bang-diem")

    timekeeper.goto(f"/hoi-thi/{SLUG}/san-khau")
    timekeeper.get_by_role("button", name="Mở chấm tất cả").click()
    _judge_round(server, judges, seats, names, "bao_tuong")
    _confirm_all(secretary)
    _release_all(organiser)
    _screen_shows(screen, server, names)

    for round_key in ROUNDS[1:]:
        for _team in UNITS:
            timekeeper.goto(f"/hoi-thi/{SLUG}/san-khau")
            timekeeper.get_by_role("button", name="Mời lên sân khấu").click()
            timekeeper.get_by_role("button", name="Bắt đầu tính giờ").click()
            timekeeper.get_by_role("button", name="Dừng đồng hồ").click()
            timekeeper.get_by_role("button", name="Kết thúc lượt thi").click()
            timekeeper.get_by_role("dialog").get_by_role("button", name="Kết thúc lượt thi").click()
            expect(timekeeper.get_by_role("dialog")).to_be_hidden()
        _judge_round(server, judges, seats, names, round_key)
        _confirm_all(secretary)
        _release_all(organiser)
    _screen_shows(screen, server, names)

    _agree(secretary)
    _announce(organiser)
    expect(screen.get_by_text("Giải Nhất")).to_be_visible()
    _papers_say(organiser, server, names)
    organiser.goto(f"/hoi-thi/{SLUG}/lich-su")
    expect(organiser.get_by_role("main")).to_contain_text("Lê Thị Thư")


def _make_the_contest(browser: Browser, server: Installation) -> Page:
    """Sign in with the slip's password, choose one's own, make the contest, change a criterion."""
    page = new_page(browser, server)
    printed = (server.folder / "password").read_text("utf-8")
    found = re.search(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){2,}\b", printed)
    assert found, printed
    sign_in(page, "chu-quan", found[0])
    page.goto("/hoi-thi/moi?mau=ha-trung-2023")
    page.get_by_label("Tên hội thi").fill("Hội thi Chung tay vì người nghèo năm 2026")
    page.locator("[name=slug]").fill(SLUG)
    page.locator("[name=last_day]").fill("29/10/2030")
    expect(page.get_by_text("24 giờ 00 ngày 29/10/2030")).to_be_visible()
    page.locator("[name=dates-0-day]").fill("15/11/2030")
    page.get_by_role("button", name="Lập hội thi").last.click()
    expect(page).not_to_have_url(re.compile("/moi"))
    page.goto(f"/hoi-thi/{SLUG}/the-le/chung")
    expect(page.get_by_role("main")).to_contain_text("Thông tin chung")
    page.goto(f"/hoi-thi/{SLUG}/the-le/phan-thi/chao_hoi")
    expect(page.get_by_text("đề xuất").first).to_be_visible()
    return page


def _names(server: Installation) -> dict[str, str]:
    """Team key → name, as the exported file has them."""
    teams = json.loads(server.hoithi("export", SLUG))["teams"]
    return {team["key"]: team["name"] for team in teams}


def _approve_all(page: Page) -> None:
    for name in UNITS.values():
        page.goto(f"/hoi-thi/{SLUG}/doan")
        page.get_by_role("link", name=name).first.click()
        page.get_by_role("button", name="Duyệt đoàn").click()
        expect(page.get_by_text("Đã duyệt").first).to_be_visible()


def _draw(page: Page) -> None:
    page.goto(f"/hoi-thi/{SLUG}/boc-tham")
    page.get_by_label("Đội xã Hà Long").fill("1")
    page.get_by_label("Đội xã Hà Bắc").fill("1")
    page.get_by_role("button", name="Ghi kết quả bốc thăm").click()
    expect(page.get_by_text("đã có đội khác bốc")).to_be_visible()
    page.get_by_label("Đội xã Hà Bắc").fill("2")
    page.get_by_role("button", name="Ghi kết quả bốc thăm").click()
    expect(page.get_by_role("table", name="Thứ tự thi")).to_contain_text("Đội xã Hà Long")


def _judge_round(
    server: Installation,
    judges: list[Judge],
    seats: list[dict[str, str]],
    names: dict[str, str],
    round_key: str,
) -> None:
    """Two judges on their browsers, the others through the plain door of the seat."""
    for number, seat in enumerate(seats):
        for team, name in names.items():
            given = marks_for(round_key, name, number)
            if number < len(judges):
                judges[number].mark(round_key, name, given)
            else:
                mark_over_http(server, seat, round_key, team, given)


def _confirm_all(page: Page) -> None:
    for name in UNITS.values():
        page.goto(f"/hoi-thi/{SLUG}/ban-thu-ky")
        page.get_by_role("link", name=name).first.click()
        page.get_by_role("button", name="Xác nhận kết quả").click()
        expect(page.get_by_text("Đã xác nhận. Chờ")).to_be_visible()


def _release_all(page: Page) -> None:
    page.goto(f"/hoi-thi/{SLUG}/cong-bo")
    page.get_by_role("button", name="Công bố các lượt đã chọn").click()
    warning = page.get_by_label("Tôi đã biết và vẫn công bố").first
    if warning.is_visible():
        warning.check()
        page.get_by_role("button", name="Công bố các lượt đã chọn").click()
    expect(page.get_by_text("Không có lượt thi nào chờ công bố.")).to_be_visible()


def _screen_shows(screen: Page, server: Installation, names: dict[str, str]) -> None:
    """The public screen, never reloaded, says what compute says."""
    places = server.results(SLUG)["rankings"][0]["places"]
    for place in places:
        row = screen.get_by_role("row").filter(has_text=names[place["team"]])
        expect(row).to_contain_text(comma(place["total"]))


def _agree(page: Page) -> None:
    """The secretary records who agreed to the results, step by step."""
    people = ("Hai thư ký", "Ban Giám khảo", "Ông Trần Văn Tổ, Trưởng Ban Tổ chức")
    page.goto(f"/hoi-thi/{SLUG}/trinh-duyet")
    for number, who in enumerate(people, start=1):
        page.get_by_label(re.compile("Người|Trưởng Ban Giám khảo")).fill(who)
        page.get_by_role("button", name="Ghi bước này").click()
        expect(page.get_by_text("Đã ghi", exact=True)).to_have_count(number)


def _announce(page: Page) -> None:
    page.goto(f"/hoi-thi/{SLUG}/cong-bo")
    page.get_by_role("button", name="Công bố kết quả chung cuộc").first.click()
    dialog = page.get_by_role("dialog")
    if dialog.is_visible():
        dialog.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Đã công bố kết quả chung cuộc").first).to_be_visible()


def _papers_say(page: Page, server: Installation, names: dict[str, str]) -> None:
    """The ranking page, the ranking and the minutes as PDF say what compute says."""
    results = server.results(SLUG)
    assert results["complete"]
    page.goto(f"/hoi-thi/{SLUG}/ket-qua")
    for place in results["rankings"][0]["places"]:
        row = page.get_by_role("row").filter(has_text=names[place["team"]]).first
        expect(row).to_contain_text(comma(place["total"]))
    page.goto(f"/hoi-thi/{SLUG}/giay-to")
    for paper in ("Bảng tổng hợp chung và xếp hạng", "Biên bản họp Ban Giám khảo"):
        link = page.get_by_role("link", name=re.compile(rf"(Mở bản in|In lại)\s*: {paper}")).first
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.headers["content-type"] == "application/pdf"
        reader = PdfReader(io.BytesIO(answer.body()))
        text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
        for team, name in names.items():
            assert name in text
            assert comma(results["teams"][team]["total"]) in text
