"""The ceremony step by step: what is said is public, what is to come is nowhere."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.displays.actions.reveal import (
    end_ceremony,
    go_to_step,
    make_ceremony,
    open_results,
)
from contest.displays.queries.reveal import reveal_under_way, steps_in
from contest.displays.rules.reveal import Order
from contest.ranking.actions.freeze import freeze
from contest.schedule.actions.deductions import deduct
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.displays.day import SLUG, Day
from tests.displays.test_api import board
from tests.hall import ORGANISER

CEREMONY = f"/api/v1/contests/{SLUG}/ceremony"
WALL = f"/hoi-thi/{SLUG}/le-trao-giai"
ALL = {"level": "all", "when": "turn"}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def confirmed(**settings: Any) -> Day:
    """Everything is confirmed and frozen: Bình is first, An second, Chi third."""
    day = Day(**settings)
    if settings.get("publish", ALL)["when"] == "turn":
        freeze(day.contest_id, None, None, by=ORGANISER)
    for team, points in (("an", "8"), ("binh", "9"), ("chi", "7")):
        day.confirm("bao_tuong", team, points, "5")
        day.confirm("chao_hoi", team, points, "5")
    return day


def made(day: Day, order: Order = Order.PRIZES, *, rehearsal: bool = False) -> None:
    make_ceremony(day.contest_id, order, by=ORGANISER, rehearsal=rehearsal)


def under_way(day: Day) -> Any:
    db.session.rollback()
    return reveal_under_way(db.session(), day.contest_id)


def go(day: Day, position: int) -> None:
    go_to_step(day.contest_id, position, under_way(day).version, by=ORGANISER)


def said(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(CEREMONY).get_json()
    return found


def codes(refused: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [one.code for one in refused.value.reasons]


def test_prizes_are_called_then_given_from_the_lowest_to_the_first(app: Flask) -> None:
    day = confirmed()
    made(day)
    steps = steps_in(under_way(day))
    assert [(one.part, one.title, [w.team for w in one.winners]) for one in steps] == [
        ("call", "Giải Khuyến khích", []),
        ("names", "Giải Khuyến khích", ["an", "chi"]),
        ("call", "Giải Nhất", []),
        ("names", "Giải Nhất", ["binh"]),
    ]


def test_from_the_last_place_up_each_team_comes_with_its_prize(app: Flask) -> None:
    day = confirmed()
    made(day, Order.PLACES)
    steps = steps_in(under_way(day))
    assert [(one.place, one.title, [w.team for w in one.winners]) for one in steps] == [
        (3, "Giải Khuyến khích", ["chi"]),
        (2, "Giải Khuyến khích", ["an"]),
        (1, "Giải Nhất", ["binh"]),
    ]
    assert steps[-1].winners[0].total == "28.00"


def test_no_payload_holds_what_a_later_step_says(app: Flask, client: FlaskClient) -> None:
    day = confirmed()
    made(day)
    assert said(client)["state"] == "waiting"
    for position, hidden in ((1, ["Đội An", "Đội Chi", "Đội Bình", "28"]), (3, ["Đội Bình", "28"])):
        go(day, position)
        text = client.get(CEREMONY).text + client.get(WALL).text
        assert [word for word in hidden if word in text] == []
    go(day, 4)
    assert "Đội Bình" in client.get(WALL).text
    assert said(client)["step"]["winners"][0]["total"] == "28.00"
    assert board(client)["state"] == "frozen"
    assert board(client)["now"] is None
    phone = client.get(f"/hoi-thi/{SLUG}/bang-diem").text
    assert "Đang diễn ra lễ trao giải" in phone
    assert "Sân khấu đang chuẩn bị" not in phone
    go(day, 0)
    assert board(client)["now"]["team"] == "chi"
    go(day, 1)
    assert "Đội Bình" not in client.get(CEREMONY).text + client.get(WALL).text


def test_what_the_regulations_withhold_no_step_says(app: Flask, client: FlaskClient) -> None:
    day = confirmed(publish={"level": "prizes", "when": "end"})
    with pytest.raises(Refusal) as refused:
        made(day, Order.PLACES)
    assert codes(refused) == ["ceremony_places_withheld"]
    made(day)
    assert all(w.total is None for one in steps_in(under_way(day)) for w in one.winners)
    assert all(one.place is None for one in steps_in(under_way(day)))


def test_after_the_last_step_everything_opens_at_once(app: Flask, client: FlaskClient) -> None:
    day = confirmed()
    made(day)
    with pytest.raises(Refusal) as refused:
        open_results(day.contest_id, by=ORGANISER)
    assert codes(refused) == ["ceremony_not_finished"]
    go(day, 4)
    open_results(day.contest_id, by=ORGANISER)
    assert board(client)["state"] == "final"
    assert said(client)["state"] == "done"
    assert said(client)["step"] is None
    assert "Đội Bình" in client.get(WALL).text
    assert under_way(day) is None


def test_a_press_on_an_old_page_says_no_name_too_many_and_tells_that_it_came_too_late(
    app: Flask,
) -> None:
    day = confirmed()
    made(day)
    version = under_way(day).version
    go_to_step(day.contest_id, 1, version, by=ORGANISER)
    for late in (1, 2):
        with pytest.raises(Refusal) as refused:
            go_to_step(day.contest_id, late, version, by=ORGANISER)
        assert codes(refused) == ["ceremony_moved_meanwhile"]
    assert under_way(day).position == 1


def test_with_other_results_by_now_it_goes_no_further(app: Flask) -> None:
    day = confirmed()
    made(day)
    go(day, 2)
    day.move("chao_hoi", "chi", "reopen", reason="Cộng sai")
    with pytest.raises(Refusal) as refused:
        go(day, 3)
    assert codes(refused) == ["not_confirmed"]
    deduct(day.turn("chao_hoi", "chi").id, "2", "Quá thời gian", by=ORGANISER)
    day.move("chao_hoi", "chi", "confirm")
    with pytest.raises(Refusal) as refused:
        go(day, 3)
    assert codes(refused) == ["ceremony_outdated"]
    go(day, 1)  # back is always possible
    end_ceremony(day.contest_id, by=ORGANISER)
    made(day)
    go(day, 3)


def test_a_rehearsal_has_the_same_steps_and_the_public_sees_nothing_of_it(
    app: Flask, client: FlaskClient
) -> None:
    day = confirmed()
    made(day)
    real = [(one.part, one.title) for one in steps_in(under_way(day))]
    made(day, rehearsal=True)
    rehearsal = under_way(day)
    assert rehearsal.rehearsal
    assert [(one.part, one.title) for one in steps_in(rehearsal)] == real
    go(day, 4)
    assert said(client) == {**said(client), "state": "waiting", "step": None, "given": []}
    assert client.get(f"{WALL}/tap").status_code in (302, 401)
    with pytest.raises(Refusal) as refused:
        open_results(day.contest_id, by=ORGANISER)
    assert codes(refused) == ["ceremony_not_finished"]


def test_one_can_rehearse_before_anything_was_marked(app: Flask) -> None:
    day = Day(teams=12)
    made(day, rehearsal=True)
    steps = steps_in(under_way(day))
    assert len(steps[-1].winners) == 1
    assert len(steps[1].winners) == 11
    orders = set()
    for _ in range(4):
        made(day, rehearsal=True)
        orders.add(json.dumps(under_way(day).steps))
    assert len(orders) > 1
