"""The running order and who is on, for the stage, the MC and the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Draw, Turn
from contest.schedule.queries.draw import kind_of
from contest.schedule.rules.order import Kind
from contest.schedule.rules.states import TurnState
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Programme:
    """The day: rounds with their turns in running order, who is on, who comes next."""

    rounds: Sequence[tuple[Round, Sequence[Turn]]]
    on_stage: Turn | None
    upcoming: Sequence[Turn]
    """Staged turns still waiting, in the order in which they are held."""

    @property
    def drawn(self) -> bool:
        """Whether there is an order at all."""
        return any(turns for _, turns in self.rounds)


def programme_of(contest_id: int) -> Programme:
    """The day of a contest; two queries."""
    rounds = db.session.scalars(
        select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
    ).all()
    turns = db.session.scalars(
        select(Turn)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(
            Turn.contest_id == contest_id,
            Turn.position.is_not(None),
            Delegation.status == "approved",
        )
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Turn.position, Turn.id)
    ).all()
    by_round = [(round_, [t for t in turns if t.round_id == round_.id]) for round_ in rounds]
    staged = [turn for round_, held in by_round if round_.staged for turn in held]
    if kind_of(contest_id) is Kind.TEAM:
        staged.sort(key=lambda turn: (turn.position or 0, turn.round.position))
    return Programme(
        rounds=by_round,
        on_stage=next((turn for turn in staged if turn.state == TurnState.ON_STAGE), None),
        upcoming=[turn for turn in staged if turn.state == TurnState.WAITING],
    )


def draw_of(contest_id: int) -> Draw | None:
    """The first draw of a contest, if one was made."""
    return db.session.scalars(
        select(Draw).where(Draw.contest_id == contest_id).order_by(Draw.id)
    ).first()
