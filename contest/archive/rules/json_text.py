"""From the bytes of a file to one JSON document, strictly, with the names written twice.

Source: contest file ``hoithi/1``, section 1. Of a name written twice the last value counts.
Numbers become ``int`` when their value is whole, whatever their spelling, and ``float`` (never
used as one) when it is not.
"""

from __future__ import annotations

import codecs
import json

from contest.regulations.rules.faults import FaultCode, Faults, below

# Any whole number beyond every range of the format stands for all of them, so that a number of a
# million digits costs nothing.
_TOO_LARGE = 10**12
_DIGITS = 12
_NOT_WHOLE = 0.5


class BadJsonError(Exception):
    """The text is not one JSON document."""


class _Repeated(dict[str, object]):
    """An object in which names stand twice."""

    __slots__ = ("names",)
    names: tuple[str, ...]


def parse(data: bytes, faults: Faults) -> object:
    """The document in ``data``; names written twice are noted in ``faults``.

    Raises:
        BadJsonError: the bytes are UTF-8 but not JSON, or nested beyond any use.
        UnicodeDecodeError: the bytes are not UTF-8.
    """
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    repeated = False

    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal repeated
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        repeated = True
        return _with_repeated(pairs)

    try:
        document: object = json.loads(
            text,
            object_pairs_hook=build,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_no_constant,
        )
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadJsonError from error
    if repeated:
        _note_repeated(document, faults)
    return document


def _with_repeated(pairs: list[tuple[str, object]]) -> _Repeated:
    values = _Repeated()
    again: dict[str, None] = {}
    for name, value in pairs:
        if name in values:
            again[name] = None
        values[name] = value
    values.names = tuple(again)
    return values


def _note_repeated(document: object, faults: Faults) -> None:
    """Walks the whole document with its own stack: nesting may be as deep as the parser allows."""
    open_: list[tuple[str, object]] = [("", document)]
    while open_:
        pointer, value = open_.pop()
        if isinstance(value, _Repeated):
            for name in value.names:
                faults.add(below(pointer, name), FaultCode.DUPLICATE_FIELD)
        if isinstance(value, dict):
            open_ += [(below(pointer, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            open_ += [(below(pointer, index), inner) for index, inner in enumerate(value)]


def _no_constant(name: str) -> object:
    raise json.JSONDecodeError(f"{name} is no JSON number", name, 0)


def _whole(text: str) -> int:
    if len(text) <= _DIGITS:
        return int(text)
    return -_TOO_LARGE if text.startswith("-") else _TOO_LARGE


def _number(text: str) -> int | float:
    """A number with a point or an exponent, judged digit by digit: no binary float is asked."""
    mantissa, _, exponent = text.lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    before, _, after = mantissa.removeprefix("-").partition(".")
    digits = (before + after).rstrip("0")
    if not digits.strip("0"):
        return 0
    shift = _bounded(exponent) - len(after) + len(before + after) - len(digits)
    if shift < 0:
        return _NOT_WHOLE
    digits = digits.lstrip("0")
    if len(digits) + shift > _DIGITS:
        return _whole(sign + "9" * (_DIGITS + 1))
    return int(sign + digits + "0" * shift)


def _bounded(exponent: str) -> int:
    """The exponent, or one as good as it where it has more digits than any file has."""
    size = exponent.lstrip("+-").lstrip("0")
    value = int(size or "0") if len(size) <= 2 * _DIGITS else 10 ** (2 * _DIGITS)
    return -value if exponent.startswith("-") else value
