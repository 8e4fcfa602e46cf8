"""The contests that somebody works in, for their first page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from contest.accounts.queries.people import roles_by_contest
from contest.accounts.rules.permissions import in_practice
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
    practice: bool
    """A practice copy: the roles are those of its official contest."""


def workplaces(person_id: int, *, every: bool) -> list[Workplace]:
    """The person's contests, newest first; ``every``: the others after them."""
    roles = roles_by_contest(person_id)
    query = select(Contest).order_by(Contest.practice_of.is_not(None), Contest.id.desc())
    if not every:
        query = query.where(or_(Contest.id.in_(roles), Contest.practice_of.in_(roles)))
    found = [_workplace(contest, roles) for contest in db.session.scalars(query)]
    return sorted((one for one in found if one), key=lambda place: not place.roles)


def _workplace(contest: Contest, roles: Mapping[int, Sequence[str]]) -> Workplace | None:
    """None for the practice copy of a contest in which the person does nothing that is practised:
    such copies come and go, and only who works there is led there."""
    held = list(roles.get(contest.id, ()))
    if contest.practice_of is not None:
        held += sorted(in_practice(roles.get(contest.practice_of, ())))
        if not held:
            return None
    return Workplace(
        slug=contest.slug,
        name=contest.name,
        theme=contest.theme,
        venue=contest.venue,
        dates=tuple(contest.dates),
        roles=tuple(held),
        practice=contest.practice_of is not None,
    )
