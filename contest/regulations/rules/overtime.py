"""What a time over or under the limits of a round costs, whoever measured it.

Source: contest file ``hoithi/1``, section 3. All times are whole seconds, points are micros.
"""

from __future__ import annotations

from contest.regulations.rules.exact import Micros, micros
from contest.regulations.rules.rounds import (
    Blocks,
    Counting,
    Cutoff,
    Tiers,
    TimePenalty,
    TimeRule,
)


def seconds_over(rule: TimeRule, seconds: int) -> int:
    """Seconds over the limit: grace decides whether, not how much."""
    if rule.max_seconds is None or seconds <= rule.max_seconds + rule.grace_seconds:
        return 0
    return seconds - rule.max_seconds


def seconds_under(rule: TimeRule, seconds: int) -> int:
    """Seconds that lack to the minimum; there is no grace."""
    if rule.min_seconds is None or seconds >= rule.min_seconds:
        return 0
    return rule.min_seconds - seconds


def points_for(penalty: TimePenalty, seconds: int) -> Micros:
    """The points that so many seconds over or under cost."""
    if seconds <= 0:
        return 0
    match penalty:
        case Blocks():
            return _block_points(penalty, seconds)
        case Tiers():
            reached = [tier.points for tier in penalty.tiers if tier.from_seconds <= seconds]
            return micros(reached[-1]) if reached else 0
        case Cutoff():
            return 0


def _block_points(penalty: Blocks, seconds: int) -> Micros:
    blocks, begun = divmod(seconds, penalty.every_seconds)
    if begun and penalty.counting is Counting.STARTED:
        blocks += 1
    points = blocks * micros(penalty.points)
    return points if penalty.cap is None else min(points, micros(penalty.cap))
