"""A round (phần thi): how it is marked, timed and made into a figure.

Source: contest file ``hoithi/1``, section 3. Points are ``Decimal`` exactly as written
("7.50" stays "7.50"); a weight stays text, because it may be a fraction such as "6/7".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the sheet. ``max`` is the most points a judge may give for it."""

    key: str
    name: str
    max: Decimal


@dataclass(frozen=True, slots=True)
class Marking:
    """The scale of every criterion of the round: min + k·step, up to the criterion's max."""

    min: Decimal = Decimal("0")
    step: Decimal = Decimal("0.25")


class Method(StrEnum):
    """How the judges' totals become one figure."""

    MEAN = "mean"
    SUM = "sum"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """From the judges' totals to the aggregate (section 4, steps 2 to 4)."""

    method: Method = Method.MEAN
    drop_highest: int = 0
    drop_lowest: int = 0
    outlier_band: Decimal | None = None


class Counting(StrEnum):
    """Whether a block of time counts when it is full or as soon as it has started."""

    FULL = "full"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Blocks:
    """``points`` off for each block of ``every_seconds``; ``cap`` bounds the sum."""

    every_seconds: int
    counting: Counting
    points: Decimal
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """``points`` off from ``from_seconds`` on, until the next tier."""

    from_seconds: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Tiers:
    """Deductions by tiers, strictly ascending; only the last one reached counts."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Cutoff:
    """No points off: the turn is noted as cut off, or as too short."""


TimePenalty = Blocks | Tiers | Cutoff


@dataclass(frozen=True, slots=True)
class TimeRule:
    """The limits of a turn in seconds and what follows when they are not kept."""

    min_seconds: int | None = None
    max_seconds: int | None = None
    grace_seconds: int = 0
    overtime: TimePenalty | None = None
    undertime: TimePenalty | None = None


class DeductionsApply(StrEnum):
    """Whether deductions come off the round's result or off each judge's total."""

    RESULT = "result"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``judges`` is its panel in order; ``None`` means every judge of the contest."""

    key: str
    name: str
    criteria: tuple[Criterion, ...]
    staged: bool = True
    weight: str = "1"
    decimals: int = 2
    judges: tuple[str, ...] | None = None
    marking: Marking = Marking()
    aggregate: Aggregate = Aggregate()
    time: TimeRule | None = None
    deductions_apply: DeductionsApply = DeductionsApply.RESULT

    @property
    def weight_factor(self) -> Fraction:
        """The weight as an exact number."""
        return Fraction(self.weight)

    def panel(self, jury: tuple[str, ...]) -> tuple[str, ...]:
        """The judges of this round in order, given the keys of the contest's whole jury."""
        return jury if self.judges is None else self.judges
