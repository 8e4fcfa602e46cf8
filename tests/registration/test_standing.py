"""How a list stands: the same rules for what is typed, what is stored and what is computed."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.draft import begin_delegation, save_delegation
from contest.registration.forms.delegation import posted
from contest.registration.queries.files import file_of
from contest.registration.queries.standing import standing_of, standing_of_entry
from contest.registration.queries.values import teams_of
from contest.registration.rules.checklist import State, checklist
from contest.registration.rules.composition import People, Violation, check, check_all
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.teams import EligibleBy, Member, Team
from contest.registration.rules.typed import Reading, read_typed
from contest.registration.sentences import (
    GENDERS,
    GROUNDS,
    GROUPS,
    ROLES,
    rule_sentence,
    violation_sentence,
)
from contest.regulations.models import CompositionRule as RuleRow
from contest.regulations.models import Contest, Unit
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import (
    CompositionRule,
    Gender,
    Group,
    Level,
    Role,
    RuleKind,
)
from contest.shared import clock
from contest.shared.db import db
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction

RULES = [
    {"rule": "size", "min": 3, "max": 6},
    {"rule": "role", "role": "captain", "min": 1, "max": 1},
    {"rule": "role", "role": "manager", "min": 1, "max": 1},
    {"rule": "group", "groups": ["poor_household", "near_poor_household"], "min": 1},
    {"rule": "gender", "gender": "female", "min": 2, "level": "info"},
    {"rule": "group_share", "groups": ["resident"], "min_percent": "33.4", "level": "warning"},
    {"rule": "gender_gap", "max_percent": "30"},
    {"rule": "ethnic_minority", "min_percent": "50", "level": "warning"},
    {"rule": "age", "on": "2023-11-15", "min": 18, "max": 60},
    {"rule": "eligible"},
    {"rule": "per_unit", "min": 1},
    {"rule": "once"},
]


@pytest.fixture
def contest_id(app: Flask) -> int:
    """A contest of two units with every kind of rule, and another team to be twice in."""
    with transaction() as session:
        contest = Contest(slug="hoi-thi", name="Hội thi", created_at=clock.now())
        contest.units = [
            Unit(position=i, key=key, name=name)
            for i, (key, name) in enumerate([("an", "Thôn An"), ("binh", "Thôn Bình")])
        ]
        session.add(contest)
        session.flush()
        for body in RULES:
            contest.composition.append(RuleRow(position=len(contest.composition), body=body))
        found = contest.id
    fill(found, begin(found, 1), {"members-0-name": "Lê Hoà", "members-0-born": "01/02/1990"})
    return found


def begin(contest_id: int, *numbers: int) -> int:
    units = db.session.scalars(select(Unit.id).order_by(Unit.position)).all()
    chosen = [units[number] for number in numbers]
    return begin_delegation(contest_id, chosen, hand=Hand.ORGANISER, by=SYSTEM, another=True)


def fill(contest_id: int, delegation_id: int, form: dict[str, str]) -> None:
    """Save what a browser would post."""
    file = file_of(contest_id, delegation_id)
    reading = read_form(form)
    assert reading.faults == ()
    save_delegation(
        contest_id, delegation_id, reading.entry, file.version, hand=Hand.ORGANISER, by=SYSTEM
    )


def read_form(form: dict[str, str]) -> Reading:
    return read_typed(
        posted(MultiDict({"name": "Đội", **form})),
        today=clock.now().astimezone(VIETNAM).date(),
        units={"an", "binh"},
        divisions=(),
    )


def choice(words: dict[str, str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words])


ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Lê Hoà", "lê  hòa", "Trần Bình", "Đỗ Chi", "Vũ Dung"]),
        "role": choice(ROLES),
        "born": st.sampled_from(["", "1990", "01/02/1990", "1/2/1990", "15/11/2005", "16-11-2005"]),
        "gender": choice(GENDERS),
        "ethnicity": st.sampled_from(["", "Kinh", " kinh ", "Mường"]),
        "group": choice(GROUPS),
        "unit": st.sampled_from(["", "an", "binh"]),
        "eligible_by": choice(GROUNDS),
    }
)


def value_of(row: dict[str, str], key: str) -> Member:
    """The same person as the contest file would give them, made without the product's reader."""
    day = re.fullmatch(r"(\d+)[/-](\d+)[/-](\d+)", row["born"])
    born = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if day else row["born"]
    return Member(
        key=key,
        name=row["name"],
        role=Role(row["role"] or "full"),
        born=born or None,
        gender=Gender(row["gender"]) if row["gender"] else None,
        ethnicity=row["ethnicity"].strip() or None,
        group=Group(row["group"]) if row["group"] else None,
        unit=row["unit"] or None,
        eligible_by=EligibleBy(row["eligible_by"]) if row["eligible_by"] else None,
    )


def by_name(violations: object, names: dict[str, str]) -> list[Violation]:
    """With the names of places and keys alike: by the number of the person in the list."""
    assert isinstance(violations, list | tuple)
    return [replace(v, member=None if v.member is None else names[v.member]) for v in violations]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(ROWS, max_size=8), joint=st.booleans())
