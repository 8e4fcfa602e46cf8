"""The evidence archive made beside the server: reading a whole contest would hold up a mark."""

import subprocess
from pathlib import Path

import structlog

from config import Settings
from contest.archive.actions.evidence import contest_to_prove
from contest.audit.actions.trail import Actor
from contest.shared.beside import begin_beside
from contest.shared.db import db
from contest.shared.errors import Refusal

LONGEST_SECONDS = 120

log = structlog.get_logger(__name__)


def evidence_beside(settings: Settings, slug: str, file: Path, *, by: Actor) -> None:
    """Have the archive of a contest written to this file; returns when it is there.

    Raises:
        NotFound: there is no such contest.
        Refusal: ``practice_not_exported``; ``evidence_not_made``, for what the log tells.
    """
    contest_to_prove(slug)
    # No transaction is held open while another process is at work.
    db.session.rollback()
    told = (f"--by={by.key}", f"--by-name={by.name}")
    process = begin_beside(settings, "evidence", *told, "--", slug, str(file))
    try:
        status = process.wait(LONGEST_SECONDS)
    except subprocess.TimeoutExpired as late:
        process.kill()
        process.wait()
        log.exception("evidence took too long", slug=slug)
        raise Refusal("evidence_not_made") from late
    if status != 0:
        log.error("evidence not made", slug=slug, status=status)
        raise Refusal("evidence_not_made")
