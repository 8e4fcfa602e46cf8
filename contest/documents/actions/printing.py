"""Typesetting a paper and noting in the audit log that it was printed."""

import structlog

from contest.audit.actions.trail import Actor, note
from contest.documents.actions.register import keep_edition
from contest.documents.engine import PaperError, render
from contest.documents.queries.printing import PrintJob
from contest.regulations.queries.contests import is_practice
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)


class NotPrinted(Refusal):
    """The typesetter did not deliver (503): nothing is wrong with what was asked."""

    status = 503


def print_paper(contest_id: int, job: PrintJob, *, by: Actor) -> bytes:
    """The PDF of one paper; that it was printed, and which figures, is in the audit log.

    Raises:
        NotPrinted: the typesetter failed or took too long.
    """
    practice = is_practice(contest_id)
    # No transaction is held open while another process is at work.
    db.session.rollback()
    try:
        pdf = render(job.template, job.data, draft=job.draft, practice=practice)
    except PaperError as error:
        log.exception("paper not printed", paper=job.paper, code=error.code)
        raise NotPrinted(f"paper_{error.code}") from error
    with transaction() as session:
        keep_edition(session, contest_id, job, by=by)
        note(
            by,
            "paper.print",
            f"paper:{job.paper}",
            contest_id=contest_id,
            new={"name": job.name, "digest": job.digest, "draft": job.draft},
        )
    return pdf
