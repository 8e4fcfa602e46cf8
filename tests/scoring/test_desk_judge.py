"""One judge at the desk: the device, a reminder, a round excused, a substitute; and previews."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from contest.accounts.models import Seat, SeatSession
from contest.regulations.models import Judge
from contest.scoring.actions.seats import SeatAsk, make_seats, take_seat
from contest.scoring.models import Nudge, Presence, Sheet
from contest.scoring.queries.connections import Device, devices_of
from contest.scoring.queries.ledger_check import check_ledger
from contest.scoring.queries.seats import seat_codes
from contest.scoring.rules.connection import Connection, connection
from contest.scoring.rules.outlier import far_from_panel
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, post
from tests.conftest import SECRET
from tests.hall import document
from tests.held import Held
from tests.held import held as held_here
from tests.scoring.test_desk_page import DESK, page_of, paper_of, row_of, type_sheet

JUDGE = f"{DESK}/giam-khao"
NOW = datetime(2023, 11, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The small contest with the wall newspapers open, nothing marked."""
    turns = [{"round": "bao_tuong", "team": team, "status": "done"} for team in ("an", "binh")]
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold({**document(), "turns": turns})


def test_a_silent_device_is_lost_and_a_page_behind_another_is_hidden() -> None:
    def state(seconds: int, *, visible: bool = True) -> Connection:
        return connection(NOW - timedelta(seconds=seconds), is_visible=visible, now=NOW)

    assert connection(None, is_visible=True, now=NOW) is Connection.NEVER
    assert state(10) is Connection.ON
    assert state(10, visible=False) is Connection.HIDDEN
    assert state(31) is Connection.LOST


def test_only_a_total_far_from_the_middle_is_hinted_at() -> None:
    totals = {"a": 40, "b": 41, "c": 42, "d": 30, "e": 43}
    assert far_from_panel(totals, 50) == {"d"}
    assert far_from_panel({"a": 40, "b": 10}, 50) == frozenset()
    assert far_from_panel({"a": 4000, "b": 4000, "c": 3249}, 5000) == {"c"}
    assert far_from_panel({"a": 4000, "b": 4000, "c": 3250}, 5000) == frozenset()


def sit(held: Held, judge: str, device: str) -> None:
    with looking_into(held.app):
        make_seats(held.contest_id)
        code = next(one for one in seat_codes(held.contest_id, SECRET) if one.key == judge)
        take_seat(SeatAsk(device, True, None, HERE, judge, code.pin), SECRET)


def told(held: Held, device: str, **facts: object) -> None:
    """What a tablet says of itself."""
    with looking_into(held.app), transaction() as session:
        one = session.scalars(select(SeatSession).where(SeatSession.device == device)).one()
        session.add(Presence(session_id=one.id, seen_at=clock.now(), **facts))


def device(held: Held, judge: str = "gk1") -> Device:
    with looking_into(held.app):
        return next(one for one in devices_of(held.contest_id, clock.now()) if one.key == judge)


def test_the_desk_sees_a_device_what_it_owes_and_a_second_one_in_the_seat(held: Held) -> None:
    assert device(held).state is Connection.NEVER
    sit(held, "gk1", "old")
    told(held, "old", waiting=3)
    sit(held, "gk1", "new")
    told(held, "new", waiting=1, page="bao_tuong/an", battery=15, is_lent=True)
    found = device(held)
    assert found.state is Connection.ON
    assert (found.waiting, found.owed, found.others, found.battery) == (1, 3, 1, 15)
    page = held.client("secretary").get(DESK).text
    assert "Máy cũ còn 3 mục chưa gửi" in page
    assert "pin 15%" in page


def test_the_battery_of_a_private_phone_is_nobodys_business(held: Held) -> None:
    sit(held, "gk1", "own")
    told(held, "own", battery=15, is_lent=False)
    assert device(held).battery is None


def test_a_judge_is_reminded_once_a_minute_and_only_of_what_is_to_come(held: Held) -> None:
    turn_id = held.turn("bao_tuong", "an")[0]
    place, page = f"{JUDGE}/gk1/nhac/{turn_id}", f"{JUDGE}/gk1"
    secretary = held.client("secretary")
    assert "Nhắc gửi phiếu" in secretary.get(page).text
    assert post(secretary, place, page).status_code == 302
    again = post(secretary, place, page)
    assert again.status_code == 409
    assert "Vừa nhắc" in again.text
    type_sheet(held, "gk2", "7", "8")
    done = post(secretary, f"{JUDGE}/gk2/nhac/{turn_id}", page)
    assert done.status_code == 409
    with looking_into(held.app):
        assert len(db.session.scalars(select(Nudge)).all()) == 1


