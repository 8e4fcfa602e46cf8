"""The make-up of a team, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contest.registration.rules.composition import People, check, check_all, completed_years
from contest.registration.rules.teams import EligibleBy, Member, Team, TeamStatus
from contest.regulations.rules.composition import (
    CompositionRule,
    Gender,
    Group,
    Level,
    Role,
    RuleKind,
)

NOBODY_ELSE = People(())


def member(key: str = "m1", role: Role = Role.FULL, **fields: Any) -> Member:
    return Member(key, fields.pop("name", f"Người {key}"), role, **fields)


def team(*members: Member, **fields: Any) -> Team:
    return Team(fields.pop("key", "ha-bac"), "Đội xã Hà Bắc", members=members, **fields)


def told(subject: Team, kind: RuleKind, others: People = NOBODY_ELSE, **fields: Any) -> list[Any]:
    """(code, have, need, member or unit) of each violation of one rule."""
    return [
        (v.code.value, v.have, v.need, v.member or v.unit)
        for v in check(subject, [CompositionRule(kind, **fields)], others)
    ]


CORE = (member("m1", Role.CAPTAIN), member("m2"), member("m3"))
WITH_OTHERS = team(*CORE, member("m4", Role.RESERVE), member("m5", Role.MANAGER))


def test_the_size_is_that_of_the_core() -> None:
    assert told(WITH_OTHERS, RuleKind.SIZE, min=3, max=3) == []
    assert told(WITH_OTHERS, RuleKind.SIZE, min=4) == [("too_few", 3, 4, None)]
    assert told(WITH_OTHERS, RuleKind.SIZE, max=2) == [("too_many", 3, 2, None)]


def test_roles_are_counted_over_all_members() -> None:
    assert told(WITH_OTHERS, RuleKind.ROLE, role=Role.MANAGER, min=1, max=1) == []
    assert told(WITH_OTHERS, RuleKind.ROLE, role=Role.RESERVE, max=0) == [("too_many", 1, 0, None)]
    assert told(team(), RuleKind.ROLE, role=Role.CAPTAIN, min=1) == [("too_few", 0, 1, None)]


def test_a_member_of_any_of_the_groups_counts_once() -> None:
    groups = (Group.POOR_HOUSEHOLD, Group.NEAR_POOR_HOUSEHOLD, Group.POOR_HOUSEHOLD)
    subject = team(member("m1", group=Group.POOR_HOUSEHOLD), member("m2", group=Group.RESIDENT))
    assert told(subject, RuleKind.GROUP, groups=groups, min=2) == [("too_few", 1, 2, None)]
    assert told(subject, RuleKind.GROUP, groups=groups, max=1) == []


def test_women_are_counted_in_the_core() -> None:
    subject = team(
        member("m1", gender=Gender.FEMALE), member("m2", Role.SUPPORT, gender=Gender.FEMALE)
    )
    assert told(subject, RuleKind.GENDER, gender=Gender.FEMALE, min=3) == [("too_few", 1, 3, None)]


def test_a_share_is_compared_exactly_and_told_rounded() -> None:
    subject = team(*(member(f"m{n}", group=Group.RESIDENT if n < 2 else None) for n in range(3)))
    groups = (Group.RESIDENT,)
    share: dict[str, Any] = {"groups": groups, "min_percent": Decimal("66.666667")}
    assert told(subject, RuleKind.GROUP_SHARE, **share) == [("too_few", "66.67", "66.67", None)]
    share = {"groups": groups, "min_percent": Decimal("66.666666")}
    assert told(subject, RuleKind.GROUP_SHARE, **share) == []
    share = {"groups": groups, "max_percent": Decimal(50)}
    assert told(subject, RuleKind.GROUP_SHARE, **share) == [("too_many", "66.67", "50.00", None)]


def test_unknown_gender_counts_in_the_size_only() -> None:
    subject = team(
        *(member(f"w{n}", gender=Gender.FEMALE) for n in range(2)),
        member("u1"),
        member("m1", gender=Gender.MALE),
    )
    assert told(subject, RuleKind.GENDER_GAP, max_percent=Decimal(25)) == []
    assert told(subject, RuleKind.GENDER_GAP, max_percent=Decimal("24.99")) == [
        ("too_many", "25.00", "24.99", None)
    ]


def test_kinh_is_recognised_however_it_is_typed() -> None:
    subject = team(member("m1", ethnicity=" KINH "), member("m2", ethnicity="Mường"), member("m3"))
    assert told(subject, RuleKind.ETHNIC_MINORITY, min=2) == [("too_few", 1, 2, None)]
    assert told(subject, RuleKind.ETHNIC_MINORITY, min_percent=Decimal(50)) == [
        ("too_few", "33.33", "50.00", None)
    ]


def test_shares_of_an_empty_core_are_not_broken_and_counts_are() -> None:
    for kind, fields in (
        (RuleKind.GROUP_SHARE, {"groups": (Group.RESIDENT,), "min_percent": Decimal(50)}),
        (RuleKind.GENDER_GAP, {"max_percent": Decimal(0)}),
        (RuleKind.ETHNIC_MINORITY, {"min_percent": Decimal(50)}),
    ):
        assert told(team(), kind, **fields) == []
    assert told(team(), RuleKind.ETHNIC_MINORITY, min=1) == [("too_few", 0, 1, None)]


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 5, 3), date(2026, 5, 3), 18),
        (date(2008, 5, 4), date(2026, 5, 3), 17),
    ],
)
def test_age_is_in_completed_years(born: date, on: date, years: int) -> None:
    assert completed_years(born, on) == years


def test_each_member_of_the_wrong_age_is_named_and_an_unknown_age_is_only_noted() -> None:
    subject = team(
        member("m1", born="2010-01-01"),
        member("m2", born="1940-01-01"),
        member("m3", born="1980"),
        member("m4", Role.RESERVE, born="2015-01-01"),
    )
    rule = CompositionRule(RuleKind.AGE, Level.WARNING, min=18, max=60, on=date(2026, 5, 3))
    violations = check(subject, [rule], NOBODY_ELSE)
    assert [(v.code.value, v.level.value, v.have, v.need, v.member) for v in violations] == [
        ("too_few", "warning", 16, 18, "m1"),
        ("too_many", "warning", 86, 60, "m2"),
        ("missing_data", "info", None, None, "m3"),
    ]


def test_each_core_member_needs_a_ground() -> None:
    subject = team(
        member("m1", eligible_by=EligibleBy.WORK), member("m2"), member("m3", Role.SUPPORT)
    )
    assert told(subject, RuleKind.ELIGIBLE) == [("not_eligible", None, None, "m2")]


def test_each_unit_of_a_joint_team_sends_its_people() -> None:
    subject = team(member("m1", unit="u2"), units=("u2", "u1"))
    assert told(subject, RuleKind.PER_UNIT, min=2) == [
        ("too_few", 1, 2, "u2"),
        ("too_few", 0, 2, "u1"),
    ]
    assert told(team(units=("u1",)), RuleKind.PER_UNIT, min=2) == []


HOA = member("m1", name="Lê Thị Hoà", born="1980-05-03")


def test_nobody_is_in_two_teams_however_the_name_is_typed() -> None:
    other = team(replace(HOA, key="x", name="lê  thị HÒA"), key="ha-binh", status=TeamStatus.DRAFT)
    assert told(team(HOA), RuleKind.ONCE, People([other])) == [
        ("duplicate_person", None, None, "m1")
    ]


@pytest.mark.parametrize(
    "other",
    [
        team(replace(HOA, born="1980-05-04"), key="ha-binh"),
        team(replace(HOA, role=Role.MANAGER), key="ha-binh"),
        team(HOA, key="ha-binh", status=TeamStatus.WITHDRAWN),
        team(HOA),
    ],
    ids=["another birthday", "not of the core", "withdrawn", "the same team"],
)
def test_a_namesake_is_no_duplicate(other: Team) -> None:
    assert told(team(HOA), RuleKind.ONCE, People([other])) == []


def test_a_withdrawn_team_is_asked_nothing_about_being_in_two_teams() -> None:
    subject = team(HOA, member("m2"), status=TeamStatus.WITHDRAWN)
    assert told(subject, RuleKind.ONCE, People([team(HOA, key="b")])) == []
    asked = replace(subject, status=TeamStatus.DRAFT)
    assert told(asked, RuleKind.ONCE) == [("missing_data", None, None, "m2")]


def test_violations_stand_by_rule_and_name_it_by_index() -> None:
    rules = [CompositionRule(RuleKind.ELIGIBLE), CompositionRule(RuleKind.SIZE, min=9)]
    found = check_all([team(*CORE)], rules)["ha-bac"]
    assert [violation.rule for violation in found] == [0, 0, 0, 1]


def test_checking_one_delegation_live_says_the_same_as_checking_all() -> None:
    teams = [team(HOA, member("m2")), team(replace(HOA, key="z"), key="ha-binh")]
    rules = [CompositionRule(RuleKind.ONCE), CompositionRule(RuleKind.SIZE, min=2)]
    together = check_all(teams, rules)
    for subject in teams:
        others = People(other for other in teams if other is not subject)
        assert check(subject, rules, others) == together[subject.key]
