"""Each sensitive field × each role × each page, export, API answer and live topic.

Everything is found by itself, from the map of addresses and the list of topics: a page that is
added tomorrow is looked at tomorrow.
"""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.routing import AnyConverter, IntegerConverter, Rule
from werkzeug.test import TestResponse

from contest.accounts.rules.permissions import ROLES
from contest.archive.actions.exporting import export_contest
from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.registration.models import Delegation
from contest.registration.sentences import GROUPS
from contest.schedule.models import Turn
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import seat_codes
from contest.shared.access import declared_access
from contest.shared.db import db
from contest.shared.realtime import _topics
from contest.shared.transaction import transaction
from tests.cast import ADMINISTRATOR, ELSEWHERE, HERE, STRANGER, looking_into, name_of, signed_in
from tests.conftest import SECRET
from tests.documents import pdf_page
from tests.held import PATH, Held
from tests.privacy.hall import NEIGHBOUR, PHONE, SECRETS, planted
from tests.registration.lists import send

OUTSIDERS: dict[str, str | None] = {
    **{role: name_of(role) for role in ROLES if role not in ("organiser", "representative")},
    "the neighbour's representative": NEIGHBOUR,
    "another contest's organiser": name_of("organiser", ELSEWHERE),
    "administrator": ADMINISTRATOR,
    "stranger": STRANGER,
    "nobody": None,
}
CHOICES = re.compile(
    r"<datalist.*?</datalist>|<template.*?</template>|<option(?![^>]*selected)[^>]*>[^<]*",
    re.DOTALL,
)
TOKENS = re.compile(r'(csrf[-_]token" (?:content|value)=")[^"]+')


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, migrated_file: Any) -> Iterator[Held]:
    with planted(tmp_path_factory.mktemp("fields"), migrated_file) as made:
        yield made


@pytest.fixture(scope="module")
def ids(hall: Held) -> dict[str, Any]:
    """What stands for the arguments of addresses, by their names."""
    with looking_into(hall.app):
        own = db.session.scalars(select(Delegation).where(Delegation.key == "a")).one()
        return {
            "slug": HERE,
            "delegation_id": own.id,
            "member_id": own.members[1].id,
            "turn_id": db.session.scalar(select(Turn.id).where(Turn.delegation_id == own.id)),
            "round_key": "thi",
            "team": "a",
            "team_key": "a",
            "judge": "gk1",
        }


def paths(hall: Held, rule: Rule, ids: dict[str, Any]) -> list[str]:
    """Every address of a rule with real values; unknown numbers are tried as the first rows."""

    def values(name: str) -> list[Any]:
        converter = rule._converters[name]
        if name in ids:
            return [ids[name]]
        if isinstance(converter, AnyConverter):
            return sorted(converter.items)
        return [1, 2] if isinstance(converter, IntegerConverter) else ["a"]

    names = sorted(rule.arguments)
    bound = hall.app.url_map.bind("localhost")
    return [
        bound.build(rule.endpoint, dict(zip(names, chosen, strict=True)))
        for chosen in itertools.product(*(values(name) for name in names))
    ]


def every_path(hall: Held, ids: dict[str, Any]) -> list[str]:
    return [
        path
        for rule in hall.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.endpoint.endswith("static")
        for path in paths(hall, rule, ids)
    ]


def text_of(answer: TestResponse) -> str:
    """Whatever can be read out of an answer: pages, JSON, papers, workbooks; the headers too."""
    body = answer.data
    if body.startswith(b"%PDF"):
        text = pdf_page.text(body)
    elif body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        text = " ".join(re.sub(r"<[^>]+>", " ", part.decode("utf-8", "ignore")) for part in parts)
    else:
        text = body.decode("utf-8", "ignore")
    return f"{answer.headers} {text}"


