"""The day as the public may see it, from the rows."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.displays.models import Reveal
from contest.displays.rules.board import ShownCorrection, ShownTurn, Stage
from contest.ranking.queries.corrections import corrections_of
from contest.ranking.queries.publicity import publicity_of
from contest.registration.models import Delegation
from contest.schedule.actions.clock import clock_of
from contest.schedule.models import Turn
from contest.schedule.queries.draw import kind_of
from contest.schedule.rules.order import Kind
from contest.schedule.rules.states import TurnState
from contest.shared.db import db


def stage_of(contest_id: int) -> Stage:
    """The turns of the approved teams without any mark or time; eight queries."""
    publicity = publicity_of(contest_id)
    turns = db.session.scalars(
        select(Turn)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == contest_id, Delegation.status == "approved")
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Turn.id)
    ).all()
    return Stage(
        turns=[
            ShownTurn(
                round=turn.round.key,
                team=turn.delegation.key,
                state=TurnState(turn.state),
                released=turn.id in publicity.turns,
                position=turn.position,
                clock=clock_of(turn),
                since=0.0 if turn.state_since is None else turn.state_since.timestamp(),
            )
            for turn in turns
        ],
        announced=publicity.announced,
        frozen=publicity.frozen,
        ceremony=ceremony_runs(contest_id),
        corrections=[
            ShownCorrection(
                round=one.turn.round.key,
                team=one.turn.delegation.key,
                reason=one.reason,
                at=one.made_at.isoformat(),
                announced=one.announced,
                settled=one.turn_id in publicity.turns,
                before=one.before,
            )
            for one in corrections_of(contest_id)
        ],
        order={
            turn.delegation.key: turn.delegation.team_number
            for turn in turns
            if turn.delegation.team_number is not None
        },
        places=_places(turns),
        in_a_row=kind_of(contest_id) is Kind.TEAM,
    )


def ceremony_runs(contest_id: int) -> bool:
    """Whether the first step of a ceremony was said and it is not over; rehearsals do not count."""
    query = select(Reveal.id).where(
        Reveal.contest_id == contest_id,
        Reveal.rehearsal.is_(False),
        Reveal.ended_at.is_(None),
        Reveal.position > 0,
    )
    return db.session.scalar(query.limit(1)) is not None


def _places(turns: Sequence[Turn]) -> dict[str, int]:
    """Team → its place in the first staged round that has an order."""
    held = [turn for turn in turns if turn.round.staged and turn.position is not None]
    first = min((turn.round.position for turn in held), default=None)
    return {
        turn.delegation.key: turn.position
        for turn in held
        if turn.round.position == first and turn.position is not None
    }
