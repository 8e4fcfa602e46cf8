"""What a person has said to each of the three questions about their data, pictures and story.

Answers are only ever added; the latest one counts, and a no after a yes is a withdrawal.
Source: Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: consent is given for each purpose apart, may be
withdrawn at any time, and silence is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

WITNESS_LENGTH = 100
OLDEST_DAYS = 366
"""How long ago an answer may have been given that is written down today."""


class Kind(StrEnum):
    """What is asked about; each has its own box on the paper."""

    DATA = "data"
    IMAGES = "images"
    STORY = "story"


class How(StrEnum):
    """How an answer was given."""

    SIGNED = "signed"
    READ_ALOUD = "read_aloud"


class Answer(StrEnum):
    """Where one question to one person stands."""

    UNASKED = "unasked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it was written down; ``witness`` only where it was read aloud."""

    given: bool
    how: How
    witness: str | None
    at: datetime
    by_name: str


def standing(said: Sequence[Said]) -> Answer:
    """What counts of the answers to one question, the oldest first."""
    if not said:
        return Answer.UNASKED
    if said[-1].given:
        return Answer.GIVEN
    return Answer.WITHDRAWN if any(one.given for one in said) else Answer.REFUSED


@dataclass(frozen=True, slots=True)
class Taking:
    """How and when the answers of one entry were taken, as it was typed and read."""

    how: How
    witness: str | None
    day: date


def why_not_take(taking: Taking, today: date) -> tuple[tuple[str, str], ...]:
    """What is wrong with how the answers were taken: pairs of the field and a code."""
    faults: list[tuple[str, str]] = []
    if taking.how is How.READ_ALOUD and not taking.witness:
        faults.append(("witness", "witness_missing"))
    if taking.day > today:
        faults.append(("day", "consent_in_future"))
    elif (today - taking.day).days > OLDEST_DAYS:
        faults.append(("day", "consent_too_long_ago"))
    return tuple(faults)
