"""Recorded decisions: how the organising committee broke a tie that no rule could."""

from datetime import datetime
from typing import Any

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


class Decision(Model):
    """The order of a tied group, with its reason (contract/contest-file.md §5, ``decision``)."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    teams: Mapped[list[Any]] = mapped_column(JSON)
    """Team keys, best first."""
    reason: Mapped[str] = mapped_column(Text)
    agreed_by: Mapped[str | None] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
