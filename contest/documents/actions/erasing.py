"""What the documents keep of people, erased when they are made anonymous."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.documents.models import PaperText
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names


@add_eraser
def erase_documents(session: Session, contest_id: int, names: Names) -> None:
    """Whom a report or a press text names. Scans of signed papers are the record and stay."""
    for row in session.scalars(select(PaperText).where(PaperText.contest_id == contest_id)):
        row.text = names.without(row.text)
