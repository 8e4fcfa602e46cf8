"""What people type and what the contest file writes are one value in two notations."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from contest.regulations.forms import notation


@pytest.mark.parametrize(
    ("typed", "written"),
    [("7,25", "7.25"), (" 7.25 ", "7.25"), ("07", "7"), (",5", "0.5"), ("7,", "7"), ("", None)],
)
def test_points_are_taken_with_comma_and_point(typed: str, written: str | None) -> None:
    assert notation.points(typed) == written


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("10", 600), ("10:30", 630), ("10 phút", 600), ("1 phút 5 giây", 65), ("", None)],
)
def test_a_length_of_time_is_typed_in_minutes(typed: str, seconds: int | None) -> None:
    assert notation.seconds(typed) == seconds


@pytest.mark.parametrize("typed", ["nhiều", "1:75", "-3", "1e3", "٣"])
def test_what_is_no_figure_is_handed_on_as_typed(typed: str) -> None:
    assert notation.points(typed) == typed
    assert notation.seconds(typed) == typed


@given(some.integers(min_value=0, max_value=10**9))
def test_money_and_minutes_read_back_what_they_show(value: int) -> None:
    assert notation.money(notation.shown_money(value)) == value
    seconds = value % 60_000_000
    assert notation.seconds(notation.shown_seconds(seconds)) == seconds


@pytest.mark.parametrize(
    ("last_day", "hour", "moment"),
    [
        ("29/10/2023", "", "2023-10-30T00:00:00+07:00"),
        ("29/10/2023", "24:00", "2023-10-30T00:00:00+07:00"),
        ("29-10-2023", "17 giờ", "2023-10-29T17:00:00+07:00"),
        ("31/12/2023", "7h30", "2023-12-31T07:30:00+07:00"),
    ],
)
def test_the_last_day_ends_at_midnight_unless_an_hour_is_given(
    last_day: str, hour: str, moment: str
) -> None:
    assert notation.closing(last_day, hour) == moment


def test_a_deadline_in_another_zone_is_shown_in_vietnam() -> None:
    assert notation.shown_closing("2023-10-29T17:00:00Z") == ("29/10/2023", "")
    assert notation.shown_closing("2023-10-29T10:00:00Z") == ("29/10/2023", "17:00")


def test_the_ends_of_time_break_nothing() -> None:
    assert notation.closing("31/12/9999", "") == "9999-12-31"
    assert notation.shown_closing("9999-12-31T23:00:00Z") == ("31/12/9999", "23:00")
    assert notation.shown_closing("0001-01-01T00:00:00Z")[1] == "00:00"


@given(some.text())
def test_nothing_that_is_typed_breaks_a_reader(typed: str) -> None:
    for read in (
        notation.points,
        notation.weight,
        notation.whole,
        notation.money,
        notation.seconds,
        notation.day,
        notation.lines,
    ):
        read(typed)
    notation.closing(typed, typed)
    notation.closing("29/10/2023", typed)


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("30/10/2023", "", "2023-10-30T00:00:00+07:00"),
        ("01/01/2024", "", "2024-01-01T00:00:00+07:00"),
        ("30/10/2023", "17:00", "2023-10-30T17:00:00+07:00"),
        ("30/10/2023", "24 giờ", "2023-10-31T00:00:00+07:00"),
    ],
)
def test_before_a_day_ends_where_the_day_begins(day: str, hour: str, moment: str) -> None:
    assert notation.closing(day, hour, before=True) == moment


def test_before_a_day_and_until_the_end_of_the_one_before_are_one_moment() -> None:
    before = notation.closing("30/10/2023", "", before=True)
    assert before == notation.closing("29/10/2023", "")
    assert notation.shown_closing(before) == ("29/10/2023", "")
