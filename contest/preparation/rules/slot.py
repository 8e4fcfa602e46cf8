"""The places that a delegation's pieces stand in: one for each round, the talent content, acts.

A slot has a name in addresses and forms, there before anything was written into it:
``phan-thi-12``, ``nang-khieu``, ``tiet-muc-34``, ``tiet-muc-moi``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROUND, TALENT, EXCHANGE = "round", "talent", "exchange"

_ROUND = re.compile(r"phan-thi-([0-9]{1,9})", re.ASCII)
_ACT = re.compile(r"tiet-muc-([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a piece stands.

    Attributes:
        number: the id of the round, or of the piece of an exchange act; None for the talent
            content and for an act that is about to be added.
    """

    kind: str
    number: int | None = None

    @property
    def is_new(self) -> bool:
        """An exchange act that is not there yet."""
        return self.kind == EXCHANGE and self.number is None

    @property
    def name(self) -> str:
        """Its name in an address."""
        if self.kind == ROUND:
            return f"phan-thi-{self.number}"
        if self.kind == TALENT:
            return "nang-khieu"
        return f"tiet-muc-{self.number or 'moi'}"


NEW_ACT = Slot(EXCHANGE)


def slot_named(name: str) -> Slot | None:
    """The slot of this name, or None for a name that is none."""
    if name == "nang-khieu":
        return Slot(TALENT)
    if name == "tiet-muc-moi":
        return NEW_ACT
    for pattern, kind in ((_ROUND, ROUND), (_ACT, EXCHANGE)):
        if found := pattern.fullmatch(name):
            return Slot(kind, int(found[1]))
    return None
