"""The public read API and its pages: only what is published, with ETag, for everybody."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.displays.actions.publishing import publish_scoreboard
from contest.displays.models import PublishedSnapshot
from contest.displays.queries.poster import poster_of
from contest.regulations.events import RegulationsChanged
from contest.regulations.models import Contest
from contest.shared.bus import record
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests import hall
from tests.displays.day import SLUG, Day

BOARD = f"/api/v1/contests/{SLUG}/scoreboard"
PAGE, WALL = f"/hoi-thi/{SLUG}/bang-diem", f"/hoi-thi/{SLUG}/man-chieu"


@pytest.fixture
def day(app: Flask) -> Day:
    return Day()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def board(client: FlaskClient) -> dict[str, Any]:
    answer = client.get(BOARD)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def set_level(contest_id: int, level: str) -> None:
    """Change what is published, and tell so, as the regulations' own action does."""
    with transaction() as session:
        session.execute(update(Contest).where(Contest.id == contest_id).values(publish_level=level))
        record(RegulationsChanged(contest_id))


def test_whoever_watched_a_contest_that_is_replaced_is_given_a_higher_version(
    day: Day, client: FlaskClient
) -> None:
    day.result("bao_tuong", "an", "8", "5")
    day.result("bao_tuong", "binh", "9", "5")
    seen = board(client)["version"]
    file = read(json.dumps(hall.document()).encode()).file
    assert file is not None
    import_contest(file, replace=True, by=SYSTEM)
    publish_scoreboard(day.contest_id)
    assert board(client)["version"] > seen


def test_a_contest_of_which_nothing_is_published_is_not_there(
    app: Flask, client: FlaskClient
) -> None:
    Day()
    db.session.query(PublishedSnapshot).delete()
    db.session.commit()
    for path in (BOARD, f"{BOARD}?x=1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.get_json()["error"]["code"] == "not_published"
        assert "chưa công bố" in answer.get_json()["error"]["message"]
    assert client.get("/api/v1/contests").get_json() == {"contests": []}
    assert client.get(PAGE).status_code == client.get(WALL).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/contests/khong-co/scoreboard", "/api/v1/contests/%00"])
def test_an_unknown_contest_is_an_error_in_json(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    error = answer.get_json()["error"]
    assert (error["code"], set(error)) == ("not_found", {"code", "message", "reasons"})


def test_published_contests_are_listed_for_everybody(day: Day, client: FlaskClient) -> None:
    (listed,) = client.get("/api/v1/contests").get_json()["contests"]
    assert (listed["slug"], listed["name"]) == (SLUG, "Hội thi")


def test_an_answer_may_be_kept_and_asked_for_again_with_its_etag(
    day: Day, client: FlaskClient
) -> None:
    first = client.get(BOARD)
    assert "max-age=1" in first.headers["Cache-Control"]
    assert "public" in first.headers["Cache-Control"]
    etag = first.headers["ETag"]
    again = client.get(BOARD, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    day.result("bao_tuong", "an", "8", "7")
    fresh = client.get(BOARD, headers={"If-None-Match": etag})
    assert fresh.status_code == 200
    assert fresh.headers["ETag"] != etag


def test_the_version_rises_with_every_change_and_with_nothing_else(
    day: Day, client: FlaskClient
) -> None:
    before = board(client)
    publish_scoreboard(day.contest_id)
    assert board(client) == before
    day.move("chao_hoi", "an", "call")
    after = board(client)
    assert after["version"] > before["version"]
    assert after["published_at"] > before["published_at"]
    # Pages say beside the board who comes next: they look again when there is a new version.
    next_team = poster_of(day.contest_id).coming[0].team_name
    absent = next(row["team"] for row in after["rows"] if row["name"] == next_team)
    day.move("chao_hoi", absent, "absent", reason="Xe hỏng")
    later = board(client)
    assert later["version"] > after["version"]
    assert later["rows"] == after["rows"]
    assert next_team not in client.get(PAGE).text.partition("Tiếp theo")[2].partition("</p>")[0]


def test_a_confirmed_result_stays_unknown_until_it_is_released(
    day: Day, client: FlaskClient
) -> None:
    day.confirm("bao_tuong", "binh", "9", "9.75")
    for path in (BOARD, PAGE, WALL):
        text = client.get(path).get_data(as_text=True)
        assert "18.75" not in text
        assert "18,75" not in text
    day.release("bao_tuong", "binh")
    assert "18,75" in client.get(PAGE).text
    row = next(row for row in board(client)["rows"] if row["team"] == "binh")
    assert (row["place"], row["total"]) == (1, "18.75")


def test_lowering_the_level_takes_back_what_was_public(day: Day, client: FlaskClient) -> None:
    day.result("bao_tuong", "binh", "9", "9.75")
    set_level(day.contest_id, "prizes")
    for path in (BOARD, PAGE, WALL):
        text = client.get(path).get_data(as_text=True)
        assert "18.75" not in text
        assert "18,75" not in text


def test_editing_a_contest_never_publishes_it_first(day: Day, client: FlaskClient) -> None:
    db.session.query(PublishedSnapshot).delete()
    db.session.commit()
    set_level(day.contest_id, "top")
    assert client.get(BOARD).status_code == 404


def test_marks_of_single_judges_are_never_public(day: Day, client: FlaskClient) -> None:
    day.result("bao_tuong", "an", "8", "7")
    text = client.get(BOARD).text + client.get(PAGE).text
    assert not any(judge in text for judge in ("gk1", "Nguyễn Văn Nhất", "noi_dung"))


def test_the_page_is_the_same_for_everybody_and_opens_no_session(
    day: Day, client: FlaskClient
) -> None:
    for path in (PAGE, WALL):
        answer = client.get(path)
        assert "Set-Cookie" not in answer.headers
        assert 'name="csrf-token" content=""' in answer.text
        assert (
            client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
        )


def test_the_page_carries_the_snapshot_that_it_shows(day: Day, client: FlaskClient) -> None:
    day.result("bao_tuong", "an", "8", "7")
    page = client.get(PAGE).text
    raw = page.split("data-snapshot='")[1].split("'")[0]
    assert json.loads(raw) == board(client)


def test_a_hostile_name_stays_a_name(app: Flask, client: FlaskClient) -> None:
    day = Day()
    with transaction() as session:
        contest = session.get_one(Contest, day.contest_id)
        contest.name = "</script><img src=x onerror=alert(1)> ' \""
    publish_scoreboard(day.contest_id)
    for path in (PAGE, WALL):
        page = client.get(path).text
        assert "<img src=x" not in page
        raw = page.split("data-snapshot='")[1].split("'")[0]
        assert json.loads(raw)["contest"]["name"] == "</script><img src=x onerror=alert(1)> ' \""


def test_the_announcement_turns_the_page_into_the_awards(day: Day, client: FlaskClient) -> None:
    for team, points in (("an", "8"), ("binh", "9"), ("chi", "7")):
        day.result("bao_tuong", team, points, "5")
        day.result("chao_hoi", team, points, "5")
    assert "Giải Nhất" not in client.get(PAGE).text
    day.announce()
    page = client.get(PAGE).text
    assert "Giải Nhất" in page
    assert "Giải Khuyến khích" in page
    assert board(client)["state"] == "final"
