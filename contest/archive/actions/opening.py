"""Opening a backup or a standby copy as the record of this installation.

In two steps, so that nothing is ever half-done: everything is taken out, checked and put onto the
disk in a folder of its own; then the files change places, each step of it such that a process
that was killed in between goes on where it stopped. What was there before is kept whole, as a
data folder that can be opened again.
"""

import json
import os
import shutil
import sqlite3
import uuid
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from config import Settings
from contest.archive.actions.backup import DATABASE, SECRET, read_backup
from contest.archive.actions.backup_files import FOLDER as FILES
from contest.archive.actions.standby_copy import newest_copy, read_standby
from contest.archive.copier import HTTPS
from contest.shared import clock, lineage
from contest.shared.errors import Refusal

STAGE = "opening"
"""In the data folder: what is about to be opened; with ``READY`` in it, whole and checked."""
READY = "ready"
BEFORE = "before"
"""How the folder begins in which what was there is kept."""


def stage(source: Path, data: Path, known: list[str], *, demo: bool) -> dict[str, Any]:
    """Take a backup or a copy out beside the record in use, checked; what is known of it.

    Args:
        source: a backup, a file of the copier, or a folder with such files: the newest counts.
        known: the migrations that this program knows, oldest first.
        demo: whether a copy that holds the demo may be opened here.

    Raises:
        Refusal: it is not sound, or holds the demo. Nothing is staged then.
    """
    folder = data / STAGE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        about = _taken(source, folder, known)
        _check(folder / DATABASE, demo=demo)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refusal("not_a_backup") from error
    except Refusal:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    now = clock.now()
    about["line"] = uuid.uuid4().hex
    about["opened_at"] = now.isoformat(timespec="seconds")
    about["kept_in"] = f"{BEFORE}-{now.strftime('%Y%m%d-%H%M%S')}-{about['line'][:4]}"
    for path in folder.rglob("*"):
        if path.is_file():
            _onto_disk(path)
    ready = folder / f"{READY}.part"
    ready.write_text(json.dumps(about), "utf-8")
    _onto_disk(ready)
    ready.replace(folder / READY)
    return about


def swap_in(data: Path) -> dict[str, Any] | None:
    """Make what is staged the record of this installation; what is known of it, None for nothing.

    To be called while nothing has the database open. Goes on where a killed process stopped.
    """
    folder = data / STAGE
    try:
        about: dict[str, Any] = json.loads((folder / READY).read_text("utf-8"))
    except FileNotFoundError:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    before = data / str(about["kept_in"])
    before.mkdir(mode=0o700, exist_ok=True)
    if (folder / DATABASE).exists():
        # A write-ahead log belongs to its own database and to no other. It goes after that one:
        # whoever finds both files beside each other finds a whole record.
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            _move(data / name, before / name)
            (data / name).unlink(missing_ok=True)  # of a fresh one, made after we were killed
    for name in (FILES, SECRET, HTTPS, DATABASE):
        if (folder / name).exists():
            _move(data / name, before / name)
            (folder / name).replace(data / name)
    if not any(before.iterdir()):
        before.rmdir()
        about["kept_in"] = None
    opened = data / f"{lineage.FILE}.part"
    opened.write_text(json.dumps(about), "utf-8")
    _onto_disk(opened)
    opened.replace(data / lineage.FILE)
    shutil.rmtree(folder)
    return about


def open_here(
    source: Path, settings: Settings, known: list[str], *, replace: bool
) -> dict[str, Any]:
    """Both steps at once, for a command while no server runs; what is known of the copy.

    Raises:
        Refusal: the backup is not sound, or there is an installation already (unless
            ``replace``).
    """
    if (settings.data / DATABASE).exists() and not replace:
        raise Refusal("installation_exists")
    stage(source, settings.data, known, demo=settings.may_serve_demo)
    opened = swap_in(settings.data)
    assert opened is not None
    return opened


def _taken(source: Path, folder: Path, known: list[str]) -> dict[str, Any]:
    if not source.exists():
        raise Refusal("no_such_folder")
    if source.is_dir():
        source = newest_copy(source)
    if zipfile.is_zipfile(source):
        return {"at": read_backup(source, folder, known)["made_at"]}
    return read_standby(source, folder, known, database=DATABASE, secret=SECRET)


def _check(database: Path, *, demo: bool) -> None:
    with closing(sqlite3.connect(database)) as record:
        (said,) = record.execute("PRAGMA quick_check(1)").fetchone()
        (demos,) = record.execute("SELECT count(*) FROM contests WHERE is_demo").fetchone()
        record.execute("PRAGMA journal_mode=DELETE").close()
    if said != "ok":
        raise Refusal("backup_is_damaged")
    if demos and not demo:
        raise Refusal("demo_is_public")


def _move(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        source.replace(target)


def _onto_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
