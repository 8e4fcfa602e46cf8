"""What the clock costs a turn: seconds over, seconds under, points and notes.

Source: contest file ``hoithi/1``, section 3. All times are whole seconds, points are micros.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contest.regulations.rules.exact import Micros
from contest.regulations.rules.overtime import points_for, seconds_over, seconds_under
from contest.regulations.rules.rounds import Cutoff, TimeRule
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
