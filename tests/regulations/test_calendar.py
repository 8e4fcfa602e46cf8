"""The end of registration is entered as plans name it, and comes before the contest."""

from datetime import date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.regulations.rules.calendar import days_too_early
from contest.shared.filters import VIETNAM
from tests.cast import HERE
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import stored

GENERAL = f"/hoi-thi/{HERE}/the-le/chung"
DAY = date(2023, 11, 5)


@pytest.mark.parametrize(
    ("closes", "early"),
    [
        ("2023-10-30T00:00:00+07:00", False),
        ("2023-11-05T00:00:00+07:00", False),
        ("2023-11-05T07:00:00+07:00", False),
        ("2023-11-06T00:00:00+07:00", True),
        ("2023-11-05T17:00:00Z", True),
        ("2023-11-20T00:00:00+07:00", True),
    ],
)
def test_a_day_that_is_over_before_registration_closes_is_too_early(
    closes: str, early: bool
) -> None:
    found = days_too_early([DAY], datetime.fromisoformat(closes), VIETNAM)
    assert bool(found) is early
    assert days_too_early([DAY], None, VIETNAM) == ()


def test_before_a_day_is_entered_and_shown_as_its_last_moment(
    house: Flask, organiser: FlaskClient
) -> None:
    page = FormPage(organiser, GENERAL)
    page.fill(last_kind="before", last_day="30/10/2023", dates__0__day="05/11/2023")
    answer = page.send()
    assert answer.status == 200
    assert "24:00 ngày 29/10/2023".replace(":", " giờ ") in answer.text
    assert (answer.fields["last_kind"], answer.fields["last_day"]) == ("until", "29/10/2023")
    assert stored(house)["contest"]["registration_closes"] == "2023-10-30T00:00:00+07:00"


def test_a_contest_day_before_registration_closes_is_refused_at_the_day(
    house: Flask, organiser: FlaskClient
) -> None:
    before = stored(house)
    answer = FormPage(organiser, GENERAL).fill(dates__0__day="15/10/2023").send()
    assert answer.status == 422
    assert "Ngày thi sớm hơn hạn đăng ký: còn nhận hồ sơ đến hết ngày 29/10/2023." in answer.text
    assert 'id="dates-0-day-error"' in answer.text
    assert answer.fields["dates-0-day"] == "15/10/2023"
    assert stored(house) == before
