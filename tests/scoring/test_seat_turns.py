"""What a judge's tablet is shown, over HTTP and on the topic ``judge``."""

from __future__ import annotations

import json
from typing import Any

import gevent
import pytest
from sqlalchemy import select

from contest.regulations.models import Judge
from contest.scoring.actions.seat_desk import renew_codes
from contest.shared.db import db
from contest.shared.realtime import NAMESPACE, socketio
from tests.asked import asked_of_the_database
from tests.scoring.table import (
    CRITERIA,
    DESK,
    SLUG,
    TEAMS,
    JudgeClient,
    Table,
    comment,
    mark,
    submit,
)

BT, HB = "bao_tuong", "ha-bac"


def test_a_turn_is_shown_as_the_contract_says(judge: JudgeClient) -> None:
    (accepted,) = judge.send(mark(BT, HB, "noi_dung", "7.25"))
    turn = judge.turn(BT, HB)
    assert {name: turn[name] for name in ("round", "team", "team_name", "state", "open")} == {
        "round": BT,
        "team": HB,
        "team_name": TEAMS[HB],
        "state": "marking",
        "open": True,
    }
    assert turn["criteria"][1] == {
        "key": "hinh_thuc",
        "name": "Hình thức, trang trí",
        "max": CRITERIA["hinh_thuc"],
    }
    assert turn["marking"] == {"min": "0", "step": "0.25"}
    assert turn["marks"] == {"noi_dung": {"points": "7.25", "revision": accepted["revision"]}}
    assert (turn["total"], turn["comment"], turn["submitted"]) == ("7.25", None, False)


def test_nothing_marked_has_no_total_and_a_zero_has_one(judge: JudgeClient) -> None:
    assert judge.turn(BT, HB)["total"] is None
    judge.send(mark(BT, HB, "noi_dung", "0"))
    assert judge.turn(BT, HB)["total"] == "0"


def test_rounds_come_as_they_are_held_and_turns_in_the_running_order(judge: JudgeClient) -> None:
    assert [(turn["round"], turn["team"], turn["number"]) for turn in judge.turns()] == [
        (BT, "ha-bac", None),
        (BT, "ha-lai", None),
        (BT, "yen-son", None),
        ("chao_hoi", "yen-son", 1),
        ("chao_hoi", "ha-bac", 2),
        ("chao_hoi", "ha-lai", 3),
    ]


def test_a_judge_sees_only_the_rounds_they_mark(table: Table) -> None:
    assert {turn["round"] for turn in table.sit("gk2", "t2").turns()} == {BT}


def test_a_judge_never_sees_what_another_one_gave_or_wrote(table: Table) -> None:
    other = table.sit("gk2", "t2")
    other.send(mark(BT, HB, "noi_dung", "6.75"), comment(BT, HB, "Lời riêng của giám khảo 2"))
    answer = table.sit().http.get("/api/v1/seat/turns", headers=table.sit().headers)
    assert "6.75" not in answer.text
    assert "Lời riêng" not in answer.text
    assert "gk2" not in answer.text


def test_members_and_their_households_never_reach_a_tablet(judge: JudgeClient) -> None:
    fields = {name for turn in judge.turns() for name in turn}
    assert not fields & {"members", "group", "ethnicity", "phone", "born"}


def test_a_team_that_does_not_take_part_is_not_shown(table: Table, judge: JudgeClient) -> None:
    db.session.execute(db.text("UPDATE delegations SET status = 'withdrawn' WHERE key = 'ha-lai'"))
    db.session.commit()
    assert {turn["team"] for turn in judge.turns()} == {"ha-bac", "yen-son"}


def test_open_says_whether_this_judge_may_mark_it_now(table: Table, judge: JudgeClient) -> None:
    def is_open() -> dict[str, bool]:
        return {t["team"]: t["open"] for t in judge.turns() if t["round"] == "chao_hoi"}

    assert is_open() == {"yen-son": True, "ha-bac": False, "ha-lai": False}
    judge.mark_all("chao_hoi", "yen-son")
    judge.send(submit("chao_hoi", "yen-son"))
    assert is_open()["yen-son"] is False, "sheets lock per turn here"


def test_the_queries_do_not_grow_with_the_contest(table: Table, judge: JudgeClient) -> None:
    judge.turns()
    with asked_of_the_database() as few:
        judge.turns()
    judge.mark_all(BT, "ha-bac")
    judge.mark_all(BT, "ha-lai")
    with asked_of_the_database() as many:
        judge.turns()
    assert len(many) == len(few) <= 7, many


