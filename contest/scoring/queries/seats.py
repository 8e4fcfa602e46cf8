"""Reading the judges' seats: their codes for the slips, and who sits there now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from contest.accounts.models import Seat, SeatSession
from contest.accounts.queries.seats import holds_its_seat
from contest.accounts.seat_codes import pin_of, token_of
from contest.regulations.models import Contest, Judge
from contest.shared.db import db

DOOR = "/giam-khao"
"""Where a judge enters; the token follows as the fragment, which no server log ever sees."""


@dataclass(frozen=True, slots=True)
class SeatCodes:
    """What a slip shows."""

    judge_id: int
    key: str
    name: str
    title: str | None
    head: bool
    pin: str
    token: str

    def url(self, base: str) -> str:
        """The address in the QR, on the installation's public address."""
        return f"{base}{DOOR}#{self.token}"


@dataclass(frozen=True, slots=True)
class SeatState:
    """How a seat stands.

    Attributes:
        held_since: since when a device holds it; None while nobody sits there.
        locked_until, takeover_until: as in the row, also when already past.
    """

    judge_id: int
    name: str
    title: str | None
    head: bool
    held_since: datetime | None
    locked_until: datetime | None
    takeover_until: datetime | None


def seats_are_missing(contest_id: int) -> bool:
    """Whether a judge of the contest has no seat yet."""
    without = select(Judge.id).where(
        Judge.contest_id == contest_id, ~exists().where(Seat.judge_id == Judge.id)
    )
    return db.session.scalar(without.limit(1)) is not None


def seat_codes(contest_id: int, secret: str) -> list[SeatCodes]:
    """The codes of every seat, in the order of the jury."""
    rows = db.session.execute(
        select(Contest.uuid, Judge, Seat.issue)
        .join(Judge, Judge.contest_id == Contest.id)
        .join(Seat, Seat.judge_id == Judge.id)
        .where(Contest.id == contest_id)
        .order_by(Judge.position)
    )
    return [
        SeatCodes(
            judge_id=judge.id,
            key=judge.key,
            name=judge.name,
            title=judge.title,
            head=judge.head,
            pin=pin_of(secret, uuid, judge.uuid, issue),
            token=token_of(secret, uuid, judge.uuid, issue),
        )
        for uuid, judge, issue in rows
    ]


def seat_states(contest_id: int) -> list[SeatState]:
    """How every seat stands, in the order of the jury; a judge without a seat as an empty one."""
    held = dict(
        db.session.execute(
            select(Seat.judge_id, SeatSession.created_at)
            .join(SeatSession, SeatSession.seat_id == Seat.id)
            .where(
                Seat.contest_id == contest_id,
                holds_its_seat(),
            )
        ).all()
    )
    rows = db.session.execute(
        select(Judge, Seat)
        .outerjoin(Seat, Seat.judge_id == Judge.id)
        .where(Judge.contest_id == contest_id)
        .order_by(Judge.position)
    )
    return [
        SeatState(
            judge_id=judge.id,
            name=judge.name,
            title=judge.title,
            head=judge.head,
            held_since=held.get(judge.id),
            locked_until=seat.locked_until if seat else None,
            takeover_until=seat.takeover_until if seat else None,
        )
        for judge, seat in rows
    ]
