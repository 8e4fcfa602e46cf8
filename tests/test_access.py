"""Doors: every route says who may enter, and nobody else does. New routes are covered by
themselves, from what they declare."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from config import ROOT
from contest.accounts.rules.permissions import ADMINISTRATOR as ADMINISTRATORS
from contest.accounts.rules.permissions import PERMISSIONS, ROLES, allowed
from contest.app import create_app
from contest.shared.access import Access, declared_access
from tests.cast import (
    ADMINISTRATOR,
    ELSEWHERE,
    HERE,
    STRANGER,
    name_of,
    opened,
    signed_in,
)
from tests.conftest import settings_for

ENTERED = "entered"
ANONYMOUS = "nobody"
PEOPLE = {
    ANONYMOUS: None,
    STRANGER: STRANGER,
    **{f"{role} here": name_of(role) for role in ROLES},
    **{f"{role} elsewhere": name_of(role, ELSEWHERE) for role in ROLES},
    ADMINISTRATOR: ADMINISTRATOR,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Flask]:
    with opened(tmp_path_factory.mktemp("house"), migrated_file) as app:
        yield app


@pytest.fixture(scope="module")
def browsers(house: Flask) -> dict[str, FlaskClient]:
    """A browser for each of the people."""
    return {
        who: house.test_client() if name is None else signed_in(house, name)
        for who, name in PEOPLE.items()
    }


@pytest.fixture
def doors_only(house: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The guard is the real one; behind each door nothing happens, so that asking as everybody
    deletes no contest."""

    def stub(access: Access | None) -> Any:
        def view(**_: Any) -> str:
            return ENTERED

        if access is not None:
            view.__access__ = access  # type: ignore[attr-defined]
        return view

    for endpoint in house.view_functions:
        access = declared_access(house, endpoint)
        monkeypatch.setitem(house.view_functions, endpoint, stub(access))
    monkeypatch.setitem(house.config, "WTF_CSRF_CHECK_DEFAULT", False)
    return house


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if not rule.endpoint.endswith("static")]


def value_for(converter: BaseConverter) -> Any:
    match converter:
        case IntegerConverter():
            return 1
        case AnyConverter():
            return min(converter.items)
    return "x"


def path_of(app: Flask, rule: Rule) -> str:
    values: dict[str, Any] = {name: value_for(rule._converters[name]) for name in rule.arguments}
    values |= {"slug": HERE} if "slug" in rule.arguments else {}
    path = app.url_map.bind("localhost").build(rule.endpoint, values, force_external=False)
    assert isinstance(path, str)
    return path


def method_of(rule: Rule) -> str:
    methods = rule.methods or set()
    return "GET" if "GET" in methods else sorted(methods - {"HEAD", "OPTIONS"})[0]


def expected(access: Access, who: str) -> bool:
    """Whether the person may enter, by the table of permissions alone."""
    match access.kind:
        case "public":
            return True
        case "signed_in":
            return who != ANONYMOUS
        case "seated":
            return False
    roles = frozenset({who.removesuffix(" here")} if who.endswith(" here") else ())
    assert access.permission is not None
    return who != ANONYMOUS and allowed(
        access.permission, roles, administrator=who == ADMINISTRATOR
    )


def test_every_route_declares_who_may_enter(house: Flask) -> None:
    undeclared = [r.endpoint for r in rules(house) if declared_access(house, r.endpoint) is None]
    assert undeclared == []


def test_every_permission_that_a_route_asks_for_is_declared(house: Flask) -> None:
    asked = {declared_access(house, rule.endpoint) for rule in rules(house)}
    permissions = {access.permission for access in asked if access and access.permission}
    assert permissions <= set(PERMISSIONS) | ADMINISTRATORS


def test_every_route_that_asks_for_a_role_names_its_contest(house: Flask) -> None:
    for rule in rules(house):
        access = declared_access(house, rule.endpoint)
        if access and access.permission in set(PERMISSIONS):
            assert "slug" in rule.arguments, rule