def secrets_in(text: str) -> set[str]:
    """Which of the planted values stand there, not as names in a list to choose from."""
    shown = TOKENS.sub(r"\1", CHOICES.sub("", text))
    return {one for one in SECRETS if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", shown)}


def secrets_at(path: str, text: str) -> set[str]:
    """The same, of a page at this path; the report counts the people of each group by its name."""
    found = secrets_in(text)
    return found - set(GROUPS.values()) if "/bao-cao-tong-ket." in path else found


def looks(hall: Held) -> int:
    """How many views and exports are noted."""
    with looking_into(hall.app):
        return db.session.query(AuditEntry).filter(AuditEntry.action.like("members.%")).count()


def browser(hall: Held, name: str | None) -> FlaskClient:
    return hall.app.test_client() if name is None else signed_in(hall.app, name)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_else_finds_a_sensitive_value_anywhere(
    hall: Held, ids: dict[str, Any], who: str
) -> None:
    client = browser(hall, OUTSIDERS[who])
    leaks, broken, seen = {}, [], 0
    for path in every_path(hall, ids):
        answer = client.get(path)
        seen += answer.status_code == 200
        broken += [path] if answer.status_code >= 500 else []
        if found := secrets_at(path, text_of(answer)):
            leaks[path] = found
    assert leaks == {}
    assert broken == []
    assert seen >= 4, "hardly any page was opened: the test looks at nothing"


def test_a_judges_seat_is_shown_none_of_it(hall: Held, ids: dict[str, Any]) -> None:
    with looking_into(hall.app):
        make_seats(hall.contest_id)
        token = seat_codes(hall.contest_id, SECRET)[0].token
    taken = hall.app.test_client().post("/api/v1/seat", json={"token": token, "device": "m-1"})
    headers = {"Authorization": f"Bearer {taken.json['session']}"}
    opened = 0
    for rule in hall.app.url_map.iter_rules():
        access = declared_access(hall.app, rule.endpoint)
        if access is None or access.kind != "seated" or "GET" not in (rule.methods or ()):
            continue
        for path in paths(hall, rule, ids):
            answer = hall.app.test_client().get(path, headers=headers)
            opened += answer.status_code == 200
            assert not secrets_in(text_of(answer)), path
    assert opened


def test_no_live_topic_carries_a_sensitive_value(hall: Held) -> None:
    with looking_into(hall.app):
        told = {
            (name, scope): topic.produce(HERE, scope)
            for name, topic in _topics.items()
            for scope in ("", "gk1", "gk2", "organiser", "secretary")
            if name != "judge" or scope.startswith("gk")
        }
    assert len(told) > 5
    for where, snapshot in told.items():
        data = None if snapshot is None else snapshot.data
        assert not secrets_in(json.dumps(data, ensure_ascii=False, default=str)), where


@pytest.fixture(scope="module")
def found_by_the_organiser(hall: Held, ids: dict[str, Any]) -> dict[str, set[str]]:
    """Each page on which the organiser finds something → what."""
    client = hall.client("organiser")
    answers = {path: client.get(path) for path in every_path(hall, ids)}
    assert [path for path, answer in answers.items() if answer.status_code >= 500] == []
    found = {path: secrets_at(path, text_of(answer)) for path, answer in answers.items()}
    return {path: secrets for path, secrets in found.items() if secrets}


def test_the_delegation_and_the_organiser_find_all_of_it(
    hall: Held, ids: dict[str, Any], found_by_the_organiser: dict[str, set[str]]
) -> None:
    """And so the detector detects."""
    wanted = {one for one in SECRETS if one != "1931-07-19"}
    assert wanted <= set().union(*found_by_the_organiser.values())
    client = hall.client("representative")
    own = [path for path in every_path(hall, ids) if "/dang-ky/" in path or "cua-toi" in path]
    assert wanted <= set().union(*(secrets_in(text_of(client.get(path))) for path in own))


def test_public_copies_are_without_and_the_full_one_is_noted(hall: Held) -> None:
    client = hall.client("organiser")
    public = send(client, f"{PATH}/tep-hoi-thi/cong-khai", {})
    assert public.status_code == 200
    assert not secrets_in(public.text)
    full = send(client, f"{PATH}/tep-hoi-thi/day-du", {})
    assert "Zhétnic" in full.text
    with looking_into(hall.app):
        assert not secrets_in(export_contest(HERE, public=True, by=SYSTEM))
        last = db.session.query(AuditEntry).filter_by(action="members.exported").all()[-1]
        assert (last.new, last.actor_name) == (
            {"what": "contest_file"},
            "Ông organiser.hoi-thi-nay",
        )


def test_every_look_of_the_organiser_at_a_page_with_sensitive_values_is_noted(
    hall: Held, found_by_the_organiser: dict[str, set[str]]
) -> None:
    """Whichever page shows one: after it there is a line about it, of a view or of an export."""
    client = hall.client("organiser")
    unnoted = []
    for path in found_by_the_organiser:
        with looking_into(hall.app), transaction() as session:
            session.execute(delete(AuditEntry).where(AuditEntry.action.like("members.%")))
        client.get(path)
        unnoted += [] if looks(hall) else [path]
    assert unnoted == []


def test_the_delegation_looking_at_its_own_list_is_not_noted(
    hall: Held, ids: dict[str, Any]
) -> None:
    before = looks(hall)
    client = hall.client("representative")
    assert PHONE in client.get(f"{PATH}/dang-ky/{ids['delegation_id']}").text
    assert looks(hall) == before
