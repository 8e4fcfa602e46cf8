"""From rows to the plain values of the teams: the one way everything reads them.

Three queries, however many teams there are.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from contest.registration.models import Delegation, DelegationUnit
from contest.registration.models import Member as MemberRow
from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.models import Division, Unit
from contest.regulations.rules.composition import Gender, Group, Role
from contest.shared.db import db
from contest.shared.errors import NotFound


def teams_of(contest_id: int, *, with_members: bool = True) -> tuple[Team, ...]:
    """All delegations of a contest in their order, withdrawn and draft ones too.

    Without members no personal value leaves the database; such teams cannot be checked.
    """
    return _teams(Delegation.contest_id == contest_id, with_members)


def team_of(delegation_id: int) -> Team:
    """One delegation with its members.

    Raises:
        NotFound: there is no such delegation.
    """
    found = _teams(Delegation.id == delegation_id, True)
    if not found:
        raise NotFound("not_found")
    return found[0]


def _teams(which: ColumnElement[bool], with_members: bool) -> tuple[Team, ...]:
    rows = db.session.execute(
        select(
            Delegation.id,
            Delegation.key,
            Delegation.name,
            Delegation.status,
            Division.key.label("division"),
        )
        .outerjoin(Division, Division.id == Delegation.division_id)
        .where(which)
        .order_by(Delegation.position, Delegation.id)
    ).all()
    units = _units(which)
    members = _members(which) if with_members else {}
    return tuple(
        Team(
            key=row.key,
            name=row.name,
            units=tuple(units.get(row.id, ())),
            division=row.division,
            status=TeamStatus(row.status),
            members=tuple(members.get(row.id, ())),
        )
        for row in rows
    )


def _units(which: ColumnElement[bool]) -> dict[int, list[str]]:
    by_team: dict[int, list[str]] = defaultdict(list)
    for delegation_id, key in db.session.execute(
        select(DelegationUnit.delegation_id, Unit.key)
        .join(Delegation, Delegation.id == DelegationUnit.delegation_id)
        .join(Unit, Unit.id == DelegationUnit.unit_id)
        .where(which)
        .order_by(DelegationUnit.position)
    ):
        by_team[delegation_id].append(key)
    return by_team


def _members(which: ColumnElement[bool]) -> dict[int, list[Member]]:
    by_team: dict[int, list[Member]] = defaultdict(list)
    for row, unit in db.session.execute(
        select(MemberRow, Unit.key)
        .join(Delegation, Delegation.id == MemberRow.delegation_id)
        .outerjoin(Unit, Unit.id == MemberRow.unit_id)
        .where(which)
        .order_by(MemberRow.position)
    ):
        by_team[row.delegation_id].append(member_value(row, unit))
    return by_team


def member_value(row: MemberRow, unit: str | None) -> Member:
    """One person as the rules see them; ``unit`` is the key of the person's unit."""
    return Member(
        key=row.key,
        name=row.name,
        role=Role(row.role),
        born=row.born,
        gender=None if row.gender is None else Gender(row.gender),
        ethnicity=row.ethnicity,
        group=None if row.group is None else Group(row.group),
        unit=unit,
        eligible_by=None if row.eligible_by is None else EligibleBy(row.eligible_by),
    )


def keys_of_teams(contest_id: int) -> Sequence[str]:
    """The keys of all delegations, in their order."""
    return db.session.scalars(
        select(Delegation.key)
        .where(Delegation.contest_id == contest_id)
        .order_by(Delegation.position, Delegation.id)
    ).all()
