"""The marks of a made-up turn, from which a round's arithmetic is explained on its page.

Only the input is made here; the figures come from the rules that compute every result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from contest.regulations.rules.rounds import Criterion, Marking, Round

_SHARES = ("0.82", "0.87", "0.80", "0.90", "0.84", "0.88", "0.79", "0.85", "0.83")
_OVER = 130
"""Seconds over the limit: two full minutes, and the third begun."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One turn as it might go. ``sheets``: judge key → criterion key → points on the scale."""

    sheets: Mapping[str, Mapping[str, Decimal]]
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Scored:
    """What the rules make of a sample; figures as they are printed.

    Attributes:
        totals: judge key → total of the sheet.
        dropped: keys of the judges whose total does not count.
        deduction: points taken off for time, None for none.
    """

    totals: Mapping[str, Decimal]
    dropped: tuple[str, ...]
    aggregate: Decimal | None
    deduction: Decimal | None
    result: Decimal | None
    weighted: Decimal | None


def sample(one: Round, panel: tuple[str, ...]) -> Sample:
    """A turn with marks from these judges, too long where the round has a limit."""
    sheets = {
        judge: {
            criterion.key: _points(one.marking, criterion, Decimal(_SHARES[place % len(_SHARES)]))
            for criterion in one.criteria
        }
        for place, judge in enumerate(panel)
    }
    time = one.time
    if time is None or time.max_seconds is None:
        return Sample(sheets, None)
    return Sample(sheets, time.max_seconds + max(_OVER, time.grace_seconds + 10))


def _points(marking: Marking, criterion: Criterion, share: Decimal) -> Decimal:
    steps = (criterion.max - marking.min) * share // marking.step
    return marking.min + steps * marking.step
