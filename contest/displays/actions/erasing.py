"""What ceremonies keep of people, erased when they are made anonymous."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from contest.displays.models import Reveal, RevealNote
from contest.privacy.actions.erasing import add_eraser
from contest.privacy.rules.names import Names


@add_eraser
def erase_ceremonies(session: Session, contest_id: int, _names: Names) -> None:
    """Steps name the oldest member, notes whoever is called onto the stage: both have served."""
    for table in (Reveal, RevealNote):
        session.execute(delete(table).where(table.contest_id == contest_id))
