"""Screens and scenes, by their rules alone."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from contest.displays.rules.screens import (
    ALPHABET,
    Cover,
    MarksShown,
    Mode,
    code_of,
    is_alive,
    scene,
    typed_code,
    typed_end,
    typed_target,
)
from contest.displays.rules.wall import last_turn, overlay_asked, shown_lines

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=7)))


def test_a_code_is_short_and_has_no_letter_that_is_mistaken_for_another() -> None:
    codes = {code_of(number) for number in range(5000)}
    assert len(codes) == 5000
    assert all(len(code) == 4 for code in codes)
    assert not set("01OIAEUY") & set(ALPHABET)


def test_a_code_is_read_as_people_type_it() -> None:
    assert typed_code(" k7-qp ") == typed_code("K7 QP") == "K7QP"


def test_a_cover_hides_what_a_screen_is_pointed_at_and_gives_it_back() -> None:
    assert scene(Mode.NOW, Cover.BLACK) is Mode.BLACK
    assert scene(Mode.NOW, Cover.TITLE) is Mode.TITLE
    assert scene(Mode.NOW, None) is Mode.NOW


def test_a_screen_has_gone_quiet_when_three_signs_of_life_are_missing() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert is_alive(now - timedelta(seconds=15), now)
    assert not is_alive(now - timedelta(seconds=21), now)
    assert not is_alive(None, now)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("15", 15), ("12:30", 30), ("13h", 60), ("14h05", 125), ("1:00", None), ("12:00", None),
     ("0", None), ("25:00", None), ("nửa giờ", None), ("", None), ("9" * 30, None), ("²", None)],
)  # fmt: skip
def test_the_end_of_a_break_is_typed_as_minutes_or_as_an_hour(
    typed: str, minutes: int | None
) -> None:
    end = typed_end(typed, NOON)
    assert (None if end is None else (end - NOON) / timedelta(minutes=1)) == minutes


def test_a_break_over_midnight_ends_tomorrow() -> None:
    late = NOON.replace(hour=23, minute=50)
    assert typed_end("00:10", late) == late + timedelta(minutes=20)


def test_whatever_is_not_a_target_means_all_screens() -> None:
    texts = ("all", "group:Sảnh", "screen:3", "screen:x", "group:", "")
    assert [str(typed_target(text)) for text in texts] == [
        "all", "group:Sảnh", "screen:3", "all", "all", "all",
    ]  # fmt: skip


ROW = {
    "team": "an", "name": "Đội An", "division": None, "place": 1, "tied": False, "total": "30.00",
    "rounds": {"chao_hoi": {"result": "16.00", "weighted": "16.00"}, "tieu_pham": None},
}  # fmt: skip
ROUNDS = [{"key": "chao_hoi", "name": "Chào hỏi"}, {"key": "tieu_pham", "name": "Tiểu phẩm"}]


def test_the_last_turn_tells_as_much_as_the_director_lets_it() -> None:
    board = {"state": "live", "rows": [ROW], "rounds": ROUNDS}
    told = {
        shows: last_turn(board, "chao_hoi", "an", shows)
        for shows in (MarksShown.TOTALS, MarksShown.RESULT, MarksShown.NOTHING)
    }
    figures = {s: (one.result, one.total, one.place) for s, one in told.items() if one is not None}
    assert figures == {
        MarksShown.TOTALS: ("16.00", "30.00", 1),
        MarksShown.RESULT: ("16.00", None, None),
        MarksShown.NOTHING: (None, None, None),
    }


def test_while_a_round_goes_on_a_place_is_told_among_those_who_have_points_in_it() -> None:
    def row(team: str, place: int, greeting: str | None) -> dict[str, Any]:
        shown = None if greeting is None else {"result": greeting, "weighted": greeting}
        rounds = {"chao_hoi": shown, "tieu_pham": None}
        return {**ROW, "team": team, "place": place, "rounds": rounds}

    def told(*rows: dict[str, Any], team: str = "an") -> tuple[int | None, bool, int | None]:
        board = {"state": "live", "rows": rows, "rounds": ROUNDS}
        one = last_turn(board, "chao_hoi", team, MarksShown.TOTALS)
        assert one is not None
        return one.place, one.tied, one.among

    waiting = row("dung", 2, None)
    an, binh, chi = row("an", 1, "16.00"), row("binh", 3, "15.00"), row("chi", 3, "14.00")
    assert told(an, waiting) == (None, False, None), "the first of one is none"
    assert told(an, waiting, binh, chi) == (1, False, 3)
    assert told(an, waiting, binh, chi, team="chi") == (2, True, 3)
    assert told(an, waiting, binh, row("em", 4, "0.00")) == (1, False, 2)
    assert told(an, binh) == (1, False, None), "all have their results"
    other = {**waiting, "division": "khoi-2"}
    assert told(an, binh, other) == (1, False, None), "another division is ranked apart"


def test_what_a_snapshot_withholds_is_not_told_of_the_last_turn() -> None:
    bare = {"team": "an", "name": "Đội An", "division": None}
    board = {"state": "live", "rows": [bare], "rounds": ROUNDS}
    told = last_turn(board, "chao_hoi", "an", MarksShown.TOTALS)
    assert told is not None
    assert (told.result, told.total, told.place) == (None, None, None)
    hidden = {"state": "live", "rows": [ROW], "rounds": ROUNDS}
    frozen = last_turn(hidden, "tieu_pham", "an", MarksShown.RESULT)
    assert frozen is not None
    assert frozen.result is None


def test_the_day_on_the_wall_begins_with_what_was_over_last() -> None:
    states = ("done", "done", "gone", "now", "next", "later")
    shown = shown_lines((index, f"Mục {index}", None, state) for index, state in enumerate(states))
    assert [line.minute for line in shown] == [1, 3, 4, 5]


def test_an_overlay_takes_what_its_address_says_and_nothing_else() -> None:
    asked = overlay_asked({"phan": "diem,ten,x", "cho": "giua", "co": "123", "nen": "xanh"})
    assert (asked.parts, asked.place, asked.size, asked.green) == (
        ("ten", "diem"),
        "giua",
        120,
        True,
    )
    plain = overlay_asked({"phan": "", "cho": "<script>", "co": "9999999", "nen": "url(x)"})
    assert (plain.parts, plain.place, plain.size, plain.green) == (
        ("ten", "dong-ho", "diem"), "trai", 100, False,
    )  # fmt: skip
