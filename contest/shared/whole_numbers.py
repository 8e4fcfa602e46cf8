"""Whole numbers as a page sends them back: a row, a version, a place in a list."""

import re

_DIGITS = re.compile(r"[0-9]{1,9}")
"""As many as every database's integer holds."""


def whole_number(typed: str | None, otherwise: int = 0) -> int:
    """The number that was typed; ``otherwise`` for anything else, so 0, which no row has."""
    text = (typed or "").strip()
    return int(text) if _DIGITS.fullmatch(text) else otherwise
