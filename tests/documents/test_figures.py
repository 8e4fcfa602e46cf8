from datetime import UTC, date, datetime

import pytest

from contest.documents.rules import figures


def test_a_figure_takes_the_decimal_comma_and_keeps_its_zeros() -> None:
    assert figures.decimal("84.15") == "84,15"
    assert figures.decimal("25.50") == "25,50"
    assert figures.decimal("7") == "7"
    assert figures.decimal_or_none(None) is None


@pytest.mark.parametrize("points", ["84,15", "-2", "", "1e2", "1.", "007"])
def test_what_is_no_decimal_string_never_reaches_a_page(points: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal"):
        figures.decimal(points)


def test_money_has_points_between_thousands() -> None:
    assert figures.money(1_500_000) == "1.500.000"
    assert figures.money(0) == "0"


def test_days_under_ten_and_the_first_two_months_take_a_zero() -> None:
    assert figures.long_day(date(2023, 11, 5)) == "ngày 05 tháng 11 năm 2023"
    assert figures.long_day(date(2024, 2, 15)) == "ngày 15 tháng 02 năm 2024"
    assert figures.long_day(date(2024, 3, 9)) == "ngày 09 tháng 3 năm 2024"
    assert figures.short_day(date(2024, 3, 9)) == "09/03/2024"


def test_hours_are_written_with_the_word_for_hour() -> None:
    at = datetime(2023, 11, 5, 0, 30, tzinfo=UTC)
    assert figures.hour(at) == "07 giờ 30"
    assert figures.hour_and_day(at) == "07 giờ 30, ngày 05 tháng 11 năm 2023"
    assert figures.stamp(at) == "07 giờ 30 ngày 05/11/2023"
    assert figures.minutes_and_seconds(130) == "02 phút 10 giây"


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="without its offset"):
        figures.hour(datetime(2023, 11, 5, 7, 30))  # noqa: DTZ001 - what the test is about
