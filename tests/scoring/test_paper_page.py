"""Paper sheets at the desk: row after row, checked as the organiser asks, with a picture."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.accounts.models import Membership, Person
from contest.audit.models import AuditEntry
from contest.regulations.models import Contest
from contest.scoring.models import LedgerEntry, PaperDraft, Sheet
from contest.scoring.queries.ledger_check import check_ledger
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, name_of, post
from tests.hall import document
from tests.held import Held
from tests.held import held as held_here
from tests.scoring.test_desk_page import DESK, paper_of, row_of

WAYS = f"{DESK}/phieu-giay/cach-doi-chieu"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The wall newspapers of two teams open for marks; the head judge helps at the desk."""
    turns = [{"round": "bao_tuong", "team": team, "status": "done"} for team in ("an", "binh")]
    with held_here(tmp_path, migrated_file) as held:
        held.hold({**document(), "turns": turns})
        with looking_into(held.app), transaction() as session:
            contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
            second = session.scalars(
                select(Person).where(Person.sign_in_name == name_of("head_judge"))
            ).one()
            second.memberships.append(Membership(contest_id=contest.id, role="secretary"))
        yield held


def choose(held: Held, check: str) -> None:
    assert post(held.client(), WAYS, DESK, check=check).status_code == 302


def type_in(held: Held, *points: str, who: str = "secretary", **more: Any) -> TestResponse:
    page = paper_of("gk1")
    return post(held.client(who), page, page, **row_of(held, *points), **more)


def marks(held: Held) -> list[tuple[str, str | None]]:
    with looking_into(held.app):
        rows = db.session.scalars(
            select(LedgerEntry)
            .where(LedgerEntry.contest_id == held.contest_id)
            .order_by(LedgerEntry.revision)
        )
        return [(row.kind, row.points) for row in rows]


def test_a_whole_sheet_is_typed_at_once_and_each_team_is_named(held: Held) -> None:
    page = paper_of("gk1")
    both = row_of(held, "7,25", "8") | row_of(held, "6.5", "9", team="binh")
    secretary = held.client("secretary")
    assert post(secretary, page, page, **both).status_code == 302
    told = secretary.get(page).text
    assert "Đã nhận phiếu của Nguyễn Văn Nhất: Đội An, 15,25." in told
    assert "Đã nhận phiếu của Nguyễn Văn Nhất: Đội Bình, 15,5." in told
    assert "Không còn phiếu nào" in told


def test_one_bad_row_does_not_stop_the_others(held: Held) -> None:
    page = paper_of("gk1")
    both = row_of(held, "7,25", "8") | row_of(held, "99", "9", team="binh")
    answer = post(held.client("secretary"), page, page, **both)
    assert answer.status_code == 422
    assert 'value="99"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert [points for kind, points in marks(held) if kind == "mark"] == ["7.25", "8"]


def test_typed_twice_counts_only_when_both_say_the_same(held: Held) -> None:
    choose(held, "twice")
    assert type_in(held, "7,25", "8").status_code == 302
    assert marks(held) == []
    differs = type_in(held, "7,5", "8")
    assert differs.status_code == 422
    assert "Nội dung: lần trước nhập 7,25, lần này 7,5." in differs.text
    assert marks(held) == []
    assert type_in(held, "7.25", "8,0").status_code == 302
    assert marks(held) == [("mark", "7.25"), ("mark", "8"), ("submit", None)]
    with looking_into(held.app):
        assert db.session.scalars(select(PaperDraft)).all() == []
        assert check_ledger(held.contest_id).sound


def test_a_first_typing_can_be_thrown_away_and_typed_anew(held: Held) -> None:
    choose(held, "twice")
    type_in(held, "7,25", "8")
    page, turn_id = paper_of("gk1"), held.turn("bao_tuong", "an")[0]
    assert post(held.client("secretary"), page, page, act=f"discard:{turn_id}").status_code == 302
    assert type_in(held, "9", "9").status_code == 302
    assert marks(held) == []


def test_a_second_person_confirms_what_the_first_typed(held: Held) -> None:
    choose(held, "person")
    type_in(held, "7,25", "8")
    page, turn_id = paper_of("gk1"), held.turn("bao_tuong", "an")[0]
    typist, second = held.client("secretary"), held.client("head_judge")
    assert "Khớp với phiếu giấy" not in typist.get(page).text
    refused = post(typist, page, page, act=f"confirm:{turn_id}")
    assert refused.status_code == 422
    assert "Người xác nhận phải khác người đã nhập." in refused.text
    assert "chờ người thứ hai xác nhận" in type_in(held, "7,25", "8").text
    assert marks(held) == []
    assert "Khớp với phiếu giấy" in second.get(page).text
    assert post(second, page, page, act=f"confirm:{turn_id}").status_code == 302
    assert marks(held) == [("mark", "7.25"), ("mark", "8"), ("submit", None)]
    with looking_into(held.app):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "sheet.paper")
        ).one()
        assert entry.actor_name != entry.new["typed_by"]


def picture() -> tuple[io.BytesIO, str]:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "JPEG")
    file.seek(0)
    return file, "phiếu.jpg"


def test_the_picture_of_the_paper_stays_with_the_sheet(held: Held) -> None:
    choose(held, "twice")
    assert type_in(held, "7,25", "8", photo=picture()).status_code == 302
    assert type_in(held, "7,25", "8").status_code == 302
    with looking_into(held.app):
        sheet = db.session.scalars(select(Sheet).where(Sheet.from_paper)).one()
        photo_id = sheet.photo_id
    place = f"{paper_of('gk1')}/anh/{photo_id}"
    assert held.client("head_judge").get(place).mimetype == "image/jpeg"
    assert held.client("head_judge").get(f"{paper_of('gk2')}/anh/{photo_id}").status_code == 404
    assert held.client("mc").get(place).status_code == 403


def test_a_photo_that_is_no_picture_is_refused_and_nothing_is_taken(held: Held) -> None:
    answer = type_in(held, "7,25", "8", photo=(io.BytesIO(b"<svg onload=alert(1)>"), "a.jpg"))
    assert answer.status_code == 422
    assert 'value="7,25"' in answer.text
    assert marks(held) == []


@pytest.mark.parametrize("act", ["confirm:999", "discard:x", "confirm:"])
def test_a_row_that_is_not_there_is_not_found(held: Held, act: str) -> None:
    page = paper_of("gk1")
    assert post(held.client("secretary"), page, DESK, act=act).status_code == 404


def test_an_empty_page_asks_for_a_mark(held: Held) -> None:
    page = paper_of("gk1")
    answer = post(held.client("secretary"), page, page)
    assert answer.status_code == 422
    assert "Xin nhập điểm của ít nhất một đội." in answer.text


def test_only_the_organiser_chooses_how_sheets_are_checked(held: Held) -> None:
    assert post(held.client("secretary"), WAYS, DESK, check="twice").status_code == 403
    post(held.client(), WAYS, DESK, check="thrice")
    with looking_into(held.app):
        assert db.session.get_one(Contest, held.contest_id).paper_check == "once"
