"""A freeze: the desk goes on, the public waits, and sees all when it is lifted or announced."""

import time
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.displays.actions.moments import publish_begun_freezes
from contest.ranking.actions.freeze import freeze, unfreeze
from contest.ranking.rules.publicity import Freeze, is_public
from contest.shared import clock
from contest.shared.errors import Refusal
from tests.displays.day import SLUG, Day
from tests.displays.test_api import board
from tests.hall import ORGANISER


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def results(client: FlaskClient, round_key: str) -> dict[str, str | None]:
    """Team → its public result of the round."""
    found = {}
    for row in board(client)["rows"]:
        shown = row["rounds"][round_key]
        found[row["team"]] = None if shown is None else shown["result"]
    return found


def played(app: Flask) -> Day:
    """The wall newspapers are public; one greeting is confirmed."""
    day = Day()
    for team, points in (("an", "8"), ("binh", "9"), ("chi", "7")):
        day.result("bao_tuong", team, points, "5")
    day.confirm("chao_hoi", "an", "6", "6.25")
    return day


def test_what_was_public_stays_and_what_is_released_later_waits(
    app: Flask, client: FlaskClient
) -> None:
    day = played(app)
    before = results(client, "bao_tuong")
    freeze(day.contest_id, None, None, by=ORGANISER)
    assert board(client)["state"] == "frozen"
    day.release("chao_hoi", "an")
    assert results(client, "bao_tuong") == before
    assert results(client, "chao_hoi") == {"an": None, "binh": None, "chi": None}
    assert "12.25" not in client.get(f"/hoi-thi/{SLUG}/bang-diem").text
    unfreeze(day.contest_id, by=ORGANISER)
    assert board(client)["state"] == "live"
    assert results(client, "chao_hoi")["an"] == "12.25"


def test_a_freeze_of_one_round_lets_the_others_through(app: Flask, client: FlaskClient) -> None:
    day = Day()
    freeze(day.contest_id, ["chao_hoi"], None, by=ORGANISER)
    day.result("bao_tuong", "an", "8", "5")
    day.result("chao_hoi", "an", "6", "6.25")
    assert results(client, "bao_tuong")["an"] == "13.00"
    assert results(client, "chao_hoi")["an"] is None


def test_a_freeze_from_a_moment_that_is_over_takes_back_what_came_after_it(
    app: Flask, client: FlaskClient
) -> None:
    day = Day()
    day.result("bao_tuong", "an", "8", "5")
    freeze(day.contest_id, None, clock.now() - timedelta(minutes=1), by=ORGANISER)
    assert results(client, "bao_tuong")["an"] is None


def test_a_freeze_ahead_shows_when_its_moment_comes_though_nothing_happens(
    app: Flask, client: FlaskClient
) -> None:
    day = Day()
    day.result("bao_tuong", "an", "8", "5")
    before = clock.now()
    day.freeze(seconds=1)
    publish_begun_freezes(None, clock.now())
    assert board(client)["state"] == "live"
    time.sleep(1.1)
    publish_begun_freezes(before, clock.now())
    assert board(client)["state"] == "frozen"


def test_a_freeze_that_began_while_the_server_was_away_shows_when_it_is_back(
    app: Flask, client: FlaskClient
) -> None:
    day = Day()
    day.result("bao_tuong", "an", "8", "5")
    day.freeze(seconds=1)
    time.sleep(1.1)
    assert board(client)["state"] == "live"
    publish_begun_freezes(None, clock.now())
    shown = board(client)
    assert shown["state"] == "frozen"
    publish_begun_freezes(None, clock.now())
    assert board(client) == shown, "nothing new, no version"


def test_the_announcement_ends_the_freeze_for_good(app: Flask, client: FlaskClient) -> None:
    day = played(app)
    freeze(day.contest_id, None, None, by=ORGANISER)
    day.release("chao_hoi", "an")
    for team in ("binh", "chi"):
        day.confirm("chao_hoi", team, "5", "5")
    day.announce()
    assert board(client)["state"] == "final"
    assert results(client, "chao_hoi")["an"] == "12.25"
    with pytest.raises(Refusal) as refused:
        unfreeze(day.contest_id, by=ORGANISER)
    assert [one.code for one in refused.value.reasons] == ["not_frozen"]


def test_why_a_freeze_is_refused_is_told_all_at_once(app: Flask) -> None:
    day = Day(publish={"level": "all", "when": "end"})
    with pytest.raises(Refusal) as refused:
        freeze(day.contest_id, ["khong_co"], None, by=ORGANISER)
    codes = [one.code for one in refused.value.reasons]
    assert codes == ["nothing_to_freeze", "freeze_rounds"]


def test_a_result_is_public_when_released_and_not_kept_back() -> None:
    now = clock.now()
    later, earlier = now + timedelta(seconds=1), now - timedelta(seconds=1)
    assert not is_public("a", None, None)
    assert is_public("a", now, None)
    assert not is_public("a", now, Freeze(now))
    assert is_public("a", earlier, Freeze(now))
    assert is_public("b", later, Freeze(now, frozenset({"a"})))
    assert not is_public("a", later, Freeze(now, frozenset({"a"})))
