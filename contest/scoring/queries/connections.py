"""The judges' devices as the desk sees them: one line a judge, two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from contest.accounts.models import Seat, SeatSession
from contest.regulations.models import Judge
from contest.scoring.models import Presence
from contest.scoring.rules.connection import Connection, connection
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Device:
    """The device that holds a judge's seat, and what older ones still owe.

    Attributes:
        waiting: marks on the device that the server has not answered yet.
        page: the open sheet as ``round/team``; None for the list of turns.
        battery: percent, of a lent device that tells.
        owed: marks that devices which lost the seat have not delivered.
        others: how many other devices were heard lately in the same seat.
    """

    judge_id: int
    key: str
    name: str
    head: bool
    state: Connection
    seen_at: datetime | None
    waiting: int
    page: str | None
    battery: int | None
    owed: int
    others: int


def devices_of(contest_id: int, now: datetime) -> tuple[Device, ...]:
    """A line for each judge, in the order of the jury."""
    judges = db.session.execute(
        select(Judge.id, Judge.key, Judge.name, Judge.head)
        .where(Judge.contest_id == contest_id)
        .order_by(Judge.position)
    ).all()
    sessions = db.session.execute(
        select(Seat.judge_id, SeatSession.superseded_at, SeatSession.created_at, Presence)
        .join(Seat, Seat.id == SeatSession.seat_id)
        .outerjoin(Presence, Presence.session_id == SeatSession.id)
        .where(
            Seat.contest_id == contest_id,
            SeatSession.revoked_at.is_(None),
            SeatSession.issue == Seat.issue,
        )
        .order_by(SeatSession.id)
    ).all()
    by_judge: dict[int, list[_Session]] = {}
    for judge_id, superseded_at, created_at, presence in sessions:
        one = _Session(superseded_at is not None, created_at, presence)
        by_judge.setdefault(judge_id, []).append(one)
    return tuple(_device(_Judge(*judge), by_judge.get(judge.id, ()), now) for judge in judges)


def last_heard(contest_id: int) -> int:
    """The version of what :func:`devices_of` says: ms since 1970 of the newest change; 0: none."""
    newest = db.session.execute(
        select(
            func.max(Presence.seen_at),
            func.max(SeatSession.created_at),
            func.max(SeatSession.superseded_at),
            func.max(SeatSession.revoked_at),
        )
        .select_from(SeatSession)
        .join(Seat, Seat.id == SeatSession.seat_id)
        .outerjoin(Presence, Presence.session_id == SeatSession.id)
        .where(Seat.contest_id == contest_id)
    ).one()
    return max((int(moment.timestamp() * 1000) for moment in newest if moment), default=0)


@dataclass(frozen=True, slots=True)
class _Judge:
    id: int
    key: str
    name: str
    head: bool


@dataclass(frozen=True, slots=True)
class _Session:
    superseded: bool
    created_at: datetime
    presence: Presence | None


def _device(judge: _Judge, sessions: Sequence[_Session], now: datetime) -> Device:
    holders = [one for one in sessions if not one.superseded]
    holder = holders[-1] if holders else None
    heard = holder.presence if holder else None
    seen = heard.seen_at if heard else holder.created_at if holder else None
    older = [one.presence for one in sessions if one is not holder and one.presence is not None]
    lately = [
        one for one in older if connection(one.seen_at, is_visible=True, now=now) is Connection.ON
    ]
    return Device(
        judge_id=judge.id,
        key=judge.key,
        name=judge.name,
        head=judge.head,
        state=connection(seen, is_visible=heard.is_visible if heard else True, now=now),
        seen_at=seen,
        waiting=heard.waiting if heard else 0,
        page=heard.page if heard else None,
        battery=heard.battery if heard and heard.is_lent else None,
        owed=sum(one.waiting for one in older),
        others=len(lately),
    )
