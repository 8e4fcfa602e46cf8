"""What the schedule tells the regulations: rounds that have turns are not taken away."""

from sqlalchemy import select

from contest.regulations.models import Round
from contest.regulations.queries.footing import add_footing
from contest.regulations.rules.footing import Footing
from contest.schedule.models import Turn
from contest.shared.db import db


@add_footing
def footing_of_turns(contest_id: int) -> Footing:
    """The rounds that have a running order or turns."""
    keys = db.session.scalars(
        select(Round.key)
        .join(Turn, Turn.round_id == Round.id)
        .where(Round.contest_id == contest_id)
        .distinct()
    )
    return Footing(rounds=frozenset(keys))
