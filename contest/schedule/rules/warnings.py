"""What the stage clock warns of, and when: before the limit, at it, at each step over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contest.regulations.rules.exact import shortest
from contest.regulations.rules.overtime import points_for
from contest.regulations.rules.rounds import Blocks, Counting, Tiers, TimeRule

MOST_STEPS = 30
MOST_BEFORE = 5
LONGEST_BEFORE = 3600
"""Seconds."""


@dataclass(frozen=True, slots=True)
class WarningTimes:
    """What a contest wants to be warned of. ``before``: seconds left, most first."""

    before: tuple[int, ...] = (60,)
    at_limit: bool = True
    each_step: bool = True

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> WarningTimes:
        """From what is kept of them; what is not kept is as proposed."""
        proposed = cls()
        return cls(
            before=tuple(kept.get("before", proposed.before)),
            at_limit=kept.get("at_limit", proposed.at_limit),
            each_step=kept.get("each_step", proposed.each_step),
        )

    def kept(self) -> dict[str, Any]:
        """What is read back as the same."""
        return {
            "before": list(self.before),
            "at_limit": self.at_limit,
            "each_step": self.each_step,
        }


@dataclass(frozen=True, slots=True)
class ClockWarning:
    """At ``at`` seconds on the clock. ``kind``: ``before`` (``seconds`` left), ``limit`` or
    ``over`` (``seconds`` over; ``points`` off by now, None where the rule takes none)."""

    at: int
    kind: str
    seconds: int = 0
    points: str | None = None


def warnings(rule: TimeRule | None, wanted: WarningTimes) -> list[ClockWarning]:
    """The warnings of a round in the order of the clock; none without a limit."""
    if rule is None or rule.max_seconds is None:
        return []
    limit = rule.max_seconds
    found = [
        ClockWarning(limit - left, "before", left) for left in wanted.before if 0 < left < limit
    ]
    if wanted.at_limit:
        found.append(ClockWarning(limit, "limit"))
    if wanted.each_step:
        found += [_over(rule, limit, seconds) for seconds in _steps(rule)]
    return sorted(found, key=lambda one: one.at)


def _steps(rule: TimeRule) -> list[int]:
    """Seconds over the limit at which the next points go; within the grace nothing is told."""
    match rule.overtime:
        case Blocks() as blocks:
            first = 1 if blocks.counting is Counting.STARTED else blocks.every_seconds
            steps = [first + number * blocks.every_seconds for number in range(MOST_STEPS)]
            cost = [points_for(blocks, seconds) for seconds in steps]
            steps = [one for n, one in enumerate(steps) if n == 0 or cost[n] > cost[n - 1]]
        case Tiers() as tiers:
            steps = [max(1, tier.from_seconds) for tier in tiers.tiers]
        case _:
            steps = []
    return [seconds for seconds in steps if seconds > rule.grace_seconds]


def _over(rule: TimeRule, limit: int, seconds: int) -> ClockWarning:
    points = 0 if rule.overtime is None else points_for(rule.overtime, seconds)
    return ClockWarning(limit + seconds, "over", seconds, shortest(points) if points else None)
