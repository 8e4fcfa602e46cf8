"""Every composition rule with what the team has: the kept ones as well as the broken ones.

The figures come from the check itself: a rule that is kept is asked again for the impossible, and
answers with what it counted. So nothing is counted twice in two ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from contest.registration.rules.composition import Amount, People, Violation, ViolationCode, check
from contest.registration.rules.teams import Team
from contest.regulations.rules.composition import CompositionRule, Level, RuleKind

_IMPOSSIBLE_COUNT = 10**9
_IMPOSSIBLE_PERCENT = Decimal(1000)
_COUNTED = frozenset({RuleKind.SIZE, RuleKind.ROLE, RuleKind.GROUP, RuleKind.GENDER})
_SHARED = frozenset({RuleKind.GROUP_SHARE, RuleKind.GENDER_GAP})


class State(StrEnum):
    """How a line stands: ``to_know`` is for rules that only inform, and for data not there."""

    KEPT = "kept"
    BROKEN = "broken"
    WARNED = "warned"
    TO_KNOW = "to_know"


_STATE_OF = {
    Level.ERROR: State.BROKEN,
    Level.WARNING: State.WARNED,
    Level.INFO: State.TO_KNOW,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule, how it stands and what the team has of it.

    ``have`` is ``None`` for rules about single members or units, and for shares of nobody.
    """

    rule: CompositionRule
    state: State
    have: Amount | None
    violations: tuple[Violation, ...]


def checklist(team: Team, rules: Sequence[CompositionRule], people: People) -> tuple[Line, ...]:
    """One line for each rule, in their order."""
    broken: dict[int, list[Violation]] = defaultdict(list)
    for violation in check(team, rules, people):
        broken[violation.rule].append(violation)
    return tuple(
        _line(team, rule, tuple(broken[index]), people) for index, rule in enumerate(rules)
    )


def _line(
    team: Team, rule: CompositionRule, violations: tuple[Violation, ...], people: People
) -> Line:
    standing = [v for v in violations if v.code is not ViolationCode.MISSING_DATA]
    otherwise = State.TO_KNOW if violations else State.KEPT
    state = _STATE_OF[rule.level] if standing else otherwise
    return Line(rule, state, _have(team, rule, people), violations)


def _have(team: Team, rule: CompositionRule, people: People) -> Amount | None:
    if rule.rule in _COUNTED or (rule.rule is RuleKind.ETHNIC_MINORITY and rule.min is not None):
        asked = replace(rule, min=_IMPOSSIBLE_COUNT, max=None)
    elif rule.rule in _SHARED or rule.rule is RuleKind.ETHNIC_MINORITY:
        asked = replace(rule, min_percent=_IMPOSSIBLE_PERCENT, max_percent=None)
    else:
        return None
    answers = check(team, (asked,), people)
    return answers[0].have if answers else None
