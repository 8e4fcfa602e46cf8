"""What the robots of a rehearsal give and how long teams perform, all from one seed.

Each figure is drawn by its own place in the contest, never by when it is asked for: whatever
happens on the way, the same seed gives the same contest. The figures are invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from contest.regulations.rules.exact import micros, shortest

OVERTIME_SHARE = 0.2
"""How many performances run over."""
SECOND_THOUGHTS_SHARE = 0.1
"""How many marks a judge changes before handing the sheet in."""
LONGEST = 86_400
"""Seconds that the stage clock can show."""


@dataclass(frozen=True, slots=True)
class Place:
    """One turn: a team in a round, by key."""

    round: str
    team: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a judge's sheet: a criterion with its scale, decimal strings."""

    criterion: str
    min: str
    step: str
    max: str


@dataclass(frozen=True, slots=True)
class Script:
    """The whole day, as it is drawn from ``seed``."""

    seed: int

    def points(self, place: Place, judge: str, line: Line) -> str:
        """What the judge gives in the end: on the scale, around what the team is worth."""
        eye = self._chance("eye", place.round, place.team, judge, line.criterion).gauss(0, 0.035)
        severity = self._chance("judge", judge).uniform(-0.02, 0.02)
        return _on_scale(line, self._worth(place) + severity + eye)

    def first_thought(self, place: Place, judge: str, line: Line) -> str | None:
        """What the judge gives first and then changes; None for most marks."""
        chance = self._chance("thought", place.round, place.team, judge, line.criterion)
        if chance.random() >= SECOND_THOUGHTS_SHARE:
            return None
        return _on_scale(line, self._worth(place) + chance.choice((-0.15, 0.15)))

    def seconds(self, place: Place, min_seconds: int | None, max_seconds: int | None) -> int:
        """How long the team performs; one in five runs over its limit."""
        chance = self._chance("seconds", place.round, place.team)
        if max_seconds is None:
            drawn = (min_seconds or 180) + chance.randrange(5, 240)
        elif chance.random() < OVERTIME_SHARE:
            drawn = max_seconds + chance.randrange(15, 190)
        else:
            drawn = max_seconds - chance.randrange(5, 80)
        return min(max(drawn, 1), LONGEST)

    def order(self, items: Sequence[str], *purpose: str) -> list[str]:
        """The items in an order drawn for the purpose."""
        drawn = sorted(items)
        self._chance("order", *purpose).shuffle(drawn)
        return drawn

    def _worth(self, place: Place) -> float:
        talent = 0.74 + 0.2 * self._chance("talent", place.team).random()
        return talent + self._chance("day", place.round, place.team).gauss(0, 0.03)

    def _chance(self, *of: str) -> random.Random:
        return random.Random("/".join((str(self.seed), *of)))  # noqa: S311  # no secret


def _on_scale(line: Line, share: float) -> str:
    low, step, high = (micros(Decimal(text)) for text in (line.min, line.step, line.max))
    steps = (high - low) // step
    wanted = round(max(0.0, min(1.0, share)) * 1_000_000) * high // 1_000_000
    return shortest(low + step * min(steps, max(0, (wanted - low) // step)))
