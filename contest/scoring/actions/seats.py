"""Sitting down in a judge's seat."""

import secrets
from dataclasses import dataclass

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from contest.accounts.gate import digest_of
from contest.accounts.models import Seat, SeatSession
from contest.accounts.queries.seats import holds_its_seat
from contest.accounts.rules.waits import TooSoon, locked_after, seconds_left
from contest.accounts.seat_codes import is_same, judge_of, pin_of, token_of
from contest.audit.actions.trail import Actor, note
from contest.regulations.models import Contest, Judge
from contest.regulations.queries.contests import touch
from contest.scoring.events import SeatTaken
from contest.scoring.models import LedgerEntry
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Refusal
from contest.shared.transaction import transaction


class NotYourSeat(Refusal):
    """The code does not open a seat (401): ``seat_unknown`` or ``wrong_pin``."""

    status = 401


@dataclass(frozen=True, slots=True)
class SeatAsk:
    """What a device says at the door: a token, or contest and judge with a PIN, or both.

    Attributes:
        device: the id that the device made for itself, 1 to 100 characters.
        takeover: it wants the seat even if another device holds it.
    """

    device: str
    takeover: bool = False
    token: str | None = None
    contest: str | None = None
    judge: str | None = None
    pin: str | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """The open seat; ``session`` is the bearer token, kept nowhere else."""

    session: str
    contest: str
    judge_key: str
    judge_name: str


def ensure_seats(session: Session, contest_id: int) -> None:
    """Step: a seat for every judge of the contest who has none yet."""
    without = session.scalars(
        select(Judge.id).where(
            Judge.contest_id == contest_id,
            ~exists().where(Seat.judge_id == Judge.id),
        )
    ).all()
    if not without:
        return
    touch(contest_id)  # two doors at once: the second waits here and then finds the seats made
    made = set(session.scalars(select(Seat.judge_id).where(Seat.contest_id == contest_id)))
    session.add_all(
        Seat(contest_id=contest_id, judge_id=judge_id, issue=1, failed_attempts=0)
        for judge_id in without
        if judge_id not in made
    )
    session.flush()


def make_seats(contest_id: int) -> None:
    """A seat for every judge of the contest."""
    with transaction() as session:
        ensure_seats(session, contest_id)


def take_seat(ask: SeatAsk, secret: str) -> Seated:
    """Sit down; the device that held the seat until now may only deliver what it had queued.

    Raises:
        NotYourSeat: ``seat_unknown`` (token), ``wrong_pin``.
        NotFound: ``contest_unknown``.
        TooSoon: too many wrong PINs in this seat; its QR opens it all the same.
        Refusal: ``seat_taken`` without takeover; ``pin_needed`` to take over a seat with marks.
    """
    with transaction() as session:
        answer = _answer(session, ask, secret)
    # Raised after the commit: a wrong PIN is counted, although nobody sat down.
    if isinstance(answer, Refusal):
        raise answer
    return answer


def _answer(session: Session, ask: SeatAsk, secret: str) -> Seated | Refusal:
    found = _place(session, ask, secret)
    if isinstance(found, Refusal):
        return found
    contest, judge, seat = found
    if ask.pin is not None:
        refusal = _check_pin(seat, ask.pin, pin_of(secret, contest.uuid, judge.uuid, seat.issue))
        if refusal is not None:
            return refusal
    holder = _holder(session, seat)
    takeover = holder is not None and holder.device != ask.device
    if takeover:
        refusal = _check_takeover(session, ask, seat)
        if refusal is not None:
            return refusal
    return _sit_down(session, ask, contest, judge, seat, takeover)


def _place(session: Session, ask: SeatAsk, secret: str) -> tuple[Contest, Judge, Seat] | Refusal:
    query = select(Contest, Judge).join(Judge, Judge.contest_id == Contest.id)
    if ask.token is not None:
        uuid = judge_of(ask.token)
        row = session.execute(query.where(Judge.uuid == uuid)).one_or_none() if uuid else None
    else:
        if not session.scalar(select(exists().where(Contest.slug == ask.contest))):
            return NotFound("contest_unknown")
        row = session.execute(
            query.where(Contest.slug == ask.contest, Judge.key == ask.judge)
        ).one_or_none()
    wrong = NotYourSeat("wrong_pin" if ask.token is None else "seat_unknown")
    if row is None:
        return wrong
    contest, judge = row
    ensure_seats(session, contest.id)
    seat = seat_of_judge(session, judge.id)
    if ask.token is not None and not is_same(
        ask.token, token_of(secret, contest.uuid, judge.uuid, seat.issue)
    ):
        return wrong
    return contest, judge, seat


def seat_of_judge(session: Session, judge_id: int) -> Seat:
    """Step: the judge's seat, locked for this transaction."""
    return session.scalars(select(Seat).where(Seat.judge_id == judge_id).with_for_update()).one()


def _check_pin(seat: Seat, given: str, right: str) -> Refusal | None:
    now = clock.now()
    left = seconds_left(seat.locked_until, now)
    if left:
        return TooSoon(left)
    if not is_same(given, right):
        seat.failed_attempts += 1
        seat.locked_until = locked_after(seat.failed_attempts, now)
        return NotYourSeat("wrong_pin")
    seat.failed_attempts = 0
    seat.locked_until = None
    return None


def _holder(session: Session, seat: Seat) -> SeatSession | None:
    return session.scalar(
        select(SeatSession)
        .join(Seat, Seat.id == SeatSession.seat_id)
        .where(SeatSession.seat_id == seat.id, holds_its_seat())
        .order_by(SeatSession.id.desc())
        .limit(1)
    )


def _check_takeover(session: Session, ask: SeatAsk, seat: Seat) -> Refusal | None:
    if not ask.takeover:
        return Refusal("seat_taken")
    allowed = seat.takeover_until is not None and seat.takeover_until > clock.now()
    if ask.pin is None and not allowed and _has_marks(session, seat.judge_id):
        return Refusal("pin_needed")
    return None


def _has_marks(session: Session, judge_id: int) -> bool:
    return bool(session.scalar(select(exists().where(LedgerEntry.judge_id == judge_id))))


def _sit_down(
    session: Session, ask: SeatAsk, contest: Contest, judge: Judge, seat: Seat, takeover: bool
) -> Seated:
    now = clock.now()
    session.execute(
        update(SeatSession)
        .where(
            SeatSession.seat_id == seat.id,
            SeatSession.superseded_at.is_(None),
            # A device that sits down again (a lost answer, a second tab) does not push itself out.
            SeatSession.device != ask.device,
        )
        .values(superseded_at=now)
    )
    token = secrets.token_urlsafe(32)
    session.add(
        SeatSession(
            seat_id=seat.id,
            digest=digest_of(token),
            device=ask.device,
            issue=seat.issue,
            created_at=now,
            last_seen_at=now,
        )
    )
    seat.takeover_until = None
    touch(contest.id)
    by = Actor(f"seat:{judge.key}", judge.name, ask.device)
    action = "seat.taken_over" if takeover else "seat.taken"
    note(by, action, f"judge:{judge.key}", contest_id=contest.id)
    record(SeatTaken(contest.id, judge.id, takeover))
    return Seated(token, contest.slug, judge.key, judge.name)
