"""Signing in and out: who gets in, for how long, and what a wrong guess costs."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from contest.accounts.actions.installation import add_account, renew_account, switch_account
from contest.accounts.gate import IDLE, LIFETIME
from contest.accounts.models import SignIn
from contest.accounts.rules.waits import FREE_ATTEMPTS
from contest.audit.actions.trail import SYSTEM
from contest.shared import clock
from contest.shared.db import db
from tests.cast import (
    HERE,
    PASSWORD,
    STRANGER,
    csrf_of,
    looking_into,
    name_of,
    post,
    signed_in,
)

SECRETARY = name_of("secretary")
OWN_PAGE = "/doi-mat-khau"


def try_sign_in(app: Flask, name: str, password: str, query: str = ""):
    return post(
        app.test_client(),
        f"/dang-nhap{query}",
        "/dang-nhap",
        sign_in_name=name,
        password=password,
    )


def later(monkeypatch: pytest.MonkeyPatch, time: timedelta) -> None:
    moment = clock.now() + time
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_name_and_password_open_the_house(house: Flask) -> None:
    client = signed_in(house, SECRETARY)
    assert client.get(OWN_PAGE).status_code == 200


def test_capitals_and_spaces_in_the_name_do_not_matter(house: Flask) -> None:
    assert try_sign_in(house, f" {SECRETARY.upper()} ", PASSWORD).status_code == 302


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(house: Flask) -> None:
    wrong = try_sign_in(house, SECRETARY, "sai")
    unknown = try_sign_in(house, "khong-co-ai", "sai")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.count("chưa đúng") == unknown.text.count("chưa đúng") == 1


def test_the_waits_do_not_tell_which_names_exist(house: Flask) -> None:
    answers = [
        [try_sign_in(house, name, "sai").status_code for _ in range(FREE_ATTEMPTS + 1)]
        for name in (SECRETARY, "khong-co-ai")
    ]
    assert answers[0] == answers[1] == [401] * FREE_ATTEMPTS + [429]


def test_many_failures_in_a_row_mean_a_wait_even_for_the_right_password(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(FREE_ATTEMPTS):
        try_sign_in(house, SECRETARY, "sai")
    answer = try_sign_in(house, SECRETARY, PASSWORD)
    assert answer.status_code == 429
    assert "Xin chờ 10 giây" in answer.text
    later(monkeypatch, timedelta(seconds=11))
    assert try_sign_in(house, SECRETARY, PASSWORD).status_code == 302


def test_the_wait_of_one_name_is_nobody_elses(house: Flask) -> None:
    for _ in range(FREE_ATTEMPTS + 1):
        try_sign_in(house, SECRETARY, "sai")
    assert try_sign_in(house, name_of("organiser"), PASSWORD).status_code == 302


def test_a_success_forgives_the_failures_before_it(house: Flask) -> None:
    for _ in range(FREE_ATTEMPTS - 1):
        try_sign_in(house, SECRETARY, "sai")
    try_sign_in(house, SECRETARY, PASSWORD)
    assert try_sign_in(house, SECRETARY, "sai").status_code == 401


def test_a_new_slip_ends_the_wait(house: Flask) -> None:
    for _ in range(FREE_ATTEMPTS + 1):
        try_sign_in(house, SECRETARY, "sai")
    with looking_into(house):
        slip = renew_account(SECRETARY, by=SYSTEM)
    assert try_sign_in(house, SECRETARY, slip.password).status_code == 302


def test_whoever_was_sent_to_sign_in_goes_on_where_they_wanted(house: Flask) -> None:
    wanted = f"/hoi-thi/{HERE}/nhan-su"
    sent = house.test_client().get(wanted)
    assert sent.location == f"/dang-nhap?next={wanted}"
    answer = try_sign_in(house, name_of("organiser"), PASSWORD, f"?next={wanted}")
    assert answer.location == wanted


@pytest.mark.parametrize(
    "elsewhere",
    ["https://xa.example/", "//xa.example/", "/\\xa.example", "javascript:alert(1)", "/%0a", "x"],
)
def test_signing_in_leads_to_no_other_site(house: Flask, elsewhere: str) -> None:
    assert try_sign_in(house, SECRETARY, PASSWORD, f"?next={elsewhere}").location == "/"


def test_an_act_that_asked_for_signing_in_leads_home_not_to_an_error(house: Flask) -> None:
    answer = try_sign_in(house, SECRETARY, PASSWORD, "?next=/dang-xuat")
    assert answer.location == "/"


def test_signing_out_makes_a_copied_cookie_worthless(house: Flask) -> None:
    client = signed_in(house, SECRETARY)
    copied = client.get_cookie("hoithi")
    assert copied is not None
    post(client, "/dang-xuat", OWN_PAGE)
    thief = house.test_client()
    thief.set_cookie("hoithi", copied.value)
    assert thief.get(OWN_PAGE).status_code == 302


def test_a_cookie_planted_before_is_not_the_cookie_after(house: Flask) -> None:
    client = house.test_client()
    token = csrf_of(client.get("/dang-nhap").text)
    planted = client.get_cookie("hoithi")
    form = {"csrf_token": token, "sign_in_name": SECRETARY, "password": PASSWORD}
    client.post("/dang-nhap", data=form)
    kept = client.get_cookie("hoithi")
    assert planted is not None
    assert kept is not None
    assert kept.value != planted.value
    assert csrf_of(client.get(OWN_PAGE).text) != token
    thief = house.test_client()
    thief.set_cookie("hoithi", planted.value)
    assert thief.get(OWN_PAGE).status_code == 302


def test_a_session_ends_when_nothing_is_asked_for_hours(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(house, SECRETARY)
    later(monkeypatch, IDLE - timedelta(minutes=1))
    assert client.get(OWN_PAGE).status_code == 200
    later(monkeypatch, IDLE - timedelta(minutes=1))
    assert client.get(OWN_PAGE).status_code == 200
    later(monkeypatch, IDLE + timedelta(minutes=1))
    assert client.get(OWN_PAGE).status_code == 302


def test_a_session_ends_after_a_week_however_busy(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(house, SECRETARY)
    used = timedelta()
    while used < LIFETIME - timedelta(hours=10):
        later(monkeypatch, timedelta(hours=10))
        used += timedelta(hours=10)
        assert client.get(OWN_PAGE).status_code == 200
    later(monkeypatch, timedelta(hours=10))
    assert client.get(OWN_PAGE).status_code == 302


def test_switching_an_account_off_ends_its_sessions(house: Flask) -> None:
    client = signed_in(house, SECRETARY)
    with looking_into(house):
        switch_account(SECRETARY, active=False, by=SYSTEM)
    assert client.get(OWN_PAGE).status_code == 302
    assert try_sign_in(house, SECRETARY, PASSWORD).status_code == 401


def test_the_password_of_the_slip_opens_nothing_but_the_page_to_change_it(house: Flask) -> None:
    with looking_into(house):
        slip = add_account("moi", "Người Mới", administrator=True, by=SYSTEM)
    client = signed_in(house, "moi", slip.password)
    answer = client.get(f"/hoi-thi/{HERE}/nhan-su")
    assert answer.location == f"/doi-mat-khau?next=/hoi-thi/{HERE}/nhan-su"
    chosen = "một con đường nhỏ"
    answer = post(client, answer.location, answer.location, chosen=chosen, again=chosen)
    assert answer.location == f"/hoi-thi/{HERE}/nhan-su"
    assert client.get(answer.location).status_code == 200
    assert try_sign_in(house, "moi", slip.password).status_code == 401
    assert try_sign_in(house, "moi", chosen).status_code == 302


def change(client, **fields: str):
    return post(client, OWN_PAGE, OWN_PAGE, **fields)


def test_changing_the_password_asks_for_the_present_one(house: Flask) -> None:
    client = signed_in(house, SECRETARY)
    chosen = "một con đường nhỏ"
    answer = change(client, current="sai", chosen=chosen, again=chosen)
    assert answer.status_code == 422
    assert "Mật khẩu hiện tại chưa đúng" in answer.text
    assert try_sign_in(house, SECRETARY, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("chosen", "again", "said"),
    [
        ("ngắn", "ngắn", "ít nhất 10 ký tự"),
        ("một con đường nhỏ", "một con đường to", "chưa giống nhau"),
        ("1234567890", "1234567890", "dễ đoán"),
        (PASSWORD, PASSWORD, "phải khác"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(
    house: Flask, chosen: str, again: str, said: str
) -> None:
    answer = change(signed_in(house, SECRETARY), current=PASSWORD, chosen=chosen, again=again)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_changed_password_ends_the_sessions_on_other_machines(house: Flask) -> None:
    here, there = signed_in(house, SECRETARY), signed_in(house, SECRETARY)
    chosen = "một con đường nhỏ"
    change(here, current=PASSWORD, chosen=chosen, again=chosen)
    assert here.get(OWN_PAGE).status_code == 200
    assert there.get(OWN_PAGE).status_code == 302


def test_neither_token_nor_password_is_stored_in_clear(house: Flask) -> None:
    client = signed_in(house, STRANGER)
    cookie = client.get_cookie("hoithi")
    assert cookie is not None
    with looking_into(house):
        digests = list(db.session.scalars(select(SignIn.digest)))
        assert db.session.scalar(select(func.count()).select_from(SignIn)) == 1
    assert all(digest not in cookie.value for digest in digests)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: Flask) -> None:
    client = house.test_client()
    header = client.get("/dang-nhap").headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Secure" not in header


def test_the_cookie_given_over_https_never_travels_without_it(house: Flask) -> None:
    header = house.test_client().get("/dang-nhap", base_url="https://localhost").headers
    assert "Secure" in header["Set-Cookie"]
