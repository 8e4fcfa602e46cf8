"""The director's desk and the screens behind it, through the doors that people and screens use."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from contest.audit.models import AuditEntry
from contest.displays import live
from contest.displays.actions.publishing import publish_scoreboard
from contest.displays.models import Screen
from contest.displays.models import Wall as WallRow
from contest.shared import clock
from contest.shared.db import db
from contest.shared.realtime import NAMESPACE, socketio
from contest.shared.transaction import transaction
from tests import hall
from tests.cast import ELSEWHERE, HERE, looking_into, name_of, opened, post, signed_in
from tests.displays.day import Day

DIRECTOR = f"/hoi-thi/{HERE}/dieu-khien-man-hinh"
BEAT = "/api/v1/screens/beat"
WALLS = ("tieu-de", "chuong-trinh", "sap-dien", "dang-thi", "diem-vua-cong-bo", "theo-doi")


class Wall:
    """One screen of the hall: a browser that keeps its token."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        made = self.client.post("/api/v1/screens", json={})
        assert made.status_code == 201
        self.token, self.code = made.json["token"], made.json["code"]

    def beat(self, shown: str | None = None) -> dict[str, Any]:
        """A sign of life; what it should show."""
        answer = self.client.post(
            BEAT, json={"shown": shown}, headers={"Authorization": f"Bearer {self.token}"}
        )
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json
        return told


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Flask]:
    with opened(tmp_path_factory.mktemp("house"), migrated_file) as app:
        yield app


@pytest.fixture(scope="module")
def organiser(cast: Flask) -> FlaskClient:
    return signed_in(cast, name_of("organiser"))


@pytest.fixture
def house(cast: Flask) -> Iterator[Flask]:
    """The installation without any screen."""
    yield cast
    with looking_into(cast), transaction() as session:
        session.execute(delete(Screen))
        session.execute(delete(WallRow))


@pytest.fixture
def wall(house: Flask, organiser: FlaskClient) -> Wall:
    """A screen that the director has named."""
    wall = Wall(house)
    claim(organiser, wall, "Sân khấu", "Hội trường")
    return wall


def claim(client: FlaskClient, wall: Wall, name: str, group: str = "") -> None:
    done = post(client, f"{DIRECTOR}/ghep", code=wall.code.lower(), name=name, group=group)
    assert done.status_code == 302, done.text


def point(client: FlaskClient, **fields: str) -> Any:
    return post(client, DIRECTOR, **{"target": "all", **fields})


def test_a_screen_shows_its_code_until_a_director_names_it(
    house: Flask, organiser: FlaskClient
) -> None:
    wall = Wall(house)
    told = wall.beat()
    assert (told["contest"], told["mode"], told["page"]) == (None, "code", None)
    claim(organiser, wall, "Sân khấu", "Hội trường")
    told = wall.beat("code")
    assert (told["contest"], told["name"], told["mode"]) == (HERE, "Sân khấu", "code")
    page = organiser.get(DIRECTOR).text
    assert "Sân khấu" in page
    assert "Đang chạy" in page
    assert wall.token not in page


def test_every_fault_of_a_claim_is_told_at_once_and_nothing_typed_is_lost(
    organiser: FlaskClient,
) -> None:
    answer = post(organiser, f"{DIRECTOR}/ghep", code="zzzz", name=" ", group="g" * 61)
    assert answer.status_code == 422
    for words in ("đang hiện mã này", "đặt tên cho màn hình", "Tên dài quá 60 ký tự"):
        assert words in answer.text
    assert 'value="zzzz"' in answer.text


def test_two_screens_have_two_names(house: Flask, organiser: FlaskClient, wall: Wall) -> None:
    second = Wall(house)
    answer = post(organiser, f"{DIRECTOR}/ghep", code=second.code, name="sân khấu")
    assert answer.status_code == 422
    assert "đã có màn hình tên này" in answer.text
    assert post(organiser, f"{DIRECTOR}/1", name="Sân khấu", group="Sảnh").status_code == 302
    assert "Sảnh" in organiser.get(DIRECTOR).text


