"""What the public was shown: every published snapshot, whole, in order."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint

from contest.shared.db import (
    JSON,
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    UtcDateTime,
    mapped_column,
)


class PublishedSnapshot(Model):
    """One version of the public scoreboard. The API and the live topic send ``body`` as it is."""

    __tablename__ = "published_snapshots"
    __table_args__ = (UniqueConstraint("contest_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what the snapshot says, without version and time: equal means nothing new."""
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reveal(Model):
    """A ceremony: its steps, made from one set of results, and how far the hall has been told."""

    __tablename__ = "reveals"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    rehearsal: Mapped[bool]
    """Made from invented results; the public never sees it."""
    order: Mapped[str] = mapped_column(String(8))
    """See displays/rules/reveal.py."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of the results that it was made from: with others by now it goes no further."""
    steps: Mapped[list[Any]] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
    """How many steps have been said."""
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every move: a presenter who clicks twice moves once."""
    made_by: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was over: results were opened, or it was given up."""


class RevealNote(Model):
    """What the presenter reads and nobody else: for a prize, or for a team that receives one."""

    __tablename__ = "reveal_notes"
    __table_args__ = (UniqueConstraint("contest_id", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(80))
    """``award:`` or ``team:`` and the key."""
    text: Mapped[str] = mapped_column(Text)
