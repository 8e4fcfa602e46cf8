"""From rows to the record that results are computed from: the one way everything reads it.

Some twenty queries a contest, however many teams, turns and marks it has.
"""

from sqlalchemy import select

from contest.ranking.models import Decision as DecisionRow
from contest.ranking.queries.publicity import publicity_of
from contest.ranking.rules.record import Decision, Record
from contest.registration.queries.values import teams_of
from contest.regulations.queries.values import regulations_of
from contest.schedule.queries.values import turns_of
from contest.scoring.queries.values import excuses_of, marks_of
from contest.shared.db import db


def decisions_of(contest_id: int) -> tuple[Decision, ...]:
    """The recorded decisions, in order."""
    rows = db.session.execute(
        select(DecisionRow.teams, DecisionRow.reason)
        .where(DecisionRow.contest_id == contest_id)
        .order_by(DecisionRow.position, DecisionRow.id)
    )
    return tuple(Decision(tuple(teams), reason) for teams, reason in rows)


def record_of(contest_id: int, *, public_only: bool = False) -> Record:
    """Everything that the results of a contest follow from.

    Args:
        public_only: only turns whose result is public, with their marks: what the hall may see.

    Raises:
        NotFound: there is no such contest.
    """
    regulations = regulations_of(contest_id)
    only = publicity_of(contest_id).turns if public_only else None
    return Record(
        slug=regulations.contest.slug,
        rounds=regulations.rounds,
        judges=regulations.judges,
        divisions=regulations.divisions,
        composition=regulations.composition,
        tie_breaks=regulations.tie_breaks,
        decisions=decisions_of(contest_id),
        awards=regulations.awards,
        teams=teams_of(contest_id),
        turns=turns_of(contest_id, only=only),
        marks=marks_of(contest_id, only=only),
        excused=excuses_of(contest_id, only=only),
    )
