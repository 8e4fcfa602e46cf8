"""All people of a contest, for the organiser: by given name, found without marks, in two teams.

Names, roles and teams alone; what is sensitive stays on the page of the file.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from contest.registration.models import Delegation, DelegationUnit, Member
from contest.registration.rules.duplicates import Listed, Match, duplicates
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Unit
from contest.shared.db import db
from contest.shared.vietnamese import found, person_order, text_order

BY_TEAM = "doi"
"""The order by team; otherwise people stand by their given names."""


@dataclass(frozen=True, slots=True)
class SomebodyListed:
    """One person of one list.

    Attributes:
        role: a key of ``sentences.ROLES``.
        units: names of the units that the team stands for.
        status: of the file.
    """

    id: int
    name: str
    role: str
    delegation_id: int
    team: str
    units: str
    status: str


@dataclass(frozen=True, slots=True)
class Doubled:
    """A match of the rules with what people need to look at it.

    Attributes:
        known: what is known of the births: ``day`` the same day, ``year`` at best the same year,
            ``nothing`` of somebody.
    """

    is_sure: bool
    known: str
    people: tuple[SomebodyListed, ...]


def people_named(contest_id: int, query: str, sort: str | None = None) -> list[int]:
    """The members whom a search finds (all for an empty one), in order, as database keys."""
    rows = db.session.execute(
        select(Member.id, Member.name, Delegation.name)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(Delegation.contest_id == contest_id)
        .order_by(Delegation.position, Member.position)
    ).all()
    chosen = [row for row in rows if not query or found(query, row[1])]
    chosen.sort(key=lambda row: person_order(row[1]))
    if sort == BY_TEAM:
        chosen.sort(key=lambda row: text_order(row[2]))
    return [row[0] for row in chosen]


def listed(member_ids: Collection[int]) -> list[SomebodyListed]:
    """These people with their teams, in the order asked for; two queries."""
    rows = db.session.execute(
        select(
            Member.id,
            Member.name,
            Member.role,
            Member.delegation_id,
            Delegation.name,
            Delegation.status,
        )
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(Member.id.in_(member_ids))
    ).all()
    units = unit_names({row[3] for row in rows})
    by_id = {
        member: SomebodyListed(
            member, name, role, delegation, team, ", ".join(units.get(delegation, ())), status
        )
        for member, name, role, delegation, team, status in rows
    }
    return [by_id[member_id] for member_id in member_ids if member_id in by_id]


def unit_names(delegation_ids: Collection[int]) -> dict[int, list[str]]:
    """Delegation → the names of its units, in its order."""
    names: dict[int, list[str]] = {}
    for delegation_id, name in db.session.execute(
        select(DelegationUnit.delegation_id, Unit.name)
        .join(Unit, Unit.id == DelegationUnit.unit_id)
        .where(DelegationUnit.delegation_id.in_(delegation_ids))
        .order_by(DelegationUnit.position)
    ):
        names.setdefault(delegation_id, []).append(name)
    return names


def matches_of(contest_id: int) -> tuple[Match, ...]:
    """Who seems to be in two teams; withdrawn teams are left out."""
    rows = db.session.execute(
        select(Member.id, Member.name, Member.born, Member.delegation_id)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status != TeamStatus.WITHDRAWN.value,
        )
        .order_by(Delegation.position, Member.position)
    )
    return duplicates(Listed(*row) for row in rows)


def doubled(matches: Iterable[Match]) -> list[Doubled]:
    """The matches with names, roles and teams; the births themselves stay behind."""
    matches = list(matches)
    people = listed(list({one.member: None for match in matches for one in match.people}))
    by_id = {one.id: one for one in people}
    return [
        Doubled(
            match.is_sure,
            _known(match),
            tuple(by_id[one.member] for one in match.people if one.member in by_id),
        )
        for match in matches
    ]


def _known(match: Match) -> str:
    if match.is_sure:
        return "day"
    return "nothing" if any(one.born is None for one in match.people) else "year"
