"""The small jury at its table, laid once and copied for each test."""

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.accounts.models import Membership, Person
from contest.accounts.passwords import hash_password
from contest.shared import clock
from contest.shared.db import db
from tests.cast import PASSWORD, signed_in
from tests.conftest import application_on
from tests.scoring.table import JudgeClient, Table, lay_table


@pytest.fixture(scope="session")
def laid_table(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> tuple[Path, int]:
    """A database with the table laid (sheets lock per turn), and the key of its contest."""
    folder = tmp_path_factory.mktemp("table")
    shutil.copy(migrated_file, folder / migrated_file.name)
    with application_on(folder) as app, app.app_context():
        contest_id = lay_table(app).contest_id
    return folder / migrated_file.name, contest_id


@pytest.fixture
def table(app: Flask, tmp_path: Path, laid_table: tuple[Path, int]) -> Table:
    """The table in this test's own database."""
    file, contest_id = laid_table
    shutil.copy(file, tmp_path / file.name)
    return Table(app, contest_id)


@pytest.fixture
def judge(table: Table) -> JudgeClient:
    """The tablet of gk1, sitting down."""
    return table.sit()


@pytest.fixture
def secretary(table: Table) -> FlaskClient:
    """The browser of a secretary."""
    person = Person(
        sign_in_name="thu-ky",
        name="Lê Thị Hoa",
        password_hash=hash_password(PASSWORD),
        must_change_password=False,
        created_at=clock.now(),
    )
    person.memberships.append(Membership(contest_id=table.contest_id, role="secretary"))
    db.session.add(person)
    db.session.commit()
    browser = signed_in(table.app, "thu-ky")
    # Requests share the table's context, and so a token; the guard has tests of its own.
    table.app.config["WTF_CSRF_ENABLED"] = False
    return browser
