"""The days of a contest and the end of registration: which must come first.

Not a rule of the contest file, which may record what happened; asked when somebody sets either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class TooEarly:
    """A day that is over before registration closes: its place among the days, and the last day
    on which one may still register."""

    place: int
    last_day: date


def days_too_early(
    days: Sequence[date], closes: datetime | None, zone: tzinfo
) -> tuple[TooEarly, ...]:
    """The days that are over when registration closes, on the clock of ``zone``.

    Registration may end on the morning of the day itself.
    """
    if closes is None:
        return ()
    there = closes.astimezone(zone)
    last_day = (there - timedelta(microseconds=1)).date()
    return tuple(
        TooEarly(place, last_day)
        for place, day in enumerate(days)
        if datetime.combine(day, time(), zone) + timedelta(days=1) <= there
    )
