"""What the freeze in force means for results at hand: said wherever somebody makes one public."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.ranking.queries.publicity import freeze_in_force, publicity_of
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Round
from contest.schedule.models import Turn
from contest.shared import clock
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Keeping:
    """A freeze that nobody has lifted, of results that are not announced.

    Attributes:
        begun: whether it is in force by now; one may begin later today.
        rounds: key → name of the rounds that it keeps back, in their order.
        whole: whether these are all rounds, those that come later included.
        turns: keys of the released turns that everybody is waiting for.
        set_by: the name of who set it.
    """

    since: datetime
    set_by: str
    begun: bool
    rounds: Mapping[str, str]
    whole: bool
    turns: Collection[int]

    def keeps(self, round_key: str) -> bool:
        """Whether a result of this round stays hidden when it is released now."""
        return self.begun and round_key in self.rounds


def keeping_of(contest_id: int) -> Keeping | None:
    """The freeze of a contest; None where there is none, and once results are announced."""
    session = db.session()
    if session.get_one(Contest, contest_id).announced_at is not None:
        return None
    row = freeze_in_force(session, contest_id)
    if row is None:
        return None
    names = session.execute(
        select(Round.key, Round.name).where(Round.contest_id == contest_id).order_by(Round.position)
    )
    released = session.scalars(
        select(Turn.id).where(Turn.contest_id == contest_id, Turn.released_at.is_not(None))
    )
    return Keeping(
        since=row.since,
        set_by=row.set_by,
        begun=row.since <= clock.now(),
        rounds={key: name for key, name in names if row.rounds is None or key in row.rounds},
        whole=row.rounds is None,
        turns=frozenset(released) - frozenset(publicity_of(contest_id).turns),
    )


def names_kept_back(keeping: Keeping) -> list[tuple[str, str]]:
    """(round, team) names of the turns that everybody is waiting for, in their order."""
    rows = db.session.execute(
        select(Round.name, Delegation.name)
        .select_from(Turn)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.id.in_(keeping.turns))
        .order_by(Round.position, Turn.position, Turn.id)
    )
    return [(round_name, team) for round_name, team in rows]
