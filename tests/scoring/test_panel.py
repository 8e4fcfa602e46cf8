"""From the judges' totals to one figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from contest.regulations.rules.rounds import Aggregate, Method
from contest.scoring.rules.panel import aggregate, outliers, trimmed


def kept(totals: Sequence[int], rule: Aggregate) -> list[int]:
    return [
        place
        for place in range(len(totals))
        if place not in trimmed(totals, range(len(totals)), rule)
    ]


def test_a_total_at_exactly_the_band_stays() -> None:
    assert outliers([0, 20, 25, 35], 20) == frozenset()
    assert outliers([0, 20, 25, 39], 20) == frozenset({0})


def test_if_every_total_is_far_from_the_mean_none_is_dropped() -> None:
    assert outliers([0, 100], 10) == frozenset()


def test_among_equal_totals_the_later_judge_goes_first() -> None:
    assert kept([9, 9, 9, 9], Aggregate(drop_highest=1, drop_lowest=1)) == [0, 1]
    assert kept([9, 9, 5, 5], Aggregate(drop_highest=1)) == [0, 2, 3]


def test_nothing_is_trimmed_when_no_total_would_remain() -> None:
    assert kept([9, 8], Aggregate(drop_highest=1, drop_lowest=1)) == [0, 1]
    assert kept([9, 8, 7], Aggregate(drop_highest=1, drop_lowest=1)) == [1]


@pytest.mark.parametrize(
    ("method", "totals", "figure"),
    [
        (Method.MEAN, [1, 2, 4], Fraction(7, 3)),
        (Method.MEDIAN, [4, 1, 2], Fraction(2)),
        (Method.MEDIAN, [4, 1, 2, 9], Fraction(3)),
        (Method.SUM, [1, 2, 4], Fraction(7)),
    ],
)
def test_totals_become_one_figure(method: Method, totals: list[int], figure: Fraction) -> None:
    assert aggregate(totals, len(totals), Aggregate(method)).exact == figure


def test_an_excused_judge_or_a_dropped_outlier_costs_a_sum_nothing() -> None:
    seven = Aggregate(Method.SUM)
    assert aggregate([8] * 6, 7, seven).exact == 56
    banded = Aggregate(Method.SUM, outlier_band=Decimal("0.000002"))
    assert aggregate([8, 8, 8, 8, 1], 5, banded).exact == 40


def test_a_trimmed_judge_is_no_part_of_a_sum() -> None:
    rule = Aggregate(Method.SUM, drop_highest=1, drop_lowest=1)
    assert aggregate([9, 8, 7, 6, 5], 5, rule).exact == 21
    assert aggregate([9, 8, 7, 6], 5, rule).exact == Fraction(15 * 3, 2)


def test_trimming_follows_the_outliers() -> None:
    rule = Aggregate(drop_highest=1, outlier_band=Decimal("0.000005"))
    made = aggregate([30, 10, 11, 12, 10], 5, rule)
    assert (sorted(made.outliers), sorted(made.trimmed)) == ([0], [3])
