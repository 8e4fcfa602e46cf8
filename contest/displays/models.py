"""What the public was shown: every published snapshot, whole, in order."""

from datetime import datetime

from sqlalchemy import UniqueConstraint

from contest.shared.db import (
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
