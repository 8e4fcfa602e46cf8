"""The approved teams as everybody who works at the contest may read them: names and roles.

Nothing else of a person is selected here, so nothing else can be shown.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from contest.registration.models import Delegation, Member
from contest.registration.queries.people import unit_names
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Division
from contest.shared.db import db
from contest.shared.vietnamese import found

ORDER = ("manager", "captain", "full", "reserve", "support")
"""The roles as a team presents itself."""


@dataclass(frozen=True, slots=True)
class TeamShown:
    """One team: ``people`` are pairs of a name and a key of ``sentences.ROLES``."""

    id: int
    name: str
    number: int | None
    units: tuple[str, ...]
    division: str | None
    people: tuple[tuple[str, str], ...]

    @property
    def competing(self) -> int:
        """All members without the manager."""
        return sum(role != "manager" for _, role in self.people)


def teams_shown(contest_id: int, query: str = "") -> list[TeamShown]:
    """The approved teams in running order of their numbers, then of the list, that a search of
    teams, units and people finds; three queries."""
    rows = db.session.execute(
        select(Delegation.id, Delegation.name, Delegation.team_number, Division.name)
        .outerjoin(Division, Division.id == Delegation.division_id)
        .where(Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value)
        .order_by(
            func.coalesce(Delegation.team_number, 1_000_000), Delegation.position, Delegation.id
        )
    ).all()
    people: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for team, name, role in db.session.execute(
        select(Member.delegation_id, Member.name, Member.role)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value)
        .order_by(Member.delegation_id, Member.position)
    ):
        people[team].append((name, role))
    units = unit_names([row[0] for row in rows])
    teams = [
        TeamShown(
            id=team,
            name=name,
            number=number,
            units=tuple(units.get(team, ())),
            division=division,
            people=tuple(sorted(people[team], key=lambda one: ORDER.index(one[1]))),
        )
        for team, name, number, division in rows
    ]
    return [team for team in teams if not query or _is_found(query, team)]


def _is_found(query: str, team: TeamShown) -> bool:
    return found(query, " ".join((team.name, *team.units))) or any(
        found(query, name) for name, _ in team.people
    )
