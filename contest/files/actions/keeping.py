"""Taking a file in, keeping it, removing it.

Checking and shrinking happen beside the server and before the transaction; inside it there is
only a row to write and a file to move. Two who keep and remove the same content at once wait for
each other: on SQLite in the write transaction, on PostgreSQL by a lock named by the digest.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.files import store
from contest.files.events import FileRemoved
from contest.files.models import StoredFile
from contest.files.rules.kinds import ENDINGS, LIMITS_MB, MEGABYTE, Kind, kind_of
from contest.files.rules.names import safe_name, shown_name
from contest.files.sentences import kinds_words
from contest.shared import clock
from contest.shared.aside import AsideError, done_aside
from contest.shared.bus import on, record
from contest.shared.errors import Invalid, Reason
from contest.shared.transaction import transaction

CHUNK = 1 << 20

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was checked and waits to be kept. ``size`` is in bytes."""

    draft: Path
    thumbnail: Path | None
    sha256: str
    name: str
    media_type: str
    size: int


@contextmanager
def taken_in(
    name: str | None, data: bytes | IO[bytes], kinds: frozenset[Kind]
) -> Iterator[Incoming]:
    """Check a file, and shrink a picture, outside any transaction; to be kept inside the block.

    Raises:
        Invalid: not of these kinds, too large, or nothing that is safe to keep.
    """
    shown = shown_name(name or "")
    draft = store.new_draft()
    made = draft.with_name(draft.name + ".made")
    small = draft.with_name(draft.name + ".small")
    try:
        size = _written(draft, data, kinds, shown)
        answer = _inspected(draft, made, small, shown, kinds)
        media_type: str = answer["media_type"]
        limit = LIMITS_MB[kind_of(media_type)]
        if size > limit * MEGABYTE:
            raise Invalid(Reason("file_too_large", {"name": shown, "limit": limit}))
        kept = made if made.exists() else draft
        with kept.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield Incoming(
            draft=kept,
            thumbnail=small if small.exists() else None,
            sha256=digest,
            name=safe_name(name or "", ENDINGS[media_type]),
            media_type=media_type,
            size=kept.stat().st_size,
        )
    finally:
        for path in (draft, made, small):
            path.unlink(missing_ok=True)


@contextmanager
def made_here(name: str, data: bytes, media_type: str) -> Iterator[Incoming]:
    """As :func:`taken_in`, for what this installation itself has made: nothing is inspected."""
    draft = store.new_draft()
    try:
        draft.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        shown = safe_name(name, ENDINGS[media_type])
        yield Incoming(draft, None, digest, shown, media_type, len(data))
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def all_taken_in(
    uploads: Iterable[tuple[str | None, IO[bytes]]], kinds: frozenset[Kind]
) -> Iterator[list[Incoming]]:
    """As :func:`taken_in`, for several files that are kept together or not at all.

    Raises:
        Invalid: the reasons against all of those that cannot be kept.
    """
    with ExitStack() as stack:
        taken: list[Incoming] = []
        reasons: list[Reason] = []
        for name, data in uploads:
            try:
                taken.append(stack.enter_context(taken_in(name, data, kinds)))
            except Invalid as refused:
                reasons += refused.reasons
        if reasons:
            raise Invalid(*reasons)
        yield taken


def keep_incoming(
    session: Session, contest_id: int, incoming: Incoming, *, by: Actor
) -> StoredFile:
    """Keep a file: a step of the caller's transaction. The row has its id."""
    _one_at_a_time(session, incoming.sha256)
    if incoming.thumbnail is not None:
        store.put(incoming.thumbnail, store.thumbnail_of(incoming.sha256))
    store.put(incoming.draft, store.place_of(incoming.sha256))
    row = StoredFile(
        contest_id=contest_id,
        sha256=incoming.sha256,
        name=incoming.name,
        media_type=incoming.media_type,
        size=incoming.size,
        at=clock.now(),
        by_name=by.name[:200],
    )
    session.add(row)
    session.flush()
    return row


def remove_file(session: Session, row: StoredFile) -> None:
    """Remove a file: a step of the caller's transaction. Its bytes go after the commit."""
    session.delete(row)
    record(FileRemoved(row.sha256))


def remove_files_of(session: Session, contest_id: int) -> None:
    """Remove all files of a contest: a step of the caller's transaction, after whatever refers
    to them is gone or does without."""
    for row in session.scalars(select(StoredFile).where(StoredFile.contest_id == contest_id)):
        remove_file(session, row)


@on(FileRemoved)
def forget_bytes(event: FileRemoved) -> None:
    """Drop the bytes that no row refers to any more."""
    with transaction() as session:
        _one_at_a_time(session, event.sha256)
        known = select(func.count()).where(StoredFile.sha256 == event.sha256)
        if not session.scalar(known):
            store.drop(event.sha256)


def _one_at_a_time(session: Session, sha256: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(bytes.fromhex(sha256)[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


def _written(draft: Path, data: bytes | IO[bytes], kinds: frozenset[Kind], shown: str) -> int:
    limit = max(LIMITS_MB[kind] for kind in kinds)
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    size = 0
    with draft.open("wb") as file:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > limit * MEGABYTE:
                raise Invalid(Reason("file_too_large", {"name": shown, "limit": limit}))
            file.write(chunk)
    if size == 0:
        raise Invalid(Reason("file_empty", {"name": shown}))
    return size


def _inspected(
    draft: Path, made: Path, small: Path, shown: str, kinds: frozenset[Kind]
) -> dict[str, Any]:
    asked = {"path": str(draft), "made": str(made), "small": str(small), "kinds": sorted(kinds)}
    try:
        said = done_aside("contest.files.inspection", "inspected", json.dumps(asked).encode())
    except AsideError as error:
        log.warning("a file could not be inspected", code=error.code, detail=error.detail[-300:])
        raise Invalid(Reason("file_unreadable", {"name": shown})) from error
    answer: dict[str, Any] = json.loads(said)
    if "refused" in answer:
        raise Invalid(Reason(answer["refused"], {"name": shown, "wanted": kinds_words(kinds)}))
    return answer
