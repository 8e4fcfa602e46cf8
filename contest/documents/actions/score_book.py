"""Taking the workbook of all marks and results, and noting that it was taken."""

import json

import structlog

from contest.audit.actions.trail import Actor, note
from contest.documents.actions.printing import NotPrinted
from contest.documents.queries.score_book import score_book
from contest.documents.rules import figures
from contest.documents.rules.codes import digest_of_results
from contest.documents.sentences import NAMES
from contest.ranking.queries.standing import standing_of
from contest.regulations.queries.values import contest_of
from contest.shared import clock
from contest.shared.aside import AsideError, done_aside
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)


def take_score_book(contest_id: int, *, by: Actor) -> bytes:
    """The .xlsx, written beside the server.

    Raises:
        Refusal: there is no team yet.
        NotPrinted: it failed or took too long.
    """
    standing = standing_of(contest_id)
    if not standing.results.teams:
        raise Refusal("paper_no_teams")
    name = contest_of(contest_id).name
    told = score_book(standing, name, figures.stamp(clock.now()))
    db.session.rollback()
    try:
        written = done_aside(
            "contest.documents.score_book", "written", json.dumps(told, ensure_ascii=False).encode()
        )
    except AsideError as error:
        log.exception("workbook not written", code=error.code)
        raise NotPrinted(f"paper_{error.code}") from error
    with transaction():
        note(
            by,
            "paper.book",
            "paper:score_book",
            contest_id=contest_id,
            new={"name": NAMES["score_book"], "digest": digest_of_results(standing.results)},
        )
    return written
