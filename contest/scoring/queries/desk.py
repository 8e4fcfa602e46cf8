"""What the desk watches: every turn of every round with how far each judge's sheet is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.regulations.queries.values import judges_of
from contest.regulations.rules.contest import Judge
from contest.schedule.models import Turn
from contest.schedule.rules.states import RESULT_STANDS, WITHOUT_RESULT, TurnState
from contest.scoring.queries.plan import PlannedRound, plan_of
from contest.scoring.queries.progress import SheetProgress, progress_of
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class DeskTurn:
    """One row of the matrix; ``key`` is its team's."""

    id: int
    key: str
    number: int | None
    team: str
    state: str
    sheets: tuple[SheetProgress, ...]

    @property
    def waiting(self) -> int:
        """How many sheets are still to come."""
        return sum(sheet.state in ("none", "marking") for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class DeskRound:
    """One round of the matrix, turns in running order."""

    round: PlannedRound
    turns: tuple[DeskTurn, ...]
    unlocked: int
    """How many sheets were handed in and may still be adjusted."""

    def count(self, *states: str) -> int:
        """How many turns are in one of these states."""
        return sum(turn.state in states for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole matrix."""

    judges: tuple[Judge, ...]
    rounds: tuple[DeskRound, ...]


def busiest_round(desk: Desk) -> DeskRound | None:
    """The round to show first: where a team is on stage, else the first that is being marked,
    else the first that still waits for a confirmation, else the first of all."""
    for states in ({"on_stage"}, {"marking"}, {"complete"}):
        for part in desk.rounds:
            if any(turn.state in states for turn in part.turns):
                return part
    return desk.rounds[0] if desk.rounds else None


def turn_after(turns: Sequence[DeskTurn], turn_id: int) -> DeskTurn | None:
    """What the desk turns to once this turn of a round is settled: the next one that waits for a
    confirmation, else the next that is not settled; None where all are.

    Args:
        turns: of the round, in running order; after the last comes the first.
    """
    here = next((index for index, turn in enumerate(turns) if turn.id == turn_id), 0)
    others = [turn for turn in (*turns[here:], *turns[:here]) if turn.id != turn_id]
    unsettled = [turn for turn in others if turn.state not in RESULT_STANDS | WITHOUT_RESULT]
    waiting = [turn for turn in unsettled if turn.state == TurnState.COMPLETE]
    return next(iter(waiting or unsettled), None)


def desk_of(contest_id: int) -> Desk:
    """The matrix of a contest; a bounded number of queries however many turns there are."""
    plan = plan_of(db.session(), contest_id)
    turns = db.session.scalars(
        select(Turn)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == contest_id, Delegation.status == "approved")
        .options(joinedload(Turn.delegation))
        .order_by(Round.position, Turn.position, Turn.id)
    ).all()
    by_id = {round_.id: round_ for round_ in plan.rounds.values()}
    sheets = progress_of(db.session(), by_id, {turn.id: turn.round_id for turn in turns})
    return Desk(
        judges=judges_of(contest_id),
        rounds=tuple(
            _round(round_, [turn for turn in turns if turn.round_id == round_.id], sheets)
            for round_ in plan.rounds.values()
        ),
    )


def _round(
    round_: PlannedRound, turns: list[Turn], sheets: dict[int, list[SheetProgress]]
) -> DeskRound:
    rows = tuple(
        DeskTurn(
            id=turn.id,
            key=turn.delegation.key,
            number=turn.delegation.team_number,
            team=turn.delegation.name,
            state=turn.state,
            sheets=tuple(sheets[turn.id]),
        )
        for turn in turns
    )
    unlocked = sum(sheet.state == "submitted" for row in rows for sheet in row.sheets)
    return DeskRound(round_, rows, unlocked)
