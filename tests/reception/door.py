"""Short ways through the pages of the door. All people are invented."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.reception.models import Arrival, Attendance
from contest.reception.queries.line import composition_lines
from contest.registration.models import Delegation, Member
from contest.shared.db import db
from tests.cast import csrf_of, looking_into, name_of, signed_in
from tests.registration.lists import BOARD, HOME, full_team, organiser, send, submitted

DOOR = f"{HOME}/don-tiep"
AS_OF = re.compile(r'name="as_of" value="([^"]*)"')


CHI, QUANG, PHUONG = "Lê Thị Chi", "Vũ Văn Quang", "Vũ Thị Phương"
"""The only one of a household group in the core; a reserve of the same group; a reserve who is
not."""


def people() -> list[dict[str, str]]:
    """A captain, eleven full members and two reserves. Of the regulations' groups only CHI's
    hangs on one person."""
    team = full_team(14)
    for number, person in enumerate(team):
        if number >= 12:
            person["role"] = "reserve"
        if "household" in person["group"]:
            person["group"] = "resident"
    team[12] |= {"name": QUANG, "group": "poor_household"}
    team[13] |= {"name": PHUONG}
    assert team[2]["name"] == CHI
    team[2]["group"] = "poor_household"
    return team


@dataclass
class Door:
    """One approved team before the door."""

    app: Flask
    number: int
    team: str

    @property
    def path(self) -> str:
        return f"{DOOR}/{self.team}"

    def client(self, role: str = "receptionist") -> FlaskClient:
        return signed_in(self.app, name_of(role))

    def ids(self) -> dict[str, int]:
        """Name of each person → their row."""
        with looking_into(self.app):
            rows = db.session.execute(
                select(Member.name, Member.id).where(Member.delegation_id == self.number)
            )
            return dict(rows.all())

    def present(self) -> set[str]:
        with looking_into(self.app):
            return set(
                db.session.scalars(
                    select(Member.name)
                    .join(Attendance, Attendance.member_id == Member.id)
                    .where(Attendance.is_present, Member.delegation_id == self.number)
                )
            )

    def arrival(self) -> Arrival | None:
        with looking_into(self.app):
            row = db.session.get(Arrival, self.number)
            db.session.expunge_all()
            return row

    def roles(self) -> dict[str, str]:
        """Name → role, in the order of the list."""
        with looking_into(self.app):
            rows = db.session.execute(
                select(Member.name, Member.role)
                .where(Member.delegation_id == self.number)
                .order_by(Member.position)
            )
            return dict(rows.all())

    def line(self) -> str:
        """What the jury and the MC read of the team's composition."""
        with looking_into(self.app):
            contest_id = db.session.get_one(Delegation, self.number).contest_id
            return composition_lines(contest_id)[self.number].value

    def version(self) -> int:
        with looking_into(self.app):
            return db.session.get_one(Delegation, self.number).version

    def log(self) -> list[AuditEntry]:
        with looking_into(self.app):
            entries = db.session.scalars(
                select(AuditEntry)
                .where(AuditEntry.action.like("reception.%"))
                .order_by(AuditEntry.id)
            ).all()
            db.session.expunge_all()
            return list(entries)

    def tick(
        self, client: FlaskClient, name: str, here: bool = True, as_of: str | None = None
    ) -> TestResponse:
        """Tap a person's row, on the page as it is now or as it was."""
        mark = f"{self.ids()[name]}-{int(here)}"
        return self.post(client, "diem-danh", as_of, mark=mark)

    def everybody(self, client: FlaskClient, missing: Sequence[str] = ()) -> None:
        """All are there but those who are missing."""
        self.post(client, "diem-danh", mark="all")
        for name in missing:
            self.tick(client, name, False)

    def post(
        self, client: FlaskClient, act: str, as_of: str | None = None, **fields: object
    ) -> TestResponse:
        page = client.get(self.path).text
        shown = AS_OF.search(page)
        moment = as_of if as_of is not None else shown[1] if shown else ""
        data = {"csrf_token": csrf_of(page), "as_of": moment, **fields}
        return client.post(f"{self.path}/{act}", data=data)

    def as_of(self, client: FlaskClient) -> str:
        """The newest tick that the page shows."""
        found = AS_OF.search(client.get(self.path).text)
        assert found is not None
        return found[1]


def approved_team(app: Flask, members: Sequence[dict[str, str]] | None = None) -> Door:
    """A team that the organiser has approved."""
    number = submitted(app, members or people())
    send(organiser(app), f"{BOARD}/{number}/duyet", {"version": 3})
    with looking_into(app):
        row = db.session.get_one(Delegation, number)
        assert row.status == "approved"
        return Door(app, number, str(row.uuid))
