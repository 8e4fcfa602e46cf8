"""Those at home see what the hall has published, from a machine that holds nothing else."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from contest.shared.filters import VIETNAM
from tests.cast import csrf_of
from tests.displays.crawling import Secrets
from tests.displays.day import SLUG
from tests.displays.test_topic import Watcher
from tests.mirror.home import Both, both, leaks, resealed, until
from tests.somebody import PASSWORD

PHONE = {"width": 360, "height": 740}
WALL = {"width": 1920, "height": 1080}
SOON = 20_000
PING = "2"
"""What an Engine.IO server says every fifteen seconds to whoever is connected."""
MEMBER = {
    "key": "tv1", "name": "Lò Thị Bí Mật", "role": "full", "born": "1931-02-03",
    "gender": "female", "ethnicity": "Mường", "group": "poor_household",
}  # fmt: skip


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    with both(tmp_path_factory.mktemp("mirror"), members=[MEMBER]) as made:
        yield made


def kept(day: Both) -> str:
    """The newest envelope as it came."""
    text: str = json.loads(day.home.file.read_text("utf-8"))["sealed"]
    return text


def signed_in(day: Both) -> httpx.Client:
    """The organiser's browser at the hall."""
    day.day.act(["engage", "tochuc", "organiser"])
    browser = httpx.Client(base_url=day.day.address)
    token = csrf_of(browser.get("/dang-nhap").text)
    form = {"csrf_token": token, "sign_in_name": "tochuc", "password": PASSWORD}
    assert browser.post("/dang-nhap", data=form).status_code == httpx.codes.FOUND
    return browser


