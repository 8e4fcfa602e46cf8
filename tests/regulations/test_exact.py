"""Exact figures and half-up rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.regulations.rules.exact import ONE, figure, half_up, micros, printed, shortest


@given(st.integers(0, 10**15 - 1), st.integers(0, 6))
def test_a_decimal_of_the_file_becomes_micros_and_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert Decimal(shortest(micros(value))) == value


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction("8.875"), 2, "8.88"),
        (Fraction("8.865"), 2, "8.87"),
        (Fraction("8.8649999999"), 2, "8.86"),
        (Fraction(2, 3), 6, "0.666667"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(25, 10), 0, "3"),
        (Fraction(0), 3, "0.000"),
        (Fraction("99.995"), 2, "100.00"),
    ],
)
def test_rounding_is_half_up_and_prints_all_decimals(
    value: Fraction, decimals: int, text: str
) -> None:
    assert printed(half_up(value * ONE, decimals), decimals) == text


@given(st.fractions(0, 10**6, max_denominator=10**9), st.integers(0, 6))
def test_rounding_agrees_with_long_division(value: Fraction, decimals: int) -> None:
    wide = Context(prec=80)
    exact = wide.divide(Decimal(value.numerator), Decimal(value.denominator))
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, wide)
    assert figure(half_up(value * ONE, decimals), decimals) == expected


def test_a_figure_larger_than_any_float_or_default_context_stays_exact() -> None:
    value = 10**40 + 1
    assert micros(figure(value, 6)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("25", "25"), ("26.50", "26.5"), ("0", "0"), ("100", "100"), ("0.000001", "0.000001")],
)
def test_totals_print_in_their_shortest_form(value: str, text: str) -> None:
    assert shortest(micros(Decimal(value))) == text
