"""A proposal stays marked until it is edited or taken over."""

from flask import Flask
from flask.testing import FlaskClient

from contest.regulations.rules.proposals import carried
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import RULES, proposals, stored

OLD = {
    "rounds": [
        {"key": "a", "criteria": [{"key": "x", "max": "1"}, {"key": "y", "max": "2"}]},
        {"key": "b", "criteria": [{"key": "x", "max": "3"}]},
    ],
    "composition": [{"rule": "once"}, {"rule": "size", "min": 3}],
}


def test_a_proposal_follows_its_row_where_it_goes() -> None:
    new = {"rounds": [OLD["rounds"][1], OLD["rounds"][0]], "composition": OLD["composition"][1:]}
    left = carried(OLD, new, ["/rounds/0/criteria/1/max", "/composition/1", "/composition/0"])
    assert left == ["/rounds/1/criteria/1/max", "/composition/0"]


def test_an_edited_value_is_no_proposal_any_more() -> None:
    first = {"key": "a", "criteria": [{"key": "x", "max": "9"}, {"key": "y", "max": "2"}]}
    new = {**OLD, "rounds": [first, OLD["rounds"][1]]}
    asked = ["/rounds/0/criteria/0/max", "/rounds/0/criteria/1/max", "/rounds/0"]
    assert carried(OLD, new, asked) == ["/rounds/0/criteria/1/max"]


def test_what_is_confirmed_is_no_proposal_any_more() -> None:
    asked = ["/rounds/0/criteria/0/max", "/rounds/1/criteria/0/max"]
    assert carried(OLD, OLD, asked, ["/rounds/0"]) == ["/rounds/1/criteria/0/max"]


def test_a_value_that_is_edited_loses_its_chip(house: Flask, organiser: FlaskClient) -> None:
    assert "/rounds/2/criteria/0/max" in proposals(house)
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="22").send()
    assert "/rounds/2/criteria/0/max" not in proposals(house)
    assert "/rounds/2/criteria/0/name" in proposals(house)
    assert "còn 19 giá trị đề xuất" in page.text


def test_a_tick_takes_a_value_over_as_it_is(house: Flask, organiser: FlaskClient) -> None:
    before = stored(house)
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham")
    page.fill(confirmed=["/rounds/2/marking/step", "/rounds/0/weight /rounds/2/weight"]).send()
    left = proposals(house)
    assert "/rounds/2/marking/step" not in left
    assert "/rounds/2/weight" not in left
    assert stored(house) == before


def test_all_proposals_of_a_page_are_taken_over_at_once(
    house: Flask, organiser: FlaskClient
) -> None:
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="22")
    page = page.send(confirm="all")
    assert "giá trị đề xuất" not in page.text
    left = proposals(house)
    assert not [one for one in left if one.startswith("/rounds/2")]
    assert [one for one in left if one.startswith("/rounds/1")]
    assert stored(house)["rounds"][2]["criteria"][0]["max"] == "22"
