"""Figures, money, days and hours as they are printed on Vietnamese papers.

Everything here turns a value into the text that stands on the page; nothing is calculated.
Source: Decree 30/2020/NĐ-CP, appendix I (days under 10 and months 1 and 2 take a zero).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
VIETNAM = timezone(timedelta(hours=7))


def decimal(points: str) -> str:
    """Return an exact decimal string with the decimal comma: "84.15" gives "84,15".

    The digits stay as they are, trailing zeros included. Raises ``ValueError`` for anything that
    is not a plain decimal with a point.
    """
    if _PLAIN.fullmatch(points) is None:
        raise ValueError(f"not a plain decimal: {points!r}")
    return points.replace(".", ",")


def decimal_or_none(points: str | None) -> str | None:
    """Return ``decimal(points)``, or ``None`` for a figure that does not exist yet."""
    return None if points is None else decimal(points)


def money(dong: int) -> str:
    """Return whole đồng with points between thousands: 1500000 gives "1.500.000"."""
    if dong < 0:
        raise ValueError(f"negative amount: {dong}")
    return f"{dong:,}".replace(",", ".")


def short_day(day: date) -> str:
    """Return a day for tables and lists: "05/11/2023"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_day(day: date) -> str:
    """Return a day for running text: "ngày 05 tháng 11 năm 2023", "ngày 15 tháng 3 năm 2024"."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def days(held: Sequence[date]) -> str | None:
    """Return one day, or the first and the last, for running text; ``None`` for none."""
    if not held:
        return None
    first, last = min(held), max(held)
    if first == last:
        return long_day(first)
    return f"từ {long_day(first)} đến {long_day(last)}"


def local(at: datetime) -> datetime:
    """Return an aware moment on Vietnam's clock (UTC+7); raises ``ValueError`` for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment without its offset")
    return at.astimezone(VIETNAM)


def hour(at: datetime) -> str:
    """Return the hour of an aware moment in Vietnam: "07 giờ 30"."""
    return f"{local(at):%H giờ %M}"


def hour_and_day(at: datetime) -> str:
    """Return an aware moment for running text: "07 giờ 30, ngày 05 tháng 11 năm 2023"."""
    return f"{hour(at)}, {long_day(local(at).date())}"


def stamp(at: datetime) -> str:
    """Return an aware moment for the foot of a page: "16 giờ 20 ngày 05/11/2023"."""
    return f"{hour(at)} ngày {short_day(local(at).date())}"


def minutes_and_seconds(seconds: int) -> str:
    """Return a length of time: 130 gives "02 phút 10 giây"."""
    if seconds < 0:
        raise ValueError(f"negative time: {seconds}")
    whole, rest = divmod(seconds, 60)
    return f"{whole:02d} phút {rest:02d} giây"


def nonzero(points: str) -> str | None:
    """Return ``decimal(points)``, or ``None`` for nothing but zeros: an empty cell on paper."""
    return decimal(points) if points.strip("0.") else None


def clock(seconds: int) -> str:
    """Return a running time for a table cell: 730 gives "12:10"."""
    if seconds < 0:
        raise ValueError(f"negative time: {seconds}")
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
