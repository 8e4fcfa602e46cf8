"""From the judges' totals of one turn to one figure: outliers, trimming, aggregate.

Source: contest file ``hoithi/1``, section 4, steps 2 to 4. Totals are micros in the order of
the panel; who is dropped is told by position. It knows neither teams nor rounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from contest.regulations.rules.exact import Micros, micros
from contest.regulations.rules.rounds import Aggregate, Method


@dataclass(frozen=True, slots=True)
class PanelFigure:
    """``exact`` is the figure before any rounding, in micros."""

    exact: Fraction
    outliers: frozenset[int]
    trimmed: frozenset[int]


def outliers(totals: Sequence[Micros], band: Micros) -> frozenset[int]:
    """Those further than ``band`` from the mean of all; none if that would be every one."""
    count, whole = len(totals), sum(totals)
    far = frozenset(
        position
        for position, total in enumerate(totals)
        if abs(count * total - whole) > band * count
    )
    return frozenset() if len(far) == count else far


def trimmed(totals: Sequence[Micros], kept: Sequence[int], rule: Aggregate) -> frozenset[int]:
    """The highest, then the lowest of those kept; none if no total would remain.

    Among equal totals the judge later in the panel's order goes first.
    """
    if rule.drop_highest + rule.drop_lowest >= len(kept):
        return frozenset()
    from_top = sorted(kept, key=lambda position: (-totals[position], -position))
    highest, others = from_top[: rule.drop_highest], from_top[rule.drop_highest :]
    from_bottom = sorted(others, key=lambda position: (totals[position], -position))
    return frozenset(highest) | frozenset(from_bottom[: rule.drop_lowest])


def aggregate(totals: Sequence[Micros], panel_size: int, rule: Aggregate) -> PanelFigure:
    """The figure of at least one total; ``panel_size`` counts excused judges too."""
    far: frozenset[int] = frozenset()
    if rule.outlier_band is not None:
        far = outliers(totals, micros(rule.outlier_band))
    near = [position for position in range(len(totals)) if position not in far]
    cut = trimmed(totals, near, rule)
    left = sorted(totals[position] for position in near if position not in cut)
    return PanelFigure(_combined(left, panel_size - len(cut), rule.method), far, cut)


def _combined(left: Sequence[Micros], seats: int, method: Method) -> Fraction:
    """The ascending totals made one; for ``sum``, as if all the ``seats`` had marked alike."""
    match method:
        case Method.MEAN:
            return Fraction(sum(left), len(left))
        case Method.SUM:
            return Fraction(sum(left) * seats, len(left))
        case Method.MEDIAN:
            middle = len(left) // 2
            return Fraction(left[middle] + left[-middle - 1], 2)
