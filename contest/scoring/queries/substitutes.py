"""Who sat in a judge's seat before, and why it changed."""

from collections.abc import Sequence

from sqlalchemy import select

from contest.scoring.models import Substitute
from contest.shared.db import db


def substitutes_of(judge_id: int) -> Sequence[Substitute]:
    """The changes of a seat, in their order."""
    return db.session.scalars(
        select(Substitute).where(Substitute.judge_id == judge_id).order_by(Substitute.id)
    ).all()
