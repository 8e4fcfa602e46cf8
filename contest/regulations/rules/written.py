"""Single values as the contest file writes them: JSON in, a value or ``Rejected`` out.

Source: contest file ``hoithi/1``, section 1. Numbers arrive as ``int`` when their value is
whole (1.0 and 1e3 are) and as ``float`` when it is not.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from contest.regulations.rules.faults import FaultCode

LARGEST = 1_000_000_000
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")
_RATIO = re.compile(r"(0|[1-9][0-9]{0,8})/[1-9][0-9]{0,8}")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
_SURROGATE = re.compile("[\ud800-\udfff]")

E = TypeVar("E", bound=StrEnum)


class Rejected(Exception):  # noqa: N818 - an answer about the file, no error of the program
    """A value that the file may not hold, with the code and the facts for its sentence."""

    def __init__(self, code: FaultCode, reason: str = "", **facts: object) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
        self.facts = facts


def string(value: object) -> str:
    """Any JSON string."""
    if not isinstance(value, str):
        raise Rejected(FaultCode.WRONG_TYPE, "text")
    return value


def text(value: object) -> str:
    """A text for people: not blank, no unpaired surrogate."""
    words = string(value)
    if not words.strip():
        raise Rejected(FaultCode.BAD_VALUE, "blank")
    if _SURROGATE.search(words):
        raise Rejected(FaultCode.BAD_VALUE, "surrogate")
    return words


def key(value: object) -> str:
    """A key or a slug."""
    written = string(value)
    if not _KEY.fullmatch(written):
        raise Rejected(FaultCode.BAD_KEY)
    return written


def reference(value: object, known: Container[str]) -> str:
    """A key that names something of the contest."""
    written = key(value)
    if written not in known:
        raise Rejected(FaultCode.UNKNOWN_REFERENCE, key=written)
    return written


def decimal(value: object) -> Decimal:
    """Points or a percent, exactly as written."""
    written = string(value)
    if not _DECIMAL.fullmatch(written):
        raise Rejected(FaultCode.BAD_DECIMAL)
    return Decimal(written)


def step(value: object) -> Decimal:
    """The step of a scale: a decimal above 0."""
    size = decimal(value)
    if not size:
        raise Rejected(FaultCode.BAD_VALUE, "zero_step")
    return size


def weight(value: object) -> str:
    """A decimal or a ratio of whole numbers, kept as text."""
    written = string(value)
    if not _DECIMAL.fullmatch(written) and not _RATIO.fullmatch(written):
        raise Rejected(FaultCode.BAD_DECIMAL, "weight")
    return written


def whole(value: object, low: int = 0, high: int = LARGEST) -> int:
    """A whole number from ``low`` to ``high``. ``true`` is not a number."""
    if type(value) is not int:
        raise Rejected(FaultCode.WRONG_TYPE, "whole")
    if not low <= value <= high:
        raise Rejected(FaultCode.BAD_VALUE, "range", low=low, high=high)
    return value


def flag(value: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise Rejected(FaultCode.WRONG_TYPE, "flag")
    return value


def choice(value: object, among: type[E]) -> E:
    """One of a closed list of words."""
    written = string(value)
    try:
        return among(written)
    except ValueError:
        raise Rejected(FaultCode.BAD_VALUE, "choice", among=", ".join(among)) from None


def day(value: object) -> date:
    """A real day, ``YYYY-MM-DD``."""
    written = string(value)
    if not _DAY.fullmatch(written):
        raise Rejected(FaultCode.BAD_DATE)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Rejected(FaultCode.BAD_DATE) from None


def born(value: object) -> str:
    """A day of birth, or the year alone, kept as written."""
    written = string(value)
    if not _YEAR.fullmatch(written):
        day(written)
    return written


def moment(value: object) -> str:
    """``YYYY-MM-DDThh:mm:ss`` with ``Z`` or an offset, kept as written."""
    written = string(value)
    if not _MOMENT.fullmatch(written):
        raise Rejected(FaultCode.BAD_DATE, "moment")
    try:
        datetime.fromisoformat(written)
    except ValueError:
        raise Rejected(FaultCode.BAD_DATE, "moment") from None
    return written
