"""A worked example of a round, computed by the rules that compute every result.

Those rules are in a slice above; it hands its calculator in when it is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass

from contest.regulations.rules.example import Sample, Scored, sample
from contest.regulations.rules.rounds import Round

Calculator = Callable[[Round, tuple[str, ...], Sample], Scored]
"""``(round, panel, sample) → result``, pure."""

_calculators: list[Calculator] = []

FEWEST = 5
"""Judges of the example where the round has none yet."""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A sample turn with its result."""

    sample: Sample
    scored: Scored


def use_calculator(calculator: Calculator) -> Calculator:
    """Take the calculator of the slice above; usable as a decorator."""
    _calculators[:] = [calculator]
    return calculator


def example_of(one: Round, jury: tuple[str, ...]) -> WorkedExample | None:
    """The example of a round, or None while nothing above can compute one."""
    panel = one.panel(jury) or tuple(f"gk{place}" for place in range(1, FEWEST + 1))
    made = sample(one, panel)
    for calculator in _calculators:
        return WorkedExample(made, calculator(one, panel, made))
    return None
