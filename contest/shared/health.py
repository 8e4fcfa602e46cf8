"""Health doors for whatever watches the process (contract/interfaces.md, “Health”)."""

from typing import Any

from flask import Blueprint, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from contest.shared import clock, migrations
from contest.shared.access import public
from contest.shared.db import WRITE_OPTION, db

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> Any:
    """200 while the process answers."""
    return jsonify(ok=True)


@blueprint.get("/readyz")
@public
def readyz() -> Any:
    """200 when the database is reachable, migrated and writable, else 503 with the reasons."""
    reasons = readiness_faults()
    return jsonify(ok=not reasons, reasons=reasons), 503 if reasons else 200


@blueprint.get("/api/v1/time")
@public
def server_time() -> Any:
    """The server's time in ms since the Unix epoch."""
    return jsonify(now=clock.now_ms())


def readiness_faults() -> list[str]:
    """Codes of what keeps the record from working: unreachable, not_migrated, not_writable."""
    try:
        if migrations.current() != migrations.newest():
            return ["database_not_migrated"]
    except SQLAlchemyError:
        return ["database_unreachable"]
    try:
        engine = db.engine.execution_options(**{WRITE_OPTION: True})
        with engine.connect() as connection:
            connection.execute(text("UPDATE ledger_heads SET revision = revision WHERE 1 = 0"))
            connection.rollback()
    except SQLAlchemyError:
        return ["database_not_writable"]
    return []