def test_a_screen_of_another_contest_is_neither_taken_nor_pointed_nor_named(
    house: Flask, wall: Wall
) -> None:
    other = signed_in(house, name_of("organiser", ELSEWHERE))
    elsewhere = DIRECTOR.replace(HERE, ELSEWHERE)
    taken = post(other, f"{elsewhere}/ghep", code=wall.code, name="Của tôi")
    assert taken.status_code == 422
    assert "thuộc hội thi khác" in taken.text
    assert other.get(f"{elsewhere}/1").status_code == 404
    assert post(other, f"{elsewhere}/1", act="let_go").status_code == 404
    pointed = post(other, elsewhere, target="screen:1", show="black")
    assert pointed.status_code == 409
    assert wall.beat()["mode"] == "code"


def test_screens_are_pointed_together_by_group_and_one_by_one(
    house: Flask, organiser: FlaskClient, wall: Wall
) -> None:
    lobby = Wall(house)
    claim(organiser, lobby, "Sảnh", "Sảnh")
    assert point(organiser, show="title").status_code == 302
    assert [one.beat()["mode"] for one in (wall, lobby)] == ["title", "title"]
    point(organiser, target="group:Sảnh", show="timetable")
    assert [one.beat()["mode"] for one in (wall, lobby)] == ["title", "timetable"]
    point(organiser, target="screen:1", show="black")
    assert [one.beat()["mode"] for one in (wall, lobby)] == ["black", "timetable"]
    page = wall.client.get(lobby.beat()["page"])
    assert page.status_code == 200
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert organiser.get(DIRECTOR).headers["X-Frame-Options"] == "DENY"


def test_a_screen_comes_back_as_it_was_and_one_that_nobody_knows_is_told_so(
    house: Flask, organiser: FlaskClient, wall: Wall
) -> None:
    point(organiser, show="message", message="Mời đội số 5\nra cánh gà")
    assert wall.beat("message")["mode"] == "message"
    wall.client = house.test_client()  # the power was away; only the token was kept
    told = wall.beat()
    assert (told["mode"], told["name"]) == ("message", "Sân khấu")
    assert "Mời đội số 5" in wall.client.get(told["page"]).text
    post(organiser, f"{DIRECTOR}/1", act="let_go")
    told = wall.beat("message")
    assert (told["mode"], told["contest"], told["name"]) == ("code", None, None)
    wall.token = "nobody-knows-this"
    answer = wall.client.post(BEAT, json={}, headers={"Authorization": f"Bearer {wall.token}"})
    assert answer.status_code == 404


def test_one_tap_covers_all_screens_and_another_gives_each_its_own_again(
    house: Flask, organiser: FlaskClient, wall: Wall
) -> None:
    lobby = Wall(house)
    claim(organiser, lobby, "Sảnh")
    point(organiser, target="screen:1", show="timetable")
    post(organiser, f"{DIRECTOR}/che", cover="black")
    assert [one.beat()["mode"] for one in (wall, lobby)] == ["black", "black"]
    assert "Tất cả màn hình đang đen" in organiser.get(DIRECTOR).text
    point(organiser, target="screen:1", show="title")  # prepared behind the cover
    assert wall.beat()["mode"] == "black"
    post(organiser, f"{DIRECTOR}/che", cover="title")
    assert lobby.beat()["mode"] == "title"
    post(organiser, f"{DIRECTOR}/che", cover="")
    assert [one.beat()["mode"] for one in (wall, lobby)] == ["title", "code"]


