"""Checks a team's make-up (cơ cấu đội) against the rules of the regulations.

Source: contest file ``hoithi/1``, section 7. It does not know whether a broken rule stops
anything: it tells what is broken, at which level, with the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from contest.registration.rules.teams import Member, Team, TeamStatus
from contest.regulations.rules.composition import CompositionRule, Gender, Level, RuleKind
from contest.regulations.rules.exact import ONE, half_up, printed
from contest.shared.folding import folded

_MAJORITY = folded("Kinh")


class ViolationCode(StrEnum):
    """What is wrong with a team's make-up."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NOT_ELIGIBLE = "not_eligible"
    DUPLICATE_PERSON = "duplicate_person"
    MISSING_DATA = "missing_data"


Amount = int | str
"""People or years as ``int``; a share in percent as text with two places."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule. ``rule`` is its index; ``need`` is the min for ``too_few``, else the max."""

    rule: int
    code: ViolationCode
    level: Level
    have: Amount | None = None
    need: Amount | None = None
    member: str | None = None
    unit: str | None = None


class People:
    """The core members of all teams of a contest, to find a person who is in two of them.

    Withdrawn teams are left out. Names are made comparable only for days of birth that are asked
    for and that two teams have, each once.
    """

    def __init__(self, teams: Iterable[Team]) -> None:
        self._born: dict[date, list[tuple[str, str]]] = {}
        self._named: dict[date, dict[str, set[str]]] = {}
        for team in teams:
            if team.status is not TeamStatus.WITHDRAWN:
                for member in team.members:
                    if member.is_core and (born := member.born_on) is not None:
                        self._born.setdefault(born, []).append((team.key, member.name))

    def elsewhere(self, member: Member, team: str) -> bool:
        """Whether the same person (folded name and day of birth) is in another team than this."""
        born = member.born_on
        if born is None or all(key == team for key, _ in self._born.get(born, ())):
            return False
        return bool(self._teams_by_name(born).get(folded(member.name), set()) - {team})

    def _teams_by_name(self, born: date) -> dict[str, set[str]]:
        if born not in self._named:
            names: dict[str, set[str]] = {}
            for key, name in self._born[born]:
                names.setdefault(folded(name), set()).add(key)
            self._named[born] = names
        return self._named[born]


def check_all(
    teams: Sequence[Team], rules: Sequence[CompositionRule]
) -> Mapping[str, tuple[Violation, ...]]:
    """The violations of every team of a contest, by team key."""
    people = People(teams if any(rule.rule is RuleKind.ONCE for rule in rules) else ())
    return {team.key: check(team, rules, people) for team in teams}


