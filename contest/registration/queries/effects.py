"""What registration tells the page of composition rules: which teams a rule is not kept by."""

from collections.abc import Sequence

from contest.registration.queries.values import teams_of
from contest.registration.rules.composition import Violation, ViolationCode, check_all
from contest.registration.rules.handing_in import must_be_mended
from contest.registration.rules.teams import TeamStatus
from contest.registration.words import gap_words
from contest.regulations.queries.effects import Effects, TeamEffect
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import CompositionRule

_HANDED_IN = (TeamStatus.SUBMITTED, TeamStatus.RETURNED, TeamStatus.APPROVED)


def effects_on_teams(contest_id: int, rules: Sequence[CompositionRule | None]) -> Effects:
    """The check that everything else uses, asked of rules that are not stored yet.

    Withdrawn teams are left out; drafts are told of, but do not count as short.
    """
    teams = [team for team in teams_of(contest_id) if team.status is not TeamStatus.WITHDRAWN]
    readable = [(place, rule) for place, rule in enumerate(rules) if rule is not None]
    asked = [rule for _, rule in readable]
    found = check_all(teams, asked)
    in_force = composition_of(contest_id)
    now = check_all(teams, in_force)
    by_rule: list[list[TeamEffect]] = [[] for _ in rules]
    short, newly_short = [], []
    for team in teams:
        for index, violations in _by_rule(found[team.key]).items():
            effect = TeamEffect(team.name, gap_words(violations), team.status is TeamStatus.DRAFT)
            by_rule[readable[index][0]].append(effect)
        if team.status in _HANDED_IN and must_be_mended(found[team.key]):
            short.append(team.name)
            if not must_be_mended(now[team.key]):
                newly_short.append(team.name)
    return Effects(
        by_rule=tuple(tuple(effects) for effects in by_rule),
        teams=sum(team.status in _HANDED_IN for team in teams),
        short=tuple(short),
        newly_short=tuple(newly_short),
        differs=tuple(rule is not None and rule not in in_force for rule in rules),
    )


def _by_rule(violations: Sequence[Violation]) -> dict[int, list[Violation]]:
    found: dict[int, list[Violation]] = {}
    for violation in violations:
        if violation.code is not ViolationCode.MISSING_DATA:
            found.setdefault(violation.rule, []).append(violation)
    return found
