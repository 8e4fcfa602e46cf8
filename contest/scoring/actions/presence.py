"""What a tablet says of itself, and what the desk asks of its judge in return."""

from dataclasses import dataclass

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from contest.accounts.gate import SeatHolder
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.scoring.events import PresenceTold
from contest.scoring.models import Nudge, Presence, Sheet
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class Told:
    """One sign of life.

    Attributes:
        waiting: operations that the server has not answered, from 0.
        page: the open sheet, ``round/team``; None for the list.
        visible: whether the page is in front.
        lent: whether the device is the organiser's own.
        battery: percent, 0 to 100; kept of lent devices only.
        seen: the nudge that the judge has answered.
    """

    waiting: int
    page: str | None
    visible: bool
    lent: bool
    battery: int | None
    seen: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The desk asks for a sheet."""

    id: int
    round: str
    team: str
    team_name: str
    by_name: str


def tell_presence(seat: SeatHolder, told: Told) -> Asked | None:
    """Keep what the device says; returns what the desk asks of the judge who holds the seat.

    A superseded device is kept too (the desk sees that it still has marks to deliver), and is
    asked for nothing.
    """
    with transaction() as session:
        if told.seen is not None:
            session.execute(
                update(Nudge)
                .where(
                    Nudge.id <= told.seen,
                    Nudge.judge_id == seat.judge_id,
                    Nudge.seen_at.is_(None),
                )
                .values(seen_at=clock.now())
            )
        if _keep(session, seat, told) or told.seen is not None:
            record(PresenceTold(seat.contest_id, seat.judge_id))
        return None if seat.superseded else _asked(session, seat.judge_id)


def _keep(session: Session, seat: SeatHolder, told: Told) -> bool:
    """Whether anything but the time is new."""
    facts = {
        "waiting": told.waiting,
        "page": told.page,
        "is_visible": told.visible,
        "is_lent": told.lent,
        "battery": told.battery if told.lent else None,
    }
    presence = session.get(Presence, seat.session_id)
    if presence is None:
        session.add(Presence(session_id=seat.session_id, seen_at=clock.now(), **facts))
        return True
    is_new = any(getattr(presence, name) != value for name, value in facts.items())
    presence.seen_at = clock.now()
    for name, value in facts.items():
        setattr(presence, name, value)
    return is_new


def _asked(session: Session, judge_id: int) -> Asked | None:
    """The newest nudge that was not answered, for a sheet that is not in yet."""
    row = session.execute(
        select(Nudge.id, Round.key, Delegation.key, Delegation.name, Nudge.by_name)
        .join(Turn, Turn.id == Nudge.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .outerjoin(Sheet, and_(Sheet.turn_id == Turn.id, Sheet.judge_id == judge_id))
        .where(
            Nudge.judge_id == judge_id,
            Nudge.seen_at.is_(None),
            or_(Sheet.turn_id.is_(None), Sheet.submitted_at.is_(None)),
        )
        .order_by(Nudge.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else Asked(*row)
