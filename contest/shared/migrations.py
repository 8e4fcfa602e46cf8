"""Bringing the database to the shape that the models ask for."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from config import ROOT
from contest.shared.db import WRITE_OPTION, db

LOCK_KEY = 4_811_208
"""PostgreSQL advisory lock under which one process migrates and the others wait."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = db.metadata
    return config


def newest() -> str | None:
    """The newest migration that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known() -> list[str]:
    """Every migration that this program knows, the oldest first."""
    script = ScriptDirectory.from_config(_config())
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def current() -> str | None:
    """The migration that the database stands at; None for an empty one."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(to: str = "head") -> None:
    """Run what is missing up to a revision; nothing when the database is up to date."""
    if current() != (newest() if to == "head" else to):
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
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, db.metadata))


def write_migration(number: str, message: str) -> None:
    """Write a migration file from the difference between the models and this database."""
    with db.engine.begin() as connection:
        command.revision(_config(connection), message=message, autogenerate=True, rev_id=number)
