"""The timetable as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from contest.shared.filters import VIETNAM


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the day: ``start`` and ``end`` in minutes after midnight on the clock of the
    place; the same ``uid`` however often it moves."""

    uid: str
    summary: str
    start: int
    end: int


def calendar_of(
    name: str, venue: str | None, day: str, stamp: datetime, entries: Iterable[Entry]
) -> bytes:
    """One event a line, in UTC; the same line keeps its identity when it moves.

    Args:
        name: of the contest.
        day: ``2023-11-15``.
        stamp: when the timetable was published.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - ten megabytes that only this needs

    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Thi//Chuong trinh//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    held = date.fromisoformat(day)
    midnight = datetime(held.year, held.month, held.day, tzinfo=VIETNAM)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.uid}@hoithi")
        event.add("dtstamp", stamp)
        event.add("dtstart", _utc(midnight, entry.start))
        event.add("dtend", _utc(midnight, entry.end))
        event.add("summary", entry.summary)
        if venue:
            event.add("location", venue)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _utc(midnight: datetime, minute: int) -> datetime:
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)
