"""Once marks exist, the regulations are not pulled from under them, and changes need a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.accounts.models import Membership
from contest.audit.models import AuditEntry
from contest.regulations.models import Unit
from contest.regulations.queries.footing import Provider
from contest.regulations.queries.presets import read_preset
from contest.regulations.rules.contest import Judge
from contest.regulations.rules.footing import Footing, effects, refusals
from contest.regulations.rules.rounds import Criterion, Marking
from contest.shared.db import db
from tests.cast import looking_into
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import RULES, stored

MARKED = Footing(
    points={("tieu_pham", "noi_dung"): frozenset({Decimal("7.25"), Decimal("18")})},
    judges={"tieu_pham": frozenset({"gk2"})},
    rounds=frozenset({"chao_hoi"}),
)
OLD = read_preset("ha-trung-2023").regulations
SKIT = OLD.rounds[2]


def with_skit(**changes: object) -> object:
    return replace(OLD, rounds=(*OLD.rounds[:2], replace(SKIT, **changes)))


def lines(first: str) -> tuple[Criterion, ...]:
    return (replace(SKIT.criteria[0], max=Decimal(first)), *SKIT.criteria[1:])


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (with_skit(criteria=lines("17.75")), "marks_off_scale"),
        (with_skit(marking=Marking(Decimal(0), Decimal("0.5"))), "marks_off_scale"),
        (with_skit(marking=Marking(Decimal(8), Decimal("0.25"))), "marks_off_scale"),
        (with_skit(criteria=SKIT.criteria[1:]), "criterion_has_marks"),
        (with_skit(judges=("gk1", "gk3")), "judge_has_marks"),
        (replace(OLD, judges=(*OLD.judges[:1], *OLD.judges[2:])), "judge_has_marks"),
        (replace(OLD, rounds=OLD.rounds[:2]), "round_in_use"),
        (replace(OLD, rounds=(OLD.rounds[0], SKIT)), "round_in_use"),
    ],
)
def test_what_marks_and_turns_stand_on_stays(new: object, code: str) -> None:
    assert code in [reason.code for reason in refusals(OLD, new, MARKED)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (with_skit(weight="2"), "round_calculated_anew"),
        (with_skit(aggregate=replace(SKIT.aggregate, drop_lowest=1)), "round_calculated_anew"),
        (with_skit(time=None), "round_calculated_anew"),
        (
            with_skit(criteria=(*SKIT.criteria, Criterion("moi", "Mới", Decimal(2)))),
            "criterion_to_mark",
        ),
        (replace(OLD, judges=(*OLD.judges, Judge("gk6", "Thêm"))), "judge_to_mark"),
        (replace(OLD, tie_breaks=OLD.tie_breaks[1:]), "ties_decided_anew"),
        (replace(OLD, awards=OLD.awards[1:]), "awards_given_anew"),
    ],
)
def test_what_changes_given_results_needs_a_reason(new: object, code: str) -> None:
    assert refusals(OLD, new, MARKED) == ()  # type: ignore[arg-type]
    assert code in [reason.code for reason in effects(OLD, new, MARKED)]  # type: ignore[arg-type]
    assert effects(OLD, new, Footing()) == ()  # type: ignore[arg-type]


def test_a_name_may_change_at_any_time() -> None:
    new = with_skit(name="Kịch ngắn", criteria=lines("20"))
    assert refusals(OLD, new, MARKED) == ()  # type: ignore[arg-type]
    assert effects(OLD, new, MARKED) == ()  # type: ignore[arg-type]


def test_a_higher_maximum_keeps_the_marks_and_needs_no_reason() -> None:
    assert refusals(OLD, with_skit(criteria=lines("25")), MARKED) == ()  # type: ignore[arg-type]


def test_the_page_lists_the_reasons_why_not(
    house: Flask, organiser: FlaskClient, nothing_stands: list[Provider]
) -> None:
    nothing_stands.append(lambda _contest_id: MARKED)
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="15")
    answer = page.send()
    assert answer.status == 409
    assert "thang điểm mới không có các điểm đã chấm 18" in answer.text
    assert answer.fields["criteria-0-max"] == "15"
    assert stored(house)["rounds"][2]["criteria"][0]["max"] == "20"


def test_the_page_asks_for_a_reason_and_the_log_keeps_it(
    house: Flask, organiser: FlaskClient, nothing_stands: list[Provider]
) -> None:
    nothing_stands.append(lambda _contest_id: MARKED)
    answer = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(weight="2").send()
    assert answer.status == 422
    assert "Kết quả phần thi “Tiểu phẩm” được tính lại" in answer.text
    assert stored(house)["rounds"][2]["weight"] == "1"
    answer = answer.fill(reason="Thông báo số 5 của Ban Tổ chức").send()
    assert answer.status == 200
    assert stored(house)["rounds"][2]["weight"] == "2"
    with looking_into(house):
        [entry] = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "regulations.edit")
        )
        assert entry.reason == "Thông báo số 5 của Ban Tổ chức"


def test_a_unit_with_a_representative_stays(house: Flask, organiser: FlaskClient) -> None:
    with looking_into(house):
        own = (
            select(Unit).join(Membership, Membership.unit_id == Unit.id).where(Unit.contest_id == 1)
        )
        unit = db.session.scalars(own).one()
        name, place = unit.name, unit.position
    page = FormPage(organiser, f"{RULES}/don-vi").send(act=f"remove:units:{place}").send()
    assert page.status == 409
    assert f"Không xóa được đơn vị “{name}”" in page.text
    assert len(stored(house)["units"]) == 20
