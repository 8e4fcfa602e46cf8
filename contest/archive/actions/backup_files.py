"""The files that people handed in, inside a backup: each with its digest, none without a row."""

import contextlib
import hashlib
import os
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import IO

from contest.shared.errors import Refusal

FOLDER = "files"
LARGEST_FILE = 64 * 1024**2
"""Bytes of one file; what may be handed in is less than half of it."""
LARGEST_TOGETHER = 64 * 1024**3
THUMBNAIL = ".480"

_NAME = re.compile(rf"{FOLDER}/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}(?:\{THUMBNAIL})?")
_PIECE = 1 << 20


def names_in(database: Path, data: Path) -> list[str]:
    """What the copy of the database refers to and the folder has: ``files/<ab>/<sha256>``.

    A copy that somebody brings may refer to anything: what is no digest names no file.
    """
    with closing(sqlite3.connect(database)) as copy:
        digests = copy.execute(
            "SELECT DISTINCT sha256 FROM stored_files ORDER BY sha256"
        ).fetchall()
    wanted = [f"{FOLDER}/{digest[:2]}/{digest}" for (digest,) in digests]
    both = (name + ending for name in wanted for ending in ("", THUMBNAIL))
    return [name for name in both if _NAME.fullmatch(name) and (data / name).is_file()]


def add_files(archive: zipfile.ZipFile, data: Path, names: list[str]) -> dict[str, str]:
    """Put them into the backup as they are: pictures and music do not get any smaller.

    Returns the SHA-256 of each by its name, for the manifest. One that somebody has removed since
    the database was copied is left out.
    """
    digests = {}
    for name in names:
        with (
            contextlib.suppress(FileNotFoundError),
            (data / name).open("rb") as file,
            archive.open(_stored(name), "w") as packed,
        ):
            digests[name] = _copied(file, packed)
    return digests


def _stored(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry


def take_files(archive: zipfile.ZipFile, digests: object, into: Path) -> None:
    """Take the files out of a backup, each checked against the manifest's ``digests``.

    Raises:
        Refusal: a name that is none of ours, a file that is missing, too large or changed.
    """
    if not isinstance(digests, dict) or not all(_NAME.fullmatch(str(name)) for name in digests):
        raise Refusal("not_a_backup")
    sizes = [archive.getinfo(name).file_size for name in digests]
    if sum(sizes) > LARGEST_TOGETHER or any(size > LARGEST_FILE for size in sizes):
        raise Refusal("not_a_backup")
    (into / FOLDER).mkdir(mode=0o700)
    for name, digest in digests.items():
        if _taken(archive, name, into / name) != digest:
            raise Refusal("backup_is_damaged")


def _taken(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.touch(mode=0o600)
    with archive.open(name) as packed, target.open("wb") as file:
        digest = _copied(packed, file)
        file.flush()
        os.fsync(file.fileno())
    return digest


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()
