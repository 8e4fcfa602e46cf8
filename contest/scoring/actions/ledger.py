"""Writing the ledger: the only function that adds to it, and the state that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.scoring.models import LedgerEntry, LedgerHead, Mark
from contest.scoring.rules.chain import START, Link, content_digest, digest


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
    """Where a ledger stands, under lock."""

    contest_id: int
    revision: int
    digest: str


def lock_head(session: Session, contest_id: int) -> Head:
    """Lock the contest's ledger for this transaction: its writers queue up here, so that
    revisions have no gap and what is read afterwards stays true until the commit."""
    row = session.execute(
        select(LedgerHead.revision, LedgerHead.digest)
        .where(LedgerHead.contest_id == contest_id)
        .with_for_update()
    ).one_or_none()
    if row is None:
        session.add(LedgerHead(contest_id=contest_id, revision=0, digest=START))
        session.flush()
        return Head(contest_id, 0, START)
    return Head(contest_id, row.revision, row.digest)


def append(
    session: Session, head: Head, entries: Sequence[NewEntry], *, by: Actor, at: datetime
) -> list[int]:
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
    session.execute(insert(LedgerEntry), rows)
    session.execute(
        update(LedgerHead)
        .where(LedgerHead.contest_id == contest_id)
        .values(revision=revision, digest=previous)
    )
    _upsert_marks(session, rows)
    return [row["revision"] for row in rows]


def moment_text(at: datetime) -> str:
    """How the chain writes a moment: ISO 8601, UTC, always with microseconds."""
    return at.isoformat(timespec="microseconds")


def _upsert_marks(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    latest: dict[tuple[int, int, int], dict[str, Any]] = {}
    for row in rows:
        if row["kind"] == "mark":
            place = (row["turn_id"], row["judge_id"], row["criterion_id"])
            latest[place] = {
                name: row[name]
                for name in (
                    "turn_id",
                    "judge_id",
                    "criterion_id",
                    "points",
                    "revision",
                    "actor",
                    "device",
                )
            }
    if not latest:
        return
    dialect = session.get_bind().dialect.name
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(Mark)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["turn_id", "judge_id", "criterion_id"],
            set_={
                name: statement.excluded[name] for name in ("points", "revision", "actor", "device")
            },
        ),
        list(latest.values()),
    )
