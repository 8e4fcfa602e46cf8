"""From the plain values of turns to rows: steps inside the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.registration.models import Delegation
from contest.schedule.models import Deduction, Draw, DrawPlan, FixedPlace, OrderSwap, Turn
from contest.schedule.rules.states import TurnState
from contest.schedule.rules.turns import Turn as TurnValue
from contest.schedule.rules.turns import TurnStatus

LONGEST_CLOCK = 86_400
"""Seconds that the stage clock can show; a file may hold more."""

Place = tuple[str, str]
"""(round key, team key)."""

_STATES = {
    TurnStatus.PENDING: TurnState.WAITING,
    TurnStatus.DONE: TurnState.MARKING,
    TurnStatus.ABSENT: TurnState.ABSENT,
    TurnStatus.DISQUALIFIED: TurnState.DISQUALIFIED,
}
"""``done`` opens for marks; scoring moves it to complete when all sheets are there."""


def store_turns(
    session: Session,
    contest_id: int,
    turns: Sequence[TurnValue],
    running_order: Mapping[str, Sequence[str]],
    *,
    carriers: Iterable[Place] = (),
    rounds: Mapping[str, int],
    teams: Mapping[str, int],
    by: Actor,
    at: datetime,
) -> dict[Place, Turn]:
    """Write the turns of a contest that has none; nothing is released.

    ``carriers`` are places that something else (a mark, an excuse) hangs on: each gets a row if
    the file has no turn there. Such a row, and one that only has its place in the running order,
    has no ``state_since`` and is no turn yet. Returns every row by its place.
    """
    rows: dict[Place, Turn] = {}

    def row_at(place: Place) -> Turn:
        if place not in rows:
            rows[place] = Turn(
                contest_id=contest_id,
                round_id=rounds[place[0]],
                delegation_id=teams[place[1]],
                state=TurnState.WAITING.value,
            )
        return rows[place]

    for value in turns:
        row = row_at((value.round, value.team))
        row.state = _STATES[value.status].value
        row.state_since = at
        row.seconds = value.seconds
        row.clock_elapsed_ms = 1000 * min(value.seconds or 0, LONGEST_CLOCK)
        row.time_waived = value.time_waived
        row.deductions = [
            Deduction(points=str(one.points), reason=one.reason, by=by.name, at=at)
            for one in value.deductions
        ]
    for round_key, listed in running_order.items():
        for number, team in enumerate(listed, start=1):
            row_at((round_key, team)).position = number
    for place in carriers:
        row_at(place)
    session.add_all(rows.values())
    session.flush()
    return rows


def clear_schedule(session: Session, contest_id: int) -> None:
    """Take away draws and turns; whatever hangs on a turn (marks, sheets) goes with it."""
    own = select(Delegation.id).where(Delegation.contest_id == contest_id)
    session.execute(delete(FixedPlace).where(FixedPlace.delegation_id.in_(own)))
    session.execute(delete(OrderSwap).where(OrderSwap.contest_id == contest_id))
    session.execute(delete(DrawPlan).where(DrawPlan.contest_id == contest_id))
    session.execute(delete(Draw).where(Draw.contest_id == contest_id))
    session.execute(delete(Turn).where(Turn.contest_id == contest_id))
