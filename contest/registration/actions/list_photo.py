"""The photographed list that the organiser types from: kept until the file is approved."""

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.registration.actions.draft import locked
from contest.registration.models import Delegation, ListPhoto
from contest.shared.transaction import transaction


def keep_photo(contest_id: int, delegation_id: int, incoming: Incoming, *, by: Actor) -> None:
    """Keep the picture or PDF of a list, in the place of an earlier one.

    Raises:
        NotFound: the contest has no such delegation.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        drop_photo(session, row)
        row.photo = ListPhoto(file=keep_incoming(session, contest_id, incoming, by=by))
        note(by, "delegation.photo_kept", f"delegation:{row.key}", contest_id=contest_id)


def remove_photo(contest_id: int, delegation_id: int, *, by: Actor) -> None:
    """Erase the picture; nothing happens where there is none.

    Raises:
        NotFound: the contest has no such delegation.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        if drop_photo(session, row):
            note(by, "delegation.photo_removed", f"delegation:{row.key}", contest_id=contest_id)


def drop_photo(session: Session, row: Delegation) -> bool:
    """Erase the picture of a list, if it has one: a step of the caller's transaction."""
    photo = row.photo
    if photo is None:
        return False
    row.photo = None
    session.flush()
    remove_file(session, photo.file)
    return True
