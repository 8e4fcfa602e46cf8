"""What the clock costs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contest.regulations.rules.exact import micros
from contest.regulations.rules.rounds import (
    Blocks,
    Counting,
    Cutoff,
    Tier,
    Tiers,
    TimePenalty,
    TimeRule,
)
from contest.schedule.rules.timing import TurnNote, timing
from contest.schedule.rules.turns import Turn, TurnStatus

FULL_MINUTES = Blocks(60, Counting.FULL, Decimal(1), cap=Decimal(5))
BEGUN_MINUTES = Blocks(60, Counting.STARTED, Decimal("0.5"))
TIERS = Tiers((Tier(1, Decimal("0.5")), Tier(60, Decimal(2)), Tier(120, Decimal(1))))


def turn(seconds: int | None, status: TurnStatus = TurnStatus.DONE) -> Turn:
    return Turn("tieu_pham", "ha-bac", status, seconds)


def cost(penalty: TimePenalty, seconds: int, grace: int = 0) -> list[tuple[str, int, int]]:
    rule = TimeRule(max_seconds=600, grace_seconds=grace, overtime=penalty)
    return [(d.code.value, d.points, d.seconds) for d in timing(rule, turn(seconds)).deductions]


@pytest.mark.parametrize(
    ("penalty", "seconds", "points"),
    [
        (FULL_MINUTES, 600, 0),
        (FULL_MINUTES, 659, 0),
        (FULL_MINUTES, 660, 1),
        (FULL_MINUTES, 730, 2),
        (FULL_MINUTES, 6000, 5),
        (BEGUN_MINUTES, 601, 0.5),
        (BEGUN_MINUTES, 660, 0.5),
        (BEGUN_MINUTES, 661, 1),
        (TIERS, 600, 0),
        (TIERS, 601, 0.5),
        (TIERS, 660, 2),
        (TIERS, 720, 1),
    ],
)
def test_overtime_costs_its_points(penalty: TimePenalty, seconds: int, points: float) -> None:
    expected = micros(Decimal(str(points)))
    assert cost(penalty, seconds) == ([("overtime", expected, seconds - 600)] if points else [])


def test_grace_decides_whether_and_not_how_much() -> None:
    assert cost(FULL_MINUTES, 665, grace=65) == []
    assert cost(FULL_MINUTES, 666, grace=65) == [("overtime", 1_000_000, 66)]


def test_a_turn_that_is_too_short_costs_by_the_seconds_that_lack() -> None:
    rule = TimeRule(min_seconds=300, grace_seconds=100, undertime=BEGUN_MINUTES)
    [deduction] = timing(rule, turn(239)).deductions
    assert (deduction.code, deduction.points, deduction.seconds) == ("undertime", 1_000_000, 61)
    assert timing(rule, turn(300)).deductions == ()


@pytest.mark.parametrize(
    ("seconds", "notes"),
    [(601, (TurnNote.CUTOFF,)), (600, ()), (299, (TurnNote.TOO_SHORT,)), (300, ())],
)
def test_a_cutoff_is_a_note_and_no_points(seconds: int, notes: tuple[TurnNote, ...]) -> None:
    rule = TimeRule(300, 600, overtime=Cutoff(), undertime=Cutoff())
    held = timing(rule, turn(seconds))
    assert (held.notes, held.deductions) == (notes, ())


def test_time_that_the_jury_let_pass_leaves_one_note() -> None:
    rule = TimeRule(max_seconds=600, overtime=FULL_MINUTES)
    waived = Turn("r", "a", TurnStatus.DONE, 900, time_waived="Mất điện")
    assert timing(rule, waived).notes == (TurnNote.TIME_WAIVED,)
    assert timing(rule, waived).deductions == ()
    assert timing(None, waived).notes == (TurnNote.TIME_WAIVED,)


@pytest.mark.parametrize("status", [s for s in TurnStatus if s is not TurnStatus.DONE])
def test_only_a_turn_that_is_done_is_timed(status: TurnStatus) -> None:
    rule = TimeRule(max_seconds=600, overtime=FULL_MINUTES)
    assert timing(rule, turn(900, status)).deductions == ()


def test_no_limit_or_no_seconds_costs_nothing() -> None:
    assert timing(TimeRule(overtime=FULL_MINUTES), turn(900)).deductions == ()
    assert timing(TimeRule(max_seconds=600, overtime=FULL_MINUTES), turn(None)).deductions == ()
