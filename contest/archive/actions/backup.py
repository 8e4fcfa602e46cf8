"""Backing an installation up into one file, and bringing it back on any machine.

The file is a ZIP with the database as SQLite's own online copy gives it (safe while judges mark),
the files that people handed in, the secret that seats and sessions are derived from, and a manifest
with the digests of the copy and of each file.
Whoever holds the file holds the secret: it belongs on a stick in a pocket, not in a mailbox.
"""

import hashlib
import json
import os
import sqlite3
import zipfile
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from contest.archive.actions.backup_files import add_files, names_in, take_files
from contest.shared import clock
from contest.shared.errors import Reason, Refusal

FORMAT = "hoithi-backup/1"
DATABASE = "hoithi.sqlite3"
SECRET = "secret_key"  # noqa: S105 - the name of a file
MANIFEST = "MANIFEST"
LARGEST = 2 * 1024**3
"""Bytes of a database that is taken out of a backup: a contest needs a few million."""


def make_backup(data: Path, migration: str | None, target: Path) -> None:
    """Write a backup of the installation in ``data``; the target appears whole or not at all.

    Raises:
        Refusal: the target cannot be written.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        with (
            closing(sqlite3.connect(data / DATABASE)) as source,
            closing(sqlite3.connect(copy)) as into,
        ):
            source.backup(into)
            into.execute("PRAGMA journal_mode=DELETE").close()
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "made_at": clock.now().isoformat(timespec="seconds"),
            "migration": migration,
            "sha256": _digest(copy),
        }
        draft = target.with_name(f"{target.name}.part")
        try:
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(copy, DATABASE)
                archive.write(data / SECRET, SECRET)
                manifest["files"] = add_files(archive, data, names_in(copy, data))
                archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
            os.chmod(draft, 0o600)  # noqa: PTH101 - one call, as the draft is one file
            draft.replace(target)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise Refusal(Reason("backup_not_written", {"why": error.strerror or ""})) from error


def read_backup(source: Path, into: Path, known: list[str]) -> dict[str, Any]:
    """Check a backup and take its files out into a folder; returns the manifest.

    Args:
        known: the migrations that this program knows, oldest first.

    Raises:
        Refusal: not a backup, cut short, changed since, or of a newer version.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if manifest.get("format") != FORMAT:
                raise Refusal("not_a_backup")
            if manifest.get("migration") not in known:
                raise Refusal("backup_is_newer")
            if archive.getinfo(DATABASE).file_size > LARGEST:
                raise Refusal("not_a_backup")
            for name in (DATABASE, SECRET):
                archive.extract(name, into)
            take_files(archive, manifest.get("files", {}), into)
    except (OSError, KeyError, ValueError, zlib.error, zipfile.BadZipFile) as error:
        raise Refusal("not_a_backup") from error
    if _digest(into / DATABASE) != manifest.get("sha256"):
        raise Refusal("backup_is_damaged")
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
