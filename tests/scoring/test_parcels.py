"""What a tablet could not send is read in at the desk: once, in order, and only if it is real."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest
from sqlalchemy import func, select

from contest.audit.models import AuditEntry
from contest.scoring.actions.parcels import Delivered, deliver_parcel
from contest.scoring.models import LedgerEntry, Mark
from contest.scoring.rules.parcels import read_parcel, seal
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.scoring.table import DESK, SLUG, JudgeClient, Table, mark

MARK = ["f1", "m", "noi_dung", "7,5", None]
OTHER = ["f2", "m", "hinh_thuc", "5", None]


def parcel(judge: JudgeClient, *shorts: list[Any], device: str = "tablet-1", **more: Any) -> str:
    """As the tablet packs it: sealed under the digest of its session."""
    said = {"c": SLUG, "j": "gk1", "d": device, "n": 1, "a": None}
    said |= {"s": [["bao_tuong", "ha-bac", list(shorts)]]} | more
    content = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{content}.{seal(hashlib.sha256(judge.session.encode()).hexdigest(), content)}"


def deliver(table: Table, text: str) -> Delivered:
    return deliver_parcel(table.contest_id, text, by=DESK)


def codes(table: Table, text: str) -> list[str]:
    """The reasons against a parcel; nothing was written."""
    before = db.session.scalar(select(func.count()).select_from(LedgerEntry))
    with pytest.raises(Refusal) as refused:
        deliver(table, text)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == before
    return [reason.code for reason in refused.value.reasons]


def marks() -> list[str | None]:
    db.session.rollback()
    return list(db.session.scalars(select(Mark.points).order_by(Mark.criterion_id)))


def test_the_marks_of_a_parcel_are_the_seats_own(table: Table, judge: JudgeClient) -> None:
    delivered = deliver(table, parcel(judge, MARK, OTHER, ["f3", "s"]))
    assert (delivered.judge_name, delivered.count("accepted")) == ("Nguyễn Văn An", 3)
    entry = db.session.scalars(select(LedgerEntry).order_by(LedgerEntry.revision)).first()
    assert entry is not None
    assert (entry.actor, entry.device, entry.points) == ("seat:gk1", "tablet-1", "7.5")
    read = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "parcel.read")).one()
    assert (read.actor, read.subject) == (DESK.key, "judge:gk1")


def test_reading_it_twice_or_sending_it_too_changes_nothing(
    table: Table, judge: JudgeClient
) -> None:
    text = parcel(judge, MARK, OTHER)
    deliver(table, text)
    assert deliver(table, text).count("duplicate") == 2
    later = mark("bao_tuong", "ha-bac", "noi_dung", "6") | {"op_id": "f9"}
    own = mark("bao_tuong", "ha-bac", "noi_dung", "7,5") | {"op_id": "f1"}
    assert [one["status"] for one in judge.send(later, own)] == ["accepted", "duplicate"]
    assert deliver(table, text).count("duplicate") == 2
    assert marks() == ["6", "5"], "the correction stands"


def test_each_refused_operation_is_told_with_its_reason(table: Table, judge: JudgeClient) -> None:
    delivered = deliver(table, parcel(judge, MARK, ["f4", "m", "hinh_thuc", "99", None]))
    (_, bad) = delivered.answers[1]
    assert [one.code for one in bad.reasons] == ["off_scale"]
    assert marks() == ["7.5"]


def test_a_forged_or_foreign_parcel_is_refused(table: Table, judge: JudgeClient) -> None:
    text = parcel(judge, MARK)
    content, _, proof = text.partition(".")
    better = parcel(judge, ["f1", "m", "noi_dung", "8", None]).partition(".")[0]
    assert codes(table, f"{better}.{proof}") == ["parcel_forged"]
    assert codes(table, parcel(judge, MARK, device="máy khác")) == ["parcel_forged"]
    assert codes(table, parcel(judge, MARK, j="gk2")) == ["parcel_forged"]
    assert codes(table, parcel(judge, MARK, c="hoi-thi-khac")) == ["parcel_elsewhere"]
    assert codes(table, f"{content}.") == ["parcel_forged"]


def test_a_parcel_of_a_slip_that_was_renewed_is_refused(table: Table, judge: JudgeClient) -> None:
    text = parcel(judge, MARK)
    table.revoke("gk1")
    assert codes(table, text) == ["parcel_revoked"]


def test_a_device_that_lost_its_seat_does_not_beat_the_newer_one(table: Table) -> None:
    old = table.sit(device="cu")
    new = table.sit(device="moi")
    new.send(mark("bao_tuong", "ha-bac", "noi_dung", "8"))
    delivered = deliver(table, parcel(old, MARK, OTHER, device="cu"))
    assert [answer.status for _, answer in delivered.answers] == ["refused", "accepted"]
    assert marks() == ["8", "5"]


def test_a_picture_read_out_of_turn_waits_for_the_one_before(
    table: Table, judge: JudgeClient
) -> None:
    second = parcel(judge, ["f2", "m", "noi_dung", "6", None], n=2, a="f1")
    assert codes(table, second) == ["parcel_too_early"]
    deliver(table, parcel(judge, MARK))
    deliver(table, second)
    assert marks() == ["6"]


@pytest.mark.parametrize(
    "text",
    ["", "xin chào", "{}", "a.b", "." * 50, "é.é", "x" * 1_000_001, "e30.e30", "bnVsbA.x",
     base64.urlsafe_b64encode(b"[" * 5000).decode() + ".x"],
)  # fmt: skip
def test_what_is_no_parcel_is_refused(table: Table, text: str) -> None:
    assert codes(table, text) == ["parcel_broken"]


@pytest.mark.parametrize(
    "sheets",
    [[], None, 5, [[]], [["r", "t", []]], [["r", "t", [["x"]]]], [["r", "t", ["m"]]],
     [["r", "t", [["x", "z"]]]]],
)  # fmt: skip
def test_operations_that_are_not_written_as_they_are_make_no_parcel(
    judge: JudgeClient, sheets: Any
) -> None:
    assert read_parcel(parcel(judge, s=sheets)) is None


def test_an_operation_of_another_shape_is_refused_by_the_one_door(
    table: Table, judge: JudgeClient
) -> None:
    odd = parcel(judge, [5, "m", "noi_dung", "7", None], ["f8", "m", ["x"], 7, "b"])
    delivered = deliver(table, odd)
    assert [answer.status for _, answer in delivered.answers] == ["refused", "refused"]
    assert marks() == []
