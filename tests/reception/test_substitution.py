"""Substitution on the spot: who stands in for whom, what is kept of it, and who may not."""

from datetime import date

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.registration.models import Delegation, Member, Substitution
from contest.registration.rules.entry_json import entry_from_json
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.reception.door import CHI, PHUONG, QUANG, Door
from tests.reception.test_check_in import checked_in
from tests.registration.lists import HOME, send, words_of

REASON = "Người này bị ốm sáng nay."
NEW = {
    "person-name": "Hoàng Thị Mai",
    "person-born": "01/01/1990",
    "person-gender": "female",
    "person-ethnicity": "Thổ",
    "person-group": "near_poor_household",
    "person-eligible_by": "work",
    "reason": REASON,
}


def step_in(
    door: Door, absent: str = CHI, reserve: str = QUANG, role: str = "secretary", **more: object
) -> TestResponse:
    ids = door.ids()
    data = {
        "version": door.version(),
        "absent": ids.get(absent, absent),
        "reserve": ids.get(reserve, reserve),
        "reason": REASON,
    }
    return send(door.client(role), f"{door.path}/du-bi-vao-thay", data | more)


def bring(door: Door, absent: str = CHI, role: str = "secretary", **more: object) -> TestResponse:
    path = f"{door.path}/nguoi-moi/{door.ids()[absent]}"
    return send(door.client(role), path, {"version": door.version(), **NEW, **more})


def kept(door: Door) -> list[Substitution]:
    with looking_into(door.app):
        rows = db.session.scalars(select(Substitution)).all()
        db.session.expunge_all()
        return list(rows)


def test_a_reserve_takes_the_role_and_the_place_of_the_absent_one(door: Door) -> None:
    checked_in(door, CHI)
    assert step_in(door).status_code == 303
    roles = door.roles()
    assert (roles[QUANG], roles[CHI]) == ("full", "reserve")
    assert list(roles).index(QUANG) == 3
    assert door.line() == "kept"


def test_a_reserve_who_stands_in_for_the_captain_is_the_captain(door: Door) -> None:
    checked_in(door, "Lê Thị An")
    step_in(door, "Lê Thị An", PHUONG)
    assert door.roles()[PHUONG] == "captain"
    assert door.line() == "kept"


def test_the_change_is_kept_whole_and_the_log_has_nobodys_values(door: Door) -> None:
    checked_in(door, CHI)
    version = door.version()
    step_in(door)
    (change,) = kept(door)
    assert (change.at_the_hall, change.status, change.reason) == (True, "accepted", REASON)
    assert change.based_on == version
    before, after = (entry_from_json(value) for value in (change.before, change.after))
    assert {p.name: p.role for p in before.people}[CHI] == "full"
    assert {p.name: p.role for p in after.people}[QUANG] == "full"
    with looking_into(door.app):
        entries = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "reception.substituted")
        )
        (entry,) = entries
        assert (entry.old, entry.new) == (None, {"substitution": change.id})
        assert entry.reason == REASON


def test_a_reserve_of_another_group_does_not_mend_the_composition(door: Door) -> None:
    checked_in(door, CHI)
    step_in(door, reserve=PHUONG)
    assert door.arrival().composition_kept is False
    page = words_of(door.client("secretary").get(f"{door.path}/quyet-dinh"))
    assert "Chưa đủ cơ cấu theo Thể lệ" in page


def test_a_newcomer_takes_the_place_is_ticked_and_shown_by_name_and_role_alone(door: Door) -> None:
    checked_in(door, CHI)
    assert bring(door).status_code == 303
    roles = door.roles()
    assert roles["Hoàng Thị Mai"] == "full"
    assert CHI not in roles
    assert "Hoàng Thị Mai" in door.present()
    assert door.line() == "kept"
    with looking_into(door.app):
        row = db.session.scalars(select(Member).where(Member.name == "Hoàng Thị Mai")).one()
        assert (row.born, row.group, row.ethnicity, row.gender, row.eligible_by) == (
            date(1990, 1, 1).isoformat(), "near_poor_household", "Thổ", "female", "work",
        )  # fmt: skip
        assert row.unit_id is not None
    for path in (door.path, f"{door.path}/quyet-dinh"):
        text = door.client("secretary").get(path).text
        assert path != door.path or "Hoàng Thị Mai" in text
        assert not [value for value in ("1990", "Thổ", "cận nghèo") if value in text]


