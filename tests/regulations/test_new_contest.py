"""A contest is made from a preset; everything the plan does not give is marked as proposed."""

import pytest
from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership
from contest.regulations.models import Contest
from contest.regulations.queries.presets import list_presets
from contest.shared.db import db
from tests.cast import ADMINISTRATOR, HERE, looking_into, name_of, person_id, signed_in
from tests.regulations.form_page import FormPage

PRESETS = [preset.key for preset in list_presets()]


def test_the_presets_are_offered_in_plain_words(house: Flask) -> None:
    page = signed_in(house, ADMINISTRATOR).get("/hoi-thi/moi").text
    assert [page.count(f"?mau={key}") for key in PRESETS] == [1, 1, 1]
    assert "Tiểu phẩm 50 điểm" in page


@pytest.mark.parametrize("preset", PRESETS)
def test_a_contest_is_made_from_each_preset(house: Flask, preset: str) -> None:
    client = signed_in(house, ADMINISTRATOR)
    page = FormPage(client, f"/hoi-thi/moi?mau={preset}")
    page.fill(
        name="Hội thi Hòa Bình",
        slug="hoa-binh",
        plan_number="15/KH-UBND",
        plan_date="5/3/2026",
        venue="Hội trường xã",
        dates__0__day="20/11/2026",
        last_day="29/10/2026",
    )
    answer = page.send()
    assert answer.status == 200, answer.text
    assert "24 giờ 00 ngày 29/10/2026" in answer.text
    assert "giá trị đề xuất" in answer.text
    with looking_into(house):
        made = db.session.scalars(select(Contest).where(Contest.slug == "hoa-binh")).one()
        assert made.preset == preset
        assert made.plan == {"number": "15/KH-UBND", "date": "2026-03-05"}
        assert made.dates == ["2026-11-20"]
        assert made.registration_closes == "2026-10-30T00:00:00+07:00"
        assert "/rounds/0/criteria/0/max" in made.proposals
        assert "/contest/name" not in made.proposals
        organiser = select(Membership.role).where(Membership.contest_id == made.id)
        assert db.session.scalars(organiser).all() == ["organiser"]
    assert person_id(house, ADMINISTRATOR)


def test_the_name_gives_the_address(house: Flask) -> None:
    page = FormPage(signed_in(house, ADMINISTRATOR), "/hoi-thi/moi?mau=trong-xa-2026")
    assert page.fill(name="Hội thi Đồng Tâm", slug="").send().status == 200
    with looking_into(house):
        assert db.session.scalar(select(Contest).where(Contest.slug == "hoi-thi-dong-tam"))


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("slug", HERE, "Đã có hội thi mang mã"),
        ("slug", "moi", "Hệ thống dùng riêng địa chỉ này"),
        ("slug", "Có Dấu", "Chỉ dùng chữ thường không dấu"),
        ("name", "  ", "Xin điền mục này"),
        ("plan_date", "31/2/2026", "Xin ghi ngày có thật"),
        ("last_day", "mai", "Xin ghi ngày có thật"),
        ("last_hour", "25:99", "Xin ghi giờ có thật"),
        ("theme", "x" * 1001, "Đoạn chữ quá dài"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_made(
    house: Flask, field: str, typed: str, words: str
) -> None:
    page = FormPage(signed_in(house, ADMINISTRATOR), "/hoi-thi/moi?mau=trong-xa-2026")
    page.fill(name="Hội thi thử", slug="thu", venue="Sân đình", last_day="29/10/2026")
    answer = page.fill(**{field: typed}).send()
    assert answer.status in (409, 422)
    assert words in answer.text
    assert f'id="{field}-error"' in answer.text
    assert answer.fields["venue"] == "Sân đình"
    assert answer.fields[field] == typed
    with looking_into(house):
        assert db.session.scalar(select(Contest).where(Contest.slug == "thu")) is None


def test_only_who_may_create_contests_gets_the_page(house: Flask) -> None:
    assert signed_in(house, name_of("organiser")).get("/hoi-thi/moi").status_code == 403
    assert house.test_client().get("/hoi-thi/moi").status_code == 302
