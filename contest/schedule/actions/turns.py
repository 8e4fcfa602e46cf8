"""Moving turns through the day. Every way from state to state goes through :func:`step`."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.schedule.actions.clock import clear_clock, on_stage_beside, settle_clock
from contest.schedule.actions.timetable_lines import turn_moved
from contest.schedule.events import TurnMoved
from contest.schedule.models import Turn
from contest.schedule.queries.turns import locked_turn
from contest.schedule.rules.states import MOVES, Standing, TurnState, objections
from contest.schedule.sentences import STATE_NAMES
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def move_turn(turn_id: int, move: str, *, by: Actor, reason: str | None = None) -> None:
    """Make one of the moves that need nothing but the state of the turn itself.

    Raises:
        NotFound: no such turn.
        Refusal: with every reason why not.
    """
    with transaction() as session:
        turn = locked_turn(session, turn_id)
        step(session, turn, move, by=by, reason=reason)


def step(
    session: Session,
    turn: Turn,
    move: str,
    *,
    by: Actor,
    reason: str | None = None,
    also: Sequence[Reason] = (),
) -> None:
    """Make a move inside the caller's transaction; ``also`` are the caller's own objections.

    Raises:
        Refusal: with every reason why not.
    """
    rule = MOVES[move]
    standing = Standing(
        state=TurnState(turn.state),
        staged=turn.round.staged,
        another_on_stage=on_stage_beside(session, turn),
        released=turn.released_at is not None,
    )
    against = [
        Reason(one.code, {"fact": _fact(one.code, one.fact)})
        for one in objections(rule, standing, reason)
    ]
    if against or also:
        raise Refusal(*against, *also)
    settle_clock(turn, by)
    if move == "call":
        clear_clock(turn)
    now = clock.now()
    old = turn.state
    turn.state = rule.target
    turn.state_reason = reason.strip() if reason else None
    turn.state_since = now
    if rule.target is TurnState.CONFIRMED:
        turn.confirmed_by, turn.confirmed_at = by.name, now
    elif rule.target is TurnState.PUBLISHED:
        turn.released_at = now
    elif rule.target in (TurnState.WAITING, TurnState.MARKING):
        turn.confirmed_by = turn.confirmed_at = turn.released_at = None
    turn_moved(session, turn, old, now)
    note(
        by,
        f"turn.{move}",
        f"turn:{turn.round.key}/{turn.delegation.key}",
        contest_id=turn.contest_id,
        old={"state": old},
        new={"state": turn.state},
        reason=turn.state_reason,
    )
    record(TurnMoved(turn.contest_id, turn.id, old, turn.state))


def _fact(code: str, fact: str) -> str:
    return STATE_NAMES[fact] if code == "wrong_state" else fact
