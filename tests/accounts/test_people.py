"""Accounts and roles: what an organiser gives, takes back, and may not touch."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from contest.accounts.actions.people import NewPerson, add_people, give_role, take_role
from contest.accounts.actions.slips import new_slips
from contest.accounts.models import Membership, Person
from contest.audit.models import AuditEntry
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Refusal
from tests.cast import (
    ADMINISTRATOR,
    ELSEWHERE,
    HERE,
    PASSWORD,
    STRANGER,
    actor_of,
    looking_into,
    name_of,
    person_id,
    post,
    signed_in,
)

PAGE = f"/hoi-thi/{HERE}/nhan-su"
HERE_ID, ELSEWHERE_ID = 1, 2


@pytest.fixture
def organiser(house: Flask) -> FlaskClient:
    return signed_in(house, name_of("organiser"))


def slips_in(page: str) -> list[tuple[str, str]]:
    codes = re.findall(r'<p class="slip__code num">([^<]+)</p>', page)
    return list(zip(codes[::2], codes[1::2], strict=True))


def add(client: FlaskClient, names: str, role: str = "secretary", unit: str = ""):
    return post(client, f"{PAGE}/them", PAGE, names=names, role=role, unit=unit)


def test_one_name_a_line_makes_one_slip_each_and_each_slip_opens_the_house(
    house: Flask, organiser: FlaskClient
) -> None:
    page = add(organiser, "Nguyễn Thị Hoa\n\n  Đỗ Văn Đức \n")
    slips = slips_in(page.text)
    assert [name for name, _ in slips] == ["hoant", "ducdv"]
    for name, password in slips:
        assert signed_in(house, name, password)


def test_two_people_of_one_name_get_two_accounts(house: Flask, organiser: FlaskClient) -> None:
    slips = slips_in(add(organiser, "Lê Hoa\nLê Hoa").text)
    assert [name for name, _ in slips] == ["hoal", "hoal2"]


def test_the_slip_is_the_only_copy_of_the_password(house: Flask, organiser: FlaskClient) -> None:
    [(_, password)] = slips_in(add(organiser, "Nguyễn Thị Hoa").text)
    assert password not in organiser.get(PAGE).text
    with looking_into(house):
        tables = [db.session.execute(select(t)).all() for t in db.metadata.sorted_tables]
    assert password not in repr(tables)


def test_every_unit_gets_its_representative_once(house: Flask, organiser: FlaskClient) -> None:
    before = "19 đơn vị chưa có người đăng ký"
    assert before in organiser.get(PAGE).text
    slips = slips_in(post(organiser, f"{PAGE}/dai-dien", PAGE).text)
    assert len(slips) == 19
    assert "đơn vị chưa có người đăng ký" not in organiser.get(PAGE).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"names": "  \n "}, "Xin ghi họ và tên"),
        ({"names": "A\n" * 61}, "nhiều nhất 60 người"),
        ({"names": "x" * 201}, "không phải họ tên"),
        ({"names": "Lê Hoa", "role": "representative"}, "Xin chọn đơn vị"),
    ],
)
def test_what_cannot_be_added_is_said_at_its_field_and_nobody_is_added(
    house: Flask, organiser: FlaskClient, fields: dict[str, str], said: str
) -> None:
    with looking_into(house):
        before = db.session.scalar(select(func.count()).select_from(Person))
    answer = add(organiser, **fields)
    assert answer.status_code == 422
    assert said in answer.text
    with looking_into(house):
        assert db.session.scalar(select(func.count()).select_from(Person)) == before


def test_a_role_nobody_declared_is_refused(house: Flask, organiser: FlaskClient) -> None:
    assert add(organiser, "Lê Hoa", role="king").status_code == 422
    with looking_into(house), pytest.raises(Invalid, match="role_unknown"):
        add_people(HERE_ID, [NewPerson("Lê Hoa", "king")], by=actor_of(house, ADMINISTRATOR))


def test_the_unit_of_another_contest_cannot_be_represented(
    house: Flask, organiser: FlaskClient
) -> None:
    foreign = 21  # the first unit of the other contest: each has twenty
    assert add(organiser, "Lê Hoa", "representative", str(foreign)).status_code == 422


def test_somebody_with_an_account_gets_a_role_by_the_name_they_sign_in_with(
    house: Flask, organiser: FlaskClient
) -> None:
    fields = {"known-sign_in_name": STRANGER.upper(), "known-role": "mc", "known-unit": ""}
    answer = post(organiser, f"{PAGE}/them-co-san", PAGE, **fields)
    assert answer.status_code == 302
    stranger = signed_in(house, STRANGER)
    assert f"/hoi-thi/{HERE}" in stranger.get("/").text
    again = post(organiser, f"{PAGE}/them-co-san", PAGE, **fields)
    assert "đã có vai trò này" in again.text


def test_an_unknown_sign_in_name_is_said_at_its_field(organiser: FlaskClient) -> None:
    fields = {"known-sign_in_name": "khong-co", "known-role": "mc", "known-unit": ""}
    answer = post(organiser, f"{PAGE}/them-co-san", PAGE, **fields)
    assert answer.status_code == 422
    assert "Chưa có tài khoản nào tên “khong-co”" in answer.text


def test_a_role_taken_back_is_gone_at_the_next_click(house: Flask, organiser: FlaskClient) -> None:
    secretary = signed_in(house, name_of("secretary"))
    assert secretary.get(f"/hoi-thi/{HERE}/giam-khao").status_code == 200
    membership = membership_of(house, name_of("secretary"))
    post(organiser, f"{PAGE}/vai-tro/{membership}/thoi", PAGE)
    assert secretary.get(f"/hoi-thi/{HERE}/giam-khao").status_code == 403


def membership_of(house: Flask, name: str) -> int:
    with looking_into(house):
        query = select(Membership.id).join(Person).where(Person.sign_in_name == name)
        return db.session.scalars(query).one()


def test_a_contest_keeps_its_last_organiser(house: Flask) -> None:
    membership = membership_of(house, name_of("organiser"))
    by = actor_of(house, ADMINISTRATOR)
    with looking_into(house), pytest.raises(Refusal, match="last_organiser"):
        take_role(HERE_ID, membership, by=by)


def test_a_role_of_another_contest_cannot_be_taken(house: Flask) -> None:
    membership = membership_of(house, name_of("secretary", ELSEWHERE))
    by = actor_of(house, name_of("organiser"))
    with looking_into(house), pytest.raises(NotFound):
        take_role(HERE_ID, membership, by=by)


def test_a_new_slip_ends_the_sessions_and_the_old_password(
    house: Flask, organiser: FlaskClient
) -> None:
    secretary = signed_in(house, name_of("secretary"))
    number = person_id(house, name_of("secretary"))
    [(name, password)] = slips_in(post(organiser, f"{PAGE}/{number}/phieu", PAGE).text)
    assert secretary.get("/doi-mat-khau").status_code == 302
    wrong = {"sign_in_name": name, "password": PASSWORD}
    assert post(house.test_client(), "/dang-nhap", **wrong).status_code == 401
    assert signed_in(house, name, password)


def test_an_organiser_cannot_enter_another_contest_through_a_shared_person(
    house: Flask, organiser: FlaskClient
) -> None:
    target = name_of("organiser", ELSEWHERE)
    fields = {"known-sign_in_name": target, "known-role": "mc", "known-unit": ""}
    post(organiser, f"{PAGE}/them-co-san", PAGE, **fields)
    number = person_id(house, target)
    answer = post(organiser, f"{PAGE}/{number}/phieu", PAGE)
    assert answer.status_code == 302
    assert "còn làm việc ở hội thi khác" in organiser.get(PAGE).text
    assert signed_in(house, target)


def test_an_organiser_has_no_say_over_an_administrator(house: Flask) -> None:
    administrator = person_id(house, ADMINISTRATOR)
    by = actor_of(house, name_of("organiser"))
    with looking_into(house):
        give_role(HERE_ID, ADMINISTRATOR, "mc", None, by=by)
        with pytest.raises(Refusal, match="person_elsewhere"):
            new_slips(HERE_ID, [administrator], by=by)


def test_an_organiser_has_no_say_over_somebody_without_a_role_here(
    house: Flask, organiser: FlaskClient
) -> None:
    number = person_id(house, STRANGER)
    for path in (f"{PAGE}/{number}", f"{PAGE}/{number}/phieu", f"{PAGE}/{number}/ket-thuc-phien"):
        answer = organiser.get(path) if path.endswith(str(number)) else post(organiser, path, PAGE)
        assert answer.status_code == 404


def test_ending_sessions_reaches_every_machine_and_spares_the_password(
    house: Flask, organiser: FlaskClient
) -> None:
    name = name_of("timekeeper")
    clients = [signed_in(house, name) for _ in range(2)]
    post(organiser, f"{PAGE}/{person_id(house, name)}/ket-thuc-phien", PAGE)
    assert [client.get("/doi-mat-khau").status_code for client in clients] == [302, 302]
    assert signed_in(house, name)


def test_what_was_done_to_people_is_in_the_log_without_any_password(
    house: Flask, organiser: FlaskClient
) -> None:
    [(_, password)] = slips_in(add(organiser, "Nguyễn Thị Hoa").text)
    with looking_into(house):
        entries = list(db.session.scalars(select(AuditEntry)))
        given = [e for e in entries if e.action == "person.role_given"]
        assert [e.new for e in given] == [{"name": "Nguyễn Thị Hoa", "role": "secretary"}]
        assert all(password not in repr(vars(e)) for e in entries)
