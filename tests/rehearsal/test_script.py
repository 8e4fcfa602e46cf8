"""What robots give is on the scale, and the same for the same seed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from contest.regulations.rules.rounds import Marking
from contest.rehearsal.rules.script import LONGEST, Line, Place, Script
from contest.rehearsal.rules.trouble import Fate, Mishap, Trouble
from contest.scoring.rules.scale import Scale

PLACE = Place("chao_hoi", "ha-bac")
decimals = st.decimals(0, 200, places=2)


@given(
    seed=st.integers(0, 10**9),
    low=decimals,
    more=decimals,
    step=st.decimals("0.01", 7, places=2),
    judge=st.sampled_from(["gk1", "gk2"]),
)
def test_every_mark_is_on_the_scale(
    seed: int, low: Decimal, more: Decimal, step: Decimal, judge: str
) -> None:
    line = Line("noi_dung", f"{low}", f"{step}", f"{low + more}")
    scale = Scale.of(Marking(low, step), low + more)
    script = Script(seed)
    for points in (script.points(PLACE, judge, line), script.first_thought(PLACE, judge, line)):
        assert points is None or scale.holds(Decimal(points))


@given(
    seed=st.integers(0, 10**9),
    shortest=st.none() | st.integers(0, 10**9),
    longest=st.none() | st.integers(0, 10**9),
)
def test_every_time_can_be_typed_in(seed: int, shortest: int | None, longest: int | None) -> None:
    assert 1 <= Script(seed).seconds(PLACE, shortest, longest) <= LONGEST


def day(seed: int) -> list[object]:
    script = Script(seed)
    line = Line("noi_dung", "0", "0.25", "20")
    places = [Place("tieu_pham", team) for team in ("an", "binh", "chi", "dung")]
    return [
        *(script.points(place, judge, line) for place in places for judge in ("gk1", "gk2")),
        *(script.seconds(place, None, 600) for place in places),
        *script.order(["a", "b", "c"], "decision"),
    ]


def test_the_same_seed_gives_the_same_day_and_another_seed_another() -> None:
    assert day(7) == day(7)
    assert day(7) != day(8)


def test_some_teams_run_over_their_time() -> None:
    script = Script(7)
    times = [script.seconds(Place("tieu_pham", f"doi-{n}"), None, 600) for n in range(100)]
    assert 5 < sum(time > 600 for time in times) < 40


def test_everything_that_can_go_wrong_does() -> None:
    trouble = Trouble(7, "gk1")
    assert {trouble.fate() for _ in range(500)} == set(Fate)
    assert {mishap for _ in range(200) for mishap in trouble.mishaps()} == set(Mishap)
