"""Delegations and their members: what a unit hands in."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import relationship

from contest.files.models import StoredFile
from contest.regulations.models import KEY, Division, Unit
from contest.shared.db import (
    JSON,
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
    photo: Mapped["ListPhoto | None"] = relationship(cascade="all, delete-orphan")
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
    village: Mapped[str | None] = mapped_column(Text)

    unit: Mapped[Unit | None] = relationship()


class ListPhoto(Model):
    """The photographed list that the organiser types from; sensitive, erased on approval."""

    __tablename__ = "list_photos"

    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), primary_key=True
    )
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"))

    file: Mapped[StoredFile] = relationship()


class Remark(Model):
    """What the organiser asks to be put right at one field of a returned list."""

    __tablename__ = "remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    """Whose row; None for the delegation as a whole."""
    field: Mapped[str] = mapped_column(String(20))
    was: Mapped[str | None] = mapped_column(Text)
    """What the field held then; sensitive as the member is."""
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))


class Substitution(Travels, Model):
    """A change of an approved or locked list, asked for with its reason and decided on.

    ``before`` and ``after`` are whole lists (``rules/entry_json.py``), sensitive as the members
    are; the audit log names this row and never their values, so that they can be erased.
    """

    __tablename__ = "substitutions"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str] = mapped_column(String(12), default="asked")
    """asked, accepted, declined or taken_back."""
    reason: Mapped[str] = mapped_column(Text)
    based_on: Mapped[int]
    """The version of the delegation that ``before`` is."""
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[str | None] = mapped_column(String(200))
    at_the_hall: Mapped[bool] = mapped_column(default=False)
    """Made on the spot at check-in rather than asked for beforehand."""


class Extension(Travels, Model):
    """A later end of registration, for one unit or for all; everybody can read it."""

    __tablename__ = "extensions"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    """None: for all."""
    closes: Mapped[str] = mapped_column(String(40))
    """As ``Contest.registration_closes``."""
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))

    unit: Mapped[Unit | None] = relationship()


class Postponement(Travels, Model):
    """Other days for the contest, with the reason; everybody can read it."""

    __tablename__ = "postponements"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    old_dates: Mapped[list[str]] = mapped_column(JSON, default=list)
    new_dates: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Empty: the new days will be told later."""
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(200))


class PendingList(Model):
    """A workbook or a pasted table on its way in: kept until it is accepted whole or given up.

    Sensitive as the members are; erased when accepted, given up or a day old.
    """

    __tablename__ = "pending_lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    delegation_id: Mapped[int | None] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE")
    )
    """None: a workbook of many teams, brought in by the organiser."""
    owner: Mapped[str] = mapped_column(String(200))
    """The actor's key: nobody else sees it."""
    name: Mapped[str] = mapped_column(Text)
    """Of the file, for people."""
    based_on: Mapped[int | None]
    """The version of the delegation when it came."""
    grid: Mapped[list[list[str]]] = mapped_column(JSON)
    """The cells as text, heading row first; before each row its number in the file."""
    columns: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Number of a column → the field it is taken for."""
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What was met while reading the file (``rules/table.py``, Note)."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
