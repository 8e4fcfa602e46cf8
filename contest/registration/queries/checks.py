"""The composition of every team of a contest, checked once for each state of its list.

What a list says against the rules stays the same until its version rises or the rules change, so
a process remembers it under both; other processes make the same answer from the same key. The one
rule that looks at other teams (``once``) is asked anew, of the teams it may concern, each time.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from contest.registration.models import Delegation
from contest.registration.queries.values import teams_with, units_of_teams
from contest.registration.rules.composition import People, Violation, check
from contest.registration.rules.duplicates import Listed, duplicates
from contest.registration.rules.teams import Team, TeamStatus
from contest.regulations.rules.composition import CompositionRule, Role, RuleKind
from contest.shared.db import db
from contest.shared.folding import folded

REMEMBERED = 1000
"""Lists that a process remembers; about 5 KB each."""

_BORN_ON = len("YYYY-MM-DD")


class _Seen(NamedTuple):
    """Enough of one person to suspect that somebody is in two teams, and no name."""

    name: int
    """A hash of the folded name: two that are equal are looked at again by their names."""
    born: str | None
    is_core: bool


@dataclass(frozen=True, slots=True)
class _Alone:
    """A list as if there were no other."""

    people: int
    violations: tuple[Violation, ...]
    seen: tuple[_Seen, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One delegation with what the rules say of it.

    Attributes:
        units: keys of the units it stands for, in its order.
        people: all members without the manager.
    """

    id: int
    key: str
    name: str
    status: TeamStatus
    team_number: int | None
    comment: str | None
    units: tuple[str, ...]
    people: int
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """All delegations of a contest, in their order.

    Attributes:
        sure, possible: how many names seem to be in two teams; see ``rules/duplicates.py``.
    """

    teams: tuple[Checked, ...]
    sure: int
    possible: int


_Key = tuple[UUID, int, tuple[str, ...], str]
"""The delegation, its version, its units, the rules as text: quicker to compare than as values."""
_remembered: OrderedDict[_Key, _Alone] = OrderedDict()


def checks_of(contest_id: int, rules: tuple[CompositionRule, ...]) -> Checks:
    """The check of every delegation; at most eight queries, two when nothing has changed."""
    rows = db.session.execute(
        select(
            Delegation.id,
            Delegation.uuid,
            Delegation.version,
            Delegation.key,
            Delegation.name,
            Delegation.status,
            Delegation.team_number,
            Delegation.comment,
        )
        .where(Delegation.contest_id == contest_id)
        .order_by(Delegation.position, Delegation.id)
    ).all()
    units = units_of_teams(Delegation.contest_id == contest_id)
    as_text = repr(rules)
    keys: dict[int, _Key] = {
        row.id: (row.uuid, row.version, tuple(units.get(row.id, ())), as_text) for row in rows
    }
    alone = _alone(keys, rules)
    taking_part = {row.id: alone[row.id].seen for row in rows if row.status != TeamStatus.WITHDRAWN}
    together = _together(taking_part, rules)
    found = duplicates(_listed(taking_part), named=str)
    sure = sum(match.is_sure for match in found)
    return Checks(
        teams=tuple(
            Checked(
                id=row.id,
                key=row.key,
                name=row.name,
                status=TeamStatus(row.status),
                team_number=row.team_number,
                comment=row.comment,
                units=keys[row.id][2],
                people=alone[row.id].people,
                violations=together.get(row.id, alone[row.id].violations),
            )
            for row in rows
        ),
        sure=sure,
        possible=len(found) - sure,
    )


def forget_all() -> None:
    """Start as a process that has opened no board yet."""
    _remembered.clear()


def _alone(keys: Mapping[int, _Key], rules: Sequence[CompositionRule]) -> dict[int, _Alone]:
    """Each list by itself: remembered, or read and checked now."""
    found = {number: _remembered[key] for number, key in keys.items() if key in _remembered}
    unknown = [number for number in keys if number not in found]
    if unknown:
        for number, team in teams_with(unknown).items():
            found[number] = _checked_alone(team, rules)
    for number, one in found.items():
        _remembered[keys[number]] = one
        _remembered.move_to_end(keys[number])
    while len(_remembered) > REMEMBERED:
        _remembered.popitem(last=False)
    return found


def _checked_alone(team: Team, rules: Sequence[CompositionRule]) -> _Alone:
    return _Alone(
        people=sum(member.role is not Role.MANAGER for member in team.members),
        violations=check(team, rules, People(())),
        seen=tuple(
            _Seen(hash(folded(member.name)), member.born, member.is_core) for member in team.members
        ),
    )


def _together(
    seen: Mapping[int, Iterable[_Seen]], rules: Sequence[CompositionRule]
) -> dict[int, tuple[Violation, ...]]:
    """The teams that may share somebody, checked in sight of each other."""
    if not any(rule.rule is RuleKind.ONCE for rule in rules):
        return {}
    by_person: dict[tuple[int, str], set[int]] = defaultdict(set)
    for number, people in seen.items():
        for name, born, is_core in people:
            if is_core and born is not None and len(born) == _BORN_ON:
                by_person[name, born].add(number)
    shared = {number for numbers in by_person.values() if len(numbers) > 1 for number in numbers}
    if not shared:
        return {}
    teams = teams_with(shared)
    everybody = People(teams.values())
    return {number: check(team, rules, everybody) for number, team in teams.items()}


def _listed(seen: Mapping[int, Iterable[_Seen]]) -> Iterator[Listed]:
    for number, people in seen.items():
        for name, born, _ in people:
            yield Listed(0, str(name), born, number)
