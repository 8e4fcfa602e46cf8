"""Reads what is typed in a unit's corner: one line, a day, an hour.

Texts come out in NFC and without what cannot be seen: control and direction characters, halves of
letters, letters that no font has. They would hide or turn what is read, and break a Word file.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})(?:\s*(?::|h|H|\.|giờ)\s*(\d{1,2})?\s*(?:phút)?)?", re.ASCII)
_FIRST_PICTURE_SIGN = "\u2190"
"""Signs before it (°, ©, №) are of use in a text; those after it are pictures."""
FIRST_YEAR, LAST_YEAR = 2000, 2100


def plain(text: str) -> str:
    """One line of it: single spaces, no blank ends."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    seen = "".join(c for c in composed if unicodedata.category(c) not in _UNSEEN)
    return " ".join(seen.split())


def has_picture(text: str) -> bool:
    """Whether it holds emoji or other drawn signs, which no official paper can print."""
    return any(unicodedata.category(c) in ("So", "Sk") and c > _FIRST_PICTURE_SIGN for c in text)


def is_day_written(text: str) -> bool:
    """Whether it has the form of a day, be there such a day or not."""
    return _DAY.fullmatch("".join(text.split())) is not None


def read_day(text: str) -> date | None:
    """``"5/11/2023"`` → that day; ``None`` for anything that is no day of these times."""
    found = _DAY.fullmatch("".join(text.split()))
    if found is None:
        return None
    number, month, year = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def read_hour(text: str) -> time | None:
    """``"7:30"``, ``"07 giờ 30"``, ``"19h"`` → that hour of the day; ``None`` for anything else."""
    found = _HOUR.fullmatch(plain(text))
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None
