"""How a list stands against the regulations: the rules' own check on rows or on typed values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.registration.models import Delegation, Member
from contest.registration.queries.files import File
from contest.registration.queries.values import member_value
from contest.registration.rules.checklist import Line, State, checklist
from contest.registration.rules.composition import People, Violation
from contest.registration.rules.entry import Entry, as_team, places_of
from contest.registration.rules.handing_in import must_be_mended
from contest.registration.rules.teams import Team, TeamStatus
from contest.registration.sentences import violation_sentence
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import CompositionRule, RuleKind
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Standing:
    """The composition of one list.

    Attributes:
        members: place of each person in the form → name, to link and to name them.
        units: unit key → name.
    """

    rules: tuple[CompositionRule, ...]
    lines: tuple[Line, ...]
    members: Mapping[str, str]
    units: Mapping[str, str]

    def of(self, state: State | str) -> list[Line]:
        """The lines that stand so."""
        return [line for line in self.lines if line.state == state]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """All violations, rule by rule."""
        return tuple(violation for line in self.lines for violation in line.violations)

    @property
    def errors(self) -> tuple[Violation, ...]:
        """What keeps the list from being accepted."""
        return must_be_mended(self.violations)

    def sentence(self, violation: Violation) -> str:
        """The violation in words, with the names of people and units."""
        return violation_sentence(
            violation,
            self.rules,
            member=self.members.get(violation.member or ""),
            unit=self.units.get(violation.unit or ""),
        )


def standing_of(file: File) -> Standing:
    """How the stored list stands."""
    return standing_of_entry(file, file.entry, places_of(file.entry))


def standing_of_entry(file: File, entry: Entry, places: Sequence[str]) -> Standing:
    """How a list that is still being typed stands; ``places`` names the row of each person."""
    rules = composition_of(file.contest_id)
    team = as_team(
        entry,
        places,
        key=file.key,
        units=tuple(unit.key for unit in file.units),
        status=file.status,
    )
    people = People(())
    if any(rule.rule is RuleKind.ONCE for rule in rules):
        people = People(_others_born_alike(file, team))
    names = {place: person.name for place, person in zip(places, entry.people, strict=True)}
    units = {unit.key: unit.name for unit in file.units}
    return Standing(rules, checklist(team, rules, people), names, units)


def _others_born_alike(file: File, team: Team) -> list[Team]:
    """The other teams, with only those people who share a birth date with one of this team."""
    days = {member.born for member in team.members if member.born_on is not None}
    if not days:
        return []
    rows = db.session.execute(
        select(Delegation.key, Delegation.status, Member)
        .join(Member, Member.delegation_id == Delegation.id)
        .where(
            Delegation.contest_id == file.contest_id,
            Delegation.id != file.id,
            Member.born.in_(days),
        )
    )
    return [
        Team(key=key, name="", status=TeamStatus(status), members=(member_value(row, None),))
        for key, status, row in rows
    ]
