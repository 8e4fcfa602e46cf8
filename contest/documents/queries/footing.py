"""What the papers tell the slices below, which cannot look up at them."""

from sqlalchemy import select

from contest.documents.models import MadePaper
from contest.ranking.queries.signed_decision import SignedDecision, add_signed_decision
from contest.shared.db import db


@add_signed_decision
def decision_on_paper(contest_id: int) -> SignedDecision | None:
    """What the papers tell the ranking: the newest decision that was noted as signed by all."""
    row = db.session.scalar(
        select(MadePaper)
        .where(
            MadePaper.contest_id == contest_id,
            MadePaper.paper == "decision",
            MadePaper.signed_at.is_not(None),
        )
        .order_by(MadePaper.edition.desc())
        .limit(1)
    )
    if row is None or row.signed_at is None:
        return None
    return SignedDecision(row.number, row.signed_at, row.signed_by or "")
