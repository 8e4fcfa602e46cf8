"""From rows to the plain values of turns and running orders: the one way everything reads them."""

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import select

from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Deduction as DeductionRow
from contest.schedule.models import Turn as TurnRow
from contest.schedule.rules.states import FROM_MARKING_ON, TurnState
from contest.schedule.rules.turns import Deduction, Turn, TurnStatus
from contest.shared.db import db


def status_of(state: str) -> TurnStatus:
    """What the contest file calls a state: ``done`` from marking onward."""
    match TurnState(state):
        case TurnState.ABSENT:
            return TurnStatus.ABSENT
        case TurnState.DISQUALIFIED:
            return TurnStatus.DISQUALIFIED
        case known:
            return TurnStatus.DONE if known in FROM_MARKING_ON else TurnStatus.PENDING


def turns_of(contest_id: int, *, only: Collection[int] | None = None) -> tuple[Turn, ...]:
    """The turns of a contest in the order in which they were made; two queries.

    A row that only holds a place (drawn, but nobody has moved it, timed it or taken points off)
    is no turn yet: in a contest file it would say nothing.

    Args:
        only: database keys of the turns that are asked for; None: all.
    """
    statement = (
        select(TurnRow, Round.key, Delegation.key)
        .join(Round, Round.id == TurnRow.round_id)
        .join(Delegation, Delegation.id == TurnRow.delegation_id)
        .where(TurnRow.contest_id == contest_id)
        .order_by(TurnRow.id)
    )
    if only is not None:
        statement = statement.where(TurnRow.id.in_(only))
    deductions = _deductions(contest_id)
    turns: list[Turn] = []
    for row, round_key, team in db.session.execute(statement):
        turn = Turn(
            round=round_key,
            team=team,
            status=status_of(row.state),
            seconds=row.seconds,
            time_waived=row.time_waived,
            deductions=tuple(deductions.get(row.id, ())),
        )
        if row.state_since is not None or turn != Turn(round_key, team):
            turns.append(turn)
    return tuple(turns)


def _deductions(contest_id: int) -> dict[int, list[Deduction]]:
    by_turn: dict[int, list[Deduction]] = defaultdict(list)
    for row in db.session.scalars(
        select(DeductionRow)
        .join(TurnRow, TurnRow.id == DeductionRow.turn_id)
        .where(TurnRow.contest_id == contest_id)
        .order_by(DeductionRow.id)
    ):
        by_turn[row.turn_id].append(Deduction(Decimal(row.points), row.reason))
    return by_turn


def running_order_of(contest_id: int) -> dict[str, tuple[str, ...]]:
    """Round key → team keys in the order in which they perform; only rounds that have one."""
    order: dict[str, list[str]] = defaultdict(list)
    for round_key, team in db.session.execute(
        select(Round.key, Delegation.key)
        .select_from(TurnRow)
        .join(Round, Round.id == TurnRow.round_id)
        .join(Delegation, Delegation.id == TurnRow.delegation_id)
        .where(TurnRow.contest_id == contest_id, TurnRow.position.is_not(None))
        .order_by(Round.position, TurnRow.position, TurnRow.id)
    ):
        order[round_key].append(team)
    return {round_key: tuple(teams) for round_key, teams in order.items()}
