"""What the desk may do about a judge's seat: new codes, an end to waiting, another device."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from contest.accounts.models import Seat, SeatSession
from contest.audit.actions.trail import Actor, note
from contest.regulations.models import Judge
from contest.regulations.queries.contests import touch
from contest.scoring.actions.seats import ensure_seats, seat_of_judge
from contest.scoring.events import SeatRenewed
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound
from contest.shared.transaction import transaction

TAKEOVER_ALLOWED = timedelta(minutes=10)
"""How long the desk's permission to change the device holds."""


def renew_codes(contest_id: int, judge_id: int, *, by: Actor) -> str:
    """Give a seat a new token and PIN; what was printed and who sat there is out.

    Returns the judge's name.

    Raises:
        NotFound: no such judge in this contest.
    """
    with transaction() as session:
        judge, seat = judge_and_seat(session, contest_id, judge_id)
        revoke_codes(session, seat)
        touch(contest_id)
        note(by, "seat.codes_renewed", f"judge:{judge.key}", contest_id=contest_id)
        record(SeatRenewed(contest_id, judge_id))
        return judge.name


def lift_wait(contest_id: int, judge_id: int, *, by: Actor) -> str:
    """Let a judge try the PIN again at once; returns the judge's name.

    Raises:
        NotFound: no such judge in this contest.
    """
    with transaction() as session:
        judge, seat = judge_and_seat(session, contest_id, judge_id)
        seat.failed_attempts = 0
        seat.locked_until = None
        touch(contest_id)
        note(by, "seat.wait_lifted", f"judge:{judge.key}", contest_id=contest_id)
        return judge.name


def allow_takeover(contest_id: int, judge_id: int, *, by: Actor) -> str:
    """For ten minutes, let the seat's QR alone move it to another device, marks or not.

    Returns the judge's name.

    Raises:
        NotFound: no such judge in this contest.
    """
    with transaction() as session:
        judge, seat = judge_and_seat(session, contest_id, judge_id)
        seat.takeover_until = clock.now() + TAKEOVER_ALLOWED
        touch(contest_id)
        note(by, "seat.takeover_allowed", f"judge:{judge.key}", contest_id=contest_id)
        return judge.name


def revoke_codes(session: Session, seat: Seat) -> None:
    """Step: a new token and PIN; what was printed and who sat there is out."""
    seat.issue += 1
    seat.failed_attempts = 0
    seat.locked_until = None
    seat.takeover_until = None
    session.execute(
        update(SeatSession)
        .where(SeatSession.seat_id == seat.id, SeatSession.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )


def judge_and_seat(session: Session, contest_id: int, judge_id: int) -> tuple[Judge, Seat]:
    """Step: a judge of the contest with their seat, made if it is not there.

    Raises:
        NotFound: no such judge in this contest.
    """
    judge = session.get(Judge, judge_id)
    if judge is None or judge.contest_id != contest_id:
        raise NotFound("not_found")
    ensure_seats(session, contest_id)
    return judge, seat_of_judge(session, judge_id)
