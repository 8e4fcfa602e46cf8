"""How people write and the contest file writes: decimal commas, days, minutes, money.

A text that cannot be turned is handed on as it was typed: the rules of the contest file then
say what is wrong with it, at its own pointer.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

VIETNAM = timezone(timedelta(hours=7))
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_WHOLE = re.compile(r"\d{1,10}", re.ASCII)
_LENGTH = re.compile(r"(\d{1,6})(?:\s*(?::|phút)\s*(\d{1,2})(?:\s*giây)?|\s*phút)?", re.ASCII)
_DECIMAL = re.compile(r"(\d*)(?:[.,](\d*))?", re.ASCII)


def clean(typed: str | None) -> str:
    """What was typed, in NFC, without control characters and outer white space."""
    text = unicodedata.normalize("NFC", (typed or "").replace("\r\n", "\n"))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc").strip()


def text(typed: str | None) -> str | None:
    """A text, or None for an empty field."""
    return clean(typed) or None


def lines(typed: str | None) -> list[str]:
    """The lines of a larger field that say something."""
    return [line for line in map(clean, (typed or "").splitlines()) if line]


def points(typed: str | None) -> str | None:
    """``7,25`` or ``7.25`` → ``"7.25"``; None for an empty field."""
    written = clean(typed).replace(" ", "")
    found = _DECIMAL.fullmatch(written)
    if not written or not found or not (found[1] or found[2]):
        return written or None
    whole = found[1].lstrip("0") or "0"
    return f"{whole}.{found[2]}" if found[2] else whole


def weight(typed: str | None) -> str | None:
    """``0,6`` → ``"0.6"``; a ratio such as ``6/7`` stays."""
    written = clean(typed).replace(" ", "")
    return written if "/" in written else points(written)


def whole(typed: str | None) -> int | str | None:
    """A whole number; anything else as it was typed."""
    written = clean(typed)
    return int(written) if _WHOLE.fullmatch(written) else written or None


def money(typed: str | None) -> int | str | None:
    """``1.500.000 đ`` → 1500000."""
    written = clean(typed)
    digits = re.sub(r"[\s.,]|đồng|đ", "", written.lower())
    return int(digits) if _WHOLE.fullmatch(digits) else written or None


def seconds(typed: str | None) -> int | str | None:
    """``10``, ``10:30``, ``10 phút 30 giây`` → seconds; the first figure is minutes."""
    written = clean(typed).lower()
    found = _LENGTH.fullmatch(written)
    if not found or int(found[2] or 0) > 59:
        return written or None
    return int(found[1]) * 60 + int(found[2] or 0)


def day(typed: str | None) -> str | None:
    """``5/11/2023`` → ``"2023-11-05"``."""
    written = clean(typed)
    found = _DAY.fullmatch(written)
    if not found:
        return written or None
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"


def shown_points(value: Any) -> str:
    """``"7.25"`` → ``7,25``."""
    return "" if value is None else str(value).replace(".", ",")


def shown_whole(value: Any) -> str:
    """A number as it stands in a field."""
    return "" if value is None else str(value)


def shown_money(value: Any) -> str:
    """1500000 → ``1.500.000``."""
    return "" if value is None else f"{value:,}".replace(",", ".")


def shown_seconds(value: Any) -> str:
    """630 → ``10:30``."""
    return "" if value is None else f"{value // 60}:{value % 60:02d}"


def shown_day(value: Any) -> str:
    """``"2023-11-05"`` → ``05/11/2023``."""
    return "" if value is None else "/".join(reversed(str(value).split("-")))


def closing(named_day: str | None, hour: str | None, *, before: bool = False) -> str | None:
    """The moment before which a delegation is in time, from the day that the plan names.

    “Đến hết ngày” is the midnight that ends the day, “trước ngày” (``before``) the one that begins
    it; an hour of the day is that hour in both.
    """
    written = day(named_day)
    if written is None:
        return None
    try:
        on = date.fromisoformat(written)
        after = on + timedelta(days=1)
    except (ValueError, OverflowError):
        return written
    at = clean(hour).lower().replace("giờ", ":").replace(" ", "").replace("h", ":").rstrip(":")
    if before and not at:
        return f"{on.isoformat()}T00:00:00+07:00"
    if not at or at == "24:00" or at == "24":
        return f"{after.isoformat()}T00:00:00+07:00"
    hours, _, minutes = at.partition(":")
    return f"{on.isoformat()}T{hours:0>2}:{minutes or '00':0>2}:00+07:00"


def shown_closing(moment: str | None) -> tuple[str, str]:
    """The last day and the hour of it (empty for its end) in Vietnam's time."""
    if moment is None:
        return "", ""
    at = datetime.fromisoformat(moment)
    if 1 < at.year < date.max.year:
        at = at.astimezone(VIETNAM)
    if at.time() == time() and at.year > 1:
        return (at - timedelta(days=1)).strftime("%d/%m/%Y"), ""
    return at.strftime("%d/%m/%Y"), at.strftime("%H:%M")
