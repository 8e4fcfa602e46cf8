"""The database: one SQLAlchemy object, and what SQLite needs to be a safe record.

SQLite runs in WAL with ``synchronous=FULL``, so that an acknowledged mark survives a power cut,
and every write transaction begins with ``BEGIN IMMEDIATE``, so that two writers wait for each
other instead of failing half-way (docs/adr/0002-the-record.md).
"""

import sqlite3
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Uuid,
    event,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = [
    "JSON",
    "DecimalText",
    "ForeignKey",
    "Mapped",
    "Model",
    "String",
    "Text",
    "Travels",
    "UtcDateTime",
    "db",
    "mapped_column",
]

JSON = sqlalchemy.JSON(none_as_null=True)
"""JSON where None is the database's NULL, not the JSON word ``null``."""

WRITE_OPTION = "hoithi_write"
"""Execution option that marks a connection whose transaction is going to write."""


class Base(DeclarativeBase):
    """All tables; constraint names are fixed so that migrations are alike on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"autoflush": True})
Model = Base


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is a programming error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To the database: in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database: aware; SQLite has forgotten the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class DecimalText(String):
    """A decimal string exactly as contract/contest-file.md §1 writes it (``"7.25"``, ``"6/7"``).

    Text, because SQLite keeps Numeric as a float and a tie must never depend on that.
    """

    def __init__(self) -> None:
        super().__init__(24)


class Travels:
    """A row that may move between installations: a UUID beside its local key."""

    uuid: Mapped[UUID] = mapped_column(Uuid, default=uuid4, unique=True)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get(WRITE_OPTION, False)
        # On the driver's own connection: what SQLAlchemy adds to a statement costs more than this.
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
