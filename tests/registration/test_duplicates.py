"""Who seems to be in two teams, as a rule of its own."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.registration.rules.duplicates import Listed, Match, duplicates

FIRST, SECOND, THIRD = 1, 2, 3


def listed(*people: tuple[str, str | None, int]) -> list[Listed]:
    numbers = count(1)
    return [Listed(next(numbers), name, born, team) for name, born, team in people]


def found(*people: tuple[str, str | None, int]) -> list[tuple[bool, list[int]]]:
    return [
        (match.is_sure, [one.member for one in match.people])
        for match in duplicates(listed(*people))
    ]


def test_one_name_in_both_spellings_born_on_one_day_is_one_person() -> None:
    born = "1990-02-01"
    assert found(("Lê Hoà", born, FIRST), ("lê  hòa", born, SECOND)) == [(True, [1, 2])]
    assert found(("Lê Quý", born, FIRST), ("Lê Qúy", born, SECOND)) != [(False, [1, 2])]


def test_twice_in_one_team_is_not_in_two_teams() -> None:
    assert found(("Lê An", "1990-02-01", FIRST), ("Lê An", "1990-02-01", FIRST)) == []
    assert found(("Lê An", None, FIRST), ("Lê An", "1990", FIRST)) == []


@pytest.mark.parametrize(
    ("one", "other", "matches"),
    [
        (None, None, True),
        (None, "1990-02-01", True),
        ("1990", "1990-02-01", True),
        ("1990", "1990", True),
        ("1990", None, True),
        ("1991", "1990-02-01", False),
        ("1991", "1990", False),
        ("1990-02-01", "1990-02-02", False),
    ],
)
def test_a_birth_that_is_not_known_exactly_is_possible_unless_it_contradicts(
    one: str | None, other: str | None, matches: bool
) -> None:
    expected = [(False, [1, 2])] if matches else []
    assert found(("Lê An", one, FIRST), ("Lê An", other, SECOND)) == expected


def test_who_is_told_apart_by_the_day_is_left_out_of_what_is_possible() -> None:
    assert found(
        ("Lê An", "1990-02-01", FIRST),
        ("Lê An", "1980", SECOND),
        ("Lê An", "1990", THIRD),
    ) == [(False, [1, 3])]


def test_a_sure_match_and_a_possible_one_of_the_same_name_are_both_told() -> None:
    assert found(
        ("Lê An", "1990-02-01", FIRST),
        ("Lê An", "1990-02-01", SECOND),
        ("Lê An", None, THIRD),
    ) == [(True, [1, 2]), (False, [1, 2, 3])]


PEOPLE = st.lists(
    st.builds(
        Listed,
        st.integers(1, 10**6),
        st.sampled_from(["Lê Hoà", "lê hòa", "Trần Bình"]),
        st.sampled_from([None, "1990", "1990-02-01", "1990-03-01", "1985"]),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(PEOPLE)
def test_every_match_spans_two_teams_and_no_two_known_days_differ_in_a_sure_one(
    people: list[Listed],
) -> None:
    matches: tuple[Match, ...] = duplicates(people)
    for match in matches:
        assert len({one.team for one in match.people}) > 1
        days = {one.born for one in match.people}
        if match.is_sure:
            assert len(days) == 1
            assert len(days.pop() or "") == 10
        else:
            assert any(one.born is None or len(one.born) == 4 for one in match.people)
