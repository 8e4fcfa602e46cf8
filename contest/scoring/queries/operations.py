"""What a batch of operations is decided against: earlier answers, and the sheets it touches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import BindParameter, Table, and_, bindparam, select, union_all
from sqlalchemy import literal_column as literal
from sqlalchemy.orm import Session

from contest.registration.models import Delegation
from contest.schedule.models import Turn
from contest.scoring.actions.ledger import Head, TurnRef
from contest.scoring.models import LedgerEntry, Mark, RefusedOperation, Sheet
from contest.scoring.queries.plan import Plan, PlannedRound
from contest.scoring.queries.prepared import Prepared
from contest.scoring.rules.operations import LastMark, SheetState
from contest.shared.errors import Reason

_ENTRIES, _REFUSALS, _TURNS, _TEAMS, _SHEETS, _MARKS = (
    cast(Table, model.__table__)
    for model in (LedgerEntry, RefusedOperation, Turn, Delegation, Sheet, Mark)
)
_JUDGE: BindParameter[int] = bindparam("judge")
_ANSWERED = Prepared(
    union_all(
        *(
            select(
                table.c.judge_id,
                table.c.content,
                table.c.revision if table is _ENTRIES else literal("NULL"),
                literal("NULL") if table is _ENTRIES else table.c.id,
            ).where(table.c.contest_id == bindparam("contest"), table.c.op_id == bindparam("op_id"))
            for table in (_ENTRIES, _REFUSALS)
        )
    )
)
_SHEET_WITH_MARKS = Prepared(
    select(
        _TURNS.c.id,
        _TURNS.c.state,
        _SHEETS.c.excused,
        _SHEETS.c.submitted_at.is_not(None),
        _SHEETS.c.locked_at.is_not(None),
        _MARKS.c.criterion_id,
        _MARKS.c.points,
        _MARKS.c.revision,
        _MARKS.c.actor,
        _MARKS.c.device,
    )
    .join_from(_TEAMS, _TURNS, _TURNS.c.delegation_id == _TEAMS.c.id)
    .outerjoin(_SHEETS, and_(_SHEETS.c.turn_id == _TURNS.c.id, _SHEETS.c.judge_id == _JUDGE))
    .outerjoin(_MARKS, and_(_MARKS.c.turn_id == _TURNS.c.id, _MARKS.c.judge_id == _JUDGE))
    .where(
        _TEAMS.c.contest_id == bindparam("contest"),
        _TEAMS.c.key == bindparam("team"),
        _TURNS.c.round_id == bindparam("round"),
    )
)


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


def known_operations(session: Session, head: Head, op_ids: Collection[str]) -> dict[str, Known]:
    """What was answered before to these ids, whichever seat they came from."""
    known: dict[str, Known] = {}
    for op_id in op_ids:
        for judge_id, content, revision, refusal in _ANSWERED.rows(
            head.connection, contest=head.contest_id, op_id=op_id
        ):
            reasons: tuple[Reason, ...] = ()
            if refusal is not None:
                stored = session.get_one(RefusedOperation, refusal).reasons
                reasons = tuple(Reason(reason["code"], reason["facts"]) for reason in stored)
            known[op_id] = Known(judge_id, content, revision, reasons)
    return known


def open_sheets(
    head: Head, judge_id: int, plan: Plan, places: Collection[tuple[str, str]]
) -> dict[tuple[str, str], OpenSheet]:
    """The judge's sheets at these (round key, team key); a place without a turn is left out."""
    sheets: dict[tuple[str, str], OpenSheet] = {}
    for place in places:
        round_ = plan.rounds.get(place[0])
        if round_ is None:
            continue
        rows = _SHEET_WITH_MARKS.rows(
            head.connection,
            contest=head.contest_id,
            judge=judge_id,
            round=round_.id,
            team=place[1],
        )
        if rows:
            sheets[place] = _open_sheet(place, round_, rows)
    return sheets


def _open_sheet(
    place: tuple[str, str], round_: PlannedRound, rows: Sequence[tuple[Any, ...]]
) -> OpenSheet:
    """A sheet from its rows: one for each mark, or a single one without any."""
    turn_id, state, excused, submitted, locked = rows[0][:5]
    return OpenSheet(
        turn=TurnRef(turn_id, *place),
        turn_state=state,
        round=round_,
        excused=bool(excused),
        submitted=bool(submitted),
        locked=bool(locked),
        marks={
            round_.criterion_keys[criterion_id]: LastMark(points, revision, actor, device)
            for *_, criterion_id, points, revision, actor, device in rows
            if criterion_id is not None
        },
    )
