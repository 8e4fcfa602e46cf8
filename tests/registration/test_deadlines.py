"""Extensions, late files and postponement: entered in words, alike for everybody."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from contest.registration.models import Extension, Postponement
from contest.registration.queries.deadlines import closes_for
from contest.regulations.models import Contest, Unit
from contest.shared import clock
from contest.shared.db import db
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, signed_in
from tests.registration.lists import (
    BOARD,
    HOME,
    NEIGHBOUR,
    OWN,
    begun,
    close_registration,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    words_of,
)

PAGE = f"{HOME}/thoi-han"


def day_in(days: int) -> str:
    return (clock.now().astimezone(VIETNAM) + timedelta(days=days)).strftime("%d/%m/%Y")


def without_days(app: Flask) -> None:
    with app.app_context(), transaction() as session:
        session.scalars(select(Contest).where(Contest.slug == HERE)).one().dates = []


def unit_ids(app: Flask) -> list[int]:
    with looking_into(app):
        rows = select(Unit.id).join(Contest).where(Contest.slug == HERE).order_by(Unit.position)
        return list(db.session.scalars(rows))


def extension(app: Flask, **typed: object) -> dict[str, object]:
    return {"unit": "", "last_kind": "until", "last_day": day_in(3), "last_hour": "",
            "reason": "Mưa lũ, đường bị cắt.", **typed}  # fmt: skip


def extended(app: Flask) -> list[tuple[int | None, str]]:
    with looking_into(app):
        rows = db.session.query(Extension).order_by(Extension.id)
        return [(row.unit_id, row.closes) for row in rows]


def test_an_extension_for_one_unit_opens_its_list_and_everybody_reads_it(house: Flask) -> None:
    number = begun(house, representative(house))
    close_registration(house)
    without_days(house)
    own, other = unit_ids(house)[:2]
    data = fields(full_team(), do="submit")
    assert send(representative(house), f"{OWN}/{number}", data).status_code == 409
    answer = send(organiser(house), f"{PAGE}/gia-han", extension(house, unit=own))
    assert answer.status_code == 302
    news = f"Gia hạn đăng ký cho Thị trấn Hà Trung đến 24 giờ 00 ngày {day_in(3)}"
    for client in (representative(house), signed_in(house, NEIGHBOUR)):
        page = words_of(client.get(OWN, follow_redirects=True))
        assert news in page
        assert "Mưa lũ, đường bị cắt." in page
    assert send(signed_in(house, NEIGHBOUR), f"{OWN}/bat-dau", {"unit": other}).status_code == 302
    assert begun_units(house) == [own]
    assert send(representative(house), f"{OWN}/{number}", data).status_code == 302
    assert stored(house, number).status == "submitted"
    taken = send(representative(house), f"{OWN}/{number}/lay-lai", {})
    assert (taken.status_code, stored(house, number).status) == (302, "draft")


def begun_units(app: Flask) -> list[int]:
    with looking_into(app):
        rows = db.session.execute(db.text("select unit_id from delegation_units"))
        return [row[0] for row in rows]


def test_the_latest_end_counts_whoever_it_is_for(house: Flask) -> None:
    close_registration(house)
    without_days(house)
    own, other = unit_ids(house)[:2]
    judge = organiser(house)
    send(judge, f"{PAGE}/gia-han", extension(house, unit=own, last_day=day_in(9)))
    send(judge, f"{PAGE}/gia-han", extension(house, last_day=day_in(5)))
    with looking_into(house):
        ends = [closes_for(1, ids) for ids in ((own,), (other,), (other, own), ())]
    assert [end.astimezone(VIETNAM).strftime("%d/%m/%Y") for end in ends if end] == [
        day_in(10), day_in(6), day_in(10), day_in(6),
    ]  # fmt: skip


def test_before_a_day_and_until_the_day_before_are_stored_alike(house: Flask) -> None:
    close_registration(house)
    without_days(house)
    first, second = unit_ids(house)[:2]
    judge = organiser(house)
    send(judge, f"{PAGE}/gia-han", extension(house, unit=first))
    before = extension(house, unit=second, last_kind="before", last_day=day_in(4))
    send(judge, f"{PAGE}/gia-han", before)
    (_, one), (_, two) = extended(house)
    assert one == two
    assert f"24 giờ 00 ngày {day_in(3)}" in words_of(judge.get(PAGE))


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"last_day": "30/10/2023"}, "last_day", "Thời điểm này đã qua."),
        ({"last_day": "31/02/2030"}, "last_day", "Xin ghi ngày có thật"),
        ({"last_day": "mai 🌾"}, "last_day", "Xin ghi ngày có thật"),
        ({"last_day": "9" * 10_000}, "last_day", "Xin ghi ngày có thật"),
        ({"last_hour": "25:00"}, "last_hour", "Xin ghi giờ có thật"),
        ({"reason": "\u200b "}, "reason", "Xin ghi lý do"),
        ({"reason": "x" * 1001}, "reason", "Nội dung dài quá 1000 ký tự"),
        ({"unit": "99999"}, "unit", "Xin chọn lại trong danh sách."),
        ({"unit": "một"}, "unit", "Xin chọn lại trong danh sách."),
    ],
)
def test_a_faulty_extension_is_told_at_its_field(
    house: Flask, typed: dict[str, str], field: str, words: str
) -> None:
    close_registration(house)
    without_days(house)
    answer = send(organiser(house), f"{PAGE}/gia-han", extension(house, **typed))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert f'id="{field}-error"' in answer.text or f'href="#{field}"' in answer.text
    assert extended(house) == []


def test_an_extension_ends_later_than_the_one_before_and_not_after_the_contest(
    house: Flask,
) -> None:
    close_registration(house)
    without_days(house)
    judge = organiser(house)
    send(judge, f"{PAGE}/gia-han", extension(house))
    again = send(judge, f"{PAGE}/gia-han", extension(house))
    assert f"đang áp dụng: 24 giờ 00 ngày {day_in(3)}" in words_of(again)
    with house.app_context(), transaction() as session:
        contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        day = clock.now().astimezone(VIETNAM).date() + timedelta(days=6)
        contest.dates = [day.isoformat()]
    late = send(judge, f"{PAGE}/gia-han", extension(house, last_day=day_in(6)))
    assert f"Hạn mới ở sau ngày thi {day_in(6)}" in words_of(late)
    assert len(extended(house)) == 1


def test_a_late_file_is_taken_in_only_with_a_reason_and_says_so(house: Flask) -> None:
    number = begun(house, representative(house))
    close_registration(house)
    judge, data = organiser(house), fields(full_team(), do="submit")
    refused = send(judge, f"{BOARD}/{number}/sua", data)
    assert refused.status_code == 409
    assert "Xin ghi lý do nhận hồ sơ nộp muộn." in words_of(refused)
    assert stored(house, number).status == "draft"
    version = stored(house, number).version
    send(judge, f"{BOARD}/{number}/sua", {**data, "version": version, "reason": "Mất điện 2 ngày"})
    assert stored(house, number).status == "submitted"
    for page in (f"{BOARD}/{number}", PAGE):
        assert "Mất điện 2 ngày" in words_of(judge.get(page))
    own = words_of(representative(house).get(f"{OWN}/{number}"))
    assert "Hồ sơ nộp muộn, Ban Tổ chức đã nhận Mất điện 2 ngày" in own


def postponement(**typed: str) -> dict[str, str]:
    fields = {"days": day_in(30), "reason": "Bão số 5."} | typed
    return {f"hoan-{name}": text for name, text in fields.items()}


def test_a_postponed_contest_has_other_days_and_everybody_reads_why(house: Flask) -> None:
    close_registration(house)
    judge = organiser(house)
    assert send(judge, f"{PAGE}/hoan", postponement()).status_code == 302
    with looking_into(house):
        contest = db.session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        row = db.session.query(Postponement).one()
        assert contest.dates == row.new_dates
        assert row.old_dates == ["2023-11-15"]
    page = words_of(signed_in(house, NEIGHBOUR).get(OWN))
    assert f"Hội thi chuyển sang ngày {day_in(30)} (trước: 15/11/2023)" in page
    assert "Bão số 5." in page
    send(judge, f"{PAGE}/hoan", postponement(days="", unknown="y"))
    page = words_of(signed_in(house, NEIGHBOUR).get(OWN))
    assert "Hoãn hội thi, ngày mới sẽ thông báo sau" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"days": ""}, "Xin ghi ngày thi mới"),
        ({"unknown": "y"}, "Đã ghi ngày mới thì xin bỏ dấu"),
        ({"days": "05/12/2023, hôm sau"}, "Xin ghi ngày có thật"),
        ({"days": "05/12/2020"}, "Ngày này đã qua."),
        ({"reason": ""}, "Xin ghi lý do"),
    ],
)
def test_a_faulty_postponement_is_told_and_nothing_typed_is_lost(
    house: Flask, typed: dict[str, str], words: str
) -> None:
    close_registration(house)
    answer = send(organiser(house), f"{PAGE}/hoan", postponement(**typed))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert (typed.get("reason") or "Bão số 5.") in answer.text or "reason" in typed
    with looking_into(house):
        assert db.session.query(Postponement).count() == 0


def test_a_day_before_registration_closes_is_refused(house: Flask) -> None:
    answer = send(organiser(house), f"{PAGE}/hoan", postponement())
    assert "còn nhận hồ sơ đến hết ngày 29/10/2099" in words_of(answer)
