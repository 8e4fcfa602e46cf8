"""A contest and its regulations (thể lệ). Field names follow contract/contest-file.md."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import relationship

from contest.shared.db import (
    JSON,
    DecimalText,
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    Travels,
    UtcDateTime,
    mapped_column,
)

KEY = String(64)
"""A key of the contest file: ``[a-z0-9][a-z0-9_-]{0,63}``."""


class Contest(Travels, Model):
    """A hội thi with everything that is one value: its texts, its settings, its tie-breaks."""

    __tablename__ = "contests"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(KEY, unique=True)
    name: Mapped[str] = mapped_column(Text)
    theme: Mapped[str | None] = mapped_column(Text)
    organiser: Mapped[str | None] = mapped_column(Text)
    plan: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    venue: Mapped[str | None] = mapped_column(Text)
    dates: Mapped[list[str]] = mapped_column(JSON, default=list)
    registration_closes: Mapped[str | None] = mapped_column(String(40))
    """As the file writes it, with its own offset; in time means strictly before it."""

    publish_level: Mapped[str] = mapped_column(String(8), default="all")
    publish_when: Mapped[str] = mapped_column(String(8), default="turn")
    lock: Mapped[str] = mapped_column(String(8), default="turn")
    signatures: Mapped[str] = mapped_column(String(8), default="warn")

    paper_check: Mapped[str] = mapped_column(String(8), default="once", server_default="once")
    """How a paper sheet is typed in: once, twice, or once and confirmed by a second ``person``.
    Not in the contest file: it changes no result."""

    tie_breaks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    proposals: Mapped[list[str]] = mapped_column(JSON, default=list)
    """JSON pointers of the values that the plan does not give: shown as “đề xuất” until edited."""
    letterhead: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Bodies, places and signatories of papers; see regulations/rules/letterhead.py."""
    preset: Mapped[str | None] = mapped_column(KEY)
    is_demo: Mapped[bool] = mapped_column(default=False)
    """The demo contest, which ``hoithi demo --replace`` may replace; never a real one."""
    practice_of: Mapped[int | None] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), unique=True
    )
    """The official contest whose practice copy (bản diễn tập) this is; None: this one is official.
    Nothing that shows or prints a practice copy may leave out that it is one (docs/adr/0020)."""
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every change of the regulations; forms carry it to notice a second editor."""
    pulse: Mapped[int] = mapped_column(default=0)
    """Raised by every act that a live page shows: the version of the signed-in topics."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the final results and the awards were announced."""

    units: Mapped[list["Unit"]] = relationship(
        order_by="Unit.position", cascade="all, delete-orphan"
    )
    divisions: Mapped[list["Division"]] = relationship(
        order_by="Division.position", cascade="all, delete-orphan"
    )
    rounds: Mapped[list["Round"]] = relationship(
        order_by="Round.position", cascade="all, delete-orphan"
    )
    judges: Mapped[list["Judge"]] = relationship(
        order_by="Judge.position", cascade="all, delete-orphan"
    )
    composition: Mapped[list["CompositionRule"]] = relationship(
        order_by="CompositionRule.position", cascade="all, delete-orphan"
    )
    awards: Mapped[list["Award"]] = relationship(
        order_by="Award.position", cascade="all, delete-orphan"
    )


class Unit(Travels, Model):
    """A commune, village or office that takes part."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)


class Division(Model):
    """A group of teams ranked apart (khối, bảng)."""

    __tablename__ = "divisions"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)


class Judge(Travels, Model):
    """A place on the jury, under its judge key; whoever sits there is recorded per turn."""

    __tablename__ = "judges"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    head: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str | None] = mapped_column(Text)
    unit_name: Mapped[str | None] = mapped_column(Text)


class Round(Travels, Model):
    """A phần thi: its scale, its panel, its arithmetic (contract/contest-file.md §3)."""

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    staged: Mapped[bool] = mapped_column(default=True)
    weight: Mapped[str] = mapped_column(DecimalText, default="1")
    decimals: Mapped[int] = mapped_column(default=2)
    marking_min: Mapped[str] = mapped_column(DecimalText, default="0")
    marking_step: Mapped[str] = mapped_column(DecimalText, default="0.25")
    aggregate: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    time: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    deductions_apply: Mapped[str] = mapped_column(String(8), default="result")
    panel_given: Mapped[bool] = mapped_column(default=False)
    """Whether the panel is named; if not, every judge of the contest sits on it, in order."""

    criteria: Mapped[list["Criterion"]] = relationship(
        order_by="Criterion.position", cascade="all, delete-orphan"
    )
    panel: Mapped[list["PanelPlace"]] = relationship(
        order_by="PanelPlace.position", cascade="all, delete-orphan"
    )


class Criterion(Model):
    """What a judge marks."""

    __tablename__ = "criteria"
    __table_args__ = (UniqueConstraint("round_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    max: Mapped[str] = mapped_column(DecimalText)


class PanelPlace(Model):
    """One judge on one round's named panel."""

    __tablename__ = "panel_places"
    __table_args__ = (UniqueConstraint("round_id", "judge_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judges.id", ondelete="CASCADE"))
    position: Mapped[int]

    judge: Mapped[Judge] = relationship()


class CompositionRule(Model):
    """One rule of §7, kept as the file writes it."""

    __tablename__ = "composition_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class Award(Model):
    """One prize of §6, kept as the file writes it (``body`` holds all but key and name)."""

    __tablename__ = "awards"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contests.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
