"""Consent of the people, and how long what is known of them is kept."""

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


class Consent(Travels, Model):
    """One answer of one person to one of three questions; the latest counts, none is changed.

    Source: Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: what, why, who, when and how.
    """

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    """data, images or story."""
    given: Mapped[bool]
    how: Mapped[str] = mapped_column(String(12))
    """signed (on paper) or read_aloud (and agreed to before a witness)."""
    witness: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
    """Who wrote it down."""


class Retention(Model):
    """Until when people stay known; after it they are made anonymous and results stay."""

    __tablename__ = "retentions"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    until: Mapped[str] = mapped_column(String(10))
    """The last day, ``YYYY-MM-DD``."""
    anonymised_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
