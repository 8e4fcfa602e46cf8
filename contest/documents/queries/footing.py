"""What the papers tell the slices below, which cannot look up at them."""

from contest.documents.queries.editions import last_signed
from contest.ranking.queries.signed_decision import SignedDecision, add_signed_decision


@add_signed_decision
def decision_on_paper(contest_id: int) -> SignedDecision | None:
    """What the papers tell the ranking: the newest decision that was noted as signed by all."""
    row = last_signed(contest_id, "decision")
    if row is None or row.signed_at is None:
        return None
    return SignedDecision(row.number, row.signed_at, row.signed_by or "")
