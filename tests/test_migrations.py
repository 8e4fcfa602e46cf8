"""Migrations are numbered, follow one another, and give exactly what the models ask for."""

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import MetaData, func, select

from config import ROOT
from contest.app import create_app
from contest.shared.db import WRITE_OPTION, db
from contest.shared.health import readiness_faults
from contest.shared.migrations import current, drift, migrate, newest
from tests.conftest import settings_for
from tests.postgresql import Postgresql


def test_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "migrations/versions").glob("*.py"))
    assert names
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.py", name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_the_migrated_database_is_what_the_models_say(any_app: Flask) -> None:
    assert current() == newest()
    assert drift() == []


def test_migrating_again_changes_nothing(any_app: Flask) -> None:
    before = current()
    migrate()
    assert current() == before


def test_a_migrated_database_is_ready(any_app: Flask) -> None:
    assert readiness_faults() == []


ROWS = {
    "contests": {
        "id": 1, "slug": "hoi-thi", "name": "Hội thi", "dates": [], "publish_level": "all",
        "publish_when": "turn", "lock": "turn", "signatures": "off", "tie_breaks": [],
        "proposals": [], "letterhead": {}, "is_demo": False, "version": 1, "pulse": 0,
        "created_at": datetime(2023, 11, 1, tzinfo=UTC), "uuid": uuid4(),
    },
    "rounds": {
        "id": 1, "contest_id": 1, "position": 0, "key": "bao_tuong", "name": "Báo tường",
        "staged": False, "weight": "1", "decimals": 2, "marking_min": "0", "marking_step": "0.25",
        "aggregate": {}, "deductions_apply": "result", "panel_given": False, "uuid": uuid4(),
    },
    "judges": {
        "id": 1, "contest_id": 1, "position": 0, "key": "gk1", "name": "An", "head": True,
        "uuid": uuid4(),
    },
    "delegations": {
        "id": 1, "contest_id": 1, "position": 0, "key": "an", "name": "Đội An",
        "status": "approved", "version": 1, "uuid": uuid4(),
    },
    "members": {
        "id": 1, "delegation_id": 1, "position": 0, "key": "an", "name": "An", "role": "captain",
        "uuid": uuid4(),
    },
    "turns": {
        "id": 1, "contest_id": 1, "round_id": 1, "delegation_id": 1, "state": "marking",
        "clock_running": False, "clock_elapsed_ms": 0, "uuid": uuid4(),
    },
    "sheets": {"turn_id": 1, "judge_id": 1, "from_paper": False, "excused": False},
}  # fmt: skip
"""A row of each table that later migrations change or that points to one of those."""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_upgrade_keeps_every_row(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "postgresql":
        server: Postgresql = request.getfixturevalue("postgresql")
        with server.database() as address:
            upgraded(create_app(settings_for(tmp_path, address)))
    else:
        upgraded(create_app(settings_for(tmp_path)))


def upgraded(app: Flask) -> None:
    """A database of the first release, with one of everything, brought to the newest."""
    with app.app_context():
        migrate("0001")
        old = MetaData()
        old.reflect(db.engine)
        with db.engine.execution_options(**{WRITE_OPTION: True}).begin() as connection:
            for name, row in ROWS.items():
                values = row if db.engine.dialect.name != "sqlite" else as_sqlite_keeps(row)
                connection.execute(old.tables[name].insert(), values)
        migrate()
        assert drift() == []
        with db.engine.connect() as connection:
            counts = {
                name: connection.scalar(select(func.count()).select_from(db.metadata.tables[name]))
                for name in ROWS
            }
            pragma = "PRAGMA foreign_keys"
            if db.engine.dialect.name == "sqlite":
                assert connection.exec_driver_sql(pragma).scalar() == 1
        db.engine.dispose()
    assert counts == dict.fromkeys(ROWS, 1)


def as_sqlite_keeps(row: dict[str, object]) -> dict[str, object]:
    """A reflected SQLite table does not know what a UUID is."""
    return {k: v.hex if hasattr(v, "hex") and k == "uuid" else v for k, v in row.items()}
