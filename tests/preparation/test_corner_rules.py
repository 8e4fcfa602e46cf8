"""The division of work as typed, days and hours, and what a practice run costs."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.preparation.rules.duty import Duty, TypedDuty, read_duties, rearranged, stamp_of
from contest.preparation.rules.practice import cost_of, cost_steps, warns_at
from contest.preparation.rules.written import plain, read_day, read_hour
from contest.regulations.rules.rounds import Blocks, Counting, Cutoff, Tier, Tiers, TimeRule

SKIT = TimeRule(max_seconds=600, overtime=Blocks(60, Counting.FULL, Decimal(1), cap=Decimal(5)))
RULES = [
    SKIT,
    TimeRule(max_seconds=300, grace_seconds=15, overtime=Cutoff()),
    TimeRule(
        min_seconds=240,
        max_seconds=360,
        overtime=Tiers((Tier(1, Decimal("0.5")), Tier(60, Decimal(2)))),
        undertime=Blocks(30, Counting.STARTED, Decimal("0.25")),
    ),
    TimeRule(),
    None,
]


@pytest.mark.parametrize("rule", RULES)
@given(second=st.integers(0, 2000))
@settings(max_examples=60)
def test_the_page_finds_for_each_second_what_the_regulations_say(
    rule: TimeRule | None, second: int
) -> None:
    looked_up = [step for step in cost_steps(rule) if step[0] <= second]
    cost = cost_of(rule, second)
    assert (looked_up[-1][1:] if looked_up else ("0", False)) == (cost.points, cost.cut_off)


def test_twelve_minutes_ten_cost_two_points_as_on_the_day() -> None:
    assert cost_of(SKIT, 730).points == "2"
    assert cost_of(SKIT, 600).over == 0
    assert (cost_of(SKIT, 659).over, cost_of(SKIT, 659).points) == (59, "0")
    assert cost_of(SKIT, 6000).points == "5"


def test_the_warning_comes_before_the_limit() -> None:
    assert (warns_at(600), warns_at(100), warns_at(None)) == (540, 80, None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5/11/2026", date(2026, 11, 5)),
        (" 05 . 11 . 2026 ", date(2026, 11, 5)),
        ("31/02/2026", None),
        ("05/11/26", None),
        ("5/11/1926", None),
        ("mai", None),
        ("٥/11/2026", None),
    ],
)
def test_a_day_is_read_or_not_at_all(typed: str, expected: date | None) -> None:
    assert read_day(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("7:30", time(7, 30)),
        ("19h", time(19, 0)),
        ("07 giờ 30", time(7, 30)),
        ("07 giờ 30 phút", time(7, 30)),
        ("19h05", time(19, 5)),
        ("19", time(19, 0)),
        ("24:00", None),
        ("7:75", None),
        ("tối", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, expected: time | None) -> None:
    assert read_hour(typed) == expected


def test_texts_lose_what_cannot_be_seen_and_are_composed() -> None:
    assert plain("  Ho\u0300a \u202eB\u0000ình\ufeff ") == "Hòa Bình"


def test_blank_lines_are_dropped_and_every_fault_is_told_at_once() -> None:
    duties, faults = read_duties(
        (
            TypedDuty("Viết kịch bản", "Bà Lan", "05/11/2026", is_done=True),
            TypedDuty(is_done=True),
            TypedDuty("", "Ông An", "ngày mai"),
            TypedDuty("x" * 501),
        )
    )
    assert duties[0] == Duty("Viết kịch bản", "Bà Lan", date(2026, 11, 5), is_done=True)
    assert [(f.row, f.field, f.code) for f in faults] == [
        (2, "what", "duty_what_missing"),
        (2, "due", "corner_day_unreadable"),
        (3, "what", "corner_text_too_long"),
    ]


def test_pictures_and_days_that_are_not_get_their_own_sentences() -> None:
    typed = (
        TypedDuty("Viết 😀", "Bà Lan 👍", "31/11/2026"),
        TypedDuty("Tập ở 20 °C", "Bà Lan", "mai"),
    )
    _, faults = read_duties(typed)
    assert [(fault.row, fault.field, fault.code) for fault in faults] == [
        (0, "what", "corner_has_picture"),
        (0, "who", "corner_has_picture"),
        (0, "due", "corner_no_such_day"),
        (1, "due", "corner_day_unreadable"),
    ]


def test_lines_move_without_a_script_and_odd_orders_do_nothing() -> None:
    a, b, c = TypedDuty("a"), TypedDuty("b"), TypedDuty("c")
    assert rearranged((a, b, c), "up-2") == (a, c, b)
    assert rearranged((a, b, c), "down-0") == (b, a, c)
    assert rearranged((a, b, c), "remove-1") == (a, c)
    assert rearranged((a,), "add") == (a, TypedDuty())
    for order in ("up-0", "down-2", "remove-9", "up", "remove-x", "remove-999999999999", "??"):
        assert rearranged((a, b, c), order) == (a, b, c)


def test_the_stamp_changes_with_any_line() -> None:
    lines = (Duty("a"), Duty("b", "Lan"))
    others = [(), (Duty("a"),), lines[::-1], (Duty("a", is_done=True), lines[1])]
    assert len({stamp_of(lines), *(stamp_of(other) for other in others)}) == 5