def test_a_result_released_in_the_hall_moves_the_board_of_a_phone_at_home(day: Both) -> None:
    assert day.agree()
    phone = Watcher(day.home.address)
    phone.say("follow", {"topic": "scoreboard", "contest": SLUG})
    phone.wait(lambda: phone.snapshots)
    day.day.act(["result", "bao_tuong", "an", "8", "5.25"])
    phone.wait(lambda: '"13.25"' in json.dumps(phone.snapshots[-1]["data"]))
    phone.client.disconnect()
    assert phone.snapshots[-1]["data"] == json.loads(day.hall_board())
    assert day.agree()
    page = day.home.get(f"/hoi-thi/{SLUG}/bang-diem")
    assert "13,25" in page.text
    again = httpx.get(page.url, headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code in (httpx.codes.OK, httpx.codes.NOT_MODIFIED)


def test_the_pages_and_answers_are_those_of_the_hall(day: Both) -> None:
    assert day.agree()
    api = f"/api/v1/contests/{SLUG}"
    for path in ("/api/v1/contests", f"{api}/scoreboard", f"{api}/draw", f"{api}/ceremony"):
        assert day.home.get(path).text == httpx.get(f"{day.day.address}{path}").text, path
    hall = httpx.get(f"{day.day.address}/hoi-thi/{SLUG}/man-chieu/theo-doi").text
    assert day.home.address.partition("://")[2] in hall, "the hall sends phones to the mirror"


def test_a_gap_heals_by_itself_and_what_was_known_is_served_meanwhile(day: Both) -> None:
    assert day.agree()
    before = day.home.board()
    organiser = signed_in(day)
    page = f"{day.day.address}/hoi-thi/{SLUG}/xem-tu-xa"
    until(lambda: "Người xem ở nhà đang thấy đúng" in organiser.get(page).text)
    day.home.kill()
    day.day.act(["result", "bao_tuong", "binh", "9", "5"], ["result", "bao_tuong", "chi", "7", "5"])
    until(lambda: "Chưa gửi được ra trang xem từ xa" in organiser.get(page).text)
    organiser.close()
    day.home.start()
    assert day.home.board()  # at once, from disk: older or already new
    assert json.loads(day.home.board())["version"] >= json.loads(before)["version"]
    assert day.agree()
    assert '"14.00"' in day.home.board()


def test_nothing_is_believed_that_the_hall_has_not_signed_or_that_is_not_newer(day: Both) -> None:
    assert day.agree()
    newest = kept(day)
    version = json.loads(json.loads(newest)["text"])["version"]
    board = day.home.board()
    faked = board.replace('"14.00"', '"19.99"')
    state = json.loads(json.loads(newest)["text"])["state"]
    lie: dict[str, Any] = {"version": version + 10**9, "state": state | {"board": faked}}
    altered = json.loads(newest)
    altered["text"] = altered["text"].replace("14.00", "19.99")
    assert day.home.send(json.dumps(altered)) == httpx.codes.FORBIDDEN
    assert day.home.send(resealed(newest, "another-secret", **lie)) == httpx.codes.FORBIDDEN
    assert day.home.send(newest) == httpx.codes.CONFLICT  # the same again
    older = {"version": version - 1, "state": state | {"board": faked}}
    assert day.home.send(resealed(newest, **older)) == httpx.codes.CONFLICT
    part = {"board": faked}
    assert day.home.send(resealed(newest, version=version + 10**9, state=part)) == 400
    assert day.home.send("không phải") == httpx.codes.BAD_REQUEST
    assert day.home.send("x" * 3_000_000) == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    assert day.home.board() == board


def test_what_is_kept_back_and_whose_it_is_never_reaches_the_mirror(day: Both) -> None:
    day.day.act(["freeze", 1])
    until(lambda: json.loads(day.home.board())["state"] == "frozen")  # the moment alone did it
    day.day.act(
        ["result", "chao_hoi", "an", "6", "3.75"], ["confirm", "chao_hoi", "binh", "2.5", "5.25"]
    )
    assert day.agree()
    secrets = Secrets(
        figures=frozenset({"9.75", "7.75", "23.00", "21.75"}),
        words=frozenset({MEMBER["name"], "1931", MEMBER["ethnicity"], "poor_household", "gk1"}),
    )
    read = day.home.everything()
    assert f"/hoi-thi/{SLUG}/bang-diem" in read
    phone = Watcher(day.home.address)
    for topic in ("scoreboard", "ceremony", "hall", "desk", "judge", "display", "stage"):
        phone.say("follow", {"topic": topic, "contest": SLUG})
    phone.wait(lambda: len(phone.refusals) == 4)
    phone.wait(lambda: len({one["topic"] for one in phone.snapshots}) == 3)
    phone.client.disconnect()
    assert leaks(read, secrets) == []
    assert {path.name for path in day.home.data.rglob("*") if path.is_file()} == {
        f"{SLUG}.json",
        "server.log",
    }
    until(lambda: "14,00" in read[f"/hoi-thi/{SLUG}/bang-diem"])


def test_a_contest_that_is_held_anew_leaves_the_mirror_until_it_is_public_again(day: Both) -> None:
    assert day.agree()
    day.day.act(["hold_anew"])
    until(lambda: not day.home.board())
    assert day.home.get("/api/v1/contests").json() == {"contests": []}
    day.act(["draw"])
    assert day.home.board()


def test_those_at_home_are_told_since_when_the_hall_is_away_and_go_on_once_it_is_back(
    day: Both, browser: Browser
) -> None:
    day.act(["move", "chao_hoi", "chi", "call"], ["clock", "chao_hoi", "chi", "start"])
    day.day.process.kill()
    day.home.kill()
    gone = datetime.fromisoformat(day.home.kept()["heard_at"]) - timedelta(minutes=10)
    day.home.last_heard(gone)
    day.home.start()
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    context.set_default_timeout(SOON)
    board, ceremony = context.new_page(), context.new_page()
    told: list[tuple[WebSocketRoute, str]] = []
    board.route_web_socket(re.compile("/socket.io/"), lambda one: passed_on(one, told))
    board.goto(f"{day.home.address}/hoi-thi/{SLUG}/bang-diem")
    ceremony.goto(f"{day.home.address}/hoi-thi/{SLUG}/le-trao-giai")
    since = gone.astimezone(VIETNAM).strftime("%H:%M")
    for page in (board, ceremony):
        expect(away(page)).to_contain_text(f"Đang mất kết nối với hội trường từ {since}")
        expect(away(page)).to_be_visible()
    wall = context.new_page()
    wall.set_viewport_size(WALL)
    wall.goto(f"{day.home.address}/hoi-thi/{SLUG}/man-chieu")
    told_at = away(wall).bounding_box()
    assert told_at is not None
    assert told_at["y"] + told_at["height"] <= 0.95 * WALL["height"], "a television cuts that off"
    wall.close()
    expect(board.locator("[data-now-team]")).to_have_text("Đội Chi")
    expect(board.get_by_role("timer")).to_be_hidden()  # nobody knows whether it still runs
    expect(board.locator("[data-freshness]")).to_be_hidden()  # “Trực tiếp” would be a lie
    expect(board.locator("[data-freshness]")).to_have_attribute("data-link", "live")

    # The mirror is another machine now, which holds nothing: what is shown stays, and no sign
    # of life of that machine makes it new.
    day.home.kill()
    shutil.rmtree(day.home.file.parent)
    day.home.start()
    while '"refused"' not in told[-1][1]:
        board.wait_for_timeout(50)
    told[-1][0].send(PING)
    expect(board.locator("[data-freshness]")).to_have_attribute("data-link", "lost")
    with day.goes_on() as hall:
        hall.act(["move", "chao_hoi", "chi", "finish"])
        board.evaluate("dispatchEvent(new Event('online'))")
        expect(board.get_by_text("Ban Giám khảo đang chấm")).to_be_visible()
        for page in (board, ceremony):
            expect(away(page)).to_be_hidden()
    context.close()


def passed_on(page: WebSocketRoute, told: list[tuple[WebSocketRoute, str]]) -> None:
    """A connection as it is, whose words are kept, and into which one may speak."""
    server = page.connect_to_server()

    def tell(message: str | bytes) -> None:
        page.send(message)
        told.append((page, str(message)))

    server.on_message(tell)


def away(page: Page) -> Locator:
    return page.locator(".hall__silent")
