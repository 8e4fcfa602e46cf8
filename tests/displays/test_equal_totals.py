"""How teams with the same total are told apart in public, from published figures."""

import re
from typing import Any

from flask import Flask

from contest.displays.rules.equal_totals import EqualTotals
from contest.displays.rules.reveal import Order, Part, revealed, steps_of
from tests.displays.small_boards import posted, small_contest, two_rounds

SCORES = {
    "viet": {"an": ["60"], "binh": ["40"], "chi": ["10"]},
    "thi": {"an": ["20"], "binh": ["40"], "chi": ["10"]},
}
"""An and Bình have 80 each; Bình did better on stage, An in writing."""


def equal(
    scores: dict[str, Any], *tie_breaks: dict[str, str], level: str = "all"
) -> tuple[EqualTotals, ...]:
    ranking = {"tie_breaks": list(tie_breaks)}
    document = small_contest(scores, level, rounds=two_rounds(), ranking=ranking)
    return posted(document, announced=True).equal


def test_the_round_that_decided_is_named_with_both_figures() -> None:
    assert equal(SCORES, {"by": "round", "round": "thi"}) == (
        EqualTotals("80.00", "Đội binh", "Đội an", False, "Phần thi", "40.00", "20.00"),
    )
    (told,) = equal(SCORES, {"by": "round", "round": "viet"})
    assert (told.above, told.round_name, told.above_figure) == ("Đội an", "Phần viet", "60.00")


def test_teams_that_nothing_separates_are_said_to_share_their_place() -> None:
    (told,) = equal(SCORES)
    assert told.is_tied
    assert told.round_name is None


def test_what_decided_in_secret_is_not_guessed_from_what_is_public() -> None:
    (told,) = equal(SCORES, {"by": "first_places"}, {"by": "round", "round": "thi"})
    assert (told.above, told.is_tied, told.round_name) == ("Đội binh", False, None)


def test_where_rounds_are_not_published_their_figures_are_not_told() -> None:
    (told,) = equal(SCORES, {"by": "round", "round": "thi"}, level="top")
    assert (told.is_tied, told.round_name, told.above_figure) == (False, None, None)


def test_teams_with_different_totals_need_no_words() -> None:
    assert equal({"viet": {"an": ["60"]}, "thi": {"binh": ["40"]}}) == ()


def test_divisions_are_explained_in_the_order_in_which_they_stand() -> None:
    document = small_contest(
        {"thi": {team: ["50"] for team in ("an", "binh", "chi", "dung")}},
        divisions=[{"key": "z", "name": "Khối 1"}, {"key": "a", "name": "Khối 2"}],
    )
    for team, division in zip(document["teams"], ("z", "z", "a", "a"), strict=True):
        team["division"] = division
    told = posted(document, announced=True).equal
    assert [one.above for one in told] == ["Đội an", "Đội chi"]


def test_the_ceremony_says_equal_with_the_later_of_two_and_only_of_totals_it_has_said() -> None:
    dung = {"viet": {"dung": ["15"]}, "thi": {"dung": ["5"]}}
    scores = {key: {**SCORES[key], **dung[key]} for key in SCORES}
    ranking = {"tie_breaks": [{"by": "round", "round": "thi"}]}

    def said(level: str, order: Order = Order.PRIZES) -> list[tuple[str, bool]]:
        document = small_contest(scores, level, rounds=two_rounds(), ranking=ranking)
        steps = steps_of(posted(document, announced=True), order)
        told = [revealed(steps, position)["step"] for position in range(1, len(steps) + 1)]
        return [
            (" ".join(one["team"] for one in step["winners"]), step["equal"])
            for step in told
            if step["part"] == Part.NAMES and step["award"] != "hay"
        ]

    # Chi has as many points as Dũng, but the totals of what all the others receive are not said.
    assert said("all") == [("dung", False), ("an chi", False), ("binh", True)]
    assert said("all", Order.PLACES) == [
        ("dung", False),
        ("chi", True),
        ("an", False),
        ("binh", True),
    ]
    assert not any(equal for _, equal in said("prizes"))


def test_both_teams_of_one_total_lead_to_how_they_are_told_apart(app: Flask) -> None:
    ranking = {"tie_breaks": [{"by": "round", "round": "thi"}]}
    document = small_contest(SCORES, rounds=two_rounds(), ranking=ranking)
    shown = posted(document, announced=True)
    with app.test_request_context():
        macro = app.jinja_env.get_template("displays/board.html").module.board  # type: ignore[attr-defined]
        page = macro(shown, shown.sections[0], None, explained=True)
    rows = re.findall(r'data-team="(\w+)".*?href="#bang-diem-nhau"( hidden)?>([^<]+)<', page, re.S)
    assert rows == [
        ("binh", "", "bằng điểm"),
        ("an", "", "bằng điểm"),
        ("chi", " hidden", "bằng điểm"),
    ]
