"""The timetable as an iCalendar file (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta

from contest.regulations.models import Contest
from contest.schedule.forms.timetable import line_name
from contest.schedule.queries.timetable import Day
from contest.shared.filters import VIETNAM


def calendar_of(contest: Contest, day: Day) -> bytes:
    """One event a line, in UTC; the same line keeps its identity when it moves."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - ten megabytes that only this needs

    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Thi//Chuong trinh//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", contest.name)
    held = date.fromisoformat(day.row.day or "")
    midnight = datetime(held.year, held.month, held.day, tzinfo=VIETNAM)
    for line, item in zip(day.lines, day.row.items, strict=True):
        if line.state == "gone":
            continue
        event = Event()
        event.add("uid", f"{item.uuid}@hoithi")
        event.add("dtstamp", day.row.published_at)
        event.add("dtstart", _utc(midnight, line.real.start))
        event.add("dtend", _utc(midnight, line.real.end))
        event.add("summary", line_name(line))
        if contest.venue:
            event.add("location", contest.venue)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _utc(midnight: datetime, minute: int) -> datetime:
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)
