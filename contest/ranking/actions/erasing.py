"""What appeals and corrections keep of people, erased when they are made anonymous; what was
decided stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.files.actions.keeping import remove_file
from contest.files.models import StoredFile
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names
from contest.ranking.models import Appeal, Correction, PrizeChange


@add_eraser
def erase_appeals(session: Session, contest_id: int, names: Names) -> None:
    """Who made an appeal, whom its texts name, the picture of the letter."""
    for appeal in session.scalars(select(Appeal).where(Appeal.contest_id == contest_id)):
        appeal.made_by = names.without(appeal.made_by)
        appeal.text = names.without(appeal.text)
        appeal.answer = None if appeal.answer is None else names.without(appeal.answer)
        photo, appeal.photo_id = appeal.photo_id, None
        session.flush()
        if photo is not None:
            remove_file(session, session.get_one(StoredFile, photo))


@add_eraser
def erase_corrections(session: Session, contest_id: int, names: Names) -> None:
    """Whom the reason of a correction names."""
    for one in session.scalars(select(Correction).where(Correction.contest_id == contest_id)):
        one.reason = names.without(one.reason)


@add_eraser
def erase_prize_changes(session: Session, contest_id: int, names: Names) -> None:
    """Whom the reason of an added prize names."""
    for one in session.scalars(select(PrizeChange).where(PrizeChange.contest_id == contest_id)):
        one.reason = names.without(one.reason)
        one.basis = names.without(one.basis)
