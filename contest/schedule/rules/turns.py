"""A turn (lượt thi), one team in one round, as the calculation needs it.

Source: contest file ``hoithi/1``, sections 2 and 3. The live states are in ``states``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class TurnStatus(StrEnum):
    """What became of a turn. A team without a turn in a round is ``pending``."""

    PENDING = "pending"
    DONE = "done"
    ABSENT = "absent"
    DISQUALIFIED = "disqualified"


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off by hand, with the reason."""

    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Turn:
    """``seconds`` is what the timekeeper stopped; ``time_waived`` why the jury let it pass."""

    round: str
    team: str
    status: TurnStatus = TurnStatus.PENDING
    seconds: int | None = None
    time_waived: str | None = None
    deductions: tuple[Deduction, ...] = ()
