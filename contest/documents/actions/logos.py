"""Keeping the logos of a contest's certificates."""

from contest.audit.actions.trail import Actor, note
from contest.documents.models import PaperLogo
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.files.models import StoredFile
from contest.shared.errors import NotFound
from contest.shared.transaction import transaction


def keep_logo(contest_id: int, place: str, picture: Incoming | None, *, by: Actor) -> None:
    """Put a picture at a place, instead of the one that is there; None takes it away.

    Raises:
        NotFound: there is none to be taken away.
    """
    with transaction() as session:
        old = session.get(PaperLogo, (contest_id, place))
        if old is None and picture is None:
            raise NotFound("not_found")
        if old is not None:
            was = session.get_one(StoredFile, old.file_id)
            session.delete(old)
            session.flush()
            remove_file(session, was)
        if picture is not None:
            kept = keep_incoming(session, contest_id, picture, by=by)
            session.add(PaperLogo(contest_id=contest_id, place=place, file_id=kept.id))
        act = "logo.removed" if picture is None else "logo.kept"
        note(by, act, "paper:certificates", contest_id=contest_id, new={"corner": place})