def test_a_tablet_that_has_it_already_is_told_so_in_few_bytes(judge: JudgeClient) -> None:
    first = judge.http.get("/api/v1/seat/turns", headers=judge.headers)
    known = judge.headers | {"If-None-Match": first.headers["ETag"]}
    assert judge.http.get("/api/v1/seat/turns", headers=known).status_code == 304
    judge.send(mark(BT, HB, "noi_dung", "1"))
    assert judge.http.get("/api/v1/seat/turns", headers=known).status_code == 200


def test_a_device_that_lost_the_seat_is_shown_nothing_more(table: Table) -> None:
    old = table.sit(device="old")
    table.sit(device="new")
    answer = old.http.get("/api/v1/seat/turns", headers=old.headers)
    assert answer.status_code == 409
    assert answer.get_json()["error"]["code"] == "seat_superseded"


def follow(table: Table, token: str | None, contest: str = SLUG) -> Any:
    gevent.sleep(0.3)  # what the setting up of the table publishes is over by now
    auth = None if token is None else {"token": token}
    socket = socketio.test_client(table.app, namespace=NAMESPACE, auth=auth)
    socket.emit("follow", {"topic": "judge", "contest": contest}, namespace=NAMESPACE)
    return socket


def received(socket: Any) -> list[tuple[str, Any]]:
    gevent.sleep(0.3)
    return [(got["name"], got["args"][0]) for got in socket.get_received(NAMESPACE)]


def test_following_sends_the_same_as_the_call_at_once(table: Table, judge: JudgeClient) -> None:
    ((name, message),) = received(follow(table, judge.session))
    assert (name, message["topic"], message["contest"]) == ("snapshot", "judge", SLUG)
    assert json.loads(json.dumps(message["data"]["turns"])) == judge.turns()


def test_a_change_is_sent_whole_and_with_a_higher_version(table: Table, judge: JudgeClient) -> None:
    socket = follow(table, judge.session)
    ((_, before),) = received(socket)
    table.move("chao_hoi", "yen-son", "finish")
    name, after = received(socket)[-1]
    assert name == "snapshot"
    assert after["version"] > before["version"]
    states = {(t["round"], t["team"]): t["state"] for t in after["data"]["turns"]}
    assert states["chao_hoi", "yen-son"] == "marking"


def test_one_judges_marks_are_pushed_to_that_judge_alone(table: Table, judge: JudgeClient) -> None:
    mine, theirs = follow(table, judge.session), follow(table, table.sit("gk2", "t2").session)
    received(mine), received(theirs)
    judge.send(mark(BT, HB, "noi_dung", "7"))
    assert [name for name, _ in received(mine)] == ["snapshot"]
    assert received(theirs) == []


@pytest.mark.parametrize("contest", [SLUG, "khong-co"])
def test_without_a_seat_the_topic_is_refused(table: Table, contest: str) -> None:
    assert received(follow(table, None, contest)) == [
        ("refused", {"topic": "judge", "code": "forbidden"})
    ]


def test_a_seat_follows_only_its_own_contest(table: Table, judge: JudgeClient) -> None:
    assert [name for name, _ in received(follow(table, judge.session, "khac"))] == ["refused"]


def test_a_device_that_lost_the_seat_hears_nothing_more(table: Table) -> None:
    old = follow(table, table.sit(device="old").session)
    received(old)
    new = table.sit(device="new")
    assert received(old) == [("refused", {"topic": "judge", "code": "seat_superseded"})]
    new.send(mark(BT, HB, "noi_dung", "7"))
    assert received(old) == []
    old.emit("follow", {"topic": "judge", "contest": SLUG}, namespace=NAMESPACE)
    assert [name for name, _ in received(old)] == ["refused"]


def test_the_page_is_a_shell_without_any_data(table: Table) -> None:
    page = table.app.test_client().get("/giam-khao")
    assert page.status_code == 200
    assert TEAMS[HB] not in page.text
    assert SLUG not in page.text


def test_a_device_whose_codes_were_renewed_hears_nothing_more(
    table: Table, judge: JudgeClient
) -> None:
    old = follow(table, judge.session)
    received(old)
    judge_id = db.session.scalars(select(Judge.id).where(Judge.key == "gk1")).one()
    renew_codes(table.contest_id, judge_id, by=DESK)
    assert received(old) == [("refused", {"topic": "judge", "code": "sign_in_needed"})]
    table.move("chao_hoi", "yen-son", "finish")
    assert received(old) == []
