"""The contests that somebody works in, for their first page."""

from dataclasses import dataclass

from sqlalchemy import select

from contest.accounts.queries.people import roles_by_contest
from contest.regulations.models import Contest
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Workplace:
    """A contest and the person's roles there; an administrator sees those without a role too."""

    slug: str
    name: str
    theme: str | None
    venue: str | None
    dates: tuple[str, ...]
    roles: tuple[str, ...]


def workplaces(person_id: int, *, every: bool) -> list[Workplace]:
    """The person's contests, newest first; ``every``: the others after them."""
    roles = roles_by_contest(person_id)
    query = select(Contest).order_by(Contest.id.desc())
    if not every:
        query = query.where(Contest.id.in_(roles))
    found = [
        Workplace(
            slug=contest.slug,
            name=contest.name,
            theme=contest.theme,
            venue=contest.venue,
            dates=tuple(contest.dates),
            roles=tuple(roles.get(contest.id, ())),
        )
        for contest in db.session.scalars(query)
    ]
    return sorted(found, key=lambda place: not place.roles)
