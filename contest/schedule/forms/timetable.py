"""The timetable as JSON for everybody, and its conflicts in words."""

from typing import Any

from contest.regulations.models import Contest
from contest.schedule.forms.calendar import Entry
from contest.schedule.queries.timetable import Day, Line
from contest.schedule.rules.timetable import Conflict, clock_text
from contest.shared.errors import Reason
from contest.shared.sentences import sentence


def line_name(line: Line) -> str:
    """``Chào hỏi – Đội xã Hà Bắc``."""
    return " – ".join(part for part in (line.title, line.team) if part)


def conflict_words(day: Day) -> list[str]:
    """Each conflict as a sentence."""
    return [sentence(_reason(one, day)) for one in day.conflicts]


def _reason(conflict: Conflict, day: Day) -> Reason:
    facts: dict[str, Any] = {"minutes": conflict.minutes}
    if conflict.item is not None:
        facts["item"] = line_name(day.lines[conflict.item])
    if conflict.other is not None:
        facts["other"] = line_name(day.lines[conflict.other])
    if conflict.judges:
        facts["judges"] = ", ".join(day.judges[key] for key in conflict.judges)
    if conflict.code == "past_end":
        facts["end"] = clock_text(day.end or 0)
    return Reason(conflict.code, facts)


def public_timetable(contest: Contest, day: Day) -> dict[str, Any]:
    """What the public read API answers with: times ``HH:MM`` on the clock of the place."""
    return {
        "contest": {"slug": contest.slug, "name": contest.name},
        "day": day.row.day,
        "venue": contest.venue,
        "late_minutes": day.late,
        "published_at": None
        if day.row.published_at is None
        else day.row.published_at.isoformat(timespec="seconds"),
        "items": [
            {
                "kind": line.kind.value,
                "title": line.title,
                "team": line.team,
                "number": line.number,
                "state": line.state,
                "planned": {"start": clock_text(line.plan.start), "end": clock_text(line.plan.end)},
                "forecast": {
                    "start": clock_text(line.real.start),
                    "end": clock_text(line.real.end),
                },
            }
            for line in day.lines
        ],
    }


def calendar_entries(day: Day) -> list[Entry]:
    """The lines of the day for a calendar; those of absent teams are left out."""
    return [
        Entry(str(item.uuid), line_name(line), line.real.start, line.real.end)
        for line, item in zip(day.lines, day.row.items, strict=True)
        if line.state != "gone"
    ]
