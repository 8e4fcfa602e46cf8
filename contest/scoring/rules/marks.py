"""What judges hand in. Source: contest file ``hoithi/1``, section 2."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one judge for one criterion of one turn."""

    round: str
    team: str
    judge: str
    criterion: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Excuse:
    """A judge who does not mark one turn, and why."""

    round: str
    team: str
    judge: str
    reason: str
