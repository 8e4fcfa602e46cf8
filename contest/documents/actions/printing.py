"""Typesetting a paper and noting in the audit log that it was printed."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

import structlog

from contest.audit.actions.trail import Actor, note
from contest.documents.actions.editions import Begun, begin_edition, keep_edition
from contest.documents.engine import PaperError, render
from contest.documents.queries.printing import PrintJob
from contest.files.actions.keeping import made_here
from contest.regulations.queries.contests import is_practice
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)

PDF = "application/pdf"
ATTEMPTS = 3
"""How often a print begins again because somebody else printed the same paper meanwhile."""


class NotPrinted(Refusal):
    """The typesetter did not deliver (503): nothing is wrong with what was asked."""

    status = 503


def print_paper(contest_id: int, job: PrintJob, *, by: Actor) -> bytes:
    """The PDF of one paper; that it was printed, and which figures, is in the audit log.

    An official paper that says the same as its last edition comes out as the same bytes.

    Raises:
        NotPrinted: the typesetter failed or took too long.
        Refusal: others kept printing the same paper with other figures meanwhile.
    """
    practice = is_practice(contest_id)
    for _ in range(ATTEMPTS):
        begun = begin_edition(contest_id, job)
        # No transaction is held open while another process is at work.
        db.session.rollback()
        if begun is None:
            pdf = _typeset(job, job.data, practice=practice)
            with transaction():
                note_printed(contest_id, job, None, by)
            return pdf
        pdf = begun.kept or _typeset(job, begun.printed(job.data), practice=practice)
        with ExitStack() as stack:
            incoming = None
            if begun.kept is None:
                incoming = stack.enter_context(made_here(f"{job.name}.pdf", pdf, PDF))
            session = stack.enter_context(transaction())
            if keep_edition(session, contest_id, job, begun, incoming, by=by):
                note_printed(contest_id, job, begun, by)
                return pdf
    raise Refusal("paper_printed_meanwhile")


def _typeset(job: PrintJob, data: Mapping[str, Any], *, practice: bool) -> bytes:
    try:
        return render(job.template, data, draft=job.draft, practice=practice)
    except PaperError as error:
        log.exception("paper not printed", paper=job.paper, code=error.code)
        raise NotPrinted(f"paper_{error.code}") from error


def note_printed(contest_id: int, job: PrintJob, begun: Begun | None, by: Actor) -> None:
    """Step: that a paper was printed, in which edition and with which figures."""
    numbered = {} if begun is None else {"edition": begun.number}
    note(
        by,
        "paper.print",
        f"paper:{job.paper}",
        contest_id=contest_id,
        new={"name": job.name, "digest": job.digest, "draft": job.draft, **numbered},
    )
