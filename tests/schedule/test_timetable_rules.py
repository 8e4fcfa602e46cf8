"""The day as a line: planned times, forecast from what has happened, conflicts in codes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.schedule.rules.timetable import (
    Conflict,
    Item,
    ItemKind,
    Slot,
    brought_forward,
    clock_text,
    conflicts,
    forecast,
    lateness,
    minute_of,
    moved,
    passed_over,
    planned,
)

K = ItemKind
START = 450


def turn(minutes: int = 10, **more: object) -> Item:
    return Item(K.TURN, minutes, **more)  # type: ignore[arg-type]


def test_acts_follow_one_another_with_a_changeover_and_a_fixed_time_is_waited_for() -> None:
    items = [Item(K.OPENING, 30), turn(), turn(5), Item(K.BREAK, 15), turn(10, fixed=540)]
    assert planned(items, START, 2) == [
        Slot(450, 480), Slot(480, 490), Slot(492, 497), Slot(497, 512), Slot(540, 550),
    ]  # fmt: skip


def test_what_nobody_marked_is_passed_over_once_something_after_it_has_begun() -> None:
    act = Item(K.EXCHANGE, 5)
    items = [
        Item(K.WINDOW, 60),
        Item(K.OPENING, 30),
        act,
        turn(),
        turn(began=500),
        Item(K.BREAK, 9),
    ]
    assert passed_over(items) == {1}  # an act, a team may still come; the break is to come
    assert passed_over(items[:4]) == frozenset()


def test_wall_newspapers_are_judged_beside_the_stage() -> None:
    items = [Item(K.WINDOW, 60), Item(K.OPENING, 30), turn()]
    assert planned(items, START, 2) == [Slot(450, 510), Slot(450, 480), Slot(480, 490)]


def test_what_ran_late_moves_all_that_follows_and_the_delay_is_told() -> None:
    items = [
        Item(K.OPENING, 30, began=450, ended=492),
        turn(10, began=492),
        turn(10),
        Item(K.AWARDS, 20),
    ]
    plan, real = planned(items, START, 2), forecast(items, START, 2, now=505)
    assert real == [Slot(450, 492), Slot(492, 505), Slot(507, 517), Slot(517, 537)]
    assert lateness(items, plan, real) == 15


def test_time_passes_for_what_has_not_begun() -> None:
    items = [turn(10)]
    assert forecast(items, START, 2, now=470) == [Slot(470, 480)]
    assert lateness(items, planned(items, START, 2), forecast(items, START, 2, now=470)) == 20


def test_an_absent_team_keeps_its_line_and_takes_no_time() -> None:
    items = [turn(10), turn(10, gone=True), turn(10)]
    assert planned(items, START, 2) == [Slot(450, 460), Slot(462, 462), Slot(462, 472)]


def test_a_judge_cannot_be_at_the_wall_and_at_the_stage() -> None:
    items = [
        Item(K.WINDOW, 60, judges=frozenset({"gk1", "gk2"})),
        Item(K.OPENING, 30),
        turn(10, judges=frozenset({"gk2", "gk3"})),
    ]
    found = conflicts(items, planned(items, START, 2), None)
    assert found == [Conflict("two_places", 0, 2, judges=("gk2",))]


def test_the_end_of_the_day_and_a_missed_fixed_time_are_told() -> None:
    items = [turn(100), turn(10, fixed=500)]
    found = conflicts(items, planned(items, START, 0), 555)
    assert found == [
        Conflict("late_for_fixed", 1, minutes=50),
        Conflict("past_end", minutes=5),
    ]


def test_an_exchange_act_comes_right_after_what_has_begun() -> None:
    assert brought_forward([1, 2, 3, 4], 4, {1, 2}) == [1, 2, 4, 3]
    assert brought_forward([1, 2, 3], 3, set()) == [3, 1, 2]
    assert moved([1, 2, 3], 1, "up") == [1, 2, 3]
    assert moved([1, 2, 3], 1, "down") == [2, 1, 3]


@pytest.mark.parametrize(
    ("text", "minute"),
    [("7:30", 450), ("07h30", 450), ("7 giờ 30", 450), ("7h", 420), ("24:00", None), ("7:60", None),
     ("", None), ("bảy giờ", None), (":30", None), ("7:30:00", None), ("٧:30", None)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, minute: int | None) -> None:
    assert minute_of(text) == minute
    if minute is not None:
        assert minute_of(clock_text(minute)) == minute


lines = st.lists(
    st.builds(
        Item,
        kind=st.sampled_from(ItemKind),
        minutes=st.integers(0, 120),
        fixed=st.none() | st.integers(0, 1439),
        gone=st.booleans(),
    ),
    max_size=12,
)


@given(lines, st.integers(0, 1439), st.integers(0, 10), st.integers(0, 2000))
def test_nothing_overlaps_on_the_stage_and_a_later_clock_never_makes_it_earlier(
    items: list[Item], starts: int, changeover: int, now: int
) -> None:
    plan = planned(items, starts, changeover)
    real = forecast(items, starts, changeover, now=now)
    on_stage = [
        slot
        for item, slot in zip(items, plan, strict=True)
        if item.kind is not K.WINDOW and not item.gone
    ]
    assert all(a.end <= b.start for a, b in pairwise(on_stage))
    assert all(one.start <= other.start for one, other in zip(plan, real, strict=True))
