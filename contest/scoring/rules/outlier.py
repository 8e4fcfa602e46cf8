"""A total far from the panel's: a hint for the secretaries, never a reason to change a mark.

Not the outlier band of the regulations (``rules/panel.py``), which drops totals.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from contest.regulations.rules.exact import Micros

SMALLEST_PANEL = 3
FAR = Fraction(15, 100)
"""Of the highest total possible: 7.5 points of a round of 50."""


def far_from_panel(totals: Mapping[str, Micros], most: Micros) -> frozenset[str]:
    """The judges whose total is further than ``FAR`` of ``most`` from the middle one."""
    if len(totals) < SMALLEST_PANEL:
        return frozenset()
    ordered = sorted(totals.values())
    half = len(ordered) // 2
    middle = Fraction(ordered[half] + ordered[-half - 1], 2)
    return frozenset(judge for judge, total in totals.items() if abs(total - middle) > FAR * most)
