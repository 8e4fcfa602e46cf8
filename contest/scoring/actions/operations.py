"""Accepting what a tablet sends: the one way in for a judge's marks, by HTTP or by socket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from contest.accounts.gate import SeatHolder
from contest.audit.actions.trail import Actor
from contest.regulations.models import Contest
from contest.scoring.actions.ledger import NewEntry, Ref, append, lock_head
from contest.scoring.actions.sheets import set_comment, submit
from contest.scoring.events import MarksChanged
from contest.scoring.models import RefusedOperation
from contest.scoring.queries.operations import Known, OpenSheet, known_operations, open_sheets
from contest.scoring.queries.plan import plan_at
from contest.scoring.queries.prepared import Prepared
from contest.scoring.rules.operations import (
    MAX_OPERATIONS,
    Against,
    Fault,
    LastMark,
    Operation,
    read_operation,
    reasons_against,
)
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, Reason
from contest.shared.transaction import transaction

_CONTESTS = cast(Table, Contest.__table__)
_TOUCH = Prepared(
    update(_CONTESTS)
    .where(_CONTESTS.c.id == bindparam("contest"))
    .values(pulse=_CONTESTS.c.pulse + 1)
)
"""What ``touch`` of the regulations does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one operation: accepted, duplicate or refused."""

    op_id: str
    status: str
    revision: int | None = None
    reasons: Sequence[Reason] = ()


def accept_operations(seat: SeatHolder, sent: Any, *, by: Actor) -> list[Answer]:
    """Take a batch of operations in order; each is durable before it is answered.

    One that is refused does not stop the others, and what was answered once is answered the same
    when it comes again.

    Raises:
        Invalid: the batch itself is not a list, or longer than 500.
    """
    if not isinstance(sent, list):
        raise Invalid("bad_operations")
    if len(sent) > MAX_OPERATIONS:
        raise Invalid(Reason("too_many_operations", {"most": MAX_OPERATIONS}))
    read = [read_operation(value) for value in sent]
    operations = [one for one in read if isinstance(one, Operation)]
    if not operations:
        return [_fault_answer(one) for one in read if isinstance(one, Fault)]
    with transaction() as session:
        batch = _Batch(session, seat, by, clock.now(), operations)
        answers = [
            _fault_answer(one) if isinstance(one, Fault) else batch.take(one) for one in read
        ]
        batch.write()
    return answers


def _fault_answer(fault: Fault) -> Answer:
    return Answer(fault.op_id, "refused", reasons=[Reason(fault.code)])


class _Batch:
    """The operations of one call, decided one after the other, written together."""

    def __init__(
        self,
        session: Session,
        seat: SeatHolder,
        by: Actor,
        at: datetime,
        operations: Sequence[Operation],
    ) -> None:
        self._session = session
        self._seat = seat
        self._by = by
        self._at = at
        self._judge = Ref(seat.judge_id, seat.judge_key)
        # Locks the contest's ledger: what is read below stays true until the commit.
        self._head = lock_head(session, seat.contest_id)
        self._revision = self._head.revision
        self._known = known_operations(session, self._head, {o.op_id for o in operations})
        places = {(o.round, o.team) for o in operations if o.op_id not in self._known}
        self._plan = plan_at(session, seat.contest_id, self._head.contest, self._head.version)
        self._sheets = open_sheets(self._head, seat.judge_id, self._plan, places)
        self._accepted: list[tuple[Operation, OpenSheet]] = []
        self._refused: list[dict[str, Any]] = []

    def take(self, operation: Operation) -> Answer:
        """Decide one operation."""
        known = self._known.get(operation.op_id)
        if known is not None:
            return self._again(operation, known)
        sheet = self._sheets.get((operation.round, operation.team))
        if sheet is None:
            return self._refuse(operation, [Against("unknown_turn", {})])
        against = reasons_against(
            operation,
            sheet.state(self._judge.key),
            actor=self._by.key,
            device=self._by.device,
            superseded=self._seat.superseded,
        )
        return self._refuse(operation, against) if against else self._accept(operation, sheet)

    def write(self) -> None:
        """Write what was accepted and what was refused."""
        if self._refused:
            self._session.execute(insert(RefusedOperation), self._refused)
        if not self._accepted:
            return
        append(
            self._head,
            [self._entry(operation, sheet) for operation, sheet in self._accepted],
            by=self._by,
            at=self._at,
        )
        for operation, sheet in self._accepted:
            if operation.kind == "submit":
                submit(self._session, sheet.turn.id, self._seat, self._at, lock=sheet.locked)
            elif operation.kind == "comment":
                set_comment(self._session, sheet.turn.id, self._judge.id, operation.text)
        _TOUCH.run(self._head.connection, {"contest": self._seat.contest_id})
        submitted = {sheet.turn.id for one, sheet in self._accepted if one.kind == "submit"}
        for turn_id in sorted({sheet.turn.id for _, sheet in self._accepted}):
            contest_id, judge_id = self._seat.contest_id, self._judge.id
            record(MarksChanged(contest_id, turn_id, judge_id, turn_id in submitted))

    def _entry(self, operation: Operation, sheet: OpenSheet) -> NewEntry:
        criterion = None
        if operation.criterion is not None:
            planned = sheet.round.criterion(operation.criterion)
            criterion = Ref(planned.id, planned.key)
        return NewEntry(
            op_id=operation.op_id,
            kind=operation.kind,
            turn=sheet.turn,
            judge=self._judge,
            criterion=criterion,
            points=operation.points,
            text=operation.text,
        )

    def _accept(self, operation: Operation, sheet: OpenSheet) -> Answer:
        self._revision += 1
        if operation.criterion is not None:
            sheet.marks[operation.criterion] = LastMark(
                operation.points, self._revision, self._by.key, self._by.device
            )
        elif operation.kind == "submit":
            sheet.submitted = True
            sheet.locked = self._plan.lock == "turn"
        self._accepted.append((operation, sheet))
        self._known[operation.op_id] = Known(self._judge.id, operation.content, self._revision)
        return Answer(operation.op_id, "accepted", self._revision)

    def _refuse(self, operation: Operation, against: Sequence[Against]) -> Answer:
        reasons = tuple(Reason(one.code, dict(one.facts)) for one in against)
        self._refused.append(
            {
                "contest_id": self._seat.contest_id,
                "op_id": operation.op_id,
                "judge_id": self._judge.id,
                "content": operation.content,
                "reasons": [{"code": one.code, "facts": one.facts} for one in reasons],
                "device": self._by.device,
                "at": self._at,
            }
        )
        self._known[operation.op_id] = Known(self._judge.id, operation.content, None, reasons)
        return Answer(operation.op_id, "refused", reasons=reasons)

    def _again(self, operation: Operation, known: Known) -> Answer:
        if (known.judge_id, known.content) != (self._judge.id, operation.content):
            return Answer(operation.op_id, "refused", reasons=[Reason("op_id_reused")])
        if known.revision is None:
            return Answer(operation.op_id, "refused", reasons=known.reasons)
        return Answer(operation.op_id, "duplicate", known.revision)
