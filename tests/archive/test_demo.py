"""The demo: one contest at four points of its life, the same at every installation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.accounts.passwords import verify_password
from contest.archive.actions.demo import Stage, make_demo
from contest.archive.actions.demo_people import renew_demo_passwords
from contest.archive.actions.exporting import export_contest
from contest.archive.demo import load_for_serving
from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.displays.queries.snapshots import last_snapshot
from contest.ranking.queries.results import results_of
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest
from contest.regulations.rules.composition import Level
from contest.schedule.models import Draw, Turn
from contest.schedule.rules.draw import order_of_seed
from contest.scoring.models import LedgerEntry
from contest.shared.command_line import Failure
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import create_contest
from tests.conftest import SECRET, settings_for

PHONE_OR_ID = re.compile(r"(?<!\d)(?:\+84|0)\d{8,10}(?!\d)|(?<!\d)\d{9,12}(?!\d)")


def states(contest_id: int) -> Counter[tuple[str, str]]:
    return Counter(
        (turn.round.key, turn.state)
        for turn in db.session.scalars(select(Turn).where(Turn.contest_id == contest_id))
    )


def test_at_registration_there_is_a_delegation_of_every_kind(app: Flask) -> None:
    contest_id = make_demo(Stage.REGISTERING, by=SYSTEM)
    rows = db.session.scalars(select(Delegation)).all()
    assert {row.status for row in rows} == {"draft", "submitted", "returned", "approved"}
    assert all(row.comment for row in rows if row.status == "returned")
    assert len(rows) < 20, "some units have not begun"
    results = results_of(contest_id)
    told = {v.level for team in results.teams.values() for v in team.violations}
    assert told == set(Level)
    assert last_snapshot(contest_id) is None


def test_no_approved_delegation_breaks_a_must(app: Flask) -> None:
    for stage in Stage:
        contest_id = make_demo(stage, replace_it=True, by=SYSTEM)
        approved = {
            team.key
            for team in contest_file_of(contest_id).teams
            if team.status is TeamStatus.APPROVED
        }
        for key, team in results_of(contest_id).teams.items():
            errors = [v for v in team.violations if v.level is Level.ERROR]
            assert not (key in approved and errors), (stage, key, errors)


def test_registration_of_the_demo_is_open(app: Flask) -> None:
    contest_id = make_demo(Stage.REGISTERING, by=SYSTEM)
    contest = db.session.get_one(Contest, contest_id)
    closes = contest_file_of(contest_id).contest.closes_at
    assert closes is not None
    assert closes > contest.created_at


def test_drawn_gives_every_team_a_number_that_the_seed_gives_again(app: Flask) -> None:
    contest_id = make_demo(Stage.DRAWN, by=SYSTEM)
    teams = {row.key: row for row in db.session.scalars(select(Delegation))}
    assert len(teams) == 20
    assert {row.status for row in teams.values()} == {"approved"}
    draw = db.session.scalars(select(Draw)).one()
    assert draw.seed is not None
    again = order_of_seed(draw.seed, list(teams))
    assert sorted(teams, key=lambda key: teams[key].team_number or 0) == again
    assert states(contest_id).keys() == {
        ("bao_tuong", "waiting"), ("chao_hoi", "waiting"), ("tieu_pham", "waiting")
    }  # fmt: skip


def test_marking_opens_every_wall_newspaper_and_nothing_is_marked(any_app: Flask) -> None:
    contest_id = make_demo(Stage.MARKING, by=SYSTEM)
    assert states(contest_id) == {
        ("bao_tuong", "marking"): 20,
        ("chao_hoi", "on_stage"): 1,
        ("chao_hoi", "waiting"): 19,
        ("tieu_pham", "waiting"): 20,
    }
    on_stage = db.session.scalars(select(Turn).where(Turn.state == "on_stage")).one()
    assert on_stage.delegation.team_number == 1
    assert db.session.scalars(select(LedgerEntry)).first() is None
    assert last_snapshot(contest_id) is not None


def test_finished_is_announced_with_one_tie_broken(any_app: Flask) -> None:
    contest_id = make_demo(Stage.FINISHED, by=SYSTEM)
    results = results_of(contest_id, public_only=True)
    assert results.complete
    assert results_json(results) == results_json(results_of(contest_id))
    [ranking] = results.rankings
    assert "round:tieu_pham" in {place.decided_by for place in ranking.places}
    assert len({place.place for place in ranking.places}) == 20
    assert {award.state for award in results.awards} == {"given"}
    codes = {
        deduction.code or "by hand"
        for team in results.teams.values()
        for turn in team.rounds.values()
        for deduction in turn.deductions
    }
    assert codes == {"overtime", "by hand"}
    assert db.session.get_one(Contest, contest_id).announced_at is not None


def test_the_file_of_the_demo_computes_what_the_demo_shows(app: Flask) -> None:
    contest_id = make_demo(Stage.FINISHED, by=SYSTEM)
    reading = read(export_contest("ha-trung-2023", by=SYSTEM).encode())
    assert reading.file is not None
    assert results_json(compute(reading.file.record())) == results_json(results_of(contest_id))


def test_the_demo_is_the_same_at_every_installation(app: Flask) -> None:
    texts = []
    for _ in range(2):
        make_demo(Stage.FINISHED, replace_it=True, by=SYSTEM)
        texts.append(export_contest("ha-trung-2023", by=SYSTEM))
    assert texts[0] == texts[1]


def test_nobody_in_the_demo_has_a_phone_or_an_id_number(app: Flask) -> None:
    make_demo(Stage.REGISTERING, by=SYSTEM)
    assert PHONE_OR_ID.search(export_contest("ha-trung-2023", by=SYSTEM)) is None
    assert all(row.manager_phone is None for row in db.session.scalars(select(Delegation)))


def test_a_contest_that_is_there_is_kept_unless_it_shall_be_replaced(app: Flask) -> None:
    make_demo(Stage.DRAWN, by=SYSTEM)
    with pytest.raises(Refusal, match="contest_exists"):
        make_demo(Stage.MARKING, by=SYSTEM)
    assert db.session.scalars(select(LedgerEntry)).first() is None
    assert db.session.scalars(select(Turn).where(Turn.state == "on_stage")).first() is None


def test_the_printed_passwords_open_the_accounts_whatever_was_changed(app: Flask) -> None:
    make_demo(Stage.REGISTERING, by=SYSTEM)
    printed = renew_demo_passwords(SECRET)
    assert {row.sign_in_name for row in printed} >= {"tochuc", "thuky", "ha-bac"}
    somebody = db.session.scalars(select(Person).where(Person.sign_in_name == "tochuc")).one()
    somebody.password_hash, somebody.active = "changed", False
    db.session.commit()
    for row in renew_demo_passwords(SECRET):
        person = db.session.scalars(
            select(Person).where(Person.sign_in_name == row.sign_in_name)
        ).one()
        assert person.active
        assert verify_password(person.password_hash, row.password)


def test_another_installation_has_other_passwords(app: Flask) -> None:
    make_demo(Stage.REGISTERING, by=SYSTEM)
    here = {row.password for row in renew_demo_passwords(SECRET)}
    there = {row.password for row in renew_demo_passwords(SECRET + "x")}
    assert len(here) == len(PEOPLE_ROLES)
    assert not here & there


PEOPLE_ROLES = {
    None, "organiser", "secretary", "head_judge", "timekeeper", "mc", "representative"
}  # fmt: skip


def test_there_is_one_person_for_every_role_also_after_replacing(app: Flask) -> None:
    for stage in (Stage.REGISTERING, Stage.MARKING):
        make_demo(stage, replace_it=True, by=SYSTEM)
        people = db.session.scalars(select(Person)).all()
        assert len(people) == len(PEOPLE_ROLES)
        roles = [row.role for row in db.session.scalars(select(Membership))]
        assert sorted(roles) == sorted(role for role in PEOPLE_ROLES if role)
        assert [person.sign_in_name for person in people if person.is_administrator] == ["quantri"]


def test_serving_an_empty_installation_loads_the_demo(
    app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_for_serving(settings_for(tmp_path), waiting=False)
    assert "tochuc" in capsys.readouterr().out
    assert db.session.scalars(select(Contest)).one().is_demo


def test_serving_a_real_contest_loads_no_demo_and_prints_no_password(
    app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    create_contest("trong-xa-2026", "xa-ta", "Hội thi của xã", by=SYSTEM)
    load_for_serving(replace(settings_for(tmp_path), host="0.0.0.0"), waiting=False)  # noqa: S104
    assert capsys.readouterr().out == ""
    assert [row.slug for row in db.session.scalars(select(Contest))] == ["xa-ta"]


def test_serving_with_an_account_but_no_contest_loads_no_demo(
    app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_demo(Stage.REGISTERING, by=SYSTEM)
    for row in db.session.scalars(select(Contest)):
        db.session.delete(row)
    for person in db.session.scalars(select(Person)):
        person.is_demo = False
    db.session.commit()
    load_for_serving(replace(settings_for(tmp_path), host="0.0.0.0"), waiting=False)  # noqa: S104
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("loaded", [True, False])
def test_the_demo_is_refused_to_the_network_unless_told(
    app: Flask, tmp_path: Path, loaded: bool
) -> None:
    if loaded:
        make_demo(Stage.REGISTERING, by=SYSTEM)
    outside = replace(settings_for(tmp_path), host="0.0.0.0")  # noqa: S104
    with pytest.raises(Failure, match="HOITHI_DEMO=public"):
        load_for_serving(outside, waiting=False)
    load_for_serving(replace(outside, demo_is_public=True), waiting=False)
