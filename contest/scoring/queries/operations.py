"""What a batch of operations is decided against: earlier answers, and the sheets it touches."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, select, tuple_, union_all
from sqlalchemy import literal_column as literal
from sqlalchemy.orm import Session

from contest.registration.models import Delegation
from contest.regulations.models import Criterion, Round
from contest.schedule.models import Turn
from contest.scoring.actions.ledger import TurnRef
from contest.scoring.models import LedgerEntry, Mark, RefusedOperation, Sheet
from contest.scoring.queries.plan import Plan, PlannedRound
from contest.scoring.rules.operations import LastMark, SheetState
from contest.shared.errors import Reason


@dataclass(frozen=True, slots=True)
class Known:
    """An operation that was answered before: with a revision, or with reasons against it."""

    judge_id: int
    content: str
    revision: int | None
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True)
class OpenSheet:
    """One judge's sheet of one turn while a batch runs over it; moves along with the batch."""

    turn: TurnRef
    turn_state: str
    round: PlannedRound
    excused: bool
    submitted: bool
    locked: bool
    marks: dict[str, LastMark]

    def state(self, judge: str) -> SheetState:
        """How it stands, for the rules."""
        return SheetState(
            turn_state=self.turn_state,
            scales=self.round.scales,
            on_panel=judge in self.round.panel,
            excused=self.excused,
            submitted=self.submitted,
            locked=self.locked,
            marks=self.marks,
        )


def known_operations(
    session: Session, contest_id: int, op_ids: Collection[str]
) -> dict[str, Known]:
    """What was answered before to these ids, whichever seat they came from."""
    if not op_ids:
        return {}
    accepted: Select[*tuple[Any, ...]] = select(
        LedgerEntry.op_id,
        LedgerEntry.judge_id,
        LedgerEntry.content,
        LedgerEntry.revision,
        literal("NULL").label("refusal"),
    ).where(LedgerEntry.contest_id == contest_id, LedgerEntry.op_id.in_(op_ids))
    refused: Select[*tuple[Any, ...]] = select(
        RefusedOperation.op_id,
        RefusedOperation.judge_id,
        RefusedOperation.content,
        literal("NULL"),
        RefusedOperation.id,
    ).where(RefusedOperation.contest_id == contest_id, RefusedOperation.op_id.in_(op_ids))
    known: dict[str, Known] = {}
    for op_id, judge_id, content, revision, refusal in session.execute(
        union_all(accepted, refused)
    ):
        reasons: tuple[Reason, ...] = ()
        if refusal is not None:
            stored = session.get_one(RefusedOperation, refusal).reasons
            reasons = tuple(Reason(reason["code"], reason["facts"]) for reason in stored)
        known[op_id] = Known(judge_id, content, revision, reasons)
    return known


def open_sheets(
    session: Session,
    contest_id: int,
    judge_id: int,
    plan: Plan,
    places: Collection[tuple[str, str]],
) -> dict[tuple[str, str], OpenSheet]:
    """The judge's sheets at these (round key, team key); a place without a turn is left out."""
    if not places:
        return {}
    rows = session.execute(
        select(
            Turn.id,
            Turn.state,
            Round.key.label("round"),
            Delegation.key.label("team"),
            Sheet.excused,
            Sheet.submitted_at,
            Sheet.locked_at,
        )
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .outerjoin(Sheet, and_(Sheet.turn_id == Turn.id, Sheet.judge_id == judge_id))
        .where(
            Turn.contest_id == contest_id,
            tuple_(Round.key, Delegation.key).in_(places),
        )
    ).all()
    sheets = {
        (row.round, row.team): OpenSheet(
            turn=TurnRef(row.id, row.round, row.team),
            turn_state=row.state,
            round=plan.rounds[row.round],
            excused=bool(row.excused),
            submitted=row.submitted_at is not None,
            locked=row.locked_at is not None,
            marks={},
        )
        for row in rows
    }
    by_turn = {sheet.turn.id: sheet for sheet in sheets.values()}
    for mark in session.execute(
        select(Mark.turn_id, Criterion.key, Mark.points, Mark.revision, Mark.actor, Mark.device)
        .join(Criterion, Criterion.id == Mark.criterion_id)
        .where(Mark.judge_id == judge_id, Mark.turn_id.in_(by_turn))
    ):
        by_turn[mark.turn_id].marks[mark.key] = LastMark(
            mark.points, mark.revision, mark.actor, mark.device
        )
    return sheets