def test_what_is_wrong_with_a_newcomer_is_said_at_its_field_and_nothing_is_lost(door: Door) -> None:
    checked_in(door, CHI)
    wrong = {
        "person-name": "Mai 😀",
        "person-born": "31/02/1990",
        "person-group": "vua",
        "reason": " ",
    }
    answer = bring(door, **wrong)
    assert answer.status_code == 422
    page = words_of(answer)
    for told in (
        "Không có ngày này trong lịch",
        "Xin bỏ hình vẽ",
        "Xin chọn lại trong danh sách",
        "Xin ghi lý do",
    ):
        assert told in page
    assert "31/02/1990" in answer.text
    assert "Mai 😀" in answer.text
    assert "Xin ghi họ và tên." in words_of(bring(door, **{"person-name": "\u202e  "}))
    assert bring(door, **{"person-name": "x" * 10_000}).status_code == 422
    assert bring(door, reason="x" * 1001).status_code == 422
    assert CHI in door.roles()
    assert kept(door) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reason": "  "}, "Xin ghi lý do."),
        ({"reason": "x" * 1001}, "Nội dung dài quá 1000 ký tự"),
        ({"version": 1}, "Danh sách của đội vừa thay đổi"),
        ({"version": "một"}, "Danh sách của đội vừa thay đổi"),
        ({"absent": "x"}, "Xin chọn một thành viên chính thức vắng mặt"),
        ({"reserve": "999999"}, "Xin chọn một người dự bị của đội"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    door: Door, change: dict[str, object], told: str
) -> None:
    checked_in(door, CHI)
    answer = step_in(door, **change)
    assert answer.status_code in (409, 422)
    assert told in words_of(answer)
    assert kept(door) == []
    assert door.roles()[QUANG] == "reserve"


def test_every_reason_against_a_substitution_is_told_at_once(door: Door) -> None:
    door.everybody(door.client(), [QUANG])
    page = words_of(step_in(door))
    assert "Người được thay đang được ghi có mặt" in page
    assert "Người dự bị chưa được ghi có mặt" in page
    assert "Xin chọn một người dự bị" in words_of(step_in(door, reserve="Lê Thị Dung"))


def test_nobody_is_replaced_once_the_last_turn_on_stage_is_over(door: Door) -> None:
    checked_in(door, CHI)
    give_turns(door, "waiting")
    assert step_in(door).status_code == 303
    give_turns(door, "marking")
    answer = step_in(door, QUANG, CHI)
    assert answer.status_code == 409
    assert "Đội đã thi xong phần cuối" in words_of(answer)
    answer = bring(door, QUANG)
    assert "Đội đã thi xong phần cuối" in words_of(answer)


def give_turns(door: Door, state: str) -> None:
    """Every round of the team stands so; the first on the stage is over in any case."""
    with looking_into(door.app), transaction() as session:
        turns = session.scalars(select(Turn).where(Turn.delegation_id == door.number)).all()
        for turn in turns:
            turn.state = state
        if turns:
            return
        row = session.get_one(Delegation, door.number)
        rounds = session.scalars(select(Round).where(Round.contest_id == row.contest_id)).all()
        for round_ in rounds:
            turn = Turn(contest_id=row.contest_id, round_id=round_.id, delegation_id=row.id)
            turn.state, turn.position = state, 1
            session.add(turn)
        session.flush()
        staged = next(round_ for round_ in rounds if round_.staged)
        session.scalars(select(Turn).where(Turn.round_id == staged.id)).one().state = "complete"


def test_only_the_organiser_and_the_secretary_substitute(door: Door) -> None:
    checked_in(door, CHI)
    for role in ("receptionist", "mc", "timekeeper", "head_judge", "judge", "reviewer"):
        assert step_in(door, role=role).status_code == 403
        assert bring(door, role=role).status_code == 403
    assert step_in(door, role="organiser").status_code == 303
    assert kept(door)[0].decided_by == "Ông organiser.hoi-thi-nay"


def test_a_person_of_another_team_is_nobody_here(door: Door) -> None:
    checked_in(door, CHI)
    path = f"{HOME}/don-tiep/{door.team}/nguoi-moi/999999"
    assert door.client("organiser").get(path).status_code == 404
    manager = f"{HOME}/don-tiep/{door.team}/nguoi-moi/{door.ids()['Phạm Văn Đại']}"
    assert door.client("organiser").get(manager).status_code == 404
