"""The judge's seat: from a bearer token to the judge who sits there."""

from sqlalchemy import bindparam, select

from contest.accounts.gate import SeatHolder, digest_of
from contest.accounts.models import Seat, SeatSession
from contest.regulations.models import Contest, Judge
from contest.scoring.queries.prepared import Prepared
from contest.shared.db import db

_SESSIONS, _SEATS = SeatSession.__table__.c, Seat.__table__.c
_JUDGES, _CONTESTS = Judge.__table__.c, Contest.__table__.c
_SEAT_OF_DIGEST = Prepared(
    select(
        _SESSIONS.id,
        _SESSIONS.device,
        _SESSIONS.superseded_at.is_not(None),
        _SEATS.id,
        _SEATS.contest_id,
        _SEATS.judge_id,
        _JUDGES.key,
        _JUDGES.name,
        _CONTESTS.slug,
    )
    .join_from(SeatSession.__table__, Seat.__table__, _SEATS.id == _SESSIONS.seat_id)
    .join(Judge.__table__, _JUDGES.id == _SEATS.judge_id)
    .join(Contest.__table__, _CONTESTS.id == _SEATS.contest_id)
    .where(
        _SESSIONS.digest == bindparam("digest"),
        _SESSIONS.revoked_at.is_(None),
        _SESSIONS.issue == _SEATS.issue,
    )
)


def seat_of_token(token: str) -> SeatHolder | None:
    """The seat that a bearer token opens; None when it is unknown, revoked or out of date."""
    # Beside the session, which stays untouched for the write that follows: that one would have to
    # end a reading transaction first.
    rows = _SEAT_OF_DIGEST.read(db.engine, digest=digest_of(token))
    if not rows:
        return None
    session_id, device, superseded, seat_id, contest_id, judge_id, key, name, slug = rows[0]
    return SeatHolder(
        session_id=session_id,
        device=device,
        superseded=bool(superseded),
        seat_id=seat_id,
        contest_id=contest_id,
        judge_id=judge_id,
        judge_key=key,
        judge_name=name,
        slug=slug,
    )