@pytest.mark.parametrize("who", PEOPLE)
def test_each_door_opens_to_whom_it_declares_and_to_nobody_else(
    doors_only: Flask, browsers: dict[str, FlaskClient], who: str
) -> None:
    wrong = []
    for rule in rules(doors_only):
        access = declared_access(doors_only, rule.endpoint)
        assert access is not None
        path, method = path_of(doors_only, rule), method_of(rule)
        answer = browsers[who].open(path, method=method)
        entered = answer.text == ENTERED
        shut = answer.status_code in (401, 403) or "/dang-nhap?next=" in (answer.location or "")
        if entered != expected(access, who) or entered == shut:
            wrong.append((method, path, answer.status, access))
    assert wrong == []


@pytest.mark.parametrize("who", PEOPLE)
def test_each_page_shows_itself_to_whom_it_admits(
    house: Flask, browsers: dict[str, FlaskClient], who: str
) -> None:
    """The real pages, as far as they need no more than the contest."""
    wrong = []
    for rule in rules(house):
        access = declared_access(house, rule.endpoint)
        assert access is not None
        if method_of(rule) != "GET" or rule.arguments - {"slug"} or access.kind == "seated":
            continue
        answer = browsers[who].get(path_of(house, rule))
        refused = answer.status_code in (401, 403) or "/dang-nhap?" in (answer.location or "")
        if answer.status_code >= 500 or refused == expected(access, who):
            wrong.append((rule.rule, answer.status))
    assert wrong == []


def test_a_page_that_asks_to_sign_in_leads_there_and_an_api_answers_json(house: Flask) -> None:
    client = house.test_client()
    page = client.get(f"/hoi-thi/{HERE}/nhan-su")
    assert (page.status_code, page.location.partition("?")[0]) == (302, "/dang-nhap")
    api = client.get("/api/v1/seat/turns")
    assert api.status_code == 401
    assert api.json["error"]["code"] == "sign_in_needed"


def test_every_form_needs_its_token(house: Flask, browsers: dict[str, FlaskClient]) -> None:
    """Without the token of the page nothing is done, whoever asks."""
    exempt, wrong = set(), []
    for rule in rules(house):
        for method in (rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}:
            view = house.view_functions[rule.endpoint]
            if f"{view.__module__}.{view.__name__}" in house.extensions["csrf"]._exempt_views:
                exempt.add(rule.rule)
                continue
            path = path_of(house, rule)
            for who in (ANONYMOUS, ADMINISTRATOR, *(f"{role} here" for role in ROLES)):
                answer = browsers[who].open(path, method=method, data={"a": "b"})
                refused_before = answer.status_code in (302, 401, 403) and not expected(
                    declared_access(house, rule.endpoint) or Access("public"), who
                )
                if answer.status_code != 400 and not refused_before:
                    wrong.append((rule.rule, who, answer.status))
    assert wrong == []
    # Both show a bearer token of their own, never the cookie.
    own = ("/api/v1/seat", "/api/v1/screens")
    assert all(path.startswith(own) for path in exempt), exempt


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/dang-nhap", "/khong-co", "/healthz", "/api/v1/time"])
def test_every_answer_carries_the_security_headers(house: Flask, path: str) -> None:
    headers = house.test_client().get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_session_cookie_is_secure_where_the_public_address_is(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    secure = type(settings)(
        **{
            **{name: getattr(settings, name) for name in settings.__slots__},
            "public_url": "https://hoithi.xa.example",
        }
    )
    answer = create_app(secure).test_client().get("/dang-nhap")
    assert "Secure" in answer.headers["Set-Cookie"]


INLINE = re.compile(
    r"""<style|<script(?![^>]*\ssrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|https?://""",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "template", sorted(ROOT.glob("templates/**/*.html")), ids=lambda path: path.name
)
def test_no_template_has_a_script_or_a_style_in_it_or_another_host(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert INLINE.findall(text) == []
