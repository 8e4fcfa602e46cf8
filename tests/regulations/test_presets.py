"""Presets: plain contest files that say which of their values no plan gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM, Actor
from contest.audit.models import AuditEntry
from contest.regulations.actions.edit import Faulty
from contest.regulations.models import Contest
from contest.regulations.queries.presets import FOLDER, Preset, list_presets, read_preset
from contest.regulations.queries.values import regulations_of
from contest.regulations.rules.document import write_regulations
from contest.regulations.rules.proposals import inside
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound, Refusal
from tests.cast import create_contest

PRESETS = list_presets()


def document_of(preset: Preset) -> dict[str, Any]:
    return write_regulations(preset.regulations) | {"letterhead": dict(preset.letterhead)}


def value_at(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def test_the_three_presets_are_offered_in_order() -> None:
    assert [preset.key for preset in PRESETS] == ["ha-trung-2023", "trong-xa-2026", "tinh-cum"]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_is_a_plain_contest_file(preset: Preset) -> None:
    reading = read((FOLDER / f"{preset.key}.json").read_bytes())
    assert reading.faults == ()
    assert reading.file is not None
    assert reading.file.teams == ()


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_proposal_points_at_a_value(preset: Preset) -> None:
    document = document_of(preset)
    for pointer in preset.proposals:
        value_at(document, pointer)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_criteria_of_the_rounds_make_a_hundred_points(preset: Preset) -> None:
    rounds = preset.regulations.rounds
    assert sum(c.max for one in rounds for c in one.criteria) == Decimal(100)


def test_the_facts_of_the_plan_are_no_proposals() -> None:
    preset = read_preset("ha-trung-2023")
    facts = (
        "/contest/name", "/contest/theme", "/contest/plan/number", "/contest/venue",
        "/contest/registration_closes", "/units", "/composition/0", "/composition/13",
        "/rounds/0/name", "/rounds/1/name", "/rounds/2/name",
    )  # fmt: skip
    for fact in facts:
        assert inside(preset.proposals, fact) == []
    assert len(preset.regulations.units) == 20


def test_the_plan_gives_no_points_minutes_panel_or_prizes() -> None:
    preset = read_preset("ha-trung-2023")
    document = document_of(preset)
    for number, one in enumerate(document["rounds"]):
        for line, _ in enumerate(one["criteria"]):
            assert f"/rounds/{number}/criteria/{line}/max" in preset.proposals
    assert "/rounds/1/time/max_seconds" in preset.proposals
    assert {f"/judges/{n}" for n in range(5)} <= set(preset.proposals)
    assert {f"/awards/{n}" for n in range(7)} <= set(preset.proposals)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_contest_has_the_regulations_of_its_preset(any_app: Flask, preset: Preset) -> None:
    contest_id = create_contest(preset.key, "hoi-thi", "Hội thi của chúng tôi", by=SYSTEM)
    made, given = regulations_of(contest_id), preset.regulations
    assert (made.rounds, made.composition, made.awards) == (
        given.rounds, given.composition, given.awards
    )  # fmt: skip
    assert (made.units, made.divisions, made.judges) == (given.units, given.divisions, given.judges)
    assert (made.tie_breaks, made.settings) == (given.tie_breaks, given.settings)
    contest = db.session.get_one(Contest, contest_id)
    assert contest.name == "Hội thi của chúng tôi"
    assert set(contest.proposals) == set(preset.proposals) - {"/contest/name"}
    assert contest.letterhead == preset.letterhead
    assert not contest.is_demo


def test_whoever_creates_a_contest_organises_it_and_it_is_on_record(app: Flask) -> None:
    person = Person(
        sign_in_name="hoa", name="Lê Thị Hoa", password_hash="-", created_at=clock.now()
    )
    db.session.add(person)
    db.session.commit()
    by = Actor(f"person:{person.id}", person.name)
    contest_id = create_contest("trong-xa-2026", "xa-ta", "Hội thi", by=by)
    membership = db.session.scalars(select(Membership)).one()
    assert (membership.person_id, membership.contest_id) == (person.id, contest_id)
    assert membership.role == "organiser"
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor, entry.contest_id) == ("contest.create", by.key, contest_id)


def test_a_slug_is_given_once(app: Flask) -> None:
    create_contest("trong-xa-2026", "xa-ta", "Hội thi", by=SYSTEM)
    with pytest.raises(Refusal, match="contest_exists"):
        create_contest("tinh-cum", "xa-ta", "Hội thi khác", by=SYSTEM)
    assert len(db.session.scalars(select(Contest)).all()) == 1


@pytest.mark.parametrize(("slug", "name"), [("Xã ta", "Hội thi"), ("xa-ta", "  ")])
def test_what_no_contest_can_be_called_is_told_at_its_field(
    app: Flask, slug: str, name: str
) -> None:
    with pytest.raises(Faulty) as told:
        create_contest("trong-xa-2026", slug, name, by=SYSTEM)
    [fault] = told.value.faults
    assert fault.pointer == ("/contest/slug" if name.strip() else "/contest/name")
    assert db.session.scalars(select(Contest)).first() is None


def test_there_is_no_other_preset(app: Flask) -> None:
    with pytest.raises(NotFound):
        create_contest("khong-co", "xa-ta", "Hội thi", by=SYSTEM)
