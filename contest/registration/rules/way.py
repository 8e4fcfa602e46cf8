"""Where a delegation's file stands on its way, and what comes next, for those who take part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contest.registration.rules.teams import TeamStatus

STEPS = ("write", "send", "approve", "draw")
"""Soạn → gửi → duyệt → bốc thăm."""


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Way:
    """The steps with their states, and the code of what to do next."""

    steps: tuple[tuple[str, StepState], ...]
    next: str


def way_of(
    status: TeamStatus, *, in_time: bool, drawn: bool, asked: bool, announced: bool
) -> Way | None:
    """The way of a file; ``None`` for one that takes no part.

    Args:
        in_time: whether the delegation may still hand in by itself.
        drawn: whether the team has its number.
        asked: whether a request to change the list waits for an answer.
    """
    match status:
        case TeamStatus.WITHDRAWN:
            return None
        case TeamStatus.DRAFT:
            now, following = "write", "write" if in_time else "ask_for_late"
        case TeamStatus.RETURNED:
            now, following = "write", "complete"
        case TeamStatus.SUBMITTED:
            now, following = "approve", "wait"
        case TeamStatus.APPROVED:
            now, following = ("", "number") if drawn else ("draw", "await_draw")
    if announced:
        following = "announced"
    elif asked:
        following = "await_answer"
    place = STEPS.index(now) if now else len(STEPS)
    return Way(tuple((step, _state(index, place)) for index, step in enumerate(STEPS)), following)


def _state(index: int, place: int) -> StepState:
    if index == place:
        return StepState.NOW
    return StepState.DONE if index < place else StepState.LATER
