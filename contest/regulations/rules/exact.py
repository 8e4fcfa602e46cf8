"""Exact figures: whole millionths of a point, rational numbers, rounding half-up.

Source: contest file ``hoithi/1``, sections 1 and 4; ``docs/adr/0003-exact-arithmetic.md``.
No binary float is made anywhere. A decimal of the file has at most six places, so a whole
number of *micros* (millionths of a point) holds it exactly, and so does any rounded figure.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from fractions import Fraction

Micros = int
"""Millionths of a point (or of a percent)."""

PLACES = 6
ONE = 10**PLACES

# Wide enough for any sum a file can hold; the trap turns a lost digit into an error.
_EXACT = Context(prec=100, traps=[Inexact])


def micros(value: Decimal) -> Micros:
    """``Decimal("7.25")`` → 7250000. At most six decimal places."""
    return int(_EXACT.scaleb(value, PLACES))


def half_up(value: Fraction, decimals: int) -> Micros:
    """The non-negative ``value``, in micros, rounded half-up to ``decimals`` (0–6) places."""
    quantum: int = 10 ** (PLACES - decimals)
    twice = 2 * value.denominator * quantum
    return (2 * value.numerator + value.denominator * quantum) // twice * quantum


def printed(value: Micros, decimals: int) -> str:
    """``printed(8880000, 2)`` → "8.88"; the value must already be rounded to ``decimals``."""
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), ONE)
    return f"{sign}{whole}.{part:06d}"[: -(PLACES - decimals) or None].rstrip(".")


def shortest(value: Micros) -> str:
    """``shortest(26500000)`` → "26.5", ``shortest(25000000)`` → "25"."""
    return printed(value, PLACES).rstrip("0").rstrip(".")


def figure(value: Micros, decimals: int) -> Decimal:
    """A rounded figure with exactly ``decimals`` places, so that ``str`` prints it."""
    return Decimal(printed(value, decimals))


def plain(value: Micros) -> Decimal:
    """A figure in its shortest form."""
    return Decimal(shortest(value))
