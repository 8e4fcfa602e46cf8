"""What the database is asked while a block runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from contest.shared.db import db


@contextmanager
def asked_of_the_database(engine: Engine | None = None) -> Iterator[list[str]]:
    """The statements so far; without an engine, those of the application context it is in."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    engine = engine or db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
