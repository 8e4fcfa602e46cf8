"""From recorded decisions to rows: steps inside the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.ranking.models import Approval, Correction, Decision, FreezeRow, PrizeChange
from contest.ranking.rules.record import Decision as DecisionValue


def store_decisions(
    session: Session,
    contest_id: int,
    decisions: Sequence[DecisionValue],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write the decisions of a contest that has none."""
    session.add_all(
        Decision(
            contest_id=contest_id,
            position=place,
            teams=list(decision.teams),
            reason=decision.reason,
            recorded_by=by.name,
            recorded_at=at,
        )
        for place, decision in enumerate(decisions)
    )


def clear_decisions(session: Session, contest_id: int) -> None:
    """Take away all decisions, freezes, corrections, changes of the prizes and agreements."""
    for table in (Decision, FreezeRow, Correction, PrizeChange, Approval):
        session.execute(delete(table).where(table.contest_id == contest_id))
