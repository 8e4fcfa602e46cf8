"""Taking the workbook of an estimate or a settlement, and noting that it was taken."""

import json

import structlog

from contest.audit.actions.trail import Actor, note
from contest.budget.queries.budgets import Owner
from contest.budget.rules.typed import Side
from contest.documents.actions.printing import NotPrinted
from contest.documents.queries.money_papers import book_of
from contest.documents.sentences import NAMES
from contest.shared.aside import AsideError, done_aside
from contest.shared.db import db
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)


def take_budget_book(owner: Owner, side: Side, paper: str, *, by: Actor) -> bytes:
    """The .xlsx, written beside the server.

    Raises:
        NotPrinted: it failed or took too long.
    """
    told = json.dumps(book_of(owner, side), ensure_ascii=False).encode()
    db.session.rollback()
    try:
        written = done_aside("contest.documents.score_book", "written", told)
    except AsideError as error:
        log.exception("workbook not written", code=error.code)
        raise NotPrinted(f"paper_{error.code}") from error
    with transaction():
        note(
            by,
            "paper.money_book",
            f"paper:{paper}",
            contest_id=owner.contest_id,
            new={"name": NAMES[paper]},
        )
    return written
