"""A turn from the draw to the board, through the actions, on a real database."""

import json

import pytest
from flask import Flask
from sqlalchemy import select

from contest.displays.queries.snapshots import last_snapshot
from contest.ranking.actions.release import announce, correct_turn, release_turns
from contest.registration.actions.handing_in import withdraw_delegation
from contest.registration.rules.handing_in import Hand
from contest.schedule.actions.deductions import deduct
from contest.scoring.actions.completion import complete_turn, confirm_turn
from contest.scoring.actions.excuses import excuse_judge
from contest.scoring.actions.paper_sheets import type_paper_sheet
from contest.scoring.actions.sheets import lock_round, reopen_sheet
from contest.scoring.models import LedgerEntry, LedgerHead, Mark
from contest.scoring.rules.chain import Link, first_break
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.hall import ORGANISER, SECRETARY, Hall


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


def board(hall: Hall) -> dict:
    snapshot = last_snapshot(hall.contest_id)
    assert snapshot is not None
    return json.loads(snapshot.body)


def rows(hall: Hall) -> dict[str, dict]:
    return {row["team"]: row for row in board(hall)["rows"]}


def test_the_last_sheet_makes_a_turn_complete_and_nothing_makes_it_public(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.judge_all("bao_tuong", "an", "7.25", "8")
    assert hall.turn("bao_tuong", "an").state == "complete"
    assert rows(hall)["an"]["total"] is None


def test_a_confirmed_turn_is_released_and_stands_on_the_board(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.judge_all("bao_tuong", "an", "7.25", "8")
    turn_id = hall.turn("bao_tuong", "an").id
    with pytest.raises(Refusal) as refused:
        release_turns(hall.contest_id, [turn_id], by=ORGANISER)
    assert codes(refused) == ["not_confirmed"]
    confirm_turn(turn_id, by=SECRETARY)
    before = board(hall)["version"]
    release_turns(hall.contest_id, [turn_id], by=ORGANISER)
    shown = board(hall)
    assert shown["version"] > before
    assert shown["state"] == "live"
    assert rows(hall)["an"]["rounds"]["bao_tuong"] == {"result": "15.25", "weighted": "15.25"}
    assert (rows(hall)["an"]["place"], rows(hall)["an"]["total"]) == (1, "15.25")
    assert rows(hall)["binh"]["place"] is None


def test_an_incomplete_turn_names_whose_sheet_is_missing(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.mark("gk2", "bao_tuong", "an", "7", "8")
    with pytest.raises(Refusal) as refused:
        complete_turn(hall.turn("bao_tuong", "an").id, by=SECRETARY)
    assert codes(refused) == ["sheets_missing"]
    assert refused.value.reasons[0].facts["judges"] == "gk1, gk3"


def test_a_reopened_sheet_takes_the_turn_back_and_changes_the_result(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.judge_all("bao_tuong", "an", "7", "8")
    turn_id = hall.turn("bao_tuong", "an").id
    late = {"round": "bao_tuong", "team": "an", "type": "mark", "criterion": "noi_dung"}
    refused = hall.send("gk1", {**late, "points": "9"})
    assert [reason.code for reason in refused[0].reasons] == ["locked"]
    reopen_sheet(turn_id, "gk1", "Ghi nhầm tiêu chí", by=SECRETARY)
    assert hall.turn("bao_tuong", "an").state == "marking"
    place = {"round": "bao_tuong", "team": "an"}
    answers = hall.send("gk1", {**late, "points": "10"}, {**place, "type": "submit"})
    assert [answer.status for answer in answers] == ["accepted", "accepted"]
    assert hall.turn("bao_tuong", "an").state == "complete"


def test_under_round_lock_a_judge_adjusts_until_the_round_is_locked(any_app: Flask) -> None:
    hall = Hall(lock="round", publish={"level": "all", "when": "round"})
    for team in ("an", "binh", "chi"):
        hall.move("bao_tuong", team, "open")
        hall.judge_all("bao_tuong", team, "7", "8")
    change = {"round": "bao_tuong", "team": "an", "type": "mark", "criterion": "noi_dung"}
    assert hall.send("gk1", {**change, "points": "9"})[0].status == "accepted"
    emptied = hall.send("gk1", {**change, "points": None})
    assert [reason.code for reason in emptied[0].reasons] == ["submitted"]
    turn_id = hall.turn("bao_tuong", "an").id
    with pytest.raises(Refusal) as refused:
        confirm_turn(turn_id, by=SECRETARY)
    assert codes(refused) == ["sheets_unlocked"]
    lock_round(hall.contest_id, "bao_tuong", by=SECRETARY)
    locked = hall.send("gk1", {**change, "points": "10"})
    assert [reason.code for reason in locked[0].reasons] == ["locked"]
    confirm_turn(turn_id, by=SECRETARY)
    with pytest.raises(Refusal) as whole:
        release_turns(hall.contest_id, [turn_id], by=ORGANISER)
    assert codes(whole) == ["not_confirmed"]
    assert whole.value.reasons[0].facts["teams"] == "Đội Bình, Đội Chi" or set(
        whole.value.reasons[0].facts["teams"].split(", ")
    ) == {"Đội Bình", "Đội Chi"}


def test_a_team_that_has_withdrawn_does_not_keep_a_round_from_being_locked(any_app: Flask) -> None:
    hall = Hall(lock="round", publish={"level": "all", "when": "round"})
    for team in ("an", "binh"):
        hall.move("bao_tuong", team, "open")
        hall.judge_all("bao_tuong", team, "7", "8")
    with pytest.raises(Refusal) as refused:
        lock_round(hall.contest_id, "bao_tuong", by=SECRETARY)
    assert refused.value.reasons[0].facts["teams"] == "Đội Chi"
    gone = hall.turn("bao_tuong", "chi").delegation_id
    withdraw_delegation(hall.contest_id, gone, "", hand=Hand.ORGANISER, by=ORGANISER)
    lock_round(hall.contest_id, "bao_tuong", by=SECRETARY)


def test_an_excused_judge_counts_no_more_and_the_marks_stay_in_the_ledger(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    for judge in ("gk1", "gk2"):
        hall.mark(judge, "bao_tuong", "an", "6", "6")
    marks = len(db.session.scalars(select(LedgerEntry)).all())
    excuse_judge(hall.turn("bao_tuong", "an").id, "gk3", "cùng đơn vị", by=SECRETARY)
    assert hall.turn("bao_tuong", "an").state == "complete"
    assert len(db.session.scalars(select(LedgerEntry)).all()) == marks + 1


def test_a_paper_sheet_is_typed_in_whole_or_not_at_all(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    turn_id = hall.turn("bao_tuong", "an").id
    with pytest.raises(Refusal) as refused:
        type_paper_sheet(turn_id, "gk1", {"noi_dung": "7,3"}, "", by=SECRETARY)
    assert codes(refused) == ["paper_points", "paper_points"]
    assert db.session.scalars(select(Mark)).all() == []
    type_paper_sheet(turn_id, "gk1", {"noi_dung": "7,25", "hinh_thuc": "8"}, "", by=SECRETARY)
    assert {mark.points for mark in db.session.scalars(select(Mark))} == {"7.25", "8"}


def test_the_announcement_waits_for_every_result_then_names_the_prizes(any_app: Flask) -> None:
    hall = Hall(publish={"level": "top", "when": "end"})
    points = {"an": "9", "binh": "8", "chi": "7"}
    for round_key, first in (("bao_tuong", "open"), ("chao_hoi", "call")):
        for team, given in points.items():
            hall.move(round_key, team, first)
            if first == "call":
                hall.move(round_key, team, "finish")
            hall.judge_all(round_key, team, given, given)
            if (round_key, team) != ("chao_hoi", "chi"):
                confirm_turn(hall.turn(round_key, team).id, by=SECRETARY)
    with pytest.raises(Refusal) as early:
        announce(hall.contest_id, by=ORGANISER)
    assert codes(early) == ["not_confirmed"]
    confirm_turn(hall.turn("chao_hoi", "chi").id, by=SECRETARY)
    hidden = board(hall)
    assert all(set(row) == {"team", "name", "division"} for row in hidden["rows"])
    announce(hall.contest_id, by=ORGANISER)
    shown = board(hall)
    assert shown["state"] == "final"
    assert [(a["key"], a["teams"]) for a in shown["awards"]] == [
        ("nhat", ["an"]),
        ("khuyen_khich", sorted(["binh", "chi"], key=hall_order(hall).__getitem__)),
    ]
    assert {row["team"] for row in shown["rows"] if "total" in row} == {"an"}


def hall_order(hall: Hall) -> dict[str, int]:
    numbers = {}
    for team in ("an", "binh", "chi"):
        number = hall.turn("bao_tuong", team).delegation.team_number
        assert number is not None
        numbers[team] = number
    return numbers


def test_a_correction_takes_the_result_from_the_board_until_it_is_released_again(
    any_app: Flask,
) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.judge_all("bao_tuong", "an", "7", "8")
    turn_id = hall.turn("bao_tuong", "an").id
    confirm_turn(turn_id, by=SECRETARY)
    release_turns(hall.contest_id, [turn_id], by=ORGANISER)
    with pytest.raises(Refusal):
        deduct(turn_id, "1", "Nộp muộn", by=SECRETARY)
    correct_turn(turn_id, "Cộng nhầm", by=ORGANISER)
    assert rows(hall)["an"]["total"] is None


def test_the_ledger_is_a_chain_and_replays_to_the_marks(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.judge_all("bao_tuong", "an", "7", "8")
    reopen_sheet(hall.turn("bao_tuong", "an").id, "gk2", "Nhầm", by=SECRETARY)
    hall.mark("gk2", "bao_tuong", "an", "9.5", "10")
    entries = db.session.scalars(select(LedgerEntry).order_by(LedgerEntry.revision)).all()
    names = {"gk1", "gk2", "gk3"}
    links = [
        (
            Link(
                revision=entry.revision,
                op_id=entry.op_id,
                kind=entry.kind,
                round="bao_tuong",
                team="an",
                judge=next(n for n in names if hall.seat(n).judge_id == entry.judge_id),
                criterion=None
                if entry.criterion_id is None
                else ("noi_dung", "hinh_thuc")[entry.criterion_id - 1],
                points=entry.points,
                text=entry.text,
                actor=entry.actor,
                device=entry.device,
                at=entry.at.isoformat(timespec="microseconds"),
            ),
            entry.digest,
        )
        for entry in entries
    ]
    assert first_break(links) is None
    assert db.session.scalars(select(LedgerHead)).one().digest == entries[-1].digest
    replayed: dict[tuple[int, int, int], str | None] = {}
    for entry in entries:
        if entry.kind == "mark":
            assert entry.criterion_id is not None
            replayed[entry.turn_id, entry.judge_id, entry.criterion_id] = entry.points
    assert replayed == {
        (mark.turn_id, mark.judge_id, mark.criterion_id): mark.points
        for mark in db.session.scalars(select(Mark))
    }
    changed = [*links]
    changed[2] = (changed[2][0], "0" * 64)
    assert first_break(changed) == 3
