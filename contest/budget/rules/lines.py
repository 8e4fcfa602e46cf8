"""Lines of an estimate and of its settlement, and what they come to: exact, in whole đồng.

A line says what is paid for, how many of it at which price; the settlement says the same of what
was really spent. Sections are named on the lines and stand in the order in which they first appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MOST_MONEY = 10**12 - 1
"""The largest sum in đồng that a paper can say in words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """So many at such a price.

    Attributes:
        quantity: with at most two decimals; None while it is not known.
        price: of one, in whole đồng; None while it is not known.
    """

    quantity: Decimal | None = None
    price: int | None = None

    @property
    def exact(self) -> Decimal | None:
        """What it comes to; None while one of the two is missing."""
        if self.quantity is None or self.price is None:
            return None
        return self.quantity * self.price

    @property
    def amount(self) -> int | None:
        """The same in whole đồng; None while it is not known."""
        exact = self.exact
        return None if exact is None else int(exact)

    @property
    def is_whole(self) -> bool:
        """Whether it comes to whole đồng."""
        exact = self.exact
        return exact is None or exact == int(exact)


NOTHING = Cost()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table. ``id`` names it as long as it stands; 0 for one that is new."""

    id: int
    section: str
    content: str
    unit: str = ""
    planned: Cost = NOTHING
    spent: Cost = NOTHING
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """The line as it is kept."""
        return {
            "id": self.id,
            "section": self.section,
            "content": self.content,
            "unit": self.unit,
            "planned": _kept(self.planned),
            "spent": _kept(self.spent),
            "note": self.note,
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Line:
        """The line that was kept like this."""
        return cls(
            kept["id"],
            kept["section"],
            kept["content"],
            kept["unit"],
            _cost(kept["planned"]),
            _cost(kept["spent"]),
            kept["note"],
        )


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one section; ``name`` may be empty where there is but one."""

    name: str
    lines: tuple[Line, ...]

    @property
    def planned(self) -> int:
        """Sum of what is planned, in đồng."""
        return sum(line.planned.amount or 0 for line in self.lines)

    @property
    def spent(self) -> int:
        """Sum of what was spent, in đồng."""
        return sum(line.spent.amount or 0 for line in self.lines)


def in_sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """The lines by section, both in the order in which they come."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return tuple(Section(name, tuple(those)) for name, those in found.items())


def plain(quantity: Decimal | None) -> str:
    """A quantity as it is kept and computed with: no zeros behind; empty for None."""
    if quantity is None:
        return ""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _kept(cost: Cost) -> list[Any]:
    return [None if cost.quantity is None else plain(cost.quantity), cost.price]


def _cost(kept: list[Any]) -> Cost:
    quantity, price = kept
    return Cost(None if quantity is None else Decimal(quantity), price)
