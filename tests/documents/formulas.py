"""Reads a workbook's formulas and works them out exactly: what a spreadsheet would show.

There is no office suite where these tests run, so the few functions that the score book uses are
written here once more, in fractions, from their definition.
"""

import re
from fractions import Fraction
from typing import Any

from openpyxl import Workbook

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<ref>(?:'[^']+'!)?[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)"
    r"|(?P<name>[A-Z]+)(?=\()|(?P<sign>[-+*/(),]))"
)
Value = Fraction | list[Fraction]


def half_up(value: Fraction, places: int) -> Fraction:
    scale = 10**places
    return Fraction(int(value * scale + Fraction(1, 2)), scale)


def _all(values: list[Value]) -> list[Fraction]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _median(values: list[Fraction]) -> Fraction:
    ordered, middle = sorted(values), len(values) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


class Sums:
    """The values of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, str], Fraction | None] = {}
        self.formulas = 0

    def at(self, sheet: str, address: str) -> Fraction | None:
        """The figure of a cell, worked out if it is a formula; None for an empty one."""
        if (sheet, address) not in self._known:
            value: Any = self._book[sheet][address].value
            if isinstance(value, str) and value.startswith("="):
                self.formulas += 1
                found = _Reading(self, sheet, value[1:]).result()
            elif value is None or isinstance(value, str):
                found = None
            else:
                found = Fraction(str(value))
            self._known[sheet, address] = found
        return self._known[sheet, address]

    def span(self, sheet: str, ref: str) -> list[Fraction]:
        cells = self._book[sheet][ref]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        found = [self.at(sheet, cell.coordinate) for row in rows for cell in row]
        return [one for one in found if one is not None]


class _Reading:
    def __init__(self, sums: Sums, sheet: str, text: str) -> None:
        self._sums, self._sheet, self._at = sums, sheet, 0
        found = list(_TOKEN.finditer(text))
        assert sum(len(one[0]) for one in found) == len(text), text
        self._tokens = found

    def result(self) -> Fraction:
        value = self._sum()
        assert self._at == len(self._tokens)
        assert isinstance(value, Fraction)
        return value

    def _peek(self) -> str:
        return self._tokens[self._at][0].strip() if self._at < len(self._tokens) else ""

    def _next(self) -> "re.Match[str]":
        self._at += 1
        return self._tokens[self._at - 1]

    def _sum(self) -> Value:
        value = self._product()
        while self._peek() in ("+", "-"):
            sign = self._next()[0].strip()
            other = self._product()
            assert isinstance(value, Fraction)
            assert isinstance(other, Fraction)
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Value:
        value = self._one()
        while self._peek() in ("*", "/"):
            sign = self._next()[0].strip()
            other = self._one()
            assert isinstance(value, Fraction)
            assert isinstance(other, Fraction)
            value = value * other if sign == "*" else value / other
        return value

    def _one(self) -> Value:
        token = self._next()
        if token["number"]:
            return Fraction(token["number"])
        if token["ref"]:
            sheet, _, address = token["ref"].rpartition("!")
            where = sheet.strip("'") or self._sheet
            if ":" in address:
                return self._sums.span(where, address)
            return self._sums.at(where, address) or Fraction(0)
        assert token["name"], token[0]
        self._next()
        values = [self._sum()]
        while self._peek() == ",":
            self._next()
            values.append(self._sum())
        self._next()
        return self._called(token["name"], values)

    def _called(self, name: str, values: list[Value]) -> Fraction:
        if name == "ROUND":
            value, places = values
            assert isinstance(value, Fraction)
            assert isinstance(places, Fraction)
            return half_up(value, int(places))
        known = {"SUM": sum, "MAX": max, "MEDIAN": _median}
        return Fraction(known[name](_all(values)))  # type: ignore[operator]
