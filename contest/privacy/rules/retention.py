"""Until when people stay known, and what they are called afterwards.

Dates of birth decide two prizes, so an order of them is kept where the contest has such a prize,
and nothing else of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FIRST_BIRTH = date(1900, 1, 1)
_FEBRUARY_29 = (2, 29)


def proposed_day(contest_days: Sequence[date], today: date) -> date:
    """Twelve months after the last day of the contest; after today where that is past."""
    last = max((*contest_days, date.min))
    proposal = _a_year_after(last) if contest_days else today
    return proposal if proposal > today else _a_year_after(today)


def why_not_until(until: date, contest_days: Sequence[date], today: date) -> tuple[str, ...]:
    """What speaks against this last day, as codes."""
    reasons = []
    if contest_days and until <= max(contest_days):
        reasons.append("retention_before_contest")
    if until < today:
        reasons.append("retention_past")
    return tuple(reasons)


def is_over(until: str, today: date) -> bool:
    """Whether the last day (``YYYY-MM-DD``) has passed."""
    return date.fromisoformat(until) < today


def _a_year_after(day: date) -> date:
    if (day.month, day.day) == _FEBRUARY_29:
        return date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)


def artificial_births(born: Iterable[str | None]) -> dict[str, str]:
    """Each birth date → an invented one that keeps their order; years alone are not in it."""
    days = sorted({day for day in born if day is not None and len(day) == len("YYYY-MM-DD")})
    return {
        day: (FIRST_BIRTH + timedelta(days=place)).isoformat() for place, day in enumerate(days)
    }


@dataclass(frozen=True, slots=True)
class NewName:
    """What a person of a team is called from now on."""

    key: str
    name: str


def neutral(place: int) -> NewName:
    """The name and the key of the person at this place of the list, from 1."""
    return NewName(f"thanh-vien-{place}", f"Thành viên {place}")


Renames = Mapping[tuple[str, str], str]
"""(team key, old member key) → new member key."""


def renamed(value: Any, renames: Renames) -> Any:
    """A JSON value in which every ``{"team", "member"}`` names the person by the new key."""
    if isinstance(value, Mapping):
        found = {key: renamed(inner, renames) for key, inner in value.items()}
        pair = (found.get("team"), found.get("member"))
        if all(isinstance(part, str) for part in pair) and pair in renames:
            found["member"] = renames[pair]  # type: ignore[index]
        return found
    if isinstance(value, list):
        return [renamed(inner, renames) for inner in value]
    return value
