"""The life of a turn: which state may follow which, by what move, and what a move asks for.

waiting → on stage → marking → complete → confirmed → published → closed (a round that is not
staged goes from waiting to marking), with absent and disqualified from any state before
published, and named ways back. Only people move a turn. What else must hold (all sheets in, all
signed) is asked by the slice that knows it; this module knows neither marks nor people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TurnState(StrEnum):
    """Where a turn stands on the server."""

    WAITING = "waiting"
    ON_STAGE = "on_stage"
    MARKING = "marking"
    COMPLETE = "complete"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    CLOSED = "closed"
    ABSENT = "absent"
    DISQUALIFIED = "disqualified"


S = TurnState
BEFORE_PUBLISHED = frozenset({S.WAITING, S.ON_STAGE, S.MARKING, S.COMPLETE, S.CONFIRMED})
FROM_MARKING_ON = frozenset({S.MARKING, S.COMPLETE, S.CONFIRMED, S.PUBLISHED, S.CLOSED})
"""States that the contest file calls ``done``."""
RESULT_STANDS = frozenset({S.CONFIRMED, S.PUBLISHED, S.CLOSED})
"""States in which nothing that the result is made of may change."""
WITHOUT_RESULT = frozenset({S.ABSENT, S.DISQUALIFIED})


@dataclass(frozen=True, slots=True)
class Move:
    """A named step. ``staged``: only for staged (True) or unstaged (False) rounds; None: both."""

    name: str
    sources: frozenset[TurnState]
    target: TurnState
    permission: str
    needs_reason: bool = False
    staged: bool | None = None


MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move("call", frozenset({S.WAITING}), S.ON_STAGE, "stage.run", staged=True),
        Move("open", frozenset({S.WAITING}), S.MARKING, "stage.run", staged=False),
        # What was performed while the computer was not there is opened for its sheets.
        Move("after_paper", frozenset({S.WAITING}), S.MARKING, "stage.run", staged=True),
        Move("finish", frozenset({S.ON_STAGE}), S.MARKING, "stage.run"),
        Move("complete", frozenset({S.MARKING}), S.COMPLETE, "desk.decide"),
        Move("confirm", frozenset({S.COMPLETE}), S.CONFIRMED, "turn.confirm"),
        Move("release", frozenset({S.CONFIRMED}), S.PUBLISHED, "results.release"),
        Move("close", frozenset({S.PUBLISHED}), S.CLOSED, "results.release"),
        Move("absent", BEFORE_PUBLISHED, S.ABSENT, "desk.decide", needs_reason=True),
        Move("disqualify", BEFORE_PUBLISHED, S.DISQUALIFIED, "desk.decide", needs_reason=True),
        # the named ways back
        Move("call_back", frozenset({S.ON_STAGE}), S.WAITING, "stage.run", needs_reason=True),
        Move("reinstate", WITHOUT_RESULT, S.WAITING, "desk.decide", needs_reason=True),
        Move(
            "reopen",
            frozenset({S.COMPLETE, S.CONFIRMED}),
            S.MARKING,
            "desk.decide",
            needs_reason=True,
        ),
        Move(
            "correct",
            frozenset({S.PUBLISHED, S.CLOSED}),
            S.MARKING,
            "results.release",
            needs_reason=True,
        ),
    )
}
"""Every move there is, by name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a move is judged by: the state, the kind of round, and what else is going on."""

    state: TurnState
    staged: bool
    another_on_stage: str | None = None
    """Name of the team that is on stage now, if it is another one."""
    released: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why a move is not possible now."""

    code: str
    fact: str = ""


def objections(move: Move, standing: Standing, reason: str | None) -> list[Objection]:
    """All reasons against the move as the turn stands; empty when it may be made."""
    found: list[Objection] = []
    if standing.state not in move.sources:
        found.append(Objection("wrong_state", standing.state))
    elif move.staged is not None and move.staged != standing.staged:
        found.append(Objection("not_staged" if move.staged else "is_staged"))
    if move.name == "call" and standing.another_on_stage is not None:
        found.append(Objection("another_on_stage", standing.another_on_stage))
    if move.target in WITHOUT_RESULT and standing.released:
        found.append(Objection("already_released"))
    if move.needs_reason and not (reason or "").strip():
        found.append(Objection("reason_needed"))
    return found
