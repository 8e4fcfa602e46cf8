"""The last moment to register, as it is set and as it is said.

A contest stores when registration closes; in time means strictly before it (contest file, §1).
"Before 30/10" is stored as 30/10 00:00 and said as "24 giờ 00 ngày 29/10".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment, on the clock of the place.

    Attributes:
        hour: 0 to 24; 24 only with minute and second 0: the end of ``day``.
        days_left: days from today until ``day``; 0 on the last day, negative after it.
        is_open: whether a registration that arrives now is in time.
    """

    day: date
    hour: int
    minute: int
    second: int
    days_left: int
    is_open: bool


def deadline(closes: datetime | None, now: datetime, zone: tzinfo) -> Deadline | None:
    """What to say about the closing moment; ``None`` for a contest without one.

    ``closes`` and ``now`` are aware; ``zone`` is where the reader lives.
    """
    if closes is None:
        return None
    there = closes.astimezone(zone)
    at_midnight = (there.hour, there.minute, there.second) == (0, 0, 0)
    day = there.date() - timedelta(days=1) if at_midnight else there.date()
    return Deadline(
        day=day,
        hour=24 if at_midnight else there.hour,
        minute=there.minute,
        second=there.second,
        days_left=(day - now.astimezone(zone).date()).days,
        is_open=now < closes,
    )


def is_open(closes: datetime | None, now: datetime) -> bool:
    """Whether a registration that arrives now is in time; always, where no deadline is set."""
    return closes is None or now < closes


def effective(closes: datetime | None, extensions: Iterable[datetime]) -> datetime | None:
    """The end of registration that counts: the latest; ``None`` where the contest sets none."""
    return None if closes is None else max((closes, *extensions))


def why_not_extend(closes: datetime, now: datetime, previous: datetime | None) -> str | None:
    """Why registration cannot be extended until ``closes``; ``None``: it can.

    ``previous`` is the end that counts so far for those concerned.
    """
    if previous is None:
        return "extension_without_deadline"
    if closes <= now:
        return "extension_past"
    return "extension_not_later" if closes <= previous else None
