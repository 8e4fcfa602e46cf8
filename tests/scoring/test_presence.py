"""A tablet's sign of life, and the desk's polite question in the answer."""

from __future__ import annotations

from typing import Any

import gevent
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.accounts.models import SeatSession
from contest.regulations.models import Contest
from contest.scoring.live import devices
from contest.scoring.models import Nudge, Presence
from contest.shared import clock
from contest.shared.db import db
from contest.shared.realtime import NAMESPACE, socketio
from tests.scoring.table import SLUG, JudgeClient, Table, submit

TOLD = {"waiting": 2, "page": "bao_tuong/ha-bac", "visible": True, "lent": False, "battery": 80}


def tell(judge: JudgeClient, **more: Any) -> Any:
    sent = judge.http.post("/api/v1/seat/presence", json=TOLD | more, headers=judge.headers)
    assert sent.status_code == 200, sent.text
    return sent.get_json()["nudge"]


def kept() -> dict[str, Presence]:
    """Device → what it last said."""
    db.session.rollback()
    query = select(SeatSession.device, Presence).join(
        Presence, Presence.session_id == SeatSession.id
    )
    return {device: presence for device, presence in db.session.execute(query)}  # noqa: C416


def nudge(table: Table, round_key: str, team: str, judge: str = "gk1") -> int:
    asked = Nudge(
        turn_id=table.turn_id(round_key, team),
        judge_id=table.codes(judge).judge_id,
        at=clock.now(),
        by_name="Lê Thị Hoa",
    )
    db.session.add(asked)
    db.session.commit()
    return asked.id


def test_the_newest_word_of_each_device_is_kept(judge: JudgeClient) -> None:
    tell(judge)
    tell(judge, waiting=0, page=None, visible=False)
    presence = kept()["tablet-1"]
    assert (presence.waiting, presence.page, presence.is_visible) == (0, None, False)


def test_the_battery_is_kept_of_lent_devices_only(judge: JudgeClient) -> None:
    tell(judge, battery=80, lent=False)
    assert kept()["tablet-1"].battery is None
    tell(judge, battery=79, lent=True)
    assert (kept()["tablet-1"].battery, kept()["tablet-1"].is_lent) == (79, True)


def test_a_superseded_device_still_tells_and_is_asked_for_nothing(table: Table) -> None:
    old = table.sit(device="cu")
    table.sit(device="moi")
    nudge(table, "bao_tuong", "ha-bac")
    assert tell(old, waiting=3) is None
    assert kept()["cu"].waiting == 3


def test_a_nudge_leads_to_its_sheet_until_it_is_answered(table: Table, judge: JudgeClient) -> None:
    asked = nudge(table, "bao_tuong", "ha-lai")
    expected = {"round": "bao_tuong", "team": "ha-lai", "team_name": "Đội xã Hà Lai"}
    assert tell(judge) == {"id": asked, "by": "Lê Thị Hoa"} | expected
    assert tell(judge)["id"] == asked
    assert tell(judge, seen=asked) is None
    seen = db.session.get(Nudge, asked, populate_existing=True)
    assert seen is not None
    assert seen.seen_at is not None


def test_a_nudge_for_another_judge_or_a_sheet_that_is_in_is_not_shown(
    table: Table, judge: JudgeClient
) -> None:
    asked = nudge(table, "bao_tuong", "ha-bac", judge="gk2")
    assert tell(judge, seen=asked) is None
    unseen = db.session.get(Nudge, asked, populate_existing=True)
    assert unseen is not None
    assert unseen.seen_at is None, "only its own judge answers a nudge"
    judge.mark_all("bao_tuong", "ha-bac")
    judge.send(submit("bao_tuong", "ha-bac"))
    nudge(table, "bao_tuong", "ha-bac")
    assert tell(judge) is None


@pytest.mark.parametrize(
    "wrong",
    [{"waiting": -1}, {"waiting": True}, {"waiting": "2"}, {"page": 5}, {"page": "x" * 141},
     {"page": "a\nb"}, {"visible": None}, {"battery": 101}, {"lent": 1}, {"seen": 2**40}],
)  # fmt: skip
def test_what_is_no_sign_of_life_is_refused_by_name(
    judge: JudgeClient, wrong: dict[str, Any]
) -> None:
    sent = judge.http.post("/api/v1/seat/presence", json=TOLD | wrong, headers=judge.headers)
    assert sent.status_code == 422
    assert next(iter(wrong)) in sent.get_json()["error"]["message"]
    assert kept() == {}


def test_nobody_tells_for_a_seat_they_do_not_hold(judge: JudgeClient) -> None:
    sent = judge.http.post(
        "/api/v1/seat/presence", json=TOLD, headers={"Authorization": "Bearer x"}
    )
    assert sent.status_code == 401


def heard(desk: Any) -> dict[str, Any]:
    """The next snapshot that arrives at the desk."""
    until = clock.monotonic() + 10
    while not (got := desk.get_received(NAMESPACE)):
        assert clock.monotonic() < until, "nothing came"
        gevent.sleep(0.05)
    ((snapshot,),) = [one["args"] for one in got]
    return dict(snapshot)


def test_the_desk_hears_at_once_what_a_tablet_says_and_the_marks_keep_their_version(
    table: Table, judge: JudgeClient, secretary: FlaskClient
) -> None:
    tell(judge)
    gevent.sleep(0.3)  # what the setting up of the table publishes is over by now
    desk = socketio.test_client(table.app, namespace=NAMESPACE, flask_test_client=secretary)
    desk.emit("follow", {"topic": "devices", "contest": SLUG}, namespace=NAMESPACE)
    before = heard(desk)
    pulse = db.session.get_one(Contest, table.contest_id).pulse
    tell(judge, waiting=5)
    after = heard(desk)
    assert after["version"] > before["version"]
    first = next(one for one in after["data"]["devices"] if one["judge"] == "gk1")
    assert (first["state"], first["waiting"], first["page"]) == ("on", 5, "bao_tuong/ha-bac")
    tell(judge, waiting=5)
    gevent.sleep(0.3)
    assert desk.get_received(NAMESPACE) == [], "a mere sign of life is no news"
    db.session.rollback()
    assert db.session.get_one(Contest, table.contest_id).pulse == pulse


def test_a_stranger_does_not_follow_the_devices(table: Table) -> None:
    stranger = socketio.test_client(table.app, namespace=NAMESPACE)
    stranger.emit("follow", {"topic": devices.TOPIC, "contest": SLUG}, namespace=NAMESPACE)
    assert [got["name"] for got in stranger.get_received(NAMESPACE)] == ["refused"]
