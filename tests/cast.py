"""A fixed cast: two contests, somebody in each role of each, an administrator, a stranger.

Requests of a test client must not share an application context, or the person of one request
would be met again in the next: ``opened`` yields an application outside of any.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.accounts.models import Membership, Person
from contest.accounts.rules.permissions import ROLES
from contest.audit.actions.trail import SYSTEM, Actor
from contest.regulations.actions.create import new_contest
from contest.regulations.models import Judge, Unit
from contest.regulations.queries.contests import contest_by_slug
from contest.regulations.rules.document import Document
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.conftest import application_on
from tests.somebody import PASSWORD, person_named

HERE, ELSEWHERE = "hoi-thi-nay", "hoi-thi-khac"
ADMINISTRATOR, STRANGER = "quan-tri", "nguoi-la"


def create_contest(preset: str, slug: str, name: str, *, by: Actor) -> int:
    """A contest of a preset's regulations under this slug and name; returns its database key."""

    def named(document: Document) -> Document:
        return document | {"contest": document["contest"] | {"slug": slug, "name": name}}

    return contest_by_slug(new_contest(preset, named, by=by)).id


def name_of(role: str, slug: str = HERE) -> str:
    """The sign-in name of whoever has the role in the contest."""
    return f"{role}.{slug}"


def engage(app: Flask) -> None:
    """Make the two contests and give every role to somebody."""
    with app.app_context():
        for slug in (HERE, ELSEWHERE):
            contest_id = create_contest("ha-trung-2023", slug, f"Hội thi {slug}", by=SYSTEM)
            with transaction() as session:
                unit_id = session.scalar(select(Unit.id).where(Unit.contest_id == contest_id))
                for role in ROLES:
                    person = person_named(name_of(role, slug))
                    unit = unit_id if role == "representative" else None
                    person.memberships.append(
                        Membership(contest_id=contest_id, role=role, unit_id=unit)
                    )
                    session.add(person)
        with transaction() as session:
            administrator = person_named(ADMINISTRATOR)
            administrator.is_administrator = True
            session.add_all([administrator, person_named(STRANGER)])


@contextmanager
def looking_into(app: Flask) -> Iterator[None]:
    """An application context for a look at the record between two requests."""
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()


def actor_of(app: Flask, sign_in_name: str) -> Actor:
    """The person as the actor of an action."""
    return Actor(f"person:{person_id(app, sign_in_name)}", f"Ông {sign_in_name}")


def person_id(app: Flask, sign_in_name: str) -> int:
    """The database key of a person."""
    with looking_into(app):
        found = db.session.scalar(select(Person.id).where(Person.sign_in_name == sign_in_name))
        assert found is not None
        return found


def judge_ids(app: Flask, contest_id: int = 1) -> list[int]:
    """The judges of a contest, in their order."""
    with looking_into(app):
        query = select(Judge.id).where(Judge.contest_id == contest_id).order_by(Judge.position)
        return list(db.session.scalars(query))


def csrf_of(page: str) -> str:
    """The token of a page's forms."""
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    assert found is not None
    return found[1]


def post(client: FlaskClient, path: str, page: str | None = None, **fields: object) -> TestResponse:
    """Send a form as a browser would, with the token of the page it stands on."""
    token = csrf_of(client.get(page or "/").text)
    return client.post(path, data={"csrf_token": token, **fields})


def signed_in(app: Flask, sign_in_name: str, password: str = PASSWORD) -> FlaskClient:
    """A browser in which this person has signed in."""
    client = app.test_client()
    answer = post(client, "/dang-nhap", "/dang-nhap", sign_in_name=sign_in_name, password=password)
    assert answer.status_code == 302, answer.status
    return client


@contextmanager
def opened(folder: Path, migrated_file: Path) -> Iterator[Flask]:
    """An installation with the cast, outside any application context."""
    shutil.copy(migrated_file, folder / "hoithi.sqlite3")
    with application_on(folder) as app:
        engage(app)
        yield app
