"""Group, ethnicity, phone and birth day: for the delegation and the organiser, no one else."""

import io
import json
import re
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect

from contest.accounts.rules.permissions import ROLES
from contest.audit.models import AuditEntry
from contest.registration import events
from contest.registration.models import Member
from contest.shared import bus
from contest.shared.db import db
from tests.cast import ADMINISTRATOR, ELSEWHERE, STRANGER, looking_into, name_of, signed_in
from tests.registration.lists import (
    BOARD,
    HOME,
    NEIGHBOUR,
    OWN,
    SECRETS,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
)

OUTSIDERS = [
    *(name_of(role) for role in ROLES if role not in ("organiser", "representative")),
    *(name_of(role, ELSEWHERE) for role in ROLES),
    NEIGHBOUR,
    ADMINISTRATOR,
    STRANGER,
    None,
]


def pages(app: Flask, number: int) -> list[str]:
    """Every page of the application that can be opened with a contest or a delegation alone."""
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.arguments <= {"slug", "delegation_id"}:
            values = {"slug": HOME.rpartition("/")[2], "delegation_id": number}
            used = {key: values[key] for key in rule.arguments}
            found.append(app.url_map.bind("localhost").build(rule.endpoint, used))
    return found


def shown(client: FlaskClient, path: str) -> str:
    answer = client.get(path, follow_redirects=True)
    if answer.status_code != 200:
        return ""
    if answer.data.startswith(b"PK"):  # a workbook: all of its parts
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            return "".join(package.read(name).decode() for name in package.namelist())
    return answer.data.decode("utf-8", "replace")


def secrets_in(text: str) -> set[str]:
    """Which of the secrets stand there as values, not as names in a list to choose from."""
    values = re.sub(r"<datalist.*?</datalist>", "", text, flags=re.DOTALL)
    values = re.sub(r"<option(?![^>]*selected)[^>]*>[^<]*", "", values)
    return {secret for secret in SECRETS if secret in values}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_else_finds_a_sensitive_value_on_any_page(house: Flask, who: str | None) -> None:
    number = submitted(house)
    client = house.test_client() if who is None else signed_in(house, who)
    leaks = {path: secrets_in(shown(client, path)) for path in pages(house, number)}
    assert {path: found for path, found in leaks.items() if found} == {}


def test_the_delegation_and_the_organiser_see_every_field(house: Flask) -> None:
    number = submitted(house)
    for client, path in ((representative(house), OWN), (organiser(house), BOARD)):
        text = shown(client, f"{path}/{number}")
        for secret in ("Mường", "0912 777 888", "17/02/1961", "Thành phần khác"):
            assert secret in text, (path, secret)


def test_every_page_of_this_slice_is_among_those_that_were_looked_at(house: Flask) -> None:
    number = submitted(house)
    looked_at = pages(house, number)
    assert f"{OWN}/{number}" in looked_at
    assert {BOARD, f"{BOARD}/{number}", f"{BOARD}/{number}/sua"} <= set(looked_at)
    everywhere = {path for path in looked_at if secrets_in(shown(organiser(house), path))}
    workbooks = {f"{BOARD}/danh-sach.xlsx", f"{BOARD}/{number}/bang-tinh/mau.xlsx"}
    assert {f"{BOARD}/{number}", f"{BOARD}/{number}/sua", *workbooks} <= everywhere


def test_acting_on_a_list_is_refused_to_everybody_else(house: Flask) -> None:
    number = submitted(house)
    acts = [f"{BOARD}/{number}/{act}" for act in ("duyet", "de-nghi", "sua", "sua/kiem-tra")]
    acts += [f"{OWN}/{number}", f"{OWN}/{number}/kiem-tra"]
    for role in ROLES:
        if role in ("organiser", "representative"):
            continue
        client = signed_in(house, name_of(role))
        for path in acts:
            answer = send(client, path, fields(full_team(2), version=3))
            assert answer.status_code == 403, (role, path)
            assert not secrets_in(answer.text)
    assert len(stored(house, number).members) == 13


def test_nothing_sensitive_reaches_the_audit_log_or_the_events(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(bus, "record", told.append)
    for module in ("draft", "handing_in"):
        monkeypatch.setattr(f"contest.registration.actions.{module}.record", told.append)
    number = submitted(house)
    judge = organiser(house)
    send(judge, f"{BOARD}/{number}/duyet", {"version": 3})
    changed = [{**p, "born": "1950", "group": "resident"} for p in full_team()]
    send(judge, f"{BOARD}/{number}/sua", fields(changed, version=4, manager_phone="0912 111 222"))
    with looking_into(house):
        columns = [column.key for column in inspect(AuditEntry).columns]
        written = json.dumps(
            [
                {name: str(getattr(entry, name)) for name in columns}
                for entry in db.session.query(AuditEntry)
            ],
            ensure_ascii=False,
        )
        people = [m.name for m in db.session.query(Member)]
    values = (*SECRETS, "0912 111 222", "1950", "poor_household", "other", "Kinh", *people)
    assert [value for value in values if value in written] == []
    assert told
    assert {type(event).__module__ for event in told} == {events.__name__}
    assert [value for value in values if value in repr(told)] == []
