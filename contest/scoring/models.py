"""Marks: an append-only ledger, and beside it the state that it adds up to.

``LedgerEntry`` is the record; ``Mark`` and ``Sheet`` can be rebuilt from it at any time, and a
test does so. The entries of a contest form a hash chain whose head is printed on the minutes.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import relationship

from contest.regulations.models import Judge
from contest.schedule.models import Turn
from contest.shared.db import (
    JSON,
    DecimalText,
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    UtcDateTime,
    mapped_column,
)

OP_ID = String(100)


class LedgerHead(Model):
    """Where a contest's ledger stands: the row that every writer locks first."""

    __tablename__ = "ledger_heads"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(String(64), default="0" * 64)


class LedgerEntry(Model):
    """One accepted operation. Never changed, never deleted; a correction is a new entry."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        UniqueConstraint("contest_id", "revision"),
        UniqueConstraint("contest_id", "op_id"),
        Index("ix_ledger_entries_turn_judge", "turn_id", "judge_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    revision: Mapped[int]
    """Counts the entries of the contest from 1; it alone orders them, never a device's clock."""
    op_id: Mapped[str] = mapped_column(OP_ID)
    kind: Mapped[str] = mapped_column(String(10))
    """mark, submit, comment, lock, reopen, excuse or unexcuse."""
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"))
    criterion_id: Mapped[int | None] = mapped_column(ForeignKey("criteria.id", ondelete="CASCADE"))
    points: Mapped[str | None] = mapped_column(DecimalText)
    text: Mapped[str | None] = mapped_column(Text)
    """The comment, or the reason of a correction, reopening or excuse."""
    actor: Mapped[str] = mapped_column(String(200))
    actor_name: Mapped[str] = mapped_column(String(200))
    device: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what was asked, so that another content under the same id is noticed."""
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


class RefusedOperation(Model):
    """An operation that was refused, kept so that its repetition gets the same answer."""

    __tablename__ = "refused_operations"
    __table_args__ = (UniqueConstraint("contest_id", "op_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    op_id: Mapped[str] = mapped_column(OP_ID)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"))
    content: Mapped[str] = mapped_column(String(64))
    """As in the ledger."""
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    device: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Mark(Model):
    """The latest accepted mark of one judge for one criterion of one turn."""

    __tablename__ = "marks"

    turn_id: Mapped[int] = mapped_column(
        ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True
    )
    judge_id: Mapped[int] = mapped_column(
        ForeignKey("judges.id", ondelete="CASCADE"), primary_key=True
    )
    criterion_id: Mapped[int] = mapped_column(
        ForeignKey("criteria.id", ondelete="CASCADE"), primary_key=True
    )
    points: Mapped[str | None] = mapped_column(DecimalText)
    """None after the judge took the mark back."""
    revision: Mapped[int]
    actor: Mapped[str] = mapped_column(String(200))
    device: Mapped[str | None] = mapped_column(String(100))


class Sheet(Model):
    """One judge's phiếu chấm for one turn."""

    __tablename__ = "sheets"

    turn_id: Mapped[int] = mapped_column(
        ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True
    )
    judge_id: Mapped[int] = mapped_column(
        ForeignKey("judges.id", ondelete="CASCADE"), primary_key=True
    )
    comment: Mapped[str | None] = mapped_column(Text)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    from_paper: Mapped[bool] = mapped_column(default=False)
    """Typed in by the desk from a paper sheet."""
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))
    """A picture of the paper sheet."""
    judge_name: Mapped[str | None] = mapped_column(String(200))
    """Who sat in the seat for this turn: a substitute takes over the seat, not the name."""
    excused: Mapped[bool] = mapped_column(default=False)
    excused_reason: Mapped[str | None] = mapped_column(Text)

    turn: Mapped[Turn] = relationship()
    judge: Mapped[Judge] = relationship()


class SheetSignature(Model):
    """The printed sheet of one judge for one round was read and signed by hand."""

    __tablename__ = "sheet_signatures"
    __table_args__ = (UniqueConstraint("round_id", "judge_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"))
    ticked_by: Mapped[str] = mapped_column(String(200))
    ticked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaperDraft(Model):
    """A paper sheet typed in once, waiting to be typed again or confirmed by a second person."""

    __tablename__ = "paper_drafts"

    turn_id: Mapped[int] = mapped_column(
        ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True
    )
    judge_id: Mapped[int] = mapped_column(
        ForeignKey("judges.id", ondelete="CASCADE"), primary_key=True
    )
    points: Mapped[dict[str, str]] = mapped_column(JSON)
    """Criterion key → points."""
    comment: Mapped[str | None] = mapped_column(Text)
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))
    actor: Mapped[str] = mapped_column(String(200))
    """Who typed it, as the audit log names them."""
    actor_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Presence(Model):
    """What a tablet last said of itself; a sign of life, not a record."""

    __tablename__ = "presences"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("seat_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    waiting: Mapped[int] = mapped_column(default=0)
    """Operations on the device that the server has not answered."""
    page: Mapped[str | None] = mapped_column(String(140))
    """The sheet that is open, ``round/team``, or None for the list."""
    is_visible: Mapped[bool] = mapped_column(default=True)
    """Whether the page is in front; false while the device sleeps or shows something else."""
    battery: Mapped[int | None]
    """Percent, of lent devices whose browser tells."""
    is_lent: Mapped[bool] = mapped_column(default=False)


class Nudge(Model):
    """The desk asks a judge to finish a sheet."""

    __tablename__ = "nudges"

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Substitute(Model):
    """Somebody who took over a judge's seat from a moment on; the seat keeps its key."""

    __tablename__ = "substitutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(Text)
    unit_name: Mapped[str | None] = mapped_column(Text)
    instead_of: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
