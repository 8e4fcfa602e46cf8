"""The judge's operations over HTTP and over the socket (contract/interfaces.md)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask

from contest.scoring.models import LedgerEntry
from contest.shared.db import db
from contest.shared.realtime import NAMESPACE, socketio
from tests.scoring.table import (
    SLUG,
    JudgeClient,
    Table,
    comment,
    lay_table,
    mark,
    op,
    submit,
)

BT, HB = "bao_tuong", "ha-bac"


def ledger_length() -> int:
    return db.session.query(LedgerEntry).count()


def test_a_mark_is_in_the_ledger_before_it_is_answered(judge: JudgeClient) -> None:
    (answer,) = judge.send(mark(BT, HB, "noi_dung", "7.25"))
    assert answer["status"] == "accepted"
    assert answer["reasons"] == []
    entry = db.session.query(LedgerEntry).one()
    assert (entry.revision, entry.points, entry.actor) == (answer["revision"], "7.25", "seat:gk1")
    assert judge.turn(BT, HB)["marks"]["noi_dung"] == {
        "points": "7.25",
        "revision": answer["revision"],
    }


def test_a_comma_and_a_point_are_the_same_mark(judge: JudgeClient) -> None:
    assert judge.status(
        mark(BT, HB, "noi_dung", "7,25"),
        mark(BT, HB, "hinh_thuc", "5.50"),
    ) == [("accepted", []), ("accepted", [])]
    marks = judge.turn(BT, HB)["marks"]
    assert (marks["noi_dung"]["points"], marks["hinh_thuc"]["points"]) == ("7.25", "5.5")
    assert judge.turn(BT, HB)["total"] == "12.75"


def test_a_mark_can_be_taken_back_until_the_sheet_is_sent(judge: JudgeClient) -> None:
    judge.mark_all(BT, HB)
    assert judge.status(mark(BT, HB, "noi_dung", None)) == [("accepted", [])]
    assert judge.turn(BT, HB)["marks"]["noi_dung"]["points"] is None
    assert judge.status(submit(BT, HB)) == [("refused", ["marks_missing"])]


def test_the_same_operation_twice_is_one_operation(judge: JudgeClient) -> None:
    sent = mark(BT, HB, "noi_dung", "7.25")
    (first,) = judge.send(sent)
    before = ledger_length()
    (again,) = judge.send(sent)
    assert (again["status"], again["revision"]) == ("duplicate", first["revision"])
    assert [one["status"] for one in judge.send(sent, sent)] == ["duplicate", "duplicate"]
    assert ledger_length() == before


def test_the_same_operation_twice_in_one_call_is_one_operation(judge: JudgeClient) -> None:
    sent = mark(BT, HB, "noi_dung", "7.25")
    first, again = judge.send(sent, sent)
    assert (first["status"], again["status"]) == ("accepted", "duplicate")
    assert first["revision"] == again["revision"]


def test_a_replayed_mark_does_not_beat_a_later_correction(judge: JudgeClient) -> None:
    old, new = mark(BT, HB, "noi_dung", "7"), mark(BT, HB, "noi_dung", "6")
    judge.send(old)
    judge.send(new)
    judge.send(old)
    assert judge.turn(BT, HB)["marks"]["noi_dung"]["points"] == "6"


def test_a_repeated_refusal_answers_the_same_although_it_would_now_pass(
    table: Table, judge: JudgeClient
) -> None:
    sent = submit(BT, HB)
    (first,) = judge.send(sent)
    judge.mark_all(BT, HB)
    (again,) = judge.send(sent)
    assert (again["status"], again["reasons"]) == (first["status"], first["reasons"])


def test_an_id_is_not_reused_for_another_content(judge: JudgeClient) -> None:
    sent = mark(BT, HB, "noi_dung", "7.25")
    judge.send(sent)
    assert judge.status(sent | {"points": "7.5"}) == [("refused", ["op_id_reused"])]
    assert judge.turn(BT, HB)["marks"]["noi_dung"]["points"] == "7.25"


def test_an_id_is_not_reused_from_another_seat(table: Table, judge: JudgeClient) -> None:
    sent = mark(BT, HB, "noi_dung", "7.25")
    judge.send(sent)
    other = table.sit("gk2", "tablet-2")
    assert other.status(sent) == [("refused", ["op_id_reused"])]
    assert other.turn(BT, HB)["marks"] == {}


@pytest.mark.parametrize("points", ["8.25", "7.1", "0.125", "100", "7.250001"])
def test_a_mark_off_the_scale_is_refused(judge: JudgeClient, points: str) -> None:
    (answer,) = judge.send(mark(BT, HB, "noi_dung", points))
    assert [reason["code"] for reason in answer["reasons"]] == ["off_scale"]
    assert "thang điểm" in answer["reasons"][0]["message"]


@pytest.mark.parametrize(
    "points", ["", "-1", "+1", "7.2.5", "1e1", "bảy", "NaN", "7" * 25, 7.25, 7, True, [], {}]
)
def test_what_is_no_number_is_refused(judge: JudgeClient, points: Any) -> None:
    assert judge.status(mark(BT, HB, "noi_dung", points)) == [("refused", ["bad_points"])]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("mark", "bad_operation"),
        (None, "bad_operation"),
        ([], "bad_operation"),
        ({}, "bad_op_id"),
        ({"op_id": 7}, "bad_op_id"),
        ({"op_id": ""}, "bad_op_id"),
        ({"op_id": "a" * 101}, "bad_op_id"),
        ({"op_id": "a\x00b"}, "bad_op_id"),
        ({"op_id": "x", "type": "erase", "round": BT, "team": HB}, "unknown_type"),
        ({"op_id": "x", "type": ["mark"], "round": BT, "team": HB}, "unknown_type"),
        ({"op_id": "x", "type": "mark", "round": BT, "team": HB}, "bad_operation"),
        ({"op_id": "x", "type": "submit", "round": BT, "team": HB, "at": 1}, "bad_operation"),
        ({"op_id": "x", "type": "submit", "round": BT}, "unknown_turn"),
        ({"op_id": "x", "type": "submit", "round": {}, "team": HB}, "unknown_turn"),
        ({"op_id": "x", "type": "submit", "round": BT, "team": "khong-co"}, "unknown_turn"),
        ({"op_id": "x", "type": "submit", "round": "\ud800", "team": "a\x00"}, "unknown_turn"),
        (mark(BT, HB, "khong-co", "1"), "unknown_criterion"),
        (mark(BT, HB, "\ud800\x00", "1"), "unknown_criterion"),
        (mark(BT, HB, 7, "1"), "unknown_criterion"),
        (mark(BT, HB, "noi_dung", "1", base="3"), "bad_operation"),
        (comment(BT, HB, 7), "bad_operation"),
        (comment(BT, HB, "\ud800"), "bad_operation"),
        (comment(BT, HB, "a" * 2001), "sheet_comment_too_long"),
    ],
)
def test_a_wrong_operation_gets_its_reason_and_the_rest_goes_on(
    judge: JudgeClient, sent: Any, code: str
) -> None:
    body = json.dumps({"ops": [sent, mark(BT, HB, "noi_dung", "7")]})
    answer = judge.http.post("/api/v1/seat/ops", data=body, headers=judge.headers)
    assert answer.status_code == 200, answer.text
    wrong, right = answer.get_json()["results"]
    assert (wrong["status"], [r["code"] for r in wrong["reasons"]]) == ("refused", [code])
    assert len(wrong["reasons"][0]["message"]) > len(code)
    assert right["status"] == "accepted"


def test_a_comment_is_kept_and_can_be_taken_away(judge: JudgeClient) -> None:
    judge.send(comment(BT, HB, "Bài viết có gương địa phương."))
    assert judge.turn(BT, HB)["comment"] == "Bài viết có gương địa phương."
    judge.send(comment(BT, HB, ""))
    assert judge.turn(BT, HB)["comment"] is None


def test_a_comment_with_a_sign_that_no_database_keeps_is_refused_or_kept_without_it(
    judge: JudgeClient,
) -> None:
    (answer,) = judge.send(comment(BT, HB, "a\x00b"))
    assert answer["status"] in ("accepted", "refused")
    assert "\x00" not in (judge.turn(BT, HB)["comment"] or "")


def test_a_sheet_is_sent_only_when_every_criterion_is_marked(judge: JudgeClient) -> None:
    assert judge.status(
        mark(BT, HB, "noi_dung", "7"),
        submit(BT, HB),
        mark(BT, HB, "hinh_thuc", "0"),
        submit(BT, HB),
    ) == [("accepted", []), ("refused", ["marks_missing"]), ("accepted", []), ("accepted", [])]
    assert judge.turn(BT, HB)["submitted"] is True


def test_where_sheets_lock_per_turn_a_sent_sheet_is_locked(judge: JudgeClient) -> None:
    judge.mark_all(BT, HB)
    judge.send(submit(BT, HB))
    turn = judge.turn(BT, HB)
    assert (turn["submitted"], turn["open"]) == (True, False)
    for sent in (mark(BT, HB, "noi_dung", "1"), submit(BT, HB), comment(BT, HB, "x")):
        assert judge.status(sent) == [("refused", ["locked"])]
    assert judge.turn(BT, HB)["marks"]["noi_dung"]["points"] == "5"


@pytest.mark.parametrize("lock", ["round", "session"])
def test_where_sheets_lock_later_a_sent_sheet_may_still_be_adjusted(app: Flask, lock: str) -> None:
    judge = lay_table(app, lock).sit()
    judge.mark_all(BT, HB)
    judge.send(submit(BT, HB))
    assert judge.turn(BT, HB)["open"] is True
    assert judge.status(
        mark(BT, HB, "noi_dung", "6"),
        mark(BT, HB, "noi_dung", None),
    ) == [("accepted", []), ("refused", ["submitted"])]
    turn = judge.turn(BT, HB)
    assert (turn["marks"]["noi_dung"]["points"], turn["submitted"]) == ("6", True)


def test_a_turn_that_has_not_begun_cannot_be_marked(judge: JudgeClient) -> None:
    assert judge.status(mark("chao_hoi", HB, "noi_dung", "7")) == [("refused", ["turn_not_open"])]


def test_the_turn_on_stage_can_be_marked(judge: JudgeClient) -> None:
    assert judge.status(mark("chao_hoi", "yen-son", "noi_dung", "7")) == [("accepted", [])]


@pytest.mark.parametrize(
    ("move", "code"), [("absent", "turn_absent"), ("disqualify", "turn_disqualified")]
)
def test_a_turn_without_a_result_cannot_be_marked(
    table: Table, judge: JudgeClient, move: str, code: str
) -> None:
    table.move(BT, HB, move)
    assert judge.status(mark(BT, HB, "noi_dung", "7")) == [("refused", [code])]


def test_a_judge_who_is_not_on_the_panel_cannot_mark_the_round(table: Table) -> None:
    other = table.sit("gk2", "tablet-2")
    assert other.status(mark("chao_hoi", "yen-son", "noi_dung", "7")) == [
        ("refused", ["not_on_panel"])
    ]


def test_a_mark_made_without_knowing_a_newer_one_is_stale(table: Table) -> None:
    old = table.sit(device="old")
    (seen,) = old.send(mark(BT, HB, "noi_dung", "7"))
    new = table.sit(device="new")
    base = {"base": seen["revision"]}
    assert new.status(mark(BT, HB, "noi_dung", "6", **base)) == [("accepted", [])]
    (late,) = old.send(mark(BT, HB, "noi_dung", "7.5", **base))
    assert (late["status"], late["reasons"][0]["code"]) == ("refused", "stale")
    assert "6" in late["reasons"][0]["message"]
    assert new.turn(BT, HB)["marks"]["noi_dung"]["points"] == "6"


def test_a_device_never_goes_stale_over_its_own_marks(judge: JudgeClient) -> None:
    sent = [mark(BT, HB, "noi_dung", points, base=None) for points in ("5", "6", "7")]
    assert judge.status(*sent) == [("accepted", [])] * 3


def test_a_device_that_lost_the_seat_delivers_what_it_had_queued(table: Table) -> None:
    old = table.sit(device="old")
    new = table.sit(device="new")
    assert old.status(mark(BT, HB, "noi_dung", "7", base=None)) == [("accepted", [])]
    assert new.turn(BT, HB)["marks"]["noi_dung"]["points"] == "7"


def test_500_operations_go_in_one_call_and_501_do_not(judge: JudgeClient) -> None:
    many = [mark(BT, HB, "noi_dung", str(n % 8)) for n in range(501)]
    answer = judge.http.post("/api/v1/seat/ops", json={"ops": many}, headers=judge.headers)
    assert answer.status_code == 422
    error = answer.get_json()["error"]
    assert error["code"] == "too_many_operations"
    assert "500" in error["reasons"][0]["message"]
    assert ledger_length() == 0
    assert [one["status"] for one in judge.send(*many[:500])] == ["accepted"] * 500


@pytest.mark.parametrize(
    "body", ["", "{", "null", "7", '"ops"', "[]", "{}", '{"ops": null}', '{"ops": {}}', "[" * 9999]
)
def test_a_wrong_body_is_a_json_error_and_no_traceback(judge: JudgeClient, body: str) -> None:
    answer = judge.http.post("/api/v1/seat/ops", data=body, headers=judge.headers)
    assert answer.status_code in (400, 422)
    assert answer.get_json()["error"]["message"]


def test_a_body_without_end_is_refused(judge: JudgeClient) -> None:
    huge = {"ops": [comment(BT, HB, "a" * 3_000_000)]}
    answer = judge.http.post("/api/v1/seat/ops", json=huge, headers=judge.headers)
    assert answer.status_code == 413
    assert answer.get_json()["error"]["code"] == "too_large"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "ă" * 50])
def test_without_a_seat_nothing_is_taken(table: Table, header: str) -> None:
    http = table.app.test_client()
    for answer in (
        http.post("/api/v1/seat/ops", json={"ops": []}, headers={"Authorization": header}),
        http.get("/api/v1/seat/turns", headers={"Authorization": header}),
    ):
        assert answer.status_code == 401
        assert answer.get_json()["error"]["code"] == "sign_in_needed"


def test_a_new_slip_closes_what_the_old_one_opened(table: Table, judge: JudgeClient) -> None:
    table.revoke("gk1")
    answer = judge.http.post("/api/v1/seat/ops", json={"ops": []}, headers=judge.headers)
    assert answer.status_code == 401


def socket_of(table: Table, token: str | None) -> Any:
    auth = None if token is None else {"token": token}
    return socketio.test_client(table.app, namespace=NAMESPACE, auth=auth)


def test_the_socket_is_a_second_door_to_the_same_action(table: Table, judge: JudgeClient) -> None:
    sent = mark(BT, HB, "noi_dung", "7.25")
    socket = socket_of(table, judge.session)
    (answer,) = socket.emit("ops", {"ops": [sent]}, namespace=NAMESPACE, callback=True)["results"]
    assert answer["status"] == "accepted"
    (again,) = judge.send(sent)
    assert (again["status"], again["revision"]) == ("duplicate", answer["revision"])


@pytest.mark.parametrize("token", [None, "", "x", 7, "x" * 5000])
def test_the_socket_takes_nothing_without_a_seat(table: Table, token: Any) -> None:
    sent = {"ops": [mark(BT, HB, "noi_dung", "7.25")]}
    answer = socket_of(table, token).emit("ops", sent, namespace=NAMESPACE, callback=True)
    assert answer["error"]["code"] == "sign_in_needed"
    assert ledger_length() == 0


@pytest.mark.parametrize("payload", [None, [], "ops", {}, {"ops": None}, {"ops": [{}] * 501}])
def test_a_wrong_message_is_acknowledged_with_an_error(
    table: Table, judge: JudgeClient, payload: Any
) -> None:
    socket = socket_of(table, judge.session)
    answer = socket.emit("ops", payload, namespace=NAMESPACE, callback=True)
    assert answer["error"]["code"] in ("bad_operations", "too_many_operations")


def test_an_operation_needs_no_contest_in_the_address(judge: JudgeClient) -> None:
    assert judge.status(op("submit", BT, SLUG)) == [("refused", ["unknown_turn"])]
