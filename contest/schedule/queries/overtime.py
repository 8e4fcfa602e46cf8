"""Times that were not kept, as the deduction that the regulations give: a proposal to decide on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.regulations.rules.exact import shortest
from contest.regulations.rules.regulations import time_rule_of
from contest.schedule.models import Turn
from contest.schedule.queries.values import status_of
from contest.schedule.rules.states import TurnState
from contest.schedule.rules.stopwatch import told
from contest.schedule.rules.timing import TimeCode, TimeDeduction, timing
from contest.schedule.rules.turns import Turn as TurnValue
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Proposal:
    """``time`` in words over (or under) the limit costs ``points``, a decimal string."""

    over: bool
    time: str
    points: str


def time_points(turn: Turn) -> tuple[TimeDeduction, ...]:
    """What the time of a turn costs by the rule, whoever lets it pass."""
    value = TurnValue(
        turn.round.key, turn.delegation.key, status_of(turn.state), seconds=turn.seconds
    )
    return timing(time_rule_of(turn.round.time), value).deductions


def proposals_of(turn: Turn) -> tuple[Proposal, ...]:
    """The deductions to decide on; none where the time was kept."""
    return tuple(
        Proposal(one.code is TimeCode.OVERTIME, told(one.seconds), shortest(one.points))
        for one in time_points(turn)
    )


def awaiting_word(contest_id: int) -> Sequence[tuple[Turn, tuple[Proposal, ...]]]:
    """Turns whose time nobody has decided on yet, the latest first."""
    turns = db.session.scalars(
        select(Turn)
        .where(
            Turn.contest_id == contest_id,
            Turn.state.in_([TurnState.MARKING, TurnState.COMPLETE]),
            Turn.seconds.is_not(None),
            Turn.time_ruled_by.is_(None),
            Turn.time_waived.is_(None),
        )
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Turn.state_since.desc(), Turn.id)
    )
    found = ((turn, proposals_of(turn)) for turn in turns)
    return [(turn, proposed) for turn, proposed in found if proposed]
