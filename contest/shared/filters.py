"""Template filters: figures and dates as people here write them."""

from datetime import datetime, timedelta, timezone

from flask import Flask

from contest.shared.vietnamese import unbroken

VIETNAM = timezone(timedelta(hours=7))


def decimal_comma(value: str | None, absent: str = "–") -> str:
    """``"84.15"`` → ``84,15``; a dash for what is not there."""
    return absent if value is None else value.replace(".", ",")


def day(value: str | None) -> str:
    """``"2023-11-05"`` → ``05/11/2023``; a year alone stays as it is."""
    if not value:
        return ""
    return "/".join(reversed(value.split("-")))


def moment(value: datetime | None) -> str:
    """A moment as ``08:05 ngày 21/11/2026``, in Vietnam's time (UTC+7)."""
    return "" if value is None else value.astimezone(VIETNAM).strftime("%H:%M ngày %d/%m/%Y")


def hour(value: datetime | None) -> str:
    """A moment of today as ``08:05:09``, in Vietnam's time."""
    return "" if value is None else value.astimezone(VIETNAM).strftime("%H:%M:%S")


def duration(seconds: int | None) -> str:
    """730 → ``12:10``."""
    return "" if seconds is None else f"{seconds // 60:02d}:{seconds % 60:02d}"


def add_filters(app: Flask) -> None:
    """Make them known to the templates under their own names."""
    for function in (decimal_comma, day, moment, hour, duration, unbroken):
        app.jinja_env.filters[function.__name__] = function