def check(team: Team, rules: Sequence[CompositionRule], people: People) -> tuple[Violation, ...]:
    """The violations of one team, by rule, then by member or unit.

    ``people`` knows the other teams; whether it knows this one too, or an older state of it,
    makes no difference.
    """
    core = tuple(member for member in team.members if member.is_core)
    return tuple(
        violation
        for index, rule in enumerate(rules)
        for violation in _CHECKS[rule.rule](_Question(index, rule, team, core, people))
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """One rule put to one team."""

    index: int
    rule: CompositionRule
    team: Team
    core: tuple[Member, ...]
    people: People

    def broken(
        self,
        code: ViolationCode,
        have: Amount | None = None,
        need: Amount | None = None,
        *,
        member: str | None = None,
        unit: str | None = None,
    ) -> Violation:
        return Violation(self.index, code, self.rule.level, have, need, member, unit)

    def lacks_born(self, member: Member) -> Violation:
        return Violation(self.index, ViolationCode.MISSING_DATA, Level.INFO, member=member.key)

    def count(self, have: int, member: str | None = None) -> Iterator[Violation]:
        low, high = self.rule.min, self.rule.max
        if low is not None and have < low:
            yield self.broken(ViolationCode.TOO_FEW, have, low, member=member)
        if high is not None and have > high:
            yield self.broken(ViolationCode.TOO_MANY, have, high, member=member)

    def share(self, part: int) -> Iterator[Violation]:
        if not self.core:
            return
        have = Fraction(100 * part, len(self.core))
        low, high = self.rule.min_percent, self.rule.max_percent
        if low is not None and have < Fraction(low):
            yield self.broken(ViolationCode.TOO_FEW, _percent(have), _percent(Fraction(low)))
        if high is not None and have > Fraction(high):
            yield self.broken(ViolationCode.TOO_MANY, _percent(have), _percent(Fraction(high)))


def _percent(value: Fraction) -> str:
    return printed(half_up(value * ONE, 2), 2)


def _size(asked: _Question) -> Iterator[Violation]:
    return asked.count(len(asked.core))


def _role(asked: _Question) -> Iterator[Violation]:
    return asked.count(sum(member.role is asked.rule.role for member in asked.team.members))


def _in_groups(asked: _Question) -> int:
    groups = asked.rule.groups or ()
    return sum(member.group in groups for member in asked.core)


def _group(asked: _Question) -> Iterator[Violation]:
    return asked.count(_in_groups(asked))


def _group_share(asked: _Question) -> Iterator[Violation]:
    return asked.share(_in_groups(asked))


def _of_gender(asked: _Question, gender: Gender | None) -> int:
    return sum(member.gender is gender for member in asked.core)


def _gender(asked: _Question) -> Iterator[Violation]:
    return asked.count(_of_gender(asked, asked.rule.gender))


def _gender_gap(asked: _Question) -> Iterator[Violation]:
    return asked.share(abs(_of_gender(asked, Gender.FEMALE) - _of_gender(asked, Gender.MALE)))


@lru_cache(maxsize=256)
def _is_minority(ethnicity: str) -> bool:
    return folded(ethnicity) != _MAJORITY


def _ethnic_minority(asked: _Question) -> Iterator[Violation]:
    have = sum(
        member.ethnicity is not None and _is_minority(member.ethnicity) for member in asked.core
    )
    return asked.share(have) if asked.rule.min is None else asked.count(have)


def completed_years(born: date, on: date) -> int:
    """The age on a day: the year difference, less one before the birthday."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _age(asked: _Question) -> Iterator[Violation]:
    if asked.rule.on is None:
        raise ValueError("an age rule needs its day")
    for member in asked.core:
        if member.born_on is None:
            yield asked.lacks_born(member)
        else:
            yield from asked.count(completed_years(member.born_on, asked.rule.on), member.key)


def _eligible(asked: _Question) -> Iterator[Violation]:
    for member in asked.core:
        if member.eligible_by is None:
            yield asked.broken(ViolationCode.NOT_ELIGIBLE, member=member.key)


def _per_unit(asked: _Question) -> Iterator[Violation]:
    units = asked.team.units
    need = asked.rule.min or 0
    if len(units) < 2:
        return
    for unit in units:
        have = sum(member.unit == unit for member in asked.core)
        if have < need:
            yield asked.broken(ViolationCode.TOO_FEW, have, need, unit=unit)


def _once(asked: _Question) -> Iterator[Violation]:
    if asked.team.status is TeamStatus.WITHDRAWN:
        return
    for member in asked.core:
        if member.born_on is None:
            yield asked.lacks_born(member)
        elif asked.people.elsewhere(member, asked.team.key):
            yield asked.broken(ViolationCode.DUPLICATE_PERSON, member=member.key)


_CHECKS: Mapping[RuleKind, Callable[[_Question], Iterator[Violation]]] = {
    RuleKind.SIZE: _size,
    RuleKind.ROLE: _role,
    RuleKind.GROUP: _group,
    RuleKind.GENDER: _gender,
    RuleKind.GROUP_SHARE: _group_share,
    RuleKind.GENDER_GAP: _gender_gap,
    RuleKind.ETHNIC_MINORITY: _ethnic_minority,
    RuleKind.AGE: _age,
    RuleKind.ELIGIBLE: _eligible,
    RuleKind.PER_UNIT: _per_unit,
    RuleKind.ONCE: _once,
}
