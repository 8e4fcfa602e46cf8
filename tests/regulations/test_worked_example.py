"""The page of a round explains its arithmetic with figures that the real rules computed."""

from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from contest.regulations.queries import example
from contest.regulations.queries.presets import read_preset
from contest.regulations.rules.exact import micros
from contest.regulations.rules.example import Sample, Scored, sample
from contest.regulations.rules.rounds import Aggregate, Round
from contest.schedule.rules.turns import Turn, TurnStatus
from contest.scoring.rules.results import score
from contest.scoring.rules.scale import Scale
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import RULES

PANEL = ("gk1", "gk2", "gk3", "gk4", "gk5")
SKIT = read_preset("ha-trung-2023").regulations.rounds[2]


def by_the_rules(one: Round, panel: tuple[str, ...], made: Sample) -> Scored:
    turn = Turn(one.key, "vi-du", status=TurnStatus.DONE, seconds=made.seconds)
    sheets = {
        judge: {criterion: micros(points) for criterion, points in sheet.items()}
        for judge, sheet in made.sheets.items()
    }
    result = score(one, panel, turn, sheets, ())
    return Scored(
        totals=result.judges,
        dropped=result.dropped,
        aggregate=result.aggregate,
        deduction=sum((one.points for one in result.deductions), Decimal(0)) or None,
        result=result.result,
        weighted=result.weighted,
    )


@pytest.fixture
def calculating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example, "_calculators", [by_the_rules])


def test_the_sample_stays_on_the_scale() -> None:
    for one in read_preset("tinh-cum").regulations.rounds:
        for sheet in sample(one, PANEL).sheets.values():
            for criterion in one.criteria:
                scale = Scale.of(one.marking, criterion.max)
                assert scale.holds(sheet[criterion.key])


def test_the_example_runs_two_minutes_and_ten_seconds_over() -> None:
    assert sample(SKIT, PANEL).seconds == 730
    assert sample(Round("a", "A", SKIT.criteria), PANEL).seconds is None


@pytest.mark.usefixtures("calculating")
def test_the_page_of_a_round_shows_it_and_follows_the_edit(organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham")
    words = " ".join(page.text.split())
    assert "5 giám khảo cho 40,5; 42,75; 39,75; 44,75; 41,75 → <strong>41,90</strong>" in words
    assert "trừ 2 điểm → kết quả <strong>39,90</strong>" in words
    page.fill(drop_highest="1", drop_lowest="1", weight="2")
    words = " ".join(page.send().text.split())
    assert "<s>39,75</s>; <s>44,75</s>" in words
    assert "Nhân hệ số 2 → <strong>79,34</strong>" in words


def test_what_is_dropped_counts_in_the_example() -> None:
    dropping = Round("a", "A", SKIT.criteria, aggregate=Aggregate(drop_lowest=1))
    made = sample(dropping, PANEL)
    assert by_the_rules(dropping, PANEL, made).dropped == ("gk3",)
