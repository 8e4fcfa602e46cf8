"""From rows to the plain values of the teams: the one way everything reads them.

Three queries, however many teams there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, select

from contest.registration.models import Delegation, DelegationUnit
from contest.registration.models import Member as MemberRow
from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.models import Division, Unit
from contest.regulations.rules.composition import Gender, Group, Role
from contest.shared.db import db


def teams_of(contest_id: int, *, with_members: bool = True) -> tuple[Team, ...]:
    """All delegations of a contest in their order, withdrawn and draft ones too.

    Without members no personal value leaves the database; such teams cannot be checked.
    """
    which = Delegation.contest_id == contest_id
    return tuple(team for _, team in _teams_by_id(which, with_members))


def teams_with(delegation_ids: Collection[int]) -> dict[int, Team]:
    """These delegations with their members, by database key."""
    return dict(_teams_by_id(Delegation.id.in_(delegation_ids), True))


def _teams_by_id(which: ColumnElement[bool], with_members: bool) -> Iterator[tuple[int, Team]]:
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
    units = units_of_teams(which)
    members = _members(which) if with_members else {}
    for row in rows:
        yield (
            row.id,
            Team(
                key=row.key,
                name=row.name,
                units=tuple(units.get(row.id, ())),
                division=row.division,
                status=TeamStatus(row.status),
                members=tuple(members.get(row.id, ())),
            ),
        )


def units_of_teams(which: ColumnElement[bool]) -> dict[int, list[str]]:
    """Delegation → the keys of the units it stands for, in its order."""
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


_ROLES = {role.value: role for role in Role}
_GENDERS: dict[str | None, Gender] = {gender.value: gender for gender in Gender}
_GROUPS: dict[str | None, Group] = {group.value: group for group in Group}
_GROUNDS: dict[str | None, EligibleBy] = {ground.value: ground for ground in EligibleBy}
# Thousands of people are read at once: columns instead of objects, look-ups instead of calls.


def _members(which: ColumnElement[bool]) -> dict[int, list[Member]]:
    by_team: dict[int, list[Member]] = defaultdict(list)
    for team, key, name, role, born, gender, ethnicity, group, ground, unit in db.session.execute(
        select(
            MemberRow.delegation_id,
            MemberRow.key,
            MemberRow.name,
            MemberRow.role,
            MemberRow.born,
            MemberRow.gender,
            MemberRow.ethnicity,
            MemberRow.group,
            MemberRow.eligible_by,
            Unit.key,
        )
        .join(Delegation, Delegation.id == MemberRow.delegation_id)
        .outerjoin(Unit, Unit.id == MemberRow.unit_id)
        .where(which)
        .order_by(MemberRow.delegation_id, MemberRow.position)
    ):
        by_team[team].append(
            Member(
                key=key,
                name=name,
                role=_ROLES[role],
                born=born,
                gender=_GENDERS.get(gender),
                ethnicity=ethnicity,
                group=_GROUPS.get(group),
                unit=unit,
                eligible_by=_GROUNDS.get(ground),
            )
        )
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
