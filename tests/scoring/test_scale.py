"""Which points a judge may give, and how they may be typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contest.regulations.rules.rounds import Marking
from contest.scoring.rules.scale import Scale, typed_points

SIX_TO_TEN = Marking(Decimal(6), Decimal("0.5"))


@pytest.mark.parametrize(
    ("points", "there"),
    [("6", True), ("9.50", True), ("10", True), ("5.5", False), ("6.25", False), ("10.5", False)],
)
def test_a_mark_is_min_and_whole_steps_up_to_the_max(points: str, there: bool) -> None:
    assert Scale.of(SIX_TO_TEN, Decimal(10)).holds(Decimal(points)) is there


def test_a_max_that_is_no_step_is_never_reached() -> None:
    scale = Scale.of(SIX_TO_TEN, Decimal("9.1"))
    assert scale.holds(Decimal(9))
    assert not scale.holds(Decimal("9.1"))


@pytest.mark.parametrize("text", ["7,25", "7.25", " 7,25 "])
def test_points_may_be_typed_with_a_comma(text: str) -> None:
    assert typed_points(text) == Decimal("7.25")


@pytest.mark.parametrize(
    "text", ["", "7,2,5", "-1", "1e3", "bảy", "1 000", "٧", "7,1234567", "NaN"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert typed_points(text) is None
