"""What composition rules would do to the registered teams, seen while they are edited."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.handing_in import withdraw_delegation
from contest.registration.models import Delegation
from contest.registration.queries.effects import effects_on_teams
from contest.registration.queries.values import teams_of
from contest.registration.rules.composition import check_all
from contest.registration.rules.handing_in import Hand
from contest.registration.words import gap_words
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import CompositionRule, Level, Role, RuleKind
from contest.regulations.rules.composition_json import read_each_rule
from contest.shared.db import db
from tests.cast import looking_into, name_of, signed_in
from tests.registration.lists import HOME, SECRETS, full_team, organiser, submitted, words_of
from tests.registration.teams import contest_here, in_house, person, rules_are, team
from tests.regulations.form_page import FormPage

PAGE = f"{HOME}/the-le/co-cau-doi"
EFFECTS = f"{PAGE}/anh-huong"
PEOPLE = tuple(person(f"Lê An {letter}") for letter in "abc")


@pytest.fixture
def registered(house: Flask) -> Flask:
    """Rules that a handed-in team of three keeps, and a draft of one person."""
    with looking_into(house):
        rules_are(
            contest_here(),
            {"rule": "size", "min": 3, "level": "error"},
            {"rule": "eligible", "level": "warning"},
        )
        team(0, *PEOPLE, name="Đội Một", hand_in=True)
        team(1, person("Trần Bình"), name="Đội Hai")
    return house


def page_of(house: Flask) -> tuple[FlaskClient, FormPage]:
    client = organiser(house)
    return client, FormPage(client, PAGE)


def looked(client: FlaskClient, page: FormPage) -> str:
    answer = client.post(EFFECTS, data=page.fields)
    assert answer.status_code == 200, answer.text
    return words_of(answer)


def test_the_page_says_who_does_not_keep_each_rule_as_it_stands(registered: Flask) -> None:
    _, page = page_of(registered)
    said = words_of(page.answer)
    assert "Cả 1 đội đã gửi đều đủ cơ cấu." in said
    assert "1 đội đang soạn chưa đạt." in said
    assert "Mọi đội đều đạt." in said


def test_a_stricter_rule_shows_its_effect_before_it_is_saved(registered: Flask) -> None:
    client, page = page_of(registered)
    said = looked(client, page.fill(rules__0__min="10"))
    assert "Nếu áp dụng: 1/1 đội đã gửi chưa đủ cơ cấu. Nay mới chưa đủ: Đội Một." in said
    assert "Nếu áp dụng: 1 đội chưa đạt, chưa kể 1 đội đang soạn" in said
    assert "Đội Một (có 3, cần 10)" in said
    with looking_into(registered):
        assert composition_of(contest_here())[0].min == 3


def test_what_is_typed_stays_and_is_saved_by_the_other_button(registered: Flask) -> None:
    client, page = page_of(registered)
    again = FormPage(client, PAGE, client.post(EFFECTS, data=page.fill(rules__0__min="2").fields))
    assert again.fields["rules-0-min"] == "2"
    again.action = PAGE
    assert "Đã lưu" in again.send().text
    with looking_into(registered):
        assert composition_of(contest_here())[0].min == 2


@pytest.mark.parametrize("typed", ["", "mười", "-1", "99999999999999999999999", "😀", "1.5"])
def test_a_rule_that_cannot_be_read_yet_waits_and_the_others_are_told(
    registered: Flask, typed: str
) -> None:
    client, page = page_of(registered)
    said = looked(client, page.fill(rules__0__min=typed, rules__0__max=""))
    if typed != "99999999999999999999999":
        assert "Điền đủ điều kiện để xem ảnh hưởng đến các đội." in said
    assert "Mọi đội đều đạt." in said


def test_a_text_longer_than_any_figure_is_refused_at_its_field(registered: Flask) -> None:
    client, page = page_of(registered)
    answer = client.post(EFFECTS, data=page.fill(rules__0__min="9" * 10_000).fields)
    assert answer.status_code == 422


def test_a_withdrawn_team_is_not_counted(registered: Flask) -> None:
    with looking_into(registered):
        number = teams_and_numbers()["Đội Một"]
        withdraw_delegation(contest_here(), number, "", hand=Hand.ORGANISER, by=SYSTEM)
    _, page = page_of(registered)
    assert "Chưa có đội nào gửi danh sách" in words_of(page.answer)


def teams_and_numbers() -> dict[str, int]:
    return {row.name: row.id for row in db.session.query(Delegation)}


def test_only_the_organiser_sees_what_teams_lack(registered: Flask) -> None:
    for role in ("secretary", "head_judge"):
        client = signed_in(registered, name_of(role))
        page = client.get(PAGE)
        assert page.status_code == 200
        assert "Đội Một" not in page.text
        assert "đội chưa đạt" not in page.text
        assert client.post(EFFECTS, data={}).status_code in (400, 403)


def test_nobody_and_nothing_sensitive_is_named(house: Flask) -> None:
    submitted(house)
    _, page = page_of(house)
    assert [
        secret for secret in SECRETS if secret != "Thành phần khác" and secret in page.text
    ] == []
    assert [one["name"] for one in full_team() if one["name"] in page.text] == []


EVERY_KIND: tuple[dict[str, object], ...] = (
    {"rule": "size", "min": 4, "max": 5},
    {"rule": "role", "role": "captain", "min": 1, "max": 1},
    {"rule": "group", "groups": ["poor_household"], "min": 1},
    {"rule": "group_share", "groups": ["resident"], "max_percent": "33.4", "level": "warning"},
    {"rule": "gender", "gender": "male", "min": 2, "level": "info"},
    {"rule": "gender_gap", "max_percent": "30"},
    {"rule": "ethnic_minority", "min_percent": "50"},
    {"rule": "age", "on": "2023-11-15", "min": 40},
    {"rule": "eligible"},
    {"rule": "per_unit", "min": 1},
    {"rule": "once"},
)


def test_the_effect_is_what_the_check_of_compute_says_for_every_kind_of_rule(house: Flask) -> None:
    in_house(house, 0, *PEOPLE, person("Đỗ Trưởng", role=Role.MANAGER))
    in_house(house, 1, PEOPLE[0], replace(PEOPLE[1], eligible_by=None))
    rules = read_each_rule(EVERY_KIND)
    assert None not in rules
    asked = [rule for rule in rules if rule is not None]
    with looking_into(house):
        effects = effects_on_teams(contest_here(), rules)
        teams = teams_of(contest_here())
    found = check_all(teams, asked)
    for place, told in enumerate(effects.by_rule):
        broken = {
            one.name: gap_words(mine)
            for one in teams
            if (mine := [v for v in found[one.key] if v.rule == place and v.code != "missing_data"])
        }
        assert {effect.name: effect.words for effect in told} == broken
    said = [told[0].words if told else "" for told in effects.by_rule]
    assert said == [
        "có 3, cần 4", "có 0, cần 1", "có 0, cần 1", "có 100,00%, nhiều nhất 33,40%",
        "có 0, cần 2", "có 100,00%, nhiều nhất 30,00%", "có 0,00%, cần 50,00%", "3 người",
        "1 người", "", "2 người",
    ]  # fmt: skip


def test_a_rule_that_cannot_be_read_keeps_the_places_of_the_others(house: Flask) -> None:
    in_house(house, 0, *PEOPLE, name="Đội Một")
    size = CompositionRule(RuleKind.SIZE, Level.ERROR, min=9)
    with looking_into(house):
        effects = effects_on_teams(contest_here(), (None, size))
    assert effects.by_rule[0] == ()
    assert [one.words for one in effects.by_rule[1]] == ["có 3, cần 9"]


def test_what_is_in_force_is_not_called_a_proposal(registered: Flask) -> None:
    client, page = page_of(registered)
    client.post(PAGE, data=page.fill(rules__0__min="10").fields)
    client, again = page_of(registered)
    said = words_of(again.answer)
    assert "1 đội chưa đạt, chưa kể 1 đội đang soạn" in said
    assert "Nếu áp dụng" not in said
    assert "Nếu áp dụng: 1 đội chưa đạt" in looked(client, again.fill(rules__0__min="11"))


def test_the_answer_is_brought_into_view_without_a_script_too(registered: Flask) -> None:
    client, page = page_of(registered)
    assert "data-focus" not in page.answer.text
    assert 'tabindex="-1" data-focus>' in client.post(EFFECTS, data=page.fields).text
