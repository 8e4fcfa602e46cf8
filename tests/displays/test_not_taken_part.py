"""A team that did not take part has no 0,00 on board and walls, and no first place among one."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.displays.queries.poster import poster_of
from tests.displays.day import SLUG, Day
from tests.displays.test_api import board
from tests.ranking.test_results_page import words

PHONE, WALL = f"/hoi-thi/{SLUG}/bang-diem", f"/hoi-thi/{SLUG}/man-chieu"
LAST = f"{WALL}/diem-vua-cong-bo"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_who_did_not_take_part_is_told_so_and_no_figure(app: Flask, client: FlaskClient) -> None:
    day = Day()
    for team, points in (("an", "8"), ("binh", "9")):
        day.result("bao_tuong", team, points, "5")
    for page in (PHONE, WALL):
        assert "Không tham gia" not in client.get(page).text
    day.absent("bao_tuong", "chi")
    for page in (PHONE, WALL):
        shown = words(client.get(page).text)
        assert "Không tham gia" in shown, page
    (row,) = [row for row in board(client)["rows"] if row["team"] == "chi"]
    assert row["rounds"]["bao_tuong"] == {"result": "0.00", "weighted": "0.00"}, "as agreed"
    last = words(client.get(LAST).text)
    assert "Không tham gia phần thi" in last
    assert "0,00" not in last
    assert "Hạng" not in last


def test_where_prizes_alone_are_public_nobody_reads_who_stayed_away(app: Flask) -> None:
    day = Day(publish={"level": "prizes", "when": "turn"})
    day.result("bao_tuong", "an", "8", "5")
    day.absent("bao_tuong", "chi")
    assert poster_of(day.contest_id).absent == {}


def test_a_place_is_told_only_among_others(app: Flask, client: FlaskClient) -> None:
    day = Day()
    day.result("bao_tuong", "an", "8", "5")
    assert "Hạng" not in words(client.get(LAST).text)
    assert 'class="place place--1"' not in client.get(PHONE).text
    assert "Tạm xếp" in client.get(PHONE).text
    day.result("bao_tuong", "binh", "9", "5")
    assert "Tạm xếp thứ 1 trong 2 đội đã có điểm" in words(client.get(LAST).text)
    assert 'class="place place--1"' in client.get(PHONE).text
    day.result("bao_tuong", "chi", "7", "5")
    assert "Hạng 3" in words(client.get(LAST).text)
