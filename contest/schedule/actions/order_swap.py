"""Two teams change places in the order by agreement (đổi thứ tự thi); numbers stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from contest.audit.actions.trail import Actor, note
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.regulations.queries.contests import touch
from contest.schedule.actions.order_lines import change_slots
from contest.schedule.events import OrderDrawn, TimetableChanged
from contest.schedule.models import OrderSwap, Turn
from contest.schedule.queries.draw import kind_of
from contest.schedule.rules.order import Kind
from contest.schedule.rules.states import TurnState
from contest.schedule.sentences import STATE_NAMES
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

LONGEST_NAME, LONGEST_REASON = 100, 500


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed: team keys, who heads each delegation, why; ``round_key`` None: in every
    staged round."""

    first: str
    second: str
    round_key: str | None
    first_head: str
    second_head: str
    reason: str


def swap_places(contest_id: int, agreed: Agreement, *, by: Actor) -> int:
    """Let two teams change places; the timetable follows. Returns the key of the record.

    Raises:
        NotFound: no such team or round in this contest.
        Refusal: the same team twice, a name or the reason is missing or too long, no order was
            drawn, one of them has been on stage or does not take part, or only one round is
            asked for where the acts of a team are in a row.
    """
    with transaction() as session:
        touch(contest_id)
        first, second = _team(session, contest_id, agreed.first), _team(
            session, contest_id, agreed.second
        )  # fmt: skip
        against = _against_words(agreed)
        if kind_of(contest_id) is Kind.TEAM and agreed.round_key is not None:
            against.append(Reason("swap_all_rounds"))
        if first.id == second.id:
            raise Refusal(Reason("swap_same_team", {"at": "second"}), *against)
        pairs = _pairs(session, contest_id, agreed.round_key, first, second)
        against += _against_turns(pairs)
        if against:
            raise Refusal(*against)
        places = []
        lines = False
        for one, other in pairs:
            places.append({"round": one.round.key, "first": one.position, "second": other.position})
            one.position, other.position = other.position, one.position
            lines = change_slots(session, one, other) or lines
        row = OrderSwap(
            contest_id=contest_id,
            round_key=agreed.round_key,
            first_id=first.id,
            second_id=second.id,
            first_head=_words(agreed.first_head),
            second_head=_words(agreed.second_head),
            places=places,
            reason=agreed.reason.strip(),
            by=by.name,
            at=clock.now(),
        )
        session.add(row)
        session.flush()
        note(
            by,
            "draw.swap",
            "draw" if agreed.round_key is None else f"draw:{agreed.round_key}",
            contest_id=contest_id,
            new={"teams": [first.name, second.name]},
            reason=row.reason,
        )
        record(OrderDrawn(contest_id))
        if lines:
            record(TimetableChanged(contest_id))
        return row.id


def _team(session: Session, contest_id: int, key: str) -> Delegation:
    team = session.scalars(
        select(Delegation).where(
            Delegation.contest_id == contest_id,
            Delegation.key == key,
            Delegation.status == "approved",
        )
    ).one_or_none()
    if team is None:
        raise NotFound("not_found")
    return team


def _pairs(
    session: Session, contest_id: int, round_key: str | None, first: Delegation, second: Delegation
) -> list[tuple[Turn, Turn]]:
    """The turns of both, round by round."""
    query = (
        select(Turn)
        .join(Round, Round.id == Turn.round_id)
        .where(
            Turn.contest_id == contest_id,
            Round.staged,
            Turn.position.is_not(None),
            Turn.delegation_id.in_([first.id, second.id]),
        )
        .options(joinedload(Turn.round), joinedload(Turn.delegation))
        .order_by(Round.position)
    )
    if round_key is not None:
        known = session.scalar(
            select(Round.id).where(
                Round.contest_id == contest_id, Round.key == round_key, Round.staged
            )
        )
        if known is None:
            raise NotFound("not_found")
        query = query.where(Round.key == round_key)
    held: dict[int, dict[int, Turn]] = {}
    for turn in session.scalars(query):
        held.setdefault(turn.round_id, {})[turn.delegation_id] = turn
    return [(both[first.id], both[second.id]) for both in held.values() if len(both) == 2]


def _against_words(agreed: Agreement) -> list[Reason]:
    against = []
    for at, name in (("first_head", agreed.first_head), ("second_head", agreed.second_head)):
        if not _words(name):
            against.append(Reason("swap_head_needed", {"at": at}))
        elif len(_words(name)) > LONGEST_NAME:
            against.append(Reason("swap_too_long", {"at": at, "most": LONGEST_NAME}))
    if not agreed.reason.strip():
        against.append(Reason("reason_needed", {"at": "reason"}))
    elif len(agreed.reason.strip()) > LONGEST_REASON:
        against.append(Reason("swap_too_long", {"at": "reason", "most": LONGEST_REASON}))
    return against


def _against_turns(pairs: Sequence[tuple[Turn, Turn]]) -> list[Reason]:
    if not pairs:
        return [Reason("no_draw")]
    return [
        Reason(
            "swap_not_waiting",
            {
                "fact": turn.delegation.name,
                "round": turn.round.name,
                "state": STATE_NAMES[turn.state],
            },
        )
        for pair in pairs
        for turn in pair
        if turn.state != TurnState.WAITING
    ]


def _words(text: str) -> str:
    return " ".join(text.split())