def test_any_list_typed_in_the_form_stands_as_the_rules_say_of_the_same_values(
    contest_id: int, rows: list[dict[str, str]], joint: bool
) -> None:
    delegation_id = begin(contest_id, *((0, 1) if joint else (0,)))
    file = file_of(contest_id, delegation_id)
    form = {f"members-{i}-{name}": text for i, row in enumerate(rows) for name, text in row.items()}
    reading = read_form(form)
    live = standing_of_entry(file, reading.entry, reading.places).violations
    team = Team(
        key=file.key,
        name="Đội",
        units=("an", "binh") if joint else ("an",),
        members=tuple(value_of(row, f"m{i}") for i, row in enumerate(rows)),
    )
    others = People(t for t in teams_of(contest_id) if t.key != file.key)
    expected = check(team, composition_of(contest_id), others)
    assert by_name(live, {f"members-{i}": str(i) for i in range(len(rows))}) == by_name(
        expected, {f"m{i}": str(i) for i in range(len(rows))}
    )
    fill(contest_id, delegation_id, form)
    saved = standing_of(file_of(contest_id, delegation_id)).violations
    teams = {team.key: team for team in teams_of(contest_id)}
    computed = check_all(tuple(teams.values()), composition_of(contest_id))[file.key]
    core = {m.key: m.name for m in teams[file.key].members}
    places = standing_of(file_of(contest_id, delegation_id)).members
    assert by_name(saved, dict(places)) == by_name(computed, core)
    assert [(v.rule, v.code) for v in saved] == [(v.rule, v.code) for v in expected]


def line(team: Team, **rule: object) -> tuple[State, object]:
    """How one rule stands, and what is counted for it."""
    kind = CompositionRule(**rule)  # type: ignore[arg-type]
    (found,) = checklist(team, [kind], People(()))
    return found.state, found.have


TEAM = Team(
    key="an",
    name="Đội",
    members=(
        Member("a", "Lê An", Role.CAPTAIN, "1990-02-01", Gender.FEMALE, "Kinh", Group.RESIDENT),
        Member("b", "Lê Bình", Role.FULL, "1990", Gender.MALE, "Mường", Group.POOR_HOUSEHOLD),
        Member("c", "Lê Chi", Role.FULL, None, Gender.FEMALE, None, Group.RESIDENT),
        Member("d", "Lê Dung", Role.RESERVE),
        Member("e", "Lê Em", Role.MANAGER),
    ),
)


@pytest.mark.parametrize(
    ("rule", "have"),
    [
        ({"rule": RuleKind.SIZE, "min": 1}, 3),
        ({"rule": RuleKind.SIZE, "max": 2}, 3),
        ({"rule": RuleKind.ROLE, "role": Role.MANAGER, "min": 1, "max": 1}, 1),
        ({"rule": RuleKind.GROUP, "groups": (Group.RESIDENT,), "min": 1}, 2),
        ({"rule": RuleKind.GENDER, "gender": Gender.FEMALE, "max": 9}, 2),
        ({"rule": RuleKind.GROUP_SHARE, "groups": (Group.RESIDENT,),
          "min_percent": Decimal(10)}, "66.67"),
        ({"rule": RuleKind.GENDER_GAP, "max_percent": Decimal(30)}, "33.33"),
        ({"rule": RuleKind.ETHNIC_MINORITY, "min": 1}, 1),
        ({"rule": RuleKind.ETHNIC_MINORITY, "min_percent": Decimal(10)}, "33.33"),
        ({"rule": RuleKind.ELIGIBLE}, None),
    ],
)  # fmt: skip
def test_each_line_says_what_the_team_has_whether_kept_or_not(
    rule: dict[str, object], have: object
) -> None:
    assert line(TEAM, **rule)[1] == have


def test_errors_warnings_and_information_are_told_apart() -> None:
    assert line(TEAM, rule=RuleKind.SIZE, min=3)[0] is State.KEPT
    assert line(TEAM, rule=RuleKind.SIZE, min=4)[0] is State.BROKEN
    assert line(TEAM, rule=RuleKind.SIZE, min=4, level=Level.WARNING)[0] is State.WARNED
    assert line(TEAM, rule=RuleKind.SIZE, min=4, level=Level.INFO)[0] is State.TO_KNOW
    assert line(TEAM, rule=RuleKind.ONCE)[0] is State.TO_KNOW


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"rule": RuleKind.SIZE, "min": 10},
         "Thành viên chính thức, kể cả đội trưởng: ít nhất 10 người – hiện có 3."),
        ({"rule": RuleKind.ROLE, "role": Role.RESERVE, "max": 0},
         "Dự bị: nhiều nhất 0 người – hiện có 1."),
        ({"rule": RuleKind.GROUP, "groups": (Group.POOR_HOUSEHOLD, Group.NEAR_POOR_HOUSEHOLD,
                                             Group.NEWLY_ESCAPED_HOUSEHOLD), "min": 2},
         "Hộ nghèo, hộ cận nghèo hoặc hộ mới thoát nghèo: ít nhất 2 người – hiện có 1."),
        ({"rule": RuleKind.GENDER_GAP, "max_percent": Decimal("12.5")},
         "Chênh lệch nam, nữ: nhiều nhất 12,5% số thành viên chính thức (kể cả đội trưởng)"
         " – hiện là 33,33%."),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_have_and_need(rule: dict[str, object], words: str) -> None:
    rules = [CompositionRule(**rule)]  # type: ignore[arg-type]
    (violation,) = check(TEAM, rules, People(()))
    assert violation_sentence(violation, rules) == words


def test_every_rule_of_the_contest_has_its_sentence(contest_id: int) -> None:
    sentences = [rule_sentence(rule) for rule in composition_of(contest_id)]
    assert len(set(sentences)) == len(RULES)
    assert "Tuổi tính đến ngày 15/11/2023: từ 18 đến 60 tuổi" in sentences
