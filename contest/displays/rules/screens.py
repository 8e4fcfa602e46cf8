"""Screens of the hall: what each shows, and whether it is still there.

A screen makes itself known, shows its code, and is named by the director. What it shows is its
own cue, unless one cover lies over all screens. This module knows no database, no clock, no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

ALPHABET = "BCDFGHKLMNPRSTVX23456789"
"""Of codes: nothing that is mistaken for something else when called across a hall, and no vowels,
so that no code is a word."""
CODE_LENGTH = 4
NAME_LENGTH = 60
MESSAGE_LENGTH = 160
"""Characters that still stand on the wall in letters for the last row."""
LABEL_LENGTH = 80
SPONSORS_LENGTH = 600
BEAT = 5
"""Seconds between two signs of life of a screen."""
SILENT = timedelta(seconds=20)
"""A screen that has said nothing for so long has gone quiet: three beats are missing."""
LONGEST_BREAK = 600
"""Minutes."""


class Mode(StrEnum):
    """What a screen can be pointed at."""

    TITLE = "title"
    TIMETABLE = "timetable"
    COMING = "coming"
    NOW = "now"
    MARKS = "marks"
    STANDINGS = "standings"
    DRAW = "draw"
    GALLERY = "gallery"
    PHONE = "phone"
    MESSAGE = "message"
    BREAK = "break"
    CEREMONY = "ceremony"
    CODE = "code"
    """Its own name and code, so that the director finds out which one is which."""
    BLACK = "black"


class Cover(StrEnum):
    """What may lie over all screens at once, by one tap."""

    BLACK = "black"
    TITLE = "title"


class MarksShown(StrEnum):
    """What the page of the last turn tells. The marks of single judges are never public
    (contract: domain, “What is published”), so there is no choice that shows them."""

    TOTALS = "totals"
    RESULT = "result"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a screen is pointed at.

    Attributes:
        text: the words of a message, the name of a break.
        until: the end of a break.
    """

    mode: Mode
    text: str | None = None
    until: datetime | None = None


def scene(mode: Mode, cover: Cover | None) -> Mode:
    """What a screen really shows."""
    return mode if cover is None else Mode(cover.value)


def code_of(number: int) -> str:
    """The code of a number; numbers are taken modulo the count of codes."""
    letters = []
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def typed_code(text: str) -> str:
    """A code as somebody typed it, without spaces and in capitals."""
    return "".join(text.upper().split()).replace("-", "")[:20]


def is_alive(seen_at: datetime | None, now: datetime) -> bool:
    """Whether the screen has given a sign of life of late."""
    return seen_at is not None and now - seen_at <= SILENT


ALL = "all"


@dataclass(frozen=True, slots=True)
class Target:
    """Which screens are meant: all, those of a ``group``, or one by its ``screen`` id."""

    group: str | None = None
    screen: int | None = None

    def __str__(self) -> str:
        if self.screen is not None:
            return f"screen:{self.screen}"
        return ALL if self.group is None else f"group:{self.group}"


def typed_target(text: str) -> Target:
    """``all``, ``group:Sảnh`` or ``screen:3``; anything else means all."""
    kind, _, rest = text.partition(":")
    if kind == "group" and rest:
        return Target(group=rest[:NAME_LENGTH])
    if kind == "screen" and rest.isascii() and rest.isdecimal() and len(rest) < 10:
        return Target(screen=int(rest))
    return Target()


def groups(named: Iterable[str | None]) -> list[str]:
    """The groups that screens stand in, each once."""
    return sorted({group for group in named if group})


def typed_end(text: str, now: datetime) -> datetime | None:
    """When a break ends: ``14:30`` (today, or tomorrow where that has passed) or minutes, ``15``.

    Args:
        now: in the time of the hall.

    Returns:
        The moment, at most ``LONGEST_BREAK`` minutes away; None for anything else.
    """
    words = text.strip().replace("h", ":").replace("g", ":")
    if words.isascii() and words.isdecimal() and len(words) <= 3:
        minutes = int(words)
        return now + timedelta(minutes=minutes) if 0 < minutes <= LONGEST_BREAK else None
    hour, colon, minute = words.partition(":")
    minute = minute or "00"
    if not colon or not all(_is_number(part) for part in (hour, minute)):
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    end = datetime.combine(now.date(), time(int(hour), int(minute)), tzinfo=now.tzinfo)
    if end <= now:
        end += timedelta(days=1)
    return end if end - now <= timedelta(minutes=LONGEST_BREAK) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 2


def typed_lines(text: str | None) -> Sequence[str]:
    """Lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
