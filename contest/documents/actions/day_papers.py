"""The papers of the day in Word, noted in the log like those that are printed."""

from contest.audit.actions.trail import Actor, note
from contest.documents.actions.own_papers import word_file
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.sentences import NAMES
from contest.shared.db import db
from contest.shared.transaction import transaction


def take_day_paper(contest_id: int, paper: str, made: OfficePaper, *, by: Actor) -> bytes:
    """The programme or the script as a .docx that an officer goes on writing in.

    Raises:
        NotPrinted: it could not be written.
    """
    db.session.rollback()
    written = word_file(made.paper)
    with transaction():
        note(
            by,
            "paper.print",
            f"paper:{paper}",
            contest_id=contest_id,
            new={"name": NAMES[paper], "digest": made.frame.edition.digest, "draft": False},
        )
    return written
