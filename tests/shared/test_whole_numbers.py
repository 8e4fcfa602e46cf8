"""What a page sends back as a number is one that every database can be asked for."""

import pytest

from contest.shared.whole_numbers import whole_number


def test_a_number_is_read_with_the_space_around_it() -> None:
    assert [whole_number(text) for text in ("7", " 07 ", "999999999")] == [7, 7, 999_999_999]


@pytest.mark.parametrize("text", [None, "", "-1", "1.0", "١٢", "²", "9" * 10, "9" * 5000])
def test_anything_else_is_a_row_that_nothing_has(text: str | None) -> None:
    assert whole_number(text) == 0
    assert whole_number(text, -1) == -1
