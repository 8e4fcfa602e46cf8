"""The recorded decisions on ties, with names, and whether each still splits a group."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.ranking.models import Decision
from contest.ranking.queries.standing import Standing
from contest.shared.db import db
from contest.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision; ``teams`` are names, best first. Unused: the group is no longer tied so."""

    id: int
    teams: tuple[str, ...]
    reason: str
    agreed_by: str | None
    recorded_by: str
    recorded_at: datetime
    used: bool


def decision_lines(contest_id: int, standing: Standing) -> tuple[DecisionLine, ...]:
    """The decisions in the order in which they were recorded."""
    rows = db.session.scalars(
        select(Decision)
        .where(Decision.contest_id == contest_id)
        .order_by(Decision.position, Decision.id)
    ).all()
    return tuple(
        DecisionLine(
            id=row.id,
            teams=tuple(standing.names.get(key, key) for key in row.teams),
            reason=row.reason,
            agreed_by=row.agreed_by,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
            used=index not in standing.results.unused_decisions,
        )
        for index, row in enumerate(rows)
    )


def own_decision(contest_id: int, decision_id: int) -> int:
    """The id again, if the decision is one of this contest.

    Raises:
        NotFound: there is none, or it is another contest's.
    """
    found = db.session.scalar(
        select(Decision.id).where(Decision.id == decision_id, Decision.contest_id == contest_id)
    )
    if found is None:
        raise NotFound("not_found")
    return found
