"""After the last day people are anonymous for good, and every result is what it was."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, text

from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.reader import read
from contest.archive.rules.writer import file_text
from contest.audit.actions.trail import SYSTEM, note
from contest.files.models import StoredFile
from contest.preparation.models import Duty, Piece, PieceFile, ScriptVersion
from contest.privacy.actions.anonymise import anonymise_due, anonymise_people
from contest.privacy.models import Retention
from contest.privacy.queries.retention import is_forgotten, today
from contest.registration.models import Delegation, ListPhoto
from contest.regulations.models import Contest
from contest.scoring.models import LedgerHead
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.files.kept import keep_file
from tests.held import PATH, Held
from tests.privacy.hall import SECRETS, planted
from tests.registration.lists import send, words_of
from tests.small_contests import results

PEOPLE_PAGE = f"{PATH}/du-lieu-ca-nhan"
NAMES = ("Lê Thị An", "Vi Văn Bình", "Phạm Văn Đại", "Đỗ Văn Chi", "Lê Thị Dung")
KEYS = ("le-thi-an", "vi-van-binh", "pham-van-dai", "do-van-chi", "le-thi-dung")


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with planted(tmp_path, migrated_file) as made:
        yield made


def exported(hall: Held) -> dict[str, Any]:
    with looking_into(hall.app):
        found: dict[str, Any] = json.loads(file_text(contest_file_of(hall.contest_id)))
        return found


def told(hall: Held) -> str:
    """Everything in the database as text, accounts and sessions aside."""
    with looking_into(hall.app):
        tables = [t for t in inspect(db.engine).get_table_names() if t not in ("people",)]
        rows = [db.session.execute(text(f'SELECT * FROM "{t}"')).all() for t in tables]  # noqa: S608
        return "\n".join(
            part.encode().decode("unicode_escape") if "\\u" in part else part
            for table in rows
            for row in table
            for part in map(str, row)
        )


def forget(hall: Held) -> None:
    with looking_into(hall.app):
        anonymise_people(hall.contest_id, by=SYSTEM)


def test_rankings_totals_and_awards_are_the_same_before_and_after(hall: Held) -> None:
    before = results(exported(hall))
    forget(hall)
    after = results(exported(hall))
    assert after["rankings"] == before["rankings"]
    assert {k: (t["total"], t["rounds"]) for k, t in after["teams"].items()} == {
        k: (t["total"], t["rounds"]) for k, t in before["teams"].items()
    }
    renamed = json.loads(
        json.dumps(before["awards"])
        .replace('"le-thi-an"', '"thanh-vien-2"')
        .replace('"vi-van-binh"', '"thanh-vien-3"')
        .replace('"le-thi-dung"', '"thanh-vien-2"')
    )
    assert after["awards"] == renamed
    assert [award["members"] for award in after["awards"]] == [
        [],
        [{"team": "a", "member": "thanh-vien-2"}],
        [{"team": "b", "member": "thanh-vien-2"}],
        [{"team": "a", "member": "thanh-vien-3"}],
    ]


def test_nothing_of_a_person_is_left_anywhere_in_the_record(hall: Held) -> None:
    with looking_into(hall.app), transaction():
        for subject, reason in (("delegation:a", "bà An ốm"), ("turn:thi/a", "Vi Văn  Bình ngã")):
            note(SYSTEM, "turn.absent", subject, contest_id=hall.contest_id, reason=reason)
        body = {"awards": [{"members": [{"team": "a", "member": "vi-van-binh"}]}]}
        note(SYSTEM, "regulations.edit", "regulations", contest_id=hall.contest_id, new=body)
    record = told(hall)
    assert all(name in record for name in (*NAMES, *KEYS, "Bà Trương Thị Chứng", "bà An ốm"))
    forget(hall)
    record = told(hall)
    gone = (*NAMES, *KEYS, *SECRETS[:-1], "Trương Thị Chứng", "An ốm", "Bà An?", "Nông dân")
    assert [one for one in gone if one in record] == []
    assert "một thành viên ngã" in record
    assert "một thành viên ra chào." in record


def test_people_are_numbered_and_only_what_the_results_need_is_kept(hall: Held) -> None:
    forget(hall)
    with looking_into(hall.app):
        team = db.session.scalars(select(Delegation).where(Delegation.key == "a")).one()
        assert (team.manager_phone, team.comment) == (None, None)
        kept = [(m.name, m.key, m.role, m.born, m.group, m.gender, m.unit_id, m.job, m.village)
                for m in team.members]  # fmt: skip
    assert kept == [
        ("Thành viên 1", "thanh-vien-1", "manager", *[None] * 6),
        ("Thành viên 2", "thanh-vien-2", "captain", "1900-01-01", *[None] * 5),
        ("Thành viên 3", "thanh-vien-3", "full", *[None] * 6),
    ]


def test_without_a_prize_by_age_no_birth_is_kept_at_all(hall: Held) -> None:
    with looking_into(hall.app), transaction() as session:
        for award in session.get_one(Contest, hall.contest_id).awards:
            if award.key in ("cao-tuoi", "tre-tuoi"):
                session.delete(award)
    forget(hall)
    assert {m.get("born") for t in exported(hall)["teams"] for m in t["members"]} == {None}


def test_marks_ledger_and_the_file_stay_sound(hall: Held) -> None:
    before = exported(hall)
    with looking_into(hall.app):
        head = db.session.get_one(LedgerHead, hall.contest_id).digest
    forget(hall)
    after = exported(hall)
    assert (after["marks"], after["turns"]) == (before["marks"], before["turns"])
    reading = read(json.dumps(after).encode())
    assert reading.faults == ()
    assert reading.file is not None
    assert len(reading.file.teams) == 2
    with looking_into(hall.app):
        assert db.session.get_one(LedgerHead, hall.contest_id).digest == head


def test_files_and_who_does_what_go_and_the_script_stays(hall: Held) -> None:
    with looking_into(hall.app):
        file_id = keep_file(hall.contest_id, "anh-doi.txt", "Lê Thị An".encode())
        photo_id = keep_file(hall.contest_id, "danh-sach.txt", "Vi Văn Bình".encode())
        with transaction() as session:
            piece = session.scalars(select(Piece)).one()
            session.add(ListPhoto(delegation_id=piece.delegation_id, file_id=photo_id))
            piece.files.append(PieceFile(file_id=file_id, use="document"))
            piece.scripts[0].file_id = file_id
            session.add(Duty(delegation_id=piece.delegation_id, position=0, what="Hát", who="An"))
            digest = session.get_one(StoredFile, file_id).sha256
    place = hall.app.config["SETTINGS"].data / "files" / digest[:2] / digest
    assert place.exists()
    forget(hall)
    assert not place.exists()
    with looking_into(hall.app):
        assert db.session.query(StoredFile).count() == 0
        assert db.session.query(Duty).one().who is None
        assert db.session.query(ScriptVersion).one().text == "một thành viên ra chào."


def test_the_last_day_itself_forgets_nobody_and_the_day_after_does(hall: Held) -> None:
    with looking_into(hall.app):
        with transaction() as session:
            session.add(Retention(contest_id=hall.contest_id, until=today().isoformat()))
        assert anonymise_due() == []
        with transaction() as session:
            yesterday = today() - timedelta(days=1)
            session.get_one(Retention, hall.contest_id).until = yesterday.isoformat()
        assert anonymise_due() == [hall.contest_id]
        assert anonymise_due() == []


def test_the_organiser_does_it_by_a_button_that_must_be_confirmed(hall: Held) -> None:
    client = hall.client()
    refused = send(client, f"{PEOPLE_PAGE}/xoa-ten", {})
    assert refused.status_code == 422
    assert "Xin đánh dấu vào ô xác nhận." in words_of(refused)
    assert send(client, f"{PEOPLE_PAGE}/xoa-ten", {"sure": "y"}).status_code == 302
    assert "Đã xóa tên và thông tin riêng của 5 người." in words_of(client.get(PEOPLE_PAGE))
    again = send(client, f"{PEOPLE_PAGE}/xoa-ten", {"sure": "y"})
    assert again.status_code == 409
    assert "đã được xóa tên theo thời hạn lưu" in words_of(again)


def test_a_contest_that_is_not_over_keeps_its_people(hall: Held) -> None:
    with looking_into(hall.app), transaction() as session:
        session.get_one(Contest, hall.contest_id).dates = [today().isoformat()]
    answer = send(hall.client(), f"{PEOPLE_PAGE}/xoa-ten", {"sure": "y"})
    assert answer.status_code == 409
    assert "Hội thi chưa diễn ra xong" in words_of(answer)
    assert exported(hall)["teams"][0]["members"][0]["name"] == "Phạm Văn Đại"


def test_pages_say_so_instead_of_reporting_what_is_missing(hall: Held) -> None:
    forget(hall)
    client = hall.client()
    with looking_into(hall.app):
        number = db.session.scalar(select(Delegation.id).where(Delegation.key == "a"))
    for path in ("doan", f"doan/{number}", f"doan/{number}/y-kien", "khong-ghi-hinh"):
        page = words_of(client.get(f"{PATH}/{path}"))
        assert "được xóa" in page, path
        assert "chưa có đủ ngày" not in page.lower(), path
    own = words_of(hall.client("representative").get(f"{PATH}/dang-ky/{number}"))
    assert "được xóa" in own


def test_a_contest_replaced_by_a_file_knows_its_people_again(hall: Held) -> None:
    document = exported(hall)
    forget(hall)
    hall.hold(document)
    with looking_into(hall.app):
        assert not is_forgotten(hall.contest_id)
    assert exported(hall)["teams"][0]["members"][0]["name"] == "Phạm Văn Đại"
