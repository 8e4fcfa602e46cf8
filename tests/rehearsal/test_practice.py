"""The practice copy: what it takes over, what it does not, who gets in, where it is marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select

from contest.archive.actions.exporting import export_contest
from contest.archive.actions.importing import import_contest
from contest.archive.actions.practice import drop_practice, make_practice
from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.practice import practice_file, practice_slug
from contest.archive.rules.reader import read
from contest.archive.rules.writer import file_text
from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.documents.actions.printing import print_paper
from contest.documents.queries.printing import PaperDesk
from contest.regulations.models import Contest
from contest.rehearsal.actions.robots import Wish, begin_run
from contest.scoring.actions.seats import SeatAsk, make_seats, take_seat
from contest.scoring.models import LedgerHead
from contest.scoring.queries.seat_turns import seat_turns, seat_turns_json
from contest.scoring.queries.seats import seat_codes
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import HERE, csrf_of, looking_into, name_of, signed_in
from tests.documents import pdf_page
from tests.hall import Hall, document
from tests.held import Held
from tests.held import held as held_here

BAND = "DIỄN TẬP – không phải kết quả chính thức"
PAGE = f"/hoi-thi/{HERE}/dien-tap"
COPY = f"/hoi-thi/{HERE}-dien-tap"
PERSON = {
    "key": "m1", "name": "Hà Thị Thật", "role": "captain", "born": "1961-02-17",
    "gender": "female", "ethnicity": "Mường", "group": "poor_household",
}  # fmt: skip


def with_a_person() -> dict[str, Any]:
    parts = document()
    parts["teams"][0]["members"] = [PERSON]
    parts["awards"].append(
        {
            "key": "dep",
            "name": "Đội đẹp",
            "by": "manual",
            "members": [{"team": "an", "member": "m1"}],
        }
    )
    return parts


def read_file(parts: dict[str, Any]) -> ContestFile:
    reading = read(json.dumps(parts).encode())
    assert reading.file is not None, reading.faults
    return reading.file


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


def test_nothing_of_a_person_is_taken_over_and_the_file_reads_back() -> None:
    file = practice_file(read_file(with_a_person()))
    text = file_text(file)
    assert [team.name for team in file.teams] == ["Đội An", "Đội Bình", "Đội Chi"]
    for secret in ("Hà Thị Thật", "1961-02-17", "Nguyễn Văn Nhất", "m1"):
        assert secret not in text
    [captain] = file.teams[0].members
    assert captain.role == "captain"
    assert file.contest.name == "Diễn tập – Hội thi"
    assert read(text.encode()).file == file


@pytest.mark.parametrize("approved", [0, 1])
def test_where_too_few_teams_are_approved_the_copy_invents_its_own(approved: int) -> None:
    parts = document()
    for team in parts["teams"][approved:]:
        team["status"] = "draft"
    teams = practice_file(read_file(parts)).teams
    assert [team.name for team in teams] == [f"Đội diễn tập {n}" for n in (1, 2, 3, 4)]
    assert len({member.name for team in teams for member in team.members}) > 1


def test_a_long_slug_still_makes_a_slug() -> None:
    assert practice_slug("a" * 54 + "-" + "b" * 9) == "a" * 54 + "-dien-tap"


def official(contest_id: int) -> tuple[object, ...]:
    """The record of the official contest: its file, the head of its ledger, its log, its row."""
    db.session.rollback()
    row = db.session.get_one(Contest, contest_id)
    return (
        file_text(contest_file_of(contest_id)),
        db.session.scalar(select(LedgerHead.digest).where(LedgerHead.contest_id == contest_id)),
        db.session.scalar(select(func.count()).where(AuditEntry.contest_id == contest_id)),
        (row.version, row.pulse, row.announced_at),
    )


def test_the_copy_begins_at_the_draw_without_a_mark_and_changes_nothing_official(
    any_app: Flask,
) -> None:
    hall = Hall()
    hall.move("chao_hoi", "an", "call")
    hall.mark("gk1", "chao_hoi", "an", "7.25", "8")
    before = official(hall.contest_id)
    copy = make_practice(hall.contest_id, by=SYSTEM)
    made, given = contest_file_of(copy), contest_file_of(hall.contest_id)
    assert (made.marks, made.decisions) == ((), ())
    assert made.running_order == given.running_order
    assert {turn.status for turn in made.turns} == {"pending"}
    assert make_practice(hall.contest_id, by=SYSTEM)  # begun anew
    drop_practice(hall.contest_id, by=SYSTEM)
    assert official(hall.contest_id) == before
    assert db.session.scalars(select(Contest.slug)).all() == ["hoi-thi"]


def test_what_cannot_be_practised_is_refused_with_every_reason(app: Flask) -> None:
    hall = Hall()
    copy = make_practice(hall.contest_id, by=SYSTEM)
    with pytest.raises(Refusal) as refused:
        make_practice(copy, by=SYSTEM)
    assert codes(refused) == ["practice_of_practice"]
    bare = replace(read_file(document()), judges=(), turns=())
    bare = replace(bare, contest=replace(bare.contest, slug="chua-co-ai"))
    taken = replace(bare, contest=replace(bare.contest, slug="chua-co-ai-dien-tap"))
    number = import_contest(bare, by=SYSTEM)
    import_contest(taken, by=SYSTEM)
    with pytest.raises(Refusal) as refused:
        make_practice(number, by=SYSTEM)
    assert codes(refused) == ["practice_no_judges", "practice_slug_taken"]
    with pytest.raises(Refusal) as refused:
        begin_run(number, Wish(seed=1, faults=True, whole_day=True, speed=None), by=SYSTEM)
    assert codes(refused) == ["robots_only_in_practice"]


def test_no_file_leaves_a_copy_and_no_contest_is_taken_into_one(app: Flask) -> None:
    make_practice(Hall().contest_id, by=SYSTEM)
    slug = practice_slug("hoi-thi")
    with pytest.raises(Refusal) as refused:
        export_contest(slug, by=SYSTEM)
    assert codes(refused) == ["practice_not_exported"]
    file = read_file(document())
    with pytest.raises(Refusal) as refused:
        import_contest(
            replace(file, contest=replace(file.contest, slug=slug)), replace=True, by=SYSTEM
        )
    assert codes(refused) == ["slug_is_practice"]


def test_a_tablet_that_practises_says_so_and_cannot_mark_officially(app: Flask) -> None:
    hall = Hall()
    copy = make_practice(hall.contest_id, by=SYSTEM)
    make_seats(hall.contest_id)
    make_seats(copy)
    secret = current_app.config["SETTINGS"].secret_key
    real, own = seat_codes(hall.contest_id, secret)[0], seat_codes(copy, secret)[0]
    assert {real.token, real.pin}.isdisjoint({own.token, own.pin})
    assert take_seat(SeatAsk(device="may-1", token=own.token), secret).contest == "hoi-thi-dien-tap"
    assert seat_turns_json(seat_turns(db.session(), copy, "gk1"))["practice"] is True
    assert seat_turns_json(seat_turns(db.session(), hall.contest_id, "gk1"))["practice"] is False


def test_every_page_of_a_paper_says_that_it_is_practice(app: Flask) -> None:
    hall = Hall()
    copy = make_practice(hall.contest_id, by=SYSTEM)
    for contest_id, marked in ((copy, True), (hall.contest_id, False)):
        job = PaperDesk(contest_id, None).sheets("chao_hoi", "blank")
        pages = pdf_page.pages(print_paper(contest_id, job, by=SYSTEM))
        assert [BAND in page.extract_text() for page in pages] == [marked] * len(pages)


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(with_a_person())


def test_the_organiser_makes_it_and_whoever_works_in_the_contest_practises(hall: Held) -> None:
    organiser = hall.client()
    token = csrf_of(organiser.get(PAGE).text)
    answer = organiser.post(f"{PAGE}/tao", data={"csrf_token": token}, follow_redirects=True)
    assert "Đã tạo bản diễn tập" in answer.text
    assert BAND not in answer.text
    assert organiser.get(f"{COPY}/dien-tap").headers["Location"] == PAGE
    for path in ("", "/the-le", "/bang-diem", "/man-chieu", "/ban-thu-ky", "/san-khau"):
        assert BAND in organiser.get(f"{COPY}{path}").text, path
        assert BAND not in organiser.get(f"/hoi-thi/{HERE}{path}").text, path
    for host, marked in ((COPY, True), (f"/hoi-thi/{HERE}", False)):
        taken = organiser.get(f"{host}/doan/tong-hop.xlsx").headers["Content-Disposition"]
        assert ("dien-tap" in taken) is marked
    assert hall.client("mc").get(f"{COPY}/chuong-trinh").status_code == 200
    assert hall.client("timekeeper").get(f"{COPY}/san-khau").status_code == 200
    assert "Diễn tập – " in hall.client("secretary").get("/").text
    assert hall.client("representative").get(COPY).status_code == 403
    assert "Diễn tập – " not in hall.client("representative").get("/").text
    assert hall.client(slug="hoi-thi-khac").get(COPY).status_code == 403
    for stranger in ("mc", "secretary"):
        assert hall.client(stranger).get(PAGE).status_code == 403


def test_a_role_that_is_taken_is_taken_in_the_copy_too(hall: Held) -> None:
    with looking_into(hall.app):
        make_practice(hall.contest_id, by=SYSTEM)
    mc = signed_in(hall.app, name_of("mc"))
    assert mc.get(f"{COPY}/chuong-trinh").status_code == 200
    with looking_into(hall.app):
        db.session.execute(
            db.text("DELETE FROM memberships WHERE role = 'mc' AND contest_id = :here"),
            {"here": hall.contest_id},
        )
        db.session.commit()
    assert mc.get(f"{COPY}/chuong-trinh").status_code == 403