def test_a_judge_is_excused_from_a_whole_round_with_one_reason(held: Held) -> None:
    place, page = f"{JUDGE}/gk3/mien-phan-thi/bao_tuong", f"{JUDGE}/gk3"
    secretary = held.client("secretary")
    assert post(secretary, place, page).status_code == 409
    assert post(secretary, place, page, reason="Ốm").status_code == 302
    assert post(secretary, place, page, reason="Ốm").status_code == 409
    with looking_into(held.app):
        excused = db.session.scalars(select(Sheet).where(Sheet.excused)).all()
        assert {sheet.excused_reason for sheet in excused} == {"Ốm"}
        assert len(excused) == 2
        assert check_ledger(held.contest_id).sound
    assert post(secretary, f"{JUDGE}/gk3/mien-phan-thi/xyz", page, reason="Ốm").status_code == 404


def substitute(held: Held, **fields: str) -> int:
    page = f"{JUDGE}/gk1"
    typed = {"name": "Vũ Thị Thay", "reason": "Ông Nhất phải cấp cứu", **fields}
    return post(held.client(), f"{page}/nguoi-thay", page, **typed).status_code


def test_a_substitute_takes_the_seat_and_the_sent_sheets_keep_the_old_name(held: Held) -> None:
    sit(held, "gk1", "old")
    type_sheet(held, "gk1", "7", "8")
    assert substitute(held) == 302
    type_in = row_of(held, "9", "9", team="binh")
    assert post(held.client("secretary"), paper_of("gk1"), paper_of("gk1"), **type_in).status_code
    assert "Nguyễn Văn Nhất" in held.client("secretary").get(page_of(held)).text
    assert "Vũ Thị Thay" in held.client("secretary").get(page_of(held, "binh")).text
    assert "Vũ Thị Thay thay Nguyễn Văn Nhất" in held.client().get(f"{JUDGE}/gk1").text
    with looking_into(held.app):
        judge = db.session.scalars(
            select(Judge).where(Judge.key == "gk1", Judge.contest_id == held.contest_id)
        ).one()
        seat = db.session.scalars(select(Seat).where(Seat.judge_id == judge.id)).one()
        assert (judge.name, seat.issue) == ("Vũ Thị Thay", 2)
        old = db.session.scalars(select(SeatSession).where(SeatSession.device == "old")).one()
        assert old.revoked_at is not None


@pytest.mark.parametrize(
    "fields",
    [{"name": " "}, {"reason": ""}, {"name": "Nguyễn Văn Nhất"}, {"title": "x" * 201}],
)
def test_a_substitute_needs_a_name_and_a_reason(held: Held, fields: dict[str, str]) -> None:
    assert substitute(held, **fields) == 409
    with looking_into(held.app):
        names = db.session.scalars(select(Judge.name).where(Judge.contest_id == held.contest_id))
        assert "Nguyễn Văn Nhất" in list(names)


def test_a_change_is_shown_before_it_is_made_and_nothing_is_stored(held: Held) -> None:
    for judge in ("gk1", "gk2", "gk3"):
        type_sheet(held, judge, "7", "8" if judge != "gk3" else "2")
    page = page_of(held)
    secretary = held.client("secretary")
    shown = post(secretary, f"{page}/diem-tru", page, points="1,5", reason="", preview="1")
    assert shown.status_code == 200
    assert "Xem trước, chưa ghi" in shown.text
    assert ">13,00</strong> → <strong" in shown.text
    assert ">11,50</strong>" in shown.text
    shown = post(secretary, f"{page}/phieu/gk3/excuse", page, preview="1").text
    assert ">15,00</strong>" in shown
    with looking_into(held.app):
        assert db.session.scalars(select(Sheet).where(Sheet.excused)).all() == []
    assert "cách xa các phiếu khác" in secretary.get(page).text


def test_reminding_of_a_turn_that_is_not_there_is_not_found(held: Held) -> None:
    assert post(held.client("secretary"), f"{JUDGE}/gk1/nhac/999", DESK).status_code == 404
