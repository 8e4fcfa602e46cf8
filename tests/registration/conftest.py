"""The house with its cast, registration open, and a second unit with its own representative."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.regulations.models import Contest, Unit
from contest.shared import clock
from contest.shared.transaction import transaction
from tests.cast import HERE, opened
from tests.conftest import application_on
from tests.registration.lists import NEIGHBOUR, OPEN


@pytest.fixture(scope="package")
def furnished(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """The database of the house before anybody has registered, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    with opened(folder, migrated_file) as app, app.app_context(), transaction() as session:
        contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        contest.registration_closes = OPEN
        units = session.scalars(
            select(Unit).where(Unit.contest_id == contest.id).order_by(Unit.position)
        ).all()
        own = select(Membership).where(
            Membership.contest_id == contest.id, Membership.role == "representative"
        )
        known = session.scalars(own).one()
        known.unit_id = units[0].id
        neighbour = Person(
            sign_in_name=NEIGHBOUR,
            name="Bà Hàng Xóm",
            password_hash=known.person.password_hash,
            must_change_password=False,
            created_at=clock.now(),
        )
        neighbour.memberships = [
            Membership(contest_id=contest.id, role="representative", unit_id=units[1].id)
        ]
        session.add(neighbour)
    return folder / "hoithi.sqlite3"


@pytest.fixture
def house(tmp_path: Path, furnished: Path) -> Iterator[Flask]:
    """The furnished house, outside any application context."""
    shutil.copy(furnished, tmp_path / "hoithi.sqlite3")
    with application_on(tmp_path) as app:
        yield app
