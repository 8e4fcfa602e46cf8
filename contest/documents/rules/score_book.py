"""The whole arithmetic of a contest as a workbook: every mark a number, every result a formula.

Whoever opens it can follow and redo the sum. A formula carries the figure of the one calculator
beside it, so that a reader who recalculates nothing sees the same. Which totals were dropped and
how ties were broken is decided there and stands here as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
Look = Literal["plain", "struck", "strong"]
LONGEST_NAME = 31
"""Signs in the name of a sheet; a limit of the file format."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: words; None for a figure.
        number: an exact decimal string with a point; of a formula what it comes to.
        formula: without its equals sign, in English function names.
        places: decimals shown; None shows the figure as it is.
        look: how it stands out.
    """

    text: str | None = None
    number: str | None = None
    formula: str | None = None
    places: int | None = None
    look: Look = "plain"

    def to_data(self) -> dict[str, Any]:
        """The cell for the writer."""
        return {
            "text": self.text,
            "number": self.number,
            "formula": self.formula,
            "places": self.places,
            "look": self.look,
        }


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading and its width in signs."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet: lines of title, a head that stays in sight, rows, notes below.

    Attributes:
        frozen: columns at the left that stay in sight.
    """

    name: str
    titles: tuple[str, ...]
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    frozen: int = 2

    @property
    def first_row(self) -> int:
        """The number of the first row of figures, as a formula names it."""
        return first_row(len(self.titles))

    def to_data(self) -> dict[str, Any]:
        """The sheet for the writer.

        Raises:
            ValueError: a row that has not one cell for each column.
        """
        for row in self.rows:
            if len(row) != len(self.heads):
                raise ValueError(f"{len(row)} cells for {len(self.heads)} columns")
        return {
            "name": self.name,
            "titles": list(self.titles),
            "heads": [{"title": head.title, "width": head.width} for head in self.heads],
            "rows": [[cell.to_data() for cell in row] for row in self.rows],
            "notes": list(self.notes),
            "frozen": self.frozen,
        }


def first_row(titles: int) -> int:
    """The number of the first row under so many titles, a blank line and the head."""
    return titles + 3


def sheet_name(number: int, name: str) -> str:
    """A name that a workbook takes, and no other sheet of it has: ``2. Chào hỏi``."""
    cleaned = " ".join(name.translate(_FORBIDDEN).split())
    return f"{number}. {cleaned}"[:LONGEST_NAME].rstrip()


def column(number: int) -> str:
    """The letters of a column from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def at(col: int, row: int, sheet: str | None = None) -> str:
    """The address of a cell; columns from 0, rows from 1."""
    address = f"{column(col)}{row}"
    return address if sheet is None else f"'{sheet}'!{address}"


def added(cells: Sequence[str]) -> str:
    """The sum of some cells."""
    return f"SUM({','.join(cells)})"


def aggregate_formula(
    method: Literal["mean", "sum", "median"],
    totals: Sequence[str],
    *,
    seats: int,
    places: int,
    off: str | None,
) -> str:
    """What the counted totals of a panel come to.

    Args:
        totals: addresses of those that count.
        seats: judges of the panel less those trimmed, for ``sum``.
        off: address of the deductions where they reduce each judge's total; None else.
    """
    counted = [f"MAX(0,{cell}-{off})" for cell in totals] if off else list(totals)
    if method == "median":
        exact = f"MEDIAN({','.join(counted)})"
    elif method == "sum":
        exact = f"{added(counted)}*{seats}/{len(counted)}"
    else:
        exact = f"{added(counted)}/{len(counted)}"
    return f"ROUND({exact},{places})"


def result_formula(aggregate: str, off: str, places: int, *, per_judge: bool) -> str:
    """The aggregate less the deductions, never below nothing."""
    return aggregate if per_judge else f"ROUND(MAX(0,{aggregate}-{off}),{places})"


def weighted_formula(result: str, weight: Fraction, places: int) -> str:
    """The result times the weight of the round."""
    if weight == 1:
        return result
    factor = f"{result}*{weight.numerator}"
    return f"ROUND({factor}/{weight.denominator},{places})"


def total_formula(weighted: Sequence[str]) -> str:
    """The sum of the rounds; six places are more than any figure has."""
    return f"ROUND({added(weighted)},6)"
