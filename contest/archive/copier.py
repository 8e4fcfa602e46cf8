"""The copier: a process of its own that keeps a copy of the record in a second place.

``serve`` starts it and tells it where in one line of JSON (:class:`Task`); it answers with a line
of JSON a beat (:class:`Report`) and ends, after a last copy, when its standard input ends: also
when the server was killed. It looks at the database from outside, as any other reader, so no
request ever waits for a slow stick (docs/adr/0019-standby.md). Standard library only.
"""

import contextlib
import errno
import json
import os
import re
import shutil
import sqlite3
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from contest.archive.actions.backup_files import names_in
from contest.archive.rules.page_changes import Writer, opening_line
from contest.shared import clock

FOLDER = "hoi-thi-du-phong"
"""In the folder or on the stick that the organiser chose; made when it is chosen, never later:
where a stick was pulled out, the empty place it leaves must not fill up instead."""
HTTPS, AUTHORITY = "https", "authority.pem"
"""Folder and file in the data folder of what devices trust (``shared/local_authority.py``)."""
NAME = re.compile(r"ban-sao-(\d{6})\.hoithi-copy")
BEAT = 0.2
"""Seconds between two looks at whether the record changed."""
GAP = 0.8
"""Least seconds between two copies while it does: some ten writes to the stick a second would
wear it out."""
PROBE = 8.0
"""Seconds of quiet after which the second place is tried anyway: a stick may be gone."""
LARGEST_FILE = 32 << 20
"""Bytes after which a new file with all pages is begun."""
FILES_KEPT = 3
"""Files with copies that stay: the one being written and those before it."""
NICENESS = 5
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LOCKED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be copied where.

    Attributes:
        database: the SQLite file.
        data: folder of the installation, with the files that people handed in.
        folder: the second place.
        about: what the file says of the installation; the secret is in it.
    """

    database: str
    data: str
    folder: str
    about: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """How the copy stands.

    Attributes:
        state: ok, gone, full, not_writable or failed.
        number: rises with each copy of this process; 0 before the first.
        at_ms: up to which moment the copy is complete, ms since the Unix epoch.
        behind_ms: how long the oldest change that is not copied has been waiting; 0 for none.
        files_left: files that people handed in and that are not there yet.
        free: bytes of room left in the second place; None where that is not known.
        detail: for the log, in English.
    """

    state: str
    number: int = 0
    at_ms: int | None = None
    behind_ms: int = 0
    files_left: int = 0
    free: int | None = None
    detail: str = ""


class Copier:
    """Keeps one second place up to date."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._folder = Path(task.folder) / FOLDER
        self._record = sqlite3.connect(task.database, isolation_level=None, timeout=10)
        self._record.execute("PRAGMA query_only=ON").close()
        self._seen: int | None = None
        self._changed_at: float | None = clock.monotonic()
        self._writer: Writer | None = None
        self._file: IO[bytes] | None = None
        self._tried_at = 0.0
        self._files: list[str] = []
        self._number = 0
        self._at_ms: int | None = None

    def beat(self, *, last: bool = False) -> Report:
        """Look once, copy what changed; ``last``: without waiting for the gap."""
        now = clock.monotonic()
        (seen,) = self._record.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            self._seen = seen
            self._changed_at = self._changed_at or now
        quiet = now - self._tried_at
        try:
            if self._changed_at is not None and (last or quiet >= GAP):
                self._tried_at = now
                self._copy()
            elif quiet >= PROBE:
                self._tried_at = now
                self._probe()
            if self._files and not last:
                self._copy_file(self._files[0])
        except OSError as error:
            self._let_go()
            return self._report(self._state_of(error), str(error))
        return self._report("ok")

    def close(self) -> None:
        """Let go of the second place and of the record."""
        self._let_go()
        self._record.close()

    def _copy(self) -> None:
        changed_at, at_ms = self._changed_at, clock.now_ms()
        self._changed_at = None
        try:
            database = self._picture()
            if self._writer is None or self._file is None or not self._same_file():
                self._begin(database, at_ms)
            elif record := self._writer.record(database, at_ms):
                self._append(self._file, record)
                self._writer.keep(record, database)
            self._number, self._at_ms = self._number + 1, at_ms
            names = names_in(Path(self._task.database), Path(self._task.data))
            self._files = [name for name in names if not (self._folder / name).is_file()]
        except BaseException:
            self._changed_at = changed_at
            raise

    def _picture(self) -> bytes:
        """The whole database at one moment, what is still in the write-ahead log included."""
        self._record.execute("BEGIN").close()
        try:
            self._record.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return self._record.serialize()
        finally:
            self._record.execute("ROLLBACK").close()

    def _same_file(self) -> bool:
        """Whether what is open still is the file in the folder, and not too long."""
        assert self._file is not None
        there = Path(self._file.name).stat()
        here = os.fstat(self._file.fileno())
        if (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino):
            raise OSError(errno.ENOENT, "replaced")
        return here.st_size < LARGEST_FILE

    def _begin(self, database: bytes, at_ms: int) -> None:
        """A new file with all pages: beside the old ones, whole or not at all."""
        self._let_go()
        if not self._folder.is_dir():
            raise OSError(errno.ENOENT, "folder gone")
        line = opening_line(self._task.about | {"begun_ms": at_ms})
        writer = Writer(line)
        record = writer.record(database, at_ms)
        numbers = [int(NAME.fullmatch(path.name)[1]) for path in copies_in(self._folder)]  # type: ignore[index]
        path = self._folder / f"ban-sao-{max(numbers, default=0) + 1:06d}.hoithi-copy"
        draft = path.with_suffix(".part")
        try:
            with draft.open("wb") as file:
                file.write(line + record)
                _onto_disk(file)
            draft.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        self._file = path.open("ab", buffering=0)
        _folder_onto_disk(self._folder)
        writer.keep(record, database)
        self._writer = writer
        for old in copies_in(self._folder)[:-FILES_KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()

    def _append(self, file: IO[bytes], record: bytes) -> None:
        """All of it or, as far as the stick lets us, nothing."""
        end = file.seek(0, os.SEEK_END)
        try:
            written = file.write(record)
            if written != len(record):
                raise OSError(errno.ENOSPC, "short write")
            _onto_disk(file)
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(end)
            raise

    def _probe(self) -> None:
        if self._file is None or not self._same_file():
            self._changed_at = self._changed_at or clock.monotonic()
            return
        os.utime(self._file.name)
        _onto_disk(self._file)

    def _copy_file(self, name: str) -> None:
        """One of the files that people handed in; the marks go before it."""
        target, source = self._folder / name, Path(self._task.data) / name
        draft = target.with_name(f"{target.name}.part")
        if source.is_file():
            for level in (target.parent.parent, target.parent):  # never the place itself
                level.mkdir(exist_ok=True)
            with source.open("rb") as given, draft.open("wb") as file:
                shutil.copyfileobj(given, file, 1 << 20)
                _onto_disk(file)
            draft.replace(target)
        del self._files[0]

    def _let_go(self) -> None:
        """Begin anew next time: what was begun on a place that failed is not gone on with."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        if self._writer is not None:
            self._changed_at = self._changed_at or clock.monotonic()
        self._file = self._writer = None

    def _state_of(self, error: OSError) -> str:
        if not self._folder.is_dir():
            return "gone"
        if error.errno in _FULL:
            return "full"
        if error.errno in _LOCKED:
            return "not_writable"
        return "gone" if error.errno in (errno.ENOENT, errno.EIO, errno.ENODEV) else "failed"

    def _report(self, state: str, detail: str = "") -> Report:
        waiting = self._changed_at
        behind = 0 if waiting is None else round((clock.monotonic() - waiting) * 1000)
        free = None
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(self._folder).free
        left = len(self._files)
        return Report(state, self._number, self._at_ms, behind, left, free, detail)


def copies_in(folder: Path) -> list[Path]:
    """The files with copies in a second place, the oldest first."""
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    return []


def _onto_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_onto_disk(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows opens no folders, and needs none of this
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def main() -> None:
    """Copy until standard input ends."""
    os.umask(0o077)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    task = Task(**json.loads(sys.stdin.buffer.readline()))
    ended = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(ended,), daemon=True).start()
    copier = Copier(task)
    while not ended.wait(BEAT):
        _say(copier.beat())
    _say(copier.beat(last=True))
    copier.close()


def _wait_for_the_end(ended: threading.Event) -> None:
    sys.stdin.buffer.read()
    ended.set()


def _say(report: Report) -> None:
    with contextlib.suppress(BrokenPipeError):  # the server was killed; the last copy matters more
        sys.stdout.write(f"{json.dumps(asdict(report))}\n")
        sys.stdout.flush()
