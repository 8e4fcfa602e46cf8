"""Writing an office paper as a Word file, and noting in the log that it was taken."""

import json

import structlog

from contest.audit.actions.trail import Actor, note
from contest.documents.actions.printing import NotPrinted
from contest.documents.queries.own_papers import FULL_LIST, own_paper
from contest.documents.queries.printing import PrintJob
from contest.documents.rules.word_paper import WordPaper
from contest.documents.words import OWN_NAMES
from contest.registration.actions.viewing import note_export
from contest.registration.queries.files import File
from contest.regulations.queries.contests import is_practice
from contest.shared.aside import AsideError, done_aside
from contest.shared.db import db
from contest.shared.sentences import sentence
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)


def word_file(contest_id: int, paper: WordPaper) -> bytes:
    """The .docx of any office paper, written beside the server; one of a practice copy says so at
    the head of every page.

    Ends the transaction: another process is at work for a second.

    Raises:
        NotPrinted: it failed or took too long.
    """
    data = paper.to_data() | {"practice": sentence("practice") if is_practice(contest_id) else None}
    db.session.rollback()
    given = json.dumps(data, ensure_ascii=False).encode()
    try:
        return done_aside("contest.documents.word", "written", given)
    except AsideError as error:
        log.exception("paper not written", paper=paper.type_name, code=error.code)
        raise NotPrinted(f"paper_{error.code}") from error


def take_own_paper(file: File, paper: str, *, by: Actor) -> bytes:
    """One paper of a delegation in Word; the full list of its people is noted as an export.

    Raises:
        NotFound: there is no such paper.
        NotPrinted: it could not be written.
    """
    made = own_paper(file, paper)
    written = word_file(file.contest_id, made)
    subject = f"delegation:{file.key}"
    with transaction():
        if paper == FULL_LIST:
            note_export(file.contest_id, subject, "team_list_paper", by=by)
        else:
            note(
                by,
                "paper.print",
                subject,
                contest_id=file.contest_id,
                new={"name": OWN_NAMES[paper]},
            )
    return written


def take_office_paper(contest_id: int, job: PrintJob, *, by: Actor) -> bytes:
    """One of the contest's own papers in Word.

    Raises:
        NotPrinted: it could not be written.
        ValueError: this paper is made for print alone.
    """
    if job.blocks is None:
        raise ValueError(f"{job.paper} has no Word file")
    written = word_file(contest_id, job.blocks)
    with transaction():
        note(
            by,
            "paper.word",
            f"paper:{job.paper}",
            contest_id=contest_id,
            new={"name": job.name, "draft": job.draft},
        )
    return written
