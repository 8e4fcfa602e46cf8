"""Reading what the copier has kept in a second place: a file of it, and the folder beside that."""

import contextlib
import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contest.archive.actions.backup_files import FOLDER as FILES
from contest.archive.actions.backup_files import THUMBNAIL, names_in
from contest.archive.copier import AUTHORITY, FOLDER, HTTPS, copies_in
from contest.archive.rules.page_changes import DamagedError, NotACopyError, read_copy
from contest.shared.errors import Reason, Refusal
from contest.shared.filters import hour


def newest_copy(place: Path) -> Path:
    """The newest copy in a folder that somebody pointed at: the stick, or the folder on it.

    Raises:
        Refusal: ``no_copy_there``.
    """
    for folder in (place / FOLDER, place):
        if found := copies_in(folder):
            return found[-1]
    raise Refusal("no_copy_there")


def read_standby(
    source: Path, into: Path, known: list[str], *, database: str, secret: str
) -> dict[str, Any]:
    """Take the record, the secret and the files out of a copy; what is known of it.

    Args:
        known: the migrations that this program knows.
        database, secret: names of the files to write in ``into``.

    Raises:
        Refusal: no copy, cut short before it was whole once, damaged in the middle, or newer.
    """
    try:
        copied = read_copy(source.read_bytes())
    except DamagedError as error:
        if error.until_ms is None:
            raise Refusal("backup_is_damaged") from error
        at = hour(moment_of(error.until_ms))
        raise Refusal(Reason("copy_is_damaged", {"at": at})) from error
    except (NotACopyError, OSError) as error:
        raise Refusal("not_a_backup") from error
    about = copied.about
    if about.get("migration") not in known:
        raise Refusal("backup_is_newer")
    if not isinstance(about.get("secret"), str):
        raise Refusal("not_a_backup")
    (into / database).write_bytes(copied.database)
    _write(into / secret, about["secret"])
    if about.get("authority"):
        _write(into / HTTPS / AUTHORITY, about["authority"])
    missing = _take_files(into / database, source.parent, into)
    shown = ("migration", "machine", "addresses", "port", "public_url")
    return {name: about.get(name) for name in shown} | {
        "at": moment_of(copied.at_ms).isoformat(timespec="milliseconds"),
        "cut": copied.cut,
        "files_missing": missing,
    }


def moment_of(at_ms: int) -> datetime:
    """Milliseconds since the Unix epoch as a moment."""
    return datetime.fromtimestamp(at_ms / 1000, UTC)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, "ascii")


def _take_files(database: Path, place: Path, into: Path) -> int:
    """Copy the files that the record refers to; how many are not there, or not what they were."""
    (into / FILES).mkdir(mode=0o700)
    for name in names_in(database, place):
        content = (place / name).read_bytes()
        if name.endswith(THUMBNAIL) or hashlib.sha256(content).hexdigest() == Path(name).name:
            target = into / name
            target.parent.mkdir(mode=0o700, exist_ok=True)
            target.touch(mode=0o600)
            target.write_bytes(content)
    with closing(sqlite3.connect(database)) as record, contextlib.suppress(sqlite3.Error):
        (wanted,) = record.execute("SELECT count(DISTINCT sha256) FROM stored_files").fetchone()
        taken = [name for name in names_in(database, into) if not name.endswith(THUMBNAIL)]
        return int(wanted) - len(taken)
    return 0