def test_what_cannot_be_shown_is_refused_in_words_with_what_was_typed(
    organiser: FlaskClient, wall: Wall
) -> None:
    nothing = point(organiser, show="standings")
    assert nothing.status_code == 409
    assert "chưa có gì để chiếu" in nothing.text
    silent = point(organiser, show="message", message=" ")
    assert "Xin ghi lời nhắn" in silent.text
    odd = point(organiser, show="break", until="lát nữa", label="Nghỉ trưa")
    assert "Xin ghi giờ hết nghỉ" in odd.text
    assert "lát nữa" in odd.text
    assert "Nghỉ trưa" in odd.text
    assert point(organiser, show="reload", target="group:Không có").status_code == 409
    assert wall.beat()["mode"] == "code"


def test_each_button_names_the_screens_that_show_it_and_a_message_stays_to_be_changed(
    organiser: FlaskClient, wall: Wall
) -> None:
    point(organiser, show="message", message="Kính mời quý đại biểu")
    page = organiser.get(DIRECTOR).text
    assert page.count('class="cue__on"') == 0
    assert ">Kính mời quý đại biểu</textarea>" in page
    point(organiser, show="title")
    cue = (
        organiser.get(DIRECTOR)
        .text.partition('name="show" value="title"')[2]
        .partition("</button>")[0]
    )
    assert '<span class="cue__on">Sân khấu</span>' in cue


def test_the_parts_of_an_overlay_may_be_ticked_one_by_one(organiser: FlaskClient) -> None:
    def place_of(query: str) -> str:
        page = organiser.get(f"/hoi-thi/{HERE}/lop-phu?{query}").text
        return page.partition('class="overlay ')[2].partition('"')[0]

    assert "overlay--giua" in place_of("phan=ten&phan=diem&cho=giua&co=150&nen=")
    told = organiser.get(f"/hoi-thi/{HERE}/lop-phu?phan=ten&phan=diem").text
    assert "data-overlay-last" in told
    assert "data-overlay-last" not in organiser.get(f"/hoi-thi/{HERE}/lop-phu?phan=ten").text


def test_a_break_counts_down_on_its_page(organiser: FlaskClient, wall: Wall) -> None:
    point(organiser, show="break", until="15", label="Nghỉ giải lao")
    page = wall.client.get(wall.beat()["page"]).text
    until = re.search(r'data-until="(\d+)"', page)
    assert until is not None
    assert 0 < int(until[1]) / 1000 - clock.now().timestamp() <= 15 * 60
    assert "Nghỉ giải lao" in page


def test_a_forced_reload_reaches_the_screen_and_changes_nothing_else(
    organiser: FlaskClient, wall: Wall
) -> None:
    before = wall.beat()
    point(organiser, show="reload")
    after = wall.beat()
    assert after == {**before, "reloads": before["reloads"] + 1}


def test_a_screen_gone_quiet_is_said_in_words_and_since_when_one_is_there(
    house: Flask, organiser: FlaskClient, wall: Wall
) -> None:
    wall.beat("code")
    with looking_into(house), transaction() as session:
        ago = clock.now() - timedelta(minutes=5)
        session.execute(update(Screen).values(seen_at=ago, alive_since=ago))
    page = organiser.get(DIRECTOR).text
    assert "Mất tín hiệu" in page
    assert "máy tắt, mất mạng hoặc đã đóng trang" in page
    wall.beat("code")
    with looking_into(house):
        screen = db.session.scalars(select(Screen)).one()
        assert clock.now() - screen.alive_since < timedelta(minutes=1)
    assert "Mất tín hiệu" not in organiser.get(DIRECTOR).text


def test_the_live_topic_calls_screens_of_the_contest_alone_and_says_nothing_more(
    house: Flask, wall: Wall
) -> None:
    unclaimed = Wall(house)
    told = {}
    for who, token in (("screen", wall.token), ("unclaimed", unclaimed.token), ("nobody", None)):
        auth = None if token is None else {"token": token}
        client = socketio.test_client(house, namespace=NAMESPACE, auth=auth)
        client.emit("follow", {"topic": "display", "contest": HERE}, namespace=NAMESPACE)
        told[who] = [got["name"] for got in client.get_received(NAMESPACE)]
        client.disconnect(NAMESPACE)
    assert (told["unclaimed"], told["nobody"]) == (["refused"], ["refused"])
    assert "refused" not in told["screen"]
    with looking_into(house):
        assert live._produce_pulse(HERE, "").data == {}


