"""Taking in what a tablet could not send: the desk reads its file or its pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, or_, select

from contest.accounts.gate import SeatHolder
from contest.accounts.models import Seat, SeatSession
from contest.audit.actions.trail import Actor, note
from contest.regulations.models import Contest, Judge
from contest.scoring.actions.operations import Answer, accept_operations
from contest.scoring.models import LedgerEntry, RefusedOperation
from contest.scoring.rules.operations import MAX_OPERATIONS
from contest.scoring.rules.parcels import Parcel, read_parcel
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one parcel: each operation beside its answer."""

    judge_name: str
    number: int
    answers: Sequence[tuple[dict[str, Any], Answer]]

    def count(self, status: str) -> int:
        """How many were accepted, duplicate or refused."""
        return sum(answer.status == status for _, answer in self.answers)


def deliver_parcel(contest_id: int, text: str, *, by: Actor) -> Delivered:
    """Take the operations of a file or a picture, as if their own tablet had sent them.

    Reading the same once more changes nothing.

    Args:
        by: who reads it in; the marks stay those of the seat.

    Raises:
        Invalid: it is no parcel.
        Refusal: of another contest, by a device that does not hold the seat's proof, with codes
            that were renewed since, or out of turn.
    """
    parcel = read_parcel(text)
    if parcel is None:
        raise Invalid("parcel_broken")
    seat = _seat(contest_id, parcel)
    if parcel.after is not None and not _is_answered(contest_id, parcel.after):
        raise Refusal(Reason("parcel_too_early", {"number": parcel.number - 1}))
    as_seat = Actor(f"seat:{seat.judge_key}", seat.judge_name, seat.device)
    sent = list(parcel.operations)
    answers: list[Answer] = []
    for start in range(0, len(sent), MAX_OPERATIONS):
        answers += accept_operations(seat, sent[start : start + MAX_OPERATIONS], by=as_seat)
    delivered = Delivered(seat.judge_name, parcel.number, list(zip(sent, answers, strict=True)))
    told = {status: delivered.count(status) for status in ("accepted", "duplicate", "refused")}
    with transaction():
        note(by, "parcel.read", f"judge:{seat.judge_key}", contest_id=contest_id, new=told)
    return delivered


def _seat(contest_id: int, parcel: Parcel) -> SeatHolder:
    """The seat as whose device the parcel was made."""
    contest = db.session.get(Contest, contest_id)
    if contest is None:
        raise NotFound("contest_unknown")
    if parcel.contest != contest.slug:
        raise Refusal("parcel_elsewhere")
    rows = db.session.execute(
        select(SeatSession, Seat, Judge)
        .join(Seat, Seat.id == SeatSession.seat_id)
        .join(Judge, Judge.id == Seat.judge_id)
        .where(
            Seat.contest_id == contest_id,
            Judge.key == parcel.judge,
            SeatSession.device == parcel.device,
        )
    ).all()
    digest = parcel.is_from(row.SeatSession.digest for row in rows)
    if digest is None:
        raise Refusal("parcel_forged")
    session, seat, judge = next(row for row in rows if row.SeatSession.digest == digest)
    if session.revoked_at is not None or session.issue != seat.issue:
        raise Refusal(Reason("parcel_revoked", {"judge": judge.name}))
    return SeatHolder(
        session_id=session.id,
        device=session.device,
        superseded=session.superseded_at is not None,
        seat_id=seat.id,
        contest_id=contest_id,
        slug=contest.slug,
        judge_id=judge.id,
        judge_key=judge.key,
        judge_name=judge.name,
    )


def _is_answered(contest_id: int, op_id: str) -> bool:
    known = [
        exists().where(table.contest_id == contest_id, table.op_id == op_id)
        for table in (LedgerEntry, RefusedOperation)
    ]
    return bool(db.session.scalar(select(or_(*known))))
