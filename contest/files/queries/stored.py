"""Finding kept files."""

from pathlib import Path

from contest.files import store
from contest.files.models import StoredFile
from contest.shared.db import db
from contest.shared.errors import NotFound


def stored_file(contest_id: int, file_id: int) -> StoredFile:
    """A file of this contest.

    Raises:
        NotFound: the contest has no such file.
    """
    row = db.session.get(StoredFile, file_id)
    if row is None or row.contest_id != contest_id:
        raise NotFound("not_found")
    return row


def path_of(stored: StoredFile) -> Path:
    """Where its bytes lie, to be read only.

    Raises:
        NotFound: the row is there, its bytes are not.
    """
    place = store.place_of(stored.sha256)
    if not place.is_file():
        raise NotFound("file_bytes_missing")
    return place
