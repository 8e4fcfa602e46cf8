"""What preparation keeps of people, erased when they are made anonymous.

Files may show faces and carry voices: they go. Scripts are the delegation's work and stay, without
the names of its people.
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.files.actions.keeping import remove_file
from contest.files.models import StoredFile
from contest.preparation.models import (
    Duty,
    PassageComment,
    Piece,
    PieceFile,
    Rehearsal,
    ScriptVersion,
)
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names
from contest.registration.models import Delegation


@add_eraser
def erase_preparation(session: Session, contest_id: int, names: Names) -> None:
    """Files of pieces and scripts, names in texts, who does what, notes of rehearsals."""
    own = select(Delegation.id).where(Delegation.contest_id == contest_id)
    pieces = session.scalars(select(Piece).where(Piece.delegation_id.in_(own))).all()
    kept: set[int] = set()
    for piece in pieces:
        kept |= {row.file_id for row in piece.files}
        kept |= {row.file_id for row in piece.scripts if row.file_id is not None}
        _without_names(piece, names)
    piece_ids = [piece.id for piece in pieces]
    session.flush()
    session.execute(delete(PieceFile).where(PieceFile.piece_id.in_(piece_ids)))
    session.expire_all()
    for file in session.scalars(select(StoredFile).where(StoredFile.id.in_(kept))):
        remove_file(session, file)
    for duty in session.scalars(select(Duty).where(Duty.delegation_id.in_(own))):
        duty.who = None
        duty.what = names.without(duty.what)
    for rehearsal in session.scalars(select(Rehearsal).where(Rehearsal.delegation_id.in_(own))):
        rehearsal.note = None


def _without_names(piece: Piece, names: Names) -> None:
    piece.title = _cleaned(piece.title, names)
    piece.summary = _cleaned(piece.summary, names)
    piece.stage_needs = _cleaned(piece.stage_needs, names)
    for script in piece.scripts:
        script.file_id = None
        _script_without_names(script, names)


def _script_without_names(script: ScriptVersion, names: Names) -> None:
    script.text = names.without(script.text)
    script.verdict_text = _cleaned(script.verdict_text, names)
    for comment in script.comments:
        _comment_without_names(comment, names)


def _comment_without_names(comment: PassageComment, names: Names) -> None:
    comment.text = names.without(comment.text)
    comment.quote = _cleaned(comment.quote, names)


def _cleaned(text: str | None, names: Names) -> str | None:
    return None if text is None else names.without(text)
