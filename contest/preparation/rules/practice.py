"""The practice stopwatch: what the regulations would say of a time, for each second of a run.

The page measures without the server, so it gets the answers beforehand: they come from the same
functions as those of the contest day (``regulations/rules/overtime.py``) and are only looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from contest.regulations.rules.exact import shortest
from contest.regulations.rules.overtime import points_for, seconds_over, seconds_under
from contest.regulations.rules.rounds import Cutoff, TimeRule

BEYOND = 30 * 60
"""How far over the limit a run is told its points, in seconds."""
LONGEST_RUN = 4 * 60 * 60
WARNING = 60
"""Seconds before the limit at which the page warns; a fifth of a short limit."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a time of so many seconds means under the rule.

    Attributes:
        over: seconds over the limit, 0 within it and its grace.
        under: seconds that lack to the minimum.
        points: deduction as a plain decimal ("1.5"), "0" for none.
        cut_off: the regulations stop the act here instead of taking points.
    """

    over: int
    under: int
    points: str
    cut_off: bool


def cost_of(rule: TimeRule | None, seconds: int) -> Cost:
    """What the regulations would give for a run of so many whole seconds."""
    if rule is None:
        return Cost(0, 0, "0", cut_off=False)
    over, under = seconds_over(rule, seconds), seconds_under(rule, seconds)
    micros = 0
    for penalty, amount in ((rule.overtime, over), (rule.undertime, under)):
        if penalty is not None:
            micros += points_for(penalty, amount)
    cut_off = isinstance(rule.overtime, Cutoff) and over > 0
    return Cost(over, under, shortest(micros), cut_off=cut_off)


@lru_cache(maxsize=64)
def cost_steps(rule: TimeRule | None) -> tuple[tuple[int, str, bool], ...]:
    """From which second on which points are taken, and whether the act is cut off there."""
    if rule is None:
        return ()
    ends = [rule.min_seconds or 0, (rule.max_seconds or 0) + rule.grace_seconds]
    steps: list[tuple[int, str, bool]] = []
    for second in range(min(max(ends) + BEYOND, LONGEST_RUN)):
        cost = cost_of(rule, second)
        if not steps or steps[-1][1:] != (cost.points, cost.cut_off):
            steps.append((second, cost.points, cost.cut_off))
    return tuple(steps)


def warns_at(limit: int | None) -> int | None:
    """The second at which the page says that the time will soon be over; of no limit, never."""
    return None if limit is None else limit - min(WARNING, limit // 5)
