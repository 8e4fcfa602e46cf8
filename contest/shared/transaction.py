"""One use case, one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from contest.shared import bus
from contest.shared.db import WRITE_OPTION, db


@contextmanager
def transaction() -> Iterator[Session]:
    """Run the block as one write transaction: committed whole, or rolled back whole.

    What the session had read before is let go first: a decision is made on what is true inside
    the transaction, and SQLite cannot turn a reading transaction into a writing one without
    risking a refusal. Events recorded inside are told after the commit.

    Raises:
        RuntimeError: when called inside another ``transaction()``; actions do not nest.
    """
    session = db.session()
    if session.info.get("hoithi_writing"):
        raise RuntimeError("actions do not nest: call the steps, not the action")
    session.rollback()
    session.info["hoithi_writing"] = True
    try:
        session.connection(execution_options={WRITE_OPTION: True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        bus.forget()
        raise
    finally:
        session.info.pop("hoithi_writing", None)
    bus.tell()
