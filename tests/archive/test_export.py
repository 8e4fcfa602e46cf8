"""What the file says of a contest that went on after its import."""

from __future__ import annotations

import json
from typing import Any

from flask import Flask
from sqlalchemy import select

from contest.archive.actions.exporting import export_contest
from contest.archive.actions.importing import import_contest
from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.ranking.queries.results import results_of
from contest.regulations.models import Criterion, Judge
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.scoring.actions.ledger import NewEntry, Ref, TurnRef, append, lock_head
from contest.scoring.models import LedgerEntry, Sheet
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.small_contests import contest


def imported(**parts: Any) -> int:
    document = contest({"thi": {"a": ["9", "8"], "b": ["7", "6"]}}, **parts)
    reading = read(json.dumps(document).encode())
    assert reading.file is not None, reading.faults
    return import_contest(reading.file, by=SYSTEM)


def later_mark(contest_id: int, team: str, judge: str, points: str | None) -> None:
    turn = turn_of(team)
    with transaction() as session:
        entry = NewEntry(
            op_id=f"later/{team}/{judge}/{points}",
            kind="mark",
            turn=TurnRef(turn.id, "thi", team),
            judge=Ref(session.scalars(select(Judge.id).where(Judge.key == judge)).one(), judge),
            criterion=Ref(session.scalars(select(Criterion.id)).one(), "diem"),
            points=points,
        )
        append(lock_head(session, contest_id), [entry], by=SYSTEM, at=clock.now())


def turn_of(team: str) -> Turn:
    turns = db.session.scalars(select(Turn)).all()
    return next(turn for turn in turns if turn.delegation.key == team)


def marks_in_file(contest_id: int) -> list[tuple[str, str, str]]:
    return [(m.team, m.judge, str(m.points)) for m in contest_file_of(contest_id).marks]


def test_a_corrected_mark_keeps_its_place_and_has_its_latest_points(app: Flask) -> None:
    contest_id = imported()
    later_mark(contest_id, "a", "gk1", "9.5")
    assert marks_in_file(contest_id) == [
        ("a", "gk1", "9.5"), ("a", "gk2", "8"), ("b", "gk1", "7"), ("b", "gk2", "6")
    ]  # fmt: skip


def test_a_mark_taken_back_is_in_the_ledger_and_not_in_the_file(app: Flask) -> None:
    contest_id = imported()
    before = db.session.scalars(select(LedgerEntry)).all()
    later_mark(contest_id, "a", "gk1", None)
    assert ("a", "gk1") not in {(team, judge) for team, judge, _ in marks_in_file(contest_id)}
    assert len(db.session.scalars(select(LedgerEntry)).all()) == len(before) + 1


def test_marks_of_a_judge_excused_later_stay_out_of_the_file(app: Flask) -> None:
    contest_id = imported()
    gk1 = db.session.scalars(select(Judge.id).where(Judge.key == "gk1")).one()
    sheet = db.session.get_one(Sheet, (turn_of("a").id, gk1))
    sheet.excused, sheet.excused_reason = True, "cùng đơn vị"
    db.session.commit()
    file = contest_file_of(contest_id)
    assert [(e.team, e.judge, e.reason) for e in file.excused] == [("a", "gk1", "cùng đơn vị")]
    assert ("a", "gk1", "9") not in marks_in_file(contest_id)
    assert read(export_contest("hoi-thi", by=SYSTEM).encode()).faults == ()


def test_a_turn_is_done_from_marking_onward(app: Flask) -> None:
    contest_id = imported()
    turn = turn_of("a")
    told = {}
    for state in TurnState:
        turn.state = state.value
        db.session.commit()
        status = {row.team: row.status for row in contest_file_of(contest_id).turns}["a"]
        told[state.value] = status.value
    assert told == {
        "waiting": "pending", "on_stage": "pending", "marking": "done", "complete": "done",
        "confirmed": "done", "published": "done", "closed": "done", "absent": "absent",
        "disqualified": "disqualified",
    }  # fmt: skip


def test_a_place_in_the_running_order_alone_is_no_turn(app: Flask) -> None:
    contest_id = imported(turns=[], marks=[], running_order={"thi": ["b", "a"]})
    file = contest_file_of(contest_id)
    assert file.turns == ()
    assert file.running_order == {"thi": ("b", "a")}


def test_what_is_not_released_is_in_no_public_result(app: Flask) -> None:
    contest_id = imported()
    assert {row.code for row in results_of(contest_id, public_only=True).missing} == {"pending"}
    turn_of("b").released_at = clock.now()
    db.session.commit()
    results = results_of(contest_id, public_only=True)
    assert results.teams["a"].provisional_total == 0
    assert str(results.teams["b"].total) == "6.50"
