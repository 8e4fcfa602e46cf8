"""The judge's seat: from a bearer token to the judge who sits there."""

from sqlalchemy import select

from contest.accounts.gate import SeatHolder, digest_of
from contest.accounts.models import Seat, SeatSession
from contest.regulations.models import Contest, Judge
from contest.shared.db import db


def seat_of_token(token: str) -> SeatHolder | None:
    """The seat that a bearer token opens; None when it is unknown, revoked or out of date."""
    row = db.session.execute(
        select(
            SeatSession.id,
            SeatSession.device,
            SeatSession.superseded_at,
            Seat.id.label("seat_id"),
            Seat.contest_id,
            Seat.judge_id,
            Judge.key,
            Judge.name,
            Contest.slug,
        )
        .join(Seat, Seat.id == SeatSession.seat_id)
        .join(Judge, Judge.id == Seat.judge_id)
        .join(Contest, Contest.id == Seat.contest_id)
        .where(
            SeatSession.digest == digest_of(token),
            SeatSession.revoked_at.is_(None),
            SeatSession.issue == Seat.issue,
        )
    ).one_or_none()
    if row is None:
        return None
    return SeatHolder(
        session_id=row.id,
        device=row.device,
        superseded=row.superseded_at is not None,
        seat_id=row.seat_id,
        contest_id=row.contest_id,
        judge_id=row.judge_id,
        judge_key=row.key,
        judge_name=row.name,
        slug=row.slug,
    )
