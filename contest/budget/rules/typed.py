"""A table of money as it is typed, and what is wrong with it, box by box."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from contest.budget.rules.lines import MOST_MONEY, Cost, Line

Side = Literal["planned", "spent"]
MOST_LINES = 200
LONGEST = {"section": 200, "content": 300, "unit": 60, "note": 300}
"""Characters of each text."""

_QUANTITY = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")
_MONEY = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:[. ][0-9]{3}){1,3}")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of the page. ``at`` is its place there, ``id`` the line that it was, 0 for none."""

    at: str
    id: int
    section: str
    content: str
    unit: str
    quantity: str
    price: str
    note: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; the name of its section does not count."""
        return not any((self.content, self.unit, self.quantity, self.price, self.note))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a box: the row's place, the field, a code."""

    at: str
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that were meant, or what is wrong."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def read_table(rows: Sequence[TypedRow], kept: Iterable[Line], side: Side) -> Reading:
    """The lines after what was typed on the page of one side; the other side of each stays.

    A row that was emptied takes its line away, unless money stands on the other side of it. The
    settlement does not change what was planned: its rows for planned lines bring the costs and the
    note alone.
    """
    old = {line.id: line for line in kept}
    faults: list[Fault] = []
    lines: list[Line] = []
    number = max(old, default=0)
    for row in rows:
        line = old.get(row.id)
        if row.is_empty and (line is None or side == "planned"):
            if line is not None and line.spent.amount:
                faults.append(Fault(row.at, "content", "budget_line_spent"))
            continue
        if line is None:
            number += 1
            line = Line(number, "", "")
        planned_before = side == "spent" and row.id in old and line.planned != Cost()
        if not planned_before:
            line = replace(line, section=row.section, content=row.content, unit=row.unit)
            if not row.content and not (side == "spent" and row.is_empty):
                faults.append(Fault(row.at, "content", "budget_content"))
            elif row.is_empty:
                continue
        cost, wrong = _cost(row)
        faults += wrong + _too_long(row)
        line = replace(line, note=row.note)
        lines.append(
            replace(line, planned=cost) if side == "planned" else replace(line, spent=cost)
        )
    if len(lines) > MOST_LINES:
        faults.append(Fault("", "", "budget_too_many"))
    for total in (
        sum(line.planned.amount or 0 for line in lines),
        sum(line.spent.amount or 0 for line in lines),
    ):
        if total > MOST_MONEY:
            faults.append(Fault("", "", "budget_too_large"))
    return Reading(tuple(lines), tuple(faults))


def typed_quantity(text: str) -> Decimal | None:
    """``"2,5"`` or ``"2.5"``; None for anything else."""
    found = _QUANTITY.fullmatch(text.strip())
    return Decimal(found[0].replace(",", ".")) if found else None


def typed_money(text: str) -> int | None:
    """``"1.500.000"``, ``"1 500 000"`` or ``"1500000"``; None for anything else."""
    found = _MONEY.fullmatch(text.strip())
    return int(re.sub(r"[. ]", "", found[0])) if found else None


def typed_row(at: str, number: int, texts: Mapping[str, str]) -> TypedRow:
    """A row from the texts of its boxes; what is not there is empty."""
    cells = {
        name: " ".join(texts.get(name, "").split())
        for name in ("section", "content", "unit", "quantity", "price", "note")
    }
    return TypedRow(at, number, **cells)


def _cost(row: TypedRow) -> tuple[Cost, list[Fault]]:
    faults: list[Fault] = []
    quantity = typed_quantity(row.quantity) if row.quantity else None
    price = typed_money(row.price) if row.price else None
    if row.quantity and quantity is None:
        faults.append(Fault(row.at, "quantity", "budget_quantity"))
    if row.price and price is None:
        faults.append(Fault(row.at, "price", "budget_price"))
    cost = Cost(quantity, price)
    if not cost.is_whole:
        faults.append(Fault(row.at, "quantity", "budget_not_whole"))
    return cost, faults


def _too_long(row: TypedRow) -> list[Fault]:
    texts = {"section": row.section, "content": row.content, "unit": row.unit, "note": row.note}
    return [
        Fault(row.at, name, "budget_too_long")
        for name, text in texts.items()
        if len(text) > LONGEST[name]
    ]
