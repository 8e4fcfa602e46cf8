"""The prizes that were added by decision."""

from collections.abc import Sequence

from sqlalchemy import select

from contest.ranking.models import PrizeChange
from contest.shared.db import db


def prize_changes_of(contest_id: int) -> Sequence[PrizeChange]:
    """Every change of the prizes, the earliest first, those taken back included."""
    return db.session.scalars(
        select(PrizeChange).where(PrizeChange.contest_id == contest_id).order_by(PrizeChange.id)
    ).all()
