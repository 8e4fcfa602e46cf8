"""Statements that run on the database driver itself: compiled once, without the ORM in between.

On the way of every mark, and only there: what a statement costs in SQLAlchemy (30 to 60 µs) is
more than what it costs in SQLite (5 µs), and a mark needs eight (docs/performance.md). They run on
the connection, and so in the transaction, that SQLAlchemy opened. What they select comes back as
the driver has it: select no moments, and no UUID without :func:`uuid_of`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Dialect, Engine, PoolProxiedConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one driver takes it.

    ``order`` None: parameters go in by name. ``fixed`` are those that the statement brings along.
    """

    text: str
    order: tuple[str, ...] | None
    fixed: Values
    processors: Mapping[str, Callable[[Any], Any]]

    def parameters(self, given: Values) -> Any:
        values = {**self.fixed, **given}
        for name, process in self.processors.items():
            values[name] = process(values[name])
        return values if self.order is None else [values[name] for name in self.order]


class Prepared:
    """One statement for any database.

    Args:
        statement: it, or what makes it for a dialect's name; every ``bindparam`` is given by name.
        columns: of an INSERT or UPDATE, the columns that are given by name too.
    """

    def __init__(
        self,
        statement: ClauseElement | Callable[[str], ClauseElement],
        columns: Sequence[str] | None = None,
    ) -> None:
        self._statement = statement
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return self._found(connection.dialect, connection.connection, values)

    def read(self, engine: Engine, **values: Any) -> list[tuple[Any, ...]]:
        """What a query finds, on a connection of its own that begins no transaction."""
        connection = engine.raw_connection()
        try:
            return self._found(engine.dialect, connection, values)
        finally:
            connection.close()

    def run(self, connection: Connection, *many: Values) -> None:
        """Write once for each of the values."""
        compiled = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.executemany(compiled.text, [compiled.parameters(values) for values in many])

    def _found(
        self, dialect: Dialect, connection: PoolProxiedConnection, values: Values
    ) -> list[tuple[Any, ...]]:
        compiled = self._for(dialect)
        cursor = connection.cursor()
        cursor.execute(compiled.text, compiled.parameters(values))
        return cast(list[tuple[Any, ...]], cursor.fetchall())

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        return found

    def _compile(self, dialect: Dialect) -> _Compiled:
        statement = self._statement
        if not isinstance(statement, ClauseElement):
            statement = statement(dialect.name)
        columns = None if self._columns is None else list(self._columns)
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        order = compiled.positiontup if compiled.positional else None
        return _Compiled(
            text=compiled.string,
            order=None if order is None else tuple(order),
            fixed={name: value for name, value in compiled.params.items() if value is not None},
            processors=cast(Mapping[str, Callable[[Any], Any]], compiled._bind_processors),
        )


def uuid_of(value: Any) -> UUID:
    """A UUID as the driver has it: SQLite keeps text, PostgreSQL the thing itself."""
    return value if isinstance(value, UUID) else UUID(value)