def test_what_the_director_does_is_in_the_log_in_words(
    house: Flask, organiser: FlaskClient, wall: Wall
) -> None:
    point(organiser, show="title")
    post(organiser, f"{DIRECTOR}/che", cover="black")
    with looking_into(house):
        acts = db.session.scalars(select(AuditEntry.action)).all()
    assert {"screen.claimed", "screens.pointed", "screens.covered"} <= set(acts)
    log = organiser.get(f"/hoi-thi/{HERE}/lich-su").text
    for words in ("Ghép màn hình", "Chọn nội dung cho màn hình", "Che tất cả màn hình", "tiêu đề"):
        assert words in log


def test_the_walls_tell_no_figure_order_or_winner_that_is_not_published(app: Flask) -> None:
    day = Day(publish={"level": "prizes", "when": "turn"})
    for team, points in (("an", "7.25"), ("binh", "9.5"), ("chi", "8.75")):
        day.confirm("bao_tuong", team, points, "5.5")
    day.release("bao_tuong", "an")
    client = app.test_client()
    for name in WALLS:
        page = client.get(f"/hoi-thi/hoi-thi/man-chieu/{name}")
        assert page.status_code == 200
        assert not re.search(r"12[.,]75|15[.,]0|14[.,]25|Giải Nhất", page.text), name
    over = client.get("/hoi-thi/hoi-thi/lop-phu")
    assert not re.search(r"12[.,]75|15[.,]0|14[.,]25|third--told", over.text)


def test_where_the_whole_board_is_public_the_last_result_and_no_judges_mark_is_told(
    app: Flask,
) -> None:
    day = Day()
    day.confirm("bao_tuong", "binh", "9.5", "5.5")
    day.result("bao_tuong", "an", "7.25", "5.5")
    page = app.test_client().get("/hoi-thi/hoi-thi/man-chieu/diem-vua-cong-bo").text
    assert "Đội An" in page
    assert "12,75" in page
    assert not re.search(r"7[.,]25|5[.,]5|15[.,]0", page)


def test_the_pages_of_a_wall_are_good_to_look_at_before_anything_was_published(
    house: Flask,
) -> None:
    client = house.test_client()
    for name in WALLS:
        page = client.get(f"/hoi-thi/{HERE}/man-chieu/{name}")
        assert page.status_code == 200, name
        assert 'class="stage"' in page.text
    assert client.get(f"/hoi-thi/{HERE}/lop-phu").status_code == 200


def test_before_the_first_turn_the_wall_does_not_say_that_the_programme_goes_on(app: Flask) -> None:
    day = Day()
    client = app.test_client()
    assert "Chương trình sắp bắt đầu" in client.get("/hoi-thi/hoi-thi/man-chieu/dang-thi").text
    day.result("bao_tuong", "an", "7", "7")
    now = client.get("/hoi-thi/hoi-thi/man-chieu/dang-thi").text
    assert "Chương trình tiếp tục trong ít phút" in now
    assert "sắp bắt đầu" not in now


def test_the_overlay_names_no_unit_that_is_not_on_the_board(app: Flask) -> None:
    document = hall.document()
    document["units"] = [{"key": key, "name": f"Xã {key}"} for key in ("an", "binh", "chi")]
    for team, status in zip(document["teams"], ("approved", "draft", "withdrawn"), strict=True):
        team.update(units=[team["key"]], status=status)
    day = Day(held=document)
    overlay = "/hoi-thi/hoi-thi/lop-phu"
    client = app.test_client()
    assert "Xã an" not in client.get(overlay).text, "nothing is published yet"
    publish_scoreboard(day.contest_id)
    page = client.get(overlay).text
    assert "Xã an" in page
    assert "Xã binh" not in page
    assert "Xã chi" not in page
