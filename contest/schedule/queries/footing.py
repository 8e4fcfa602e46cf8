"""What the schedule tells the slices below, which cannot look up at it."""

from sqlalchemy import select

from contest.reception.queries.performed import add_performed
from contest.regulations.models import Round
from contest.regulations.queries.footing import add_footing
from contest.regulations.rules.footing import Footing
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.shared.db import db

AHEAD = frozenset({TurnState.WAITING, TurnState.ON_STAGE})
"""States of a turn that is not over on the stage."""


@add_footing
def footing_of_turns(contest_id: int) -> Footing:
    """What the schedule tells the regulations: rounds that have turns are not taken away."""
    keys = db.session.scalars(
        select(Round.key)
        .join(Turn, Turn.round_id == Round.id)
        .where(Round.contest_id == contest_id)
        .distinct()
    )
    return Footing(rounds=frozenset(keys))


@add_performed
def nothing_left_on_stage(delegation_id: int) -> bool:
    """What the schedule tells the reception: the team's turns on the stage are all over."""
    states = db.session.scalars(
        select(Turn.state)
        .join(Round, Round.id == Turn.round_id)
        .where(Turn.delegation_id == delegation_id, Round.staged)
    ).all()
    return bool(states) and not AHEAD.intersection(states)
