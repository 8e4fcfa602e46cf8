"""The scale of a criterion, and points as people type them.

Source: contest file ``hoithi/1``, sections 1 and 2: a mark on the scale is min + k·step,
k whole, and at most max; a max that is no step is simply never reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from contest.regulations.rules import written
from contest.regulations.rules.exact import Micros, micros, shortest
from contest.regulations.rules.rounds import Marking


@dataclass(frozen=True, slots=True)
class Scale:
    """The points that a judge may give, in micros."""

    min: Micros
    step: Micros
    max: Micros

    @classmethod
    def of(cls, marking: Marking, criterion_max: Decimal) -> Scale:
        """The scale of a criterion of a round."""
        return cls(micros(marking.min), micros(marking.step), micros(criterion_max))

    def words(self) -> dict[str, str]:
        """The scale as the facts of a sentence, with decimal commas."""
        return {
            name: shortest(value).replace(".", ",")
            for name, value in (("min", self.min), ("step", self.step), ("max", self.max))
        }

    def holds(self, points: Decimal) -> bool:
        """Whether the points are on the scale."""
        value = micros(points)
        return self.min <= value <= self.max and (value - self.min) % self.step == 0


def typed_points(text: str) -> Decimal | None:
    """Points as typed, "7,25" or "7.25", spaces around allowed; ``None`` for anything else."""
    try:
        return written.decimal(text.strip().replace(",", "."))
    except written.Rejected:
        return None
