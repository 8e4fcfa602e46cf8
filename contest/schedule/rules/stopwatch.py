"""A time as people read it off a stopwatch."""

from __future__ import annotations

import re

_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3})[:.'’](\d{1,2})")
SECONDS_IN = 60


def typed_seconds(text: str) -> int:
    """``"12:10"`` → 730, ``"1:02:05"`` → 3725, ``"90"`` → 90; -1 for anything else."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= len("86400"):
        return int(text)
    found = _TIME.fullmatch(text)
    if found is None or int(found[3]) >= SECONDS_IN:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (hours * SECONDS_IN + minutes) * SECONDS_IN + seconds


def told(seconds: int) -> str:
    """130 → ``02 phút 10 giây``, 60 → ``01 phút``, 40 → ``40 giây``."""
    minutes, rest = divmod(seconds, SECONDS_IN)
    parts = [f"{minutes:02d} phút"] if minutes else []
    if rest or not minutes:
        parts.append(f"{rest:02d} giây")
    return " ".join(parts)
