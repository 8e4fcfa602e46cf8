"""What the clock costs a turn: seconds over, seconds under, points and notes.

Source: contest file ``hoithi/1``, section 3. All times are whole seconds, points are micros.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contest.regulations.rules.exact import Micros, micros
from contest.regulations.rules.rounds import (
    Blocks,
    Counting,
    Cutoff,
    Tiers,
    TimePenalty,
    TimeRule,
)
from contest.schedule.rules.turns import Turn, TurnStatus


class TimeCode(StrEnum):
    """Which limit was not kept."""

    OVERTIME = "overtime"
    UNDERTIME = "undertime"


class TurnNote(StrEnum):
    """What the record says of a turn's time beside its points."""

    CUTOFF = "cutoff"
    TOO_SHORT = "too_short"
    TIME_WAIVED = "time_waived"


@dataclass(frozen=True, slots=True)
class TimeDeduction:
    """Points for time, above 0, with the seconds over or under."""

    code: TimeCode
    points: Micros
    seconds: int


@dataclass(frozen=True, slots=True)
class Timing:
    """What follows from a turn's time."""

    deductions: tuple[TimeDeduction, ...] = ()
    notes: tuple[TurnNote, ...] = ()


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


def timing(rule: TimeRule | None, turn: Turn) -> Timing:
    """The time deductions (overtime first) and the notes of a turn; only for one that is done."""
    if turn.status is not TurnStatus.DONE:
        return Timing()
    if turn.time_waived is not None:
        return Timing(notes=(TurnNote.TIME_WAIVED,))
    if rule is None or turn.seconds is None:
        return Timing()
    deductions: list[TimeDeduction] = []
    notes: list[TurnNote] = []
    for code, penalty, seconds, note in (
        (
            TimeCode.OVERTIME,
            rule.overtime,
            seconds_over(rule, turn.seconds),
            TurnNote.CUTOFF,
        ),
        (
            TimeCode.UNDERTIME,
            rule.undertime,
            seconds_under(rule, turn.seconds),
            TurnNote.TOO_SHORT,
        ),
    ):
        if penalty is None or seconds == 0:
            continue
        if isinstance(penalty, Cutoff):
            notes.append(note)
        points = points_for(penalty, seconds)
        if points:
            deductions.append(TimeDeduction(code, points, seconds))
    return Timing(tuple(deductions), tuple(notes))
