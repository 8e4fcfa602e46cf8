"""Bringing the database to the shape that the models ask for.

Alembic is loaded only when something is to be migrated: it takes eight megabytes that a server
whose database is up to date never needs.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from config import ROOT
from contest.shared.db import WRITE_OPTION, db

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = ROOT / "migrations" / "versions"
LOCK_KEY = 4_811_208
"""PostgreSQL advisory lock under which one process migrates and the others wait."""


def _config(connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = db.metadata
    return config


def newest() -> str | None:
    """The newest migration that this program knows."""
    return known()[-1] if known() else None


def known() -> list[str]:
    """Every migration that this program knows, the oldest first: its file begins with its number,
    and they follow one another without a gap (``tests/test_migrations.py``)."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def current() -> str | None:
    """The migration that the database stands at; None for an empty one."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        number: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return number


def migrate(to: str = "head") -> None:
    """Run what is missing up to a revision; nothing when the database is up to date."""
    if current() == (newest() if to == "head" else to):
        return
    from alembic import command

    with _alone() as connection:
        command.upgrade(_config(connection), to)


@contextmanager
def _alone() -> Iterator[Connection]:
    """A connection for one migration of the whole database, all or nothing."""
    engine = db.engine.execution_options(**{WRITE_OPTION: True})
    with engine.connect() as connection:
        # SQLite changes a table by making a new one and dropping the old. With foreign keys on,
        # the drop would delete every row that points to it.
        _keep_foreign_keys(connection, False)
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    lock = text("SELECT pg_advisory_xact_lock(:key)")
                    connection.execute(lock, {"key": LOCK_KEY})
                yield connection
        finally:
            _keep_foreign_keys(connection, True)


def _keep_foreign_keys(connection: Connection, on: bool) -> None:
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}").close()


def drift() -> list[object]:
    """What the models have and the migrated database has not, or the reverse."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, db.metadata))


def write_migration(number: str, message: str) -> None:
    """Write a migration file from the difference between the models and this database."""
    from alembic import command

    with db.engine.begin() as connection:
        command.revision(_config(connection), message=message, autogenerate=True, rev_id=number)
