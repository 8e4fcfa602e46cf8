"""The money of a contest, and of taking part in it."""

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


class Budget(Model):
    """Estimate and settlement: one of the contest, one of each delegation that keeps one."""

    __tablename__ = "budgets"
    __table_args__ = (UniqueConstraint("contest_id", "owner"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    owner: Mapped[str] = mapped_column(String(40))
    """``contest``, or ``delegation:`` and its key in the database."""
    delegation_id: Mapped[int | None] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    version: Mapped[int] = mapped_column(default=1)
    grounds: Mapped[str] = mapped_column(Text, default="")
    """Legal grounds, one a line."""
    source: Mapped[str] = mapped_column(Text, default="")
    """Where the money comes from."""
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """As ``rules/lines.py`` keeps them."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[str] = mapped_column(String(200))
