"""From the plain values of teams to rows: steps inside the caller's transaction."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from contest.registration.models import Delegation, DelegationUnit, Member
from contest.registration.rules.teams import Member as MemberValue
from contest.registration.rules.teams import Team


def store_teams(
    session: Session,
    contest_id: int,
    teams: Sequence[Team],
    *,
    units: Mapping[str, int],
    divisions: Mapping[str, int],
) -> dict[str, int]:
    """Write the teams of a contest that has none; returns their database keys by team key.

    A team number (số thứ tự dự thi) is not given here: the draw gives it.
    """
    rows = [
        Delegation(
            contest_id=contest_id,
            position=place,
            key=team.key,
            name=team.name,
            division_id=None if team.division is None else divisions[team.division],
            status=team.status.value,
            units=[
                DelegationUnit(unit_id=units[key], position=order)
                for order, key in enumerate(team.units)
            ],
            members=[member_row(member, order, units) for order, member in enumerate(team.members)],
        )
        for place, team in enumerate(teams)
    ]
    session.add_all(rows)
    session.flush()
    return {row.key: row.id for row in rows}


def member_row(member: MemberValue, position: int, units: Mapping[str, int]) -> Member:
    """The row of one person; ``units`` maps unit keys to database keys."""
    return Member(
        position=position,
        key=member.key,
        name=member.name,
        role=member.role.value,
        born=member.born,
        gender=None if member.gender is None else member.gender.value,
        ethnicity=member.ethnicity,
        group=None if member.group is None else member.group.value,
        unit_id=None if member.unit is None else units[member.unit],
        eligible_by=None if member.eligible_by is None else member.eligible_by.value,
    )


def clear_teams(session: Session, contest_id: int) -> None:
    """Take away all delegations with their people; turns must be gone before."""
    session.execute(delete(Delegation).where(Delegation.contest_id == contest_id))
