"""The way from compiled figures to the announcement: steps that people agree to, one by one.

Two secretaries compile and cross-check; the jury confers and proposes; the head of the organising
committee agrees; the decision is signed; only then are results announced (domain.md, “The order
of work”). A leader seldom signs in: a secretary records who agreed, when, with a picture.

A step is worth what was agreed to. When the results are others by now, it must be taken anew,
and so must every later one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One agreement, in the order of the chain."""

    COMPILED = "compiled"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DECIDED = "decided"


CHAIN = tuple(Step)
BEFORE_ANNOUNCING = (Step.COMPILED, Step.PROPOSED, Step.AGREED)
"""What an announcement waits for; the number of the decision may come from the office later."""


class StepState(StrEnum):
    """How a step stands: ``outdated`` was taken on other figures, or before an earlier one."""

    TAKEN = "taken"
    OUTDATED = "outdated"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The latest word on a step: ``digest`` names the results that it was about."""

    agreed: bool
    digest: str | None


def states(latest: Mapping[Step, Agreement], digest: str) -> dict[Step, StepState]:
    """How each step stands on the results with this digest."""
    found: dict[Step, StepState] = {}
    firm = True
    for step in CHAIN:
        word = latest.get(step)
        if word is None or not word.agreed:
            found[step] = StepState.OPEN
        elif firm and word.digest == digest:
            found[step] = StepState.TAKEN
        else:
            found[step] = StepState.OUTDATED
        firm = found[step] is StepState.TAKEN
    return found


def missing_before(step: Step, now: Mapping[Step, StepState]) -> list[Step]:
    """The earlier steps that must be taken first."""
    return [one for one in CHAIN[: CHAIN.index(step)] if now[one] is not StepState.TAKEN]


def missing_to_announce(now: Mapping[Step, StepState]) -> list[Step]:
    """The steps that an announcement still waits for."""
    return [one for one in BEFORE_ANNOUNCING if now[one] is not StepState.TAKEN]
