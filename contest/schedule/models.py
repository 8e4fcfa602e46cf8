"""Turns (lượt thi): one team in one round, its way through the day, its time and deductions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import relationship

from contest.registration.models import Delegation
from contest.regulations.models import KEY, Round
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


class Turn(Travels, Model):
    """One team in one round; ``state`` is moved by people only (schedule/rules/states.py)."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("round_id", "delegation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int | None]
    """Place in the running order of the round, from 1."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    state_reason: Mapped[str | None] = mapped_column(Text)
    """Why absent, disqualified, reopened or corrected."""
    state_since: Mapped[datetime | None] = mapped_column(UtcDateTime)

    seconds: Mapped[int | None]
    """The measured time on stage; None until it is measured."""
    time_waived: Mapped[str | None] = mapped_column(Text)
    """Why the jury let the time pass."""
    time_ruled_by: Mapped[str | None] = mapped_column(String(200))
    time_ruled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Who decided on a time that was not kept, and when: that the deduction stands, or, where
    ``time_waived`` says why, that there is none. None: nobody has decided yet."""
    clock_running: Mapped[bool] = mapped_column(default=False)
    clock_elapsed_ms: Mapped[int] = mapped_column(default=0)
    clock_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    """Server time in ms at which ``clock_elapsed_ms`` was true."""
    clock_seen_ms: Mapped[int | None] = mapped_column(BigInteger)
    """Server time in ms at which the server last looked at this clock while it ran: after a power
    cut it tells how long nobody was there."""

    confirmed_by: Mapped[str | None] = mapped_column(String(200))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the result was made public; also for absent and disqualified turns."""

    round: Mapped[Round] = relationship()
    delegation: Mapped[Delegation] = relationship()
    deductions: Mapped[list["Deduction"]] = relationship(
        order_by="Deduction.id", cascade="all, delete-orphan"
    )
    stops: Mapped[list["TechnicalStop"]] = relationship(
        order_by="TechnicalStop.id", cascade="all, delete-orphan"
    )


class TechnicalStop(Model):
    """A time in which a turn could not go on: the power was cut, the microphone was dead.

    The server's own absence while a clock ran is one too, which the timekeeper is asked about.
    """

    __tablename__ = "technical_stops"

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None while it lasts."""
    counted: Mapped[bool | None]
    """Whether it is part of the measured time; None until the timekeeper has said so."""
    reason: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(String(200))


class StagePlan(Model):
    """Kịch bản điều hành: what the MC says, whom they greet, who gives which prize, what warns.

    Whole texts of one page that one person edits, so they stand in one row.
    """

    __tablename__ = "stage_plans"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    guests: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """``[name, title]`` in the order in which they are greeted."""
    presenters: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Award key → who presents it."""
    spoken: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Team key → how to say its name."""
    script: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Step of the script → its words, where they are not the proposed ones."""
    warnings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """See schedule/rules/warnings.py."""
    sound_screen: Mapped[str | None] = mapped_column(String(40))
    """The one screen that sounds the warnings."""
    version: Mapped[int] = mapped_column(default=1)


class Deduction(Model):
    """Điểm trừ entered by hand, with its reason."""

    __tablename__ = "deductions"

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    points: Mapped[str] = mapped_column(DecimalText)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Draw(Model):
    """A bốc thăm that was made: by paper lots, or by the system from a seed that can be replayed.

    ``round_key`` None means one order for all staged rounds."""

    __tablename__ = "draws"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    round_key: Mapped[str | None] = mapped_column(KEY)
    method: Mapped[str] = mapped_column(String(8))
    """lots or seed."""
    seed: Mapped[str | None] = mapped_column(String(64))
    seal: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of the sealed part of the seed, if one was shown beforehand."""
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    groups: Mapped[list[Any] | None] = mapped_column("team_groups", JSON)
    """Division after division, the keys of the teams that drew; None: one group."""
    fixed: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Team → {place, reason}: places given by decision, not drawn."""
    order: Mapped[list[Any]] = mapped_column("team_order", JSON)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class DrawPlan(Model):
    """How the order of a contest is drawn; without a row: one order for all, no divisions."""

    __tablename__ = "draw_plans"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(8), default="all")
    """See schedule/rules/order.py."""
    by_division: Mapped[bool] = mapped_column(default=False)
    secret: Mapped[str | None] = mapped_column(String(32))
    """The seed whose seal is shown; nobody sees it before the draw."""
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FixedPlace(Model):
    """A place in the order that a team has by decision, settled before the draw."""

    __tablename__ = "fixed_places"

    delegation_id: Mapped[int] = mapped_column(
        ForeignKey("delegations.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)

    delegation: Mapped[Delegation] = relationship()


class OrderSwap(Model):
    """Two teams changed places in the order by agreement (biên bản đổi thứ tự)."""

    __tablename__ = "order_swaps"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    round_key: Mapped[str | None] = mapped_column(KEY)
    """None: in every staged round."""
    first_id: Mapped[int] = mapped_column(ForeignKey("delegations.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("delegations.id", ondelete="CASCADE"))
    first_head: Mapped[str] = mapped_column(String(200))
    """The trưởng đoàn who agreed."""
    second_head: Mapped[str] = mapped_column(String(200))
    places: Mapped[list[Any]] = mapped_column(JSON)
    """One {round, first, second} for each round: where each of them stood before."""
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    first: Mapped[Delegation] = relationship(foreign_keys=[first_id])
    second: Mapped[Delegation] = relationship(foreign_keys=[second_id])


class Timetable(Model):
    """The chương trình of a contest's day: when it starts, when the hall must be left."""

    __tablename__ = "timetables"

    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[str | None] = mapped_column(String(10))
    """``YYYY-MM-DD``."""
    starts: Mapped[str] = mapped_column(String(5))
    """``HH:MM`` on the clock of the place."""
    ends_by: Mapped[str | None] = mapped_column(String(5))
    """``HH:MM``: a leader leaves, the hall closes."""
    changeover: Mapped[int] = mapped_column(default=2)
    """Minutes between two acts."""
    version: Mapped[int] = mapped_column(default=1)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    items: Mapped[list["TimetableItem"]] = relationship(
        order_by="TimetableItem.position", cascade="all, delete-orphan"
    )


class TimetableItem(Travels, Model):
    """One line of the timetable, in the order of the day."""

    __tablename__ = "timetable_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("timetables.contest_id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    """See schedule/rules/timetable.py."""
    title: Mapped[str | None] = mapped_column(Text)
    """Of lines that are neither a turn nor an exchange act."""
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    """Of the window in which a round that is not staged is judged."""
    piece_id: Mapped[int | None] = mapped_column(ForeignKey("pieces.id", ondelete="CASCADE"))
    """Of an exchange act."""
    minutes: Mapped[int]
    fixed_start: Mapped[str | None] = mapped_column(String(5))
    """``HH:MM`` before which it does not begin."""
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it really began and ended; of a turn, its own states tell."""

    turn: Mapped[Turn | None] = relationship()
    round: Mapped[Round | None] = relationship()
