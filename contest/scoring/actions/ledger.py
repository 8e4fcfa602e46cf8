"""Writing the ledger: the only function that adds to it, and the state that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import Insert

from contest.audit.actions.trail import Actor
from contest.regulations.models import Contest
from contest.scoring.models import LedgerEntry, LedgerHead, Mark
from contest.scoring.queries.prepared import Prepared, uuid_of
from contest.scoring.rules.chain import START, Link, content_digest, digest

_HEADS, _ENTRIES, _MARKS, _CONTESTS = (
    cast(Table, model.__table__) for model in (LedgerHead, LedgerEntry, Mark, Contest)
)
_OF_CONTEST = _HEADS.c.contest_id == bindparam("contest")
_LOCKED_HEAD = Prepared(
    select(_HEADS.c.revision, _HEADS.c.digest, _CONTESTS.c.uuid, _CONTESTS.c.version)
    .join_from(_HEADS, _CONTESTS, _CONTESTS.c.id == _HEADS.c.contest_id)
    .where(_OF_CONTEST)
    .with_for_update(of=_HEADS)
)
_NEW_HEAD = Prepared(insert(_HEADS), ("contest_id", "revision", "digest"))
_MOVE_HEAD = Prepared(update(_HEADS).where(_OF_CONTEST), ("revision", "digest"))
_NEW_ENTRY = Prepared(insert(_ENTRIES), [c.name for c in _ENTRIES.c if not c.primary_key])
_MARK_FIELDS = ("turn_id", "judge_id", "criterion_id", "points", "revision", "actor", "device")


def _upsert_of(dialect: str) -> Insert:
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(_MARKS)
    upsert: Insert = statement.on_conflict_do_update(
        index_elements=_MARK_FIELDS[:3],
        set_={name: statement.excluded[name] for name in _MARK_FIELDS[3:]},
    )
    return upsert


_LATEST_MARK = Prepared(_upsert_of, _MARK_FIELDS)
"""Makes a mark the latest one of its place."""


@dataclass(frozen=True, slots=True)
class TurnRef:
    """A turn by its key in the database and by the keys that the chain uses."""

    id: int
    round: str
    team: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A judge or a criterion, by database key and by contest-file key."""

    id: int
    key: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is about to be recorded. ``kind``: mark, submit, comment, lock, reopen, excuse,
    unexcuse. ``points`` None in a mark takes it back."""

    op_id: str
    kind: str
    turn: TurnRef
    judge: Ref
    criterion: Ref | None = None
    points: str | None = None
    text: str | None = None

    @property
    def content(self) -> str:
        """SHA-256 of what is asked, without the id."""
        criterion = self.criterion.key if self.criterion else None
        return content_digest(
            self.kind, self.turn.round, self.turn.team, criterion, self.points, self.text
        )


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger stands, and which version of the regulations it is held to.

    ``connection`` is that of the transaction which holds the lock.
    """

    connection: Connection
    contest_id: int
    revision: int
    digest: str
    contest: UUID
    version: int


def lock_head(session: Session, contest_id: int) -> Head:
    """Lock the contest's ledger for this transaction: its writers queue up here, so that
    revisions have no gap and what is read afterwards stays true until the commit."""
    connection = session.connection()
    rows = _LOCKED_HEAD.rows(connection, contest=contest_id)
    if not rows:
        _NEW_HEAD.run(connection, {"contest_id": contest_id, "revision": 0, "digest": START})
        return lock_head(session, contest_id)
    revision, last, uuid, version = rows[0]
    return Head(connection, contest_id, revision, last, uuid_of(uuid), version)


def append(head: Head, entries: Sequence[NewEntry], *, by: Actor, at: datetime) -> list[int]:
    """Add entries after ``head`` and bring ``marks`` up to date; returns their revisions.

    A step inside the transaction that holds the lock of :func:`lock_head`; one call for each.
    """
    if not entries:
        return []
    contest_id, revision, previous = head.contest_id, head.revision, head.digest
    rows: list[dict[str, Any]] = []
    for entry in entries:
        revision += 1
        link = Link(
            revision=revision,
            op_id=entry.op_id,
            kind=entry.kind,
            round=entry.turn.round,
            team=entry.turn.team,
            judge=entry.judge.key,
            criterion=entry.criterion.key if entry.criterion else None,
            points=entry.points,
            text=entry.text,
            actor=by.key,
            device=by.device,
            at=moment_text(at),
        )
        current = digest(previous, link)
        rows.append(
            {
                "contest_id": contest_id,
                "revision": revision,
                "op_id": entry.op_id,
                "kind": entry.kind,
                "turn_id": entry.turn.id,
                "judge_id": entry.judge.id,
                "criterion_id": entry.criterion.id if entry.criterion else None,
                "points": entry.points,
                "text": entry.text,
                "actor": by.key,
                "actor_name": by.name,
                "device": by.device,
                "at": at,
                "content": entry.content,
                "previous": previous,
                "digest": current,
            }
        )
        previous = current
    _NEW_ENTRY.run(head.connection, *rows)
    moved = {"contest": contest_id, "revision": revision, "digest": previous}
    _MOVE_HEAD.run(head.connection, moved)
    _LATEST_MARK.run(head.connection, *_latest_marks(rows))
    return [row["revision"] for row in rows]


def moment_text(at: datetime) -> str:
    """How the chain writes a moment: ISO 8601, UTC, always with microseconds."""
    return at.isoformat(timespec="microseconds")


def _latest_marks(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last mark of each place, as the table of marks keeps it."""
    latest = {
        (row["turn_id"], row["judge_id"], row["criterion_id"]): row
        for row in rows
        if row["kind"] == "mark"
    }
    return [{name: row[name] for name in _MARK_FIELDS} for row in latest.values()]
