"""What a contest is before anyone takes part: its names, days, units, jury and settings.

Source: contest file ``hoithi/1``, sections 1 and 2. Values only; nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan (kế hoạch) that the contest is held under."""

    number: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest. ``registration_closes`` is kept as written, offset included."""

    slug: str
    name: str
    theme: str | None = None
    organiser: str | None = None
    plan: Plan | None = None
    venue: str | None = None
    dates: tuple[date, ...] = ()
    registration_closes: str | None = None

    @property
    def closes_at(self) -> datetime | None:
        """The moment registration closes; in time means strictly before it."""
        if self.registration_closes is None:
            return None
        return datetime.fromisoformat(self.registration_closes)


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or body that sends people (đơn vị)."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Division:
    """Teams of one division (khối, bảng) are ranked apart from the others."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A seat of the jury. At most one of a contest is the head."""

    key: str
    name: str
    head: bool = False
    title: str | None = None
    unit_name: str | None = None


class PublishLevel(StrEnum):
    """What is published (mức công bố)."""

    PRIZES = "prizes"
    TOP = "top"
    ALL = "all"


class PublishWhen(StrEnum):
    """When it is published."""

    END = "end"
    ROUND = "round"
    TURN = "turn"


class Lock(StrEnum):
    """When a submitted sheet locks (khóa phiếu)."""

    TURN = "turn"
    ROUND = "round"
    SESSION = "session"


class Signatures(StrEnum):
    """Whether unsigned sheets hold back the announcement."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the contest is run in public. No effect on results."""

    publish_level: PublishLevel = PublishLevel.ALL
    publish_when: PublishWhen = PublishWhen.TURN
    lock: Lock = Lock.TURN
    signatures: Signatures = Signatures.WARN
