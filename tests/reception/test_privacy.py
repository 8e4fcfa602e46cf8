"""The door knows names, roles and who is there: no group, ethnicity, birth or phone."""

import json

import pytest
from sqlalchemy import inspect

from contest.accounts.rules.permissions import ROLES
from contest.audit.models import AuditEntry
from contest.reception import events
from contest.registration import events as registration_events
from contest.registration.models import Substitution
from contest.shared.db import db
from tests.cast import ELSEWHERE, STRANGER, looking_into, name_of, signed_in
from tests.reception.door import CHI, DOOR, QUANG, Door
from tests.reception.test_check_in import checked_in, let_perform
from tests.reception.test_substitution import bring, step_in
from tests.registration.lists import SECRETS
from tests.registration.test_privacy import secrets_in

AT_THE_DOOR = ("organiser", "secretary", "receptionist")
SENSITIVE = (*SECRETS, "1963", "Người dân", "hộ nghèo", "Hộ nghèo", "Kinh")


def pages(door: Door) -> list[str]:
    absent = door.ids()[CHI]
    ends = ("", "/quyet-dinh", f"/nguoi-moi/{absent}")
    return [DOOR, *(f"{door.path}{end}" for end in ends)]


@pytest.mark.parametrize("role", ["receptionist", "secretary"])
def test_no_page_of_the_door_holds_a_sensitive_value(door: Door, role: str) -> None:
    for state in ("before", "after"):
        if state == "after":
            checked_in(door, CHI)
        client = door.client(role)
        for path in pages(door):
            answer = client.get(path)
            if answer.status_code == 403:
                assert role == "receptionist"
                assert not path.endswith(door.team)
                continue
            assert secrets_in(answer.text) == set(), (state, path)
            if "nguoi-moi" not in path:
                assert [value for value in SENSITIVE if value in answer.text] == [], (state, path)


def test_the_form_for_somebody_new_comes_empty(door: Door) -> None:
    checked_in(door, CHI)
    page = door.client("secretary").get(pages(door)[-1]).text
    assert "selected" not in page.replace('<option selected value="">', "")


@pytest.mark.parametrize(
    "who",
    [
        *(name_of(role) for role in ROLES if role not in AT_THE_DOOR),
        *(name_of(role, ELSEWHERE) for role in AT_THE_DOOR),
        STRANGER,
    ],
)
def test_nobody_else_comes_to_the_door(door: Door, who: str) -> None:
    client = signed_in(door.app, who)
    assert [client.get(path).status_code for path in pages(door)] == [403] * 4


def test_neither_the_log_nor_the_events_hold_a_persons_values(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    for module in ("attendance", "rechecking", "deciding", "substituting"):
        monkeypatch.setattr(f"contest.reception.actions.{module}.record", told.append)
    checked_in(door, CHI)
    assert let_perform(door).status_code == 303
    assert step_in(door).status_code == 303
    assert bring(door, absent=CHI).status_code == 409
    door.tick(door.client(), QUANG, here=False)
    assert bring(door, absent=QUANG).status_code == 303
    names = list(door.roles())
    with looking_into(door.app):
        columns = [column.key for column in inspect(AuditEntry).columns]
        written = json.dumps(
            [
                {name: str(getattr(entry, name)) for name in columns}
                for entry in db.session.query(AuditEntry)
                if entry.action.startswith("reception.")
            ],
            ensure_ascii=False,
        )
        assert db.session.query(Substitution).count() == 2
    values = (*SENSITIVE, *names, CHI, "near_poor_household", "poor_household", "Thổ", "1990")
    assert [value for value in values if value in written] == []
    assert {type(event).__module__ for event in told} == {
        events.__name__,
        registration_events.__name__,
    }
    assert [value for value in values if value in repr(told)] == []
