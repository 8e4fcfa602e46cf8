"""Check-in at the hall: which delegation has arrived, and who of it is there."""

from datetime import datetime

from contest.shared.db import (
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    UtcDateTime,
    mapped_column,
)


class Arrival(Model):
    """A delegation that was checked in."""

    __tablename__ = "arrivals"

    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
    """Who checked the team in; once there is a waiver, who decided on it."""
    composition_kept: Mapped[bool]
    """Whether those present satisfy the regulations: all that the jury and the MC learn."""
    waiver: Mapped[str | None] = mapped_column(Text)
    """Why the team may perform although they do not."""
    version: Mapped[int] = mapped_column(default=1)


class Attendance(Model):
    """Whether one member is there."""

    __tablename__ = "attendances"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    is_present: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))
