"""The running order as it stands now, for the draw's page and the hall."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from contest.registration.models import Delegation
from contest.regulations.models import Division, Round
from contest.schedule.models import Turn
from contest.schedule.queries.draw import draws_of
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class DrawnTeam:
    """A team at its place. ``gone``: it takes no part any more; its place stays empty."""

    key: str
    name: str
    number: int | None
    place: int
    division: str | None
    gone: bool


@dataclass(frozen=True, slots=True)
class DrawnOrder:
    """The order of one round; ``round_name`` None: the same order in all ``rounds``."""

    round_key: str
    round_name: str | None
    teams: Sequence[DrawnTeam]


def drawn_orders(contest_id: int) -> list[DrawnOrder]:
    """The order of each staged round that was drawn; one for all where all are alike."""
    if not draws_of(contest_id):
        return []
    rows = db.session.execute(
        select(
            Round.key,
            Round.name,
            Delegation.key,
            Delegation.name,
            Delegation.team_number,
            Turn.position,
            Division.name,
            Delegation.status,
        )
        .select_from(Turn)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .outerjoin(Division, Division.id == Delegation.division_id)
        .where(Turn.contest_id == contest_id, Turn.position.is_not(None))
        .order_by(Round.staged.desc(), Round.position, Turn.position, Turn.id)
    ).all()
    staged = _staged(contest_id)
    names: dict[str, str] = {}
    held: dict[str, list[DrawnTeam]] = {}
    for round_key, round_name, key, name, number, place, division, status in rows:
        if staged and round_key not in staged:
            continue
        names[round_key] = round_name
        held.setdefault(round_key, []).append(
            DrawnTeam(key, name, number, place or 0, division, status != "approved")
        )
    orders = [DrawnOrder(key, names[key], teams) for key, teams in held.items()]
    if set(held) >= staged and all(one.teams == orders[0].teams for one in orders):
        return [DrawnOrder(one.round_key, None, one.teams) for one in orders[:1]]
    return orders


def _staged(contest_id: int) -> set[str]:
    return set(
        db.session.scalars(select(Round.key).where(Round.contest_id == contest_id, Round.staged))
    )


def has_divisions(contest_id: int) -> bool:
    """Whether there are divisions that could perform one after the other."""
    count = db.session.scalar(
        select(func.count()).select_from(Division).where(Division.contest_id == contest_id)
    )
    return (count or 0) > 1
