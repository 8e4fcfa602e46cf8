"""Files that people hand in: scripts, pictures, music, scans. The bytes lie in the data folder."""

from datetime import datetime

from contest.shared.db import (
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    Travels,
    UtcDateTime,
    mapped_column,
)


class StoredFile(Travels, Model):
    """One file. Equal bytes are kept once, under their digest."""

    __tablename__ = "stored_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(Text)
    """A safe name for people, with the ending that fits the content."""
    media_type: Mapped[str] = mapped_column(String(100))
    """By content, never as the browser said."""
    size: Mapped[int]
    """Bytes."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
