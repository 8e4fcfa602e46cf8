"""What the documents keep of people, erased when they are made anonymous."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.documents.models import Commendation, MadePaper, PaperText
from contest.files.actions.keeping import remove_file
from contest.files.models import StoredFile
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names


@add_eraser
def erase_documents(session: Session, contest_id: int, names: Names) -> None:
    """Whom a report, a press text or a list of commendations names, and prints that nobody signed.
    Signed papers, as they were printed and as they were scanned, are the record and stay."""
    for row in session.scalars(select(PaperText).where(PaperText.contest_id == contest_id)):
        row.text = names.without(row.text)
    commendation = session.get(Commendation, contest_id)
    if commendation is not None:
        commendation.people = [
            {key: names.without(text) for key, text in one.items()} for one in commendation.people
        ]
    for made in session.scalars(select(MadePaper).where(MadePaper.contest_id == contest_id)):
        if any(names.without(str(who)) != who for _, who, _ in made.takers or ()):
            made.takers = None
        if made.signed_at is None and made.file_id is not None:
            file, made.file_id = made.file_id, None
            session.flush()
            remove_file(session, session.get_one(StoredFile, file))
