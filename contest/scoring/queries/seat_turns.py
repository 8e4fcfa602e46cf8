"""What a judge's tablet shows: that judge's turns and own marks, and nothing of anybody else's."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from contest.registration.models import Delegation
from contest.regulations.models import Contest, Criterion, Round
from contest.regulations.rules.exact import micros, shortest
from contest.schedule.models import Turn
from contest.scoring.models import LedgerHead, Mark, Sheet
from contest.scoring.queries.plan import PlannedRound, plan_of
from contest.scoring.rules.operations import OPEN_STATES
from contest.shared.lineage import line_here


@dataclass(frozen=True, slots=True)
class OwnMark:
    """The judge's latest accepted mark; ``points`` None after it was taken back."""

    points: str | None
    revision: int


@dataclass(frozen=True, slots=True)
class SeatTurn:
    """One turn as its judge meets it.

    Attributes:
        number: place in the running order of the round, from 1; None before the draw.
    """

    round: PlannedRound
    team: str
    team_name: str
    number: int | None
    state: str
    excused: bool
    submitted: bool
    locked: bool
    comment: str | None
    marks: Mapping[str, OwnMark]

    @property
    def open(self) -> bool:
        """Whether this judge may mark it now."""
        return self.state in OPEN_STATES and not self.excused and not self.locked

    @property
    def total(self) -> str | None:
        """The sum of the marks so far, in its shortest form; None while there is none."""
        given = [micros(Decimal(mark.points)) for mark in self.marks.values() if mark.points]
        return shortest(sum(given)) if given else None


@dataclass(frozen=True, slots=True)
class SeatTurns:
    """All turns of one judge, in the order in which they are held.

    Attributes:
        version: the contest's pulse: a newer picture never has a smaller one.
        revision: where the ledger stands: every mark up to it is in this picture.
        lock: when sheets lock: turn, round or session.
        practice: the seat is in a practice copy, and the device says so.
    """

    version: int
    revision: int
    lock: str
    practice: bool
    turns: Sequence[SeatTurn]


def seat_turns(session: Session, contest_id: int, judge_key: str) -> SeatTurns:
    """The turns of approved teams in the rounds that this judge marks; four queries at most."""
    pulse, revision = session.execute(
        select(Contest.pulse, LedgerHead.revision)
        .outerjoin(LedgerHead, LedgerHead.contest_id == Contest.id)
        .where(Contest.id == contest_id)
    ).one()
    plan = plan_of(session, contest_id)
    rounds = {one.id: one for one in plan.rounds.values() if judge_key in one.panel}
    judge_id = next((one.panel[judge_key] for one in rounds.values()), None)
    turns = [] if judge_id is None else _turns(session, contest_id, judge_id, rounds)
    return SeatTurns(pulse, revision or 0, plan.lock, plan.practice, turns)


def _turns(
    session: Session, contest_id: int, judge_id: int, rounds: Mapping[int, PlannedRound]
) -> list[SeatTurn]:
    rows = session.execute(
        select(
            Turn.id,
            Turn.round_id,
            Turn.state,
            Turn.position,
            Delegation.key,
            Delegation.name,
            Sheet.excused,
            Sheet.submitted_at,
            Sheet.locked_at,
            Sheet.comment,
        )
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .outerjoin(Sheet, and_(Sheet.turn_id == Turn.id, Sheet.judge_id == judge_id))
        .where(
            Turn.contest_id == contest_id,
            Turn.round_id.in_(rounds),
            Delegation.status == "approved",
        )
        .order_by(Round.position, Turn.position.is_(None), Turn.position, Delegation.position)
    ).all()
    marks = _own_marks(session, contest_id, judge_id)
    return [_turn(row, rounds[row.round_id], marks[row.id]) for row in rows]


def _own_marks(
    session: Session, contest_id: int, judge_id: int
) -> defaultdict[int, dict[str, OwnMark]]:
    found: defaultdict[int, dict[str, OwnMark]] = defaultdict(dict)
    for turn_id, key, points, revision in session.execute(
        select(Mark.turn_id, Criterion.key, Mark.points, Mark.revision)
        .join(Criterion, Criterion.id == Mark.criterion_id)
        .join(Turn, Turn.id == Mark.turn_id)
        .where(Turn.contest_id == contest_id, Mark.judge_id == judge_id)
    ):
        found[turn_id][key] = OwnMark(points, revision)
    return found


def _turn(
    row: Row[*tuple[Any, ...]], round_: PlannedRound, marks: Mapping[str, OwnMark]
) -> SeatTurn:
    return SeatTurn(
        round=round_,
        team=row.key,
        team_name=row.name,
        number=row.position,
        state=row.state,
        excused=bool(row.excused),
        submitted=row.submitted_at is not None,
        locked=row.locked_at is not None,
        comment=row.comment,
        marks=marks,
    )


def seat_turns_json(found: SeatTurns) -> dict[str, Any]:
    """As ``GET /api/v1/seat/turns`` answers and the topic ``judge`` sends (contract)."""
    return {
        "version": found.version,
        "revision": found.revision,
        "lock": found.lock,
        "practice": found.practice,
        "record": line_here(),
        "turns": [_turn_json(turn) for turn in found.turns],
    }


def _turn_json(turn: SeatTurn) -> dict[str, Any]:
    round_ = turn.round
    return {
        "round": round_.key,
        "round_name": round_.name,
        "team": turn.team,
        "team_name": turn.team_name,
        "number": turn.number,
        "state": turn.state,
        "open": turn.open,
        "criteria": [{"key": c.key, "name": c.name, "max": c.max} for c in round_.criteria],
        "marking": {"min": round_.min, "step": round_.step},
        "marks": {
            key: {"points": mark.points, "revision": mark.revision}
            for key, mark in turn.marks.items()
        },
        "total": turn.total,
        "comment": turn.comment,
        "submitted": turn.submitted,
        "locked": turn.locked,
        "excused": turn.excused,
    }
