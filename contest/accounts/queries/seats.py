"""Who holds a seat, as a condition of queries."""

from sqlalchemy import ColumnElement, and_

from contest.accounts.models import Seat, SeatSession


def holds_its_seat() -> ColumnElement[bool]:
    """Of a ``SeatSession`` joined to its ``Seat``: under the codes of today, neither superseded
    by another device nor revoked."""
    return and_(
        SeatSession.issue == Seat.issue,
        SeatSession.superseded_at.is_(None),
        SeatSession.revoked_at.is_(None),
    )
