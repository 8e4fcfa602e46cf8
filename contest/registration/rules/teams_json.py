"""The teams and their people in the contest file (sections 2 and 7)."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from dataclasses import dataclass

from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.rules import written
from contest.regulations.rules.composition import Gender, Group, Role
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.fields import Fields


@dataclass(frozen=True, slots=True)
class TeamsRead:
    """The teams of a file that may have faults; ``members`` maps sound team keys to member keys."""

    in_order: tuple[Team, ...]
    members: Mapping[str, Set[str]]


def read_teams(document: Fields, units: Container[str], divisions: Container[str]) -> TeamsRead:
    """The field ``teams`` of the document."""
    in_order: list[Team] = []
    members: dict[str, Set[str]] = {}
    for fields in document.rows("teams"):
        key = fields.new_key(members)
        people, keys = _read_members(fields, units)
        in_order.append(
            Team(
                key=key,
                name=fields.text("name"),
                units=fields.references("units", units) or (),
                division=fields.optional_reference("division", divisions),
                status=fields.choice_or("status", TeamStatus.APPROVED),
                members=people,
            )
        )
        fields.close()
        if key:
            members[key] = keys
    return TeamsRead(tuple(in_order), members)


def _read_members(team: Fields, units: Container[str]) -> tuple[tuple[Member, ...], Set[str]]:
    people: list[Member] = []
    keys: set[str] = set()
    for fields in team.rows("members"):
        person = Member(
            key=fields.new_key(keys),
            name=fields.text("name"),
            role=fields.choice("role", Role),
            born=fields.optional("born", written.born, None),
            gender=fields.optional_choice("gender", Gender),
            ethnicity=fields.optional_text("ethnicity"),
            group=fields.optional_choice("group", Group),
            unit=fields.optional_reference("unit", units),
            eligible_by=fields.optional_choice("eligible_by", EligibleBy),
        )
        fields.close()
        people.append(person)
        if person.key:
            keys.add(person.key)
    return tuple(people), keys


def write_team(team: Team) -> dict[str, object]:
    """The object that is read back as the same team."""
    return given(
        key=team.key,
        name=team.name,
        units=list(team.units) or None,
        division=team.division,
        status=team.status,
        members=[write_member(member) for member in team.members] or None,
    )


def write_member(member: Member) -> dict[str, object]:
    """One person, only with what is known."""
    return given(
        key=member.key,
        name=member.name,
        role=member.role,
        born=member.born,
        gender=member.gender,
        ethnicity=member.ethnicity,
        group=member.group,
        unit=member.unit,
        eligible_by=member.eligible_by,
    )
