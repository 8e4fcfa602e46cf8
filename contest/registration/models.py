"""Delegations and their members: what a unit hands in."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import relationship

from contest.regulations.models import KEY, Division, Unit
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


class Delegation(Travels, Model):
    """A đoàn: one team with its manager. ``key`` is the team's key in the contest file."""

    __tablename__ = "delegations"
    __table_args__ = (
        UniqueConstraint("contest_id", "key"),
        UniqueConstraint("contest_id", "team_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    division_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"))
    status: Mapped[str] = mapped_column(String(12), default="draft")
    """draft, submitted, returned, approved or withdrawn."""
    team_number: Mapped[int | None]
    """Số thứ tự dự thi: given once, never reused."""
    manager_phone: Mapped[str | None] = mapped_column(String(20))
    comment: Mapped[str | None] = mapped_column(Text)
    """What the organiser asks to be completed, while ``returned``."""
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    division: Mapped[Division | None] = relationship()
    units: Mapped[list["DelegationUnit"]] = relationship(
        order_by="DelegationUnit.position", cascade="all, delete-orphan"
    )
    members: Mapped[list["Member"]] = relationship(
        order_by="Member.position", cascade="all, delete-orphan"
    )


class DelegationUnit(Model):
    """One of the units that a team stands for; a joint team has several."""

    __tablename__ = "delegation_units"
    __table_args__ = (UniqueConstraint("delegation_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegations.id", ondelete="CASCADE"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]

    unit: Mapped[Unit] = relationship()


class Member(Travels, Model):
    """One person of a delegation. ``born``, ``group`` and ``ethnicity`` are sensitive: only the
    delegation itself and the organiser see them, and they never reach the ledger or the audit."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("delegation_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegations.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(12))
    """manager, captain, full, reserve or support."""
    born: Mapped[str | None] = mapped_column(String(10))
    """``YYYY-MM-DD``, or a year alone."""
    gender: Mapped[str | None] = mapped_column(String(8))
    ethnicity: Mapped[str | None] = mapped_column(Text)
    group: Mapped[str | None] = mapped_column("group_key", String(24))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="SET NULL"))
    eligible_by: Mapped[str | None] = mapped_column(String(12))
    job: Mapped[str | None] = mapped_column(Text)

    unit: Mapped[Unit | None] = relationship()
