"""Import and export lose nothing, and the record computes what the file computes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select

from contest.archive.actions.exporting import export_contest
from contest.archive.actions.importing import import_contest
from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.reader import read
from contest.archive.rules.writer import file_text
from contest.audit.actions.trail import SYSTEM
from contest.displays.models import PublishedSnapshot
from contest.ranking.queries.results import results_of
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute
from contest.registration.rules.teams import Team, TeamStatus
from contest.regulations.models import Criterion, Judge
from contest.schedule.models import Turn as TurnRow
from contest.scoring.actions.ledger import moment_text
from contest.scoring.models import LedgerEntry, LedgerHead
from contest.scoring.models import Mark as MarkRow
from contest.scoring.rules.chain import START, Link, first_break
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.asked import asked_of_the_database
from tests.strategies.contest_files import generated

CASES = sorted(
    path
    for path in (Path(__file__).parent.parent / "cases").glob("*.json")
    if not path.name.endswith(".expected.json") and not path.name.startswith("bad-")
)
RANDOM_FILES = 12


def valid(data: bytes) -> ContestFile:
    reading = read(data)
    assert reading.file is not None, reading.faults
    return reading.file


def random_file(seed: int) -> ContestFile:
    return valid(json.dumps(generated(Random(seed))).encode())


def exported(file: ContestFile) -> ContestFile:
    return valid(export_contest(file.contest.slug, by=SYSTEM).encode())


def without_defaults(file: ContestFile) -> ContestFile:
    """The file without what says nothing: rounds in whose running order nobody stands."""
    listed = {key: teams for key, teams in file.running_order.items() if teams}
    return replace(file, running_order=listed)


def assert_nothing_is_lost(file: ContestFile) -> None:
    contest_id = import_contest(file, by=SYSTEM)
    back = exported(file)
    assert without_defaults(back) == without_defaults(file)
    expected = results_json(compute(file.record()))
    assert results_json(compute(back.record())) == expected
    assert results_json(results_of(contest_id)) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_comes_back_as_it_was(any_app: Flask, path: Path) -> None:
    assert_nothing_is_lost(valid(path.read_bytes()))


@pytest.mark.parametrize("seed", range(RANDOM_FILES))
def test_a_random_contest_comes_back_as_it_was(any_app: Flask, seed: int) -> None:
    assert_nothing_is_lost(random_file(seed))


def test_a_second_import_needs_to_be_told_to_replace(any_app: Flask) -> None:
    file = random_file(1)
    import_contest(file, by=SYSTEM)
    before = export_contest(file.contest.slug, by=SYSTEM)
    with pytest.raises(Refusal, match="contest_exists"):
        import_contest(file, by=SYSTEM)
    assert export_contest(file.contest.slug, by=SYSTEM) == before


def test_replacing_leaves_nothing_of_the_old_contest(any_app: Flask) -> None:
    old, new = random_file(2), random_file(3)
    import_contest(old, by=SYSTEM)
    slug = old.contest.slug
    import_contest(replace(new, contest=replace(new.contest, slug=slug)), replace=True, by=SYSTEM)
    assert without_defaults(exported(old)) == without_defaults(
        replace(new, contest=replace(new.contest, slug=slug))
    )
    assert len(db.session.scalars(select(MarkRow)).all()) == len(new.marks)


def test_import_publishes_nothing(app: Flask) -> None:
    for seed in range(4):
        file = random_file(seed)
        file = replace(file, contest=replace(file.contest, slug=f"hoi-thi-{seed}"))
        import_contest(file, by=SYSTEM)
    turns = db.session.scalars(select(TurnRow)).all()
    assert turns
    assert all(turn.released_at is None for turn in turns)
    assert {turn.state for turn in turns} <= {
        "waiting", "marking", "complete", "absent", "disqualified"
    }  # fmt: skip
    assert db.session.scalars(select(PublishedSnapshot)).first() is None


def test_a_turn_is_complete_exactly_when_every_judge_due_has_marked_it(app: Flask) -> None:
    file = random_file(5)
    contest_id = import_contest(file, by=SYSTEM)
    results = compute(replace(file, teams=_all_approved(file)).record())
    states = _states(contest_id)
    for turn in file.turns:
        if turn.status == "done":
            judged = results.teams[turn.team].rounds[turn.round].counts_as_judged
            assert states[turn.round, turn.team] == ("complete" if judged else "marking")


def _all_approved(file: ContestFile) -> tuple[Team, ...]:
    return tuple(replace(team, status=TeamStatus.APPROVED) for team in file.teams)


def _states(contest_id: int) -> dict[tuple[str, str], str]:
    return {
        (turn.round.key, turn.delegation.key): turn.state
        for turn in db.session.scalars(select(TurnRow).where(TurnRow.contest_id == contest_id))
    }


def test_marks_enter_through_the_chained_ledger_in_file_order(any_app: Flask) -> None:
    file = valid((CASES[-1]).read_bytes())
    contest_id = import_contest(file, by=SYSTEM)
    entries = list(_links(contest_id))
    assert first_break(entries) is None
    told = [
        (e.round, e.team, e.judge, e.criterion, e.points) for e, _ in entries if e.kind == "mark"
    ]
    assert told == [
        (mark.round, mark.team, mark.judge, mark.criterion, str(mark.points)) for mark in file.marks
    ]
    head = db.session.get_one(LedgerHead, contest_id)
    assert (head.revision, head.digest) == (len(entries), entries[-1][1])
    assert head.digest != START


def _links(contest_id: int) -> Iterator[tuple[Link, str]]:
    for entry in db.session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.contest_id == contest_id)
        .order_by(LedgerEntry.revision)
    ):
        turn = db.session.get_one(TurnRow, entry.turn_id)
        criterion = entry.criterion_id and db.session.get_one(Criterion, entry.criterion_id).key
        yield (
            Link(
                revision=entry.revision,
                op_id=entry.op_id,
                kind=entry.kind,
                round=turn.round.key,
                team=turn.delegation.key,
                judge=db.session.get_one(Judge, entry.judge_id).key,
                criterion=criterion or None,
                points=entry.points,
                text=entry.text,
                actor=entry.actor,
                device=entry.device,
                at=moment_text(entry.at),
            ),
            entry.digest,
        )


def test_the_public_file_names_nobody(app: Flask) -> None:
    for seed in range(30):
        file = random_file(seed)
        people = [member.name for team in file.teams for member in team.members]
        if not people:
            continue
        import_contest(file, replace=True, by=SYSTEM)
        text = export_contest(file.contest.slug, public=True, by=SYSTEM)
        public = valid(text.encode())
        assert all(not team.members for team in public.teams)
        assert all(not award.members for award in public.awards)
        assert public.marks == file.marks


def test_a_text_that_postgresql_cannot_keep_is_refused_and_nothing_is_written(
    any_app: Flask,
) -> None:
    file = random_file(1)
    broken = replace(file, contest=replace(file.contest, name="Hội\0thi"))
    with pytest.raises(Refusal, match="text_not_storable"):
        import_contest(broken, by=SYSTEM)
    import_contest(file, by=SYSTEM)


def test_the_number_of_queries_does_not_grow_with_the_teams(app: Flask) -> None:
    small, large = _queries(app, 2), _queries(app, 40)
    assert small == large
    assert small < 30


def _queries(app: Flask, teams: int) -> int:
    document = {
        "format": "hoithi/1",
        "contest": {"slug": f"hoi-thi-{teams}", "name": "Hội thi"},
        "rounds": [
            {"key": "thi", "name": "Thi", "criteria": [{"key": "c", "name": "C", "max": "10"}]}
        ],
        "judges": [{"key": "gk1", "name": "Giám khảo"}],
        "teams": [
            {
                "key": f"t{n}",
                "name": f"Đội {n}",
                "members": [{"key": "a", "name": "Lê Thị Hoa", "role": "captain"}],
            }
            for n in range(teams)
        ],
        "turns": [{"round": "thi", "team": f"t{n}", "status": "done"} for n in range(teams)],
        "marks": [
            {"round": "thi", "team": f"t{n}", "judge": "gk1", "criterion": "c", "points": "9"}
            for n in range(teams)
        ],
    }
    contest_id = import_contest(valid(json.dumps(document).encode()), by=SYSTEM)
    db.session.expire_all()
    with asked_of_the_database() as asked:
        results_of(contest_id)
    return len(asked)


def test_a_file_written_twice_is_the_same_text(app: Flask) -> None:
    file = random_file(7)
    import_contest(file, by=SYSTEM)
    once = export_contest(file.contest.slug, by=SYSTEM)
    import_contest(valid(once.encode()), replace=True, by=SYSTEM)
    assert export_contest(file.contest.slug, by=SYSTEM) == once
    assert file_text(valid(once.encode())) == once
