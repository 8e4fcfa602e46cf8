"""Kiểm tra trước giờ thi: what is seen, what is asked for, what only people can look at."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from contest.journey.rules.preflight import JudgeSeen, Seen, State, lines
from contest.journey.sentences import PREFLIGHT
from contest.schedule.actions.draw import draw_by_seed
from contest.schedule.actions.order_swap import Agreement, swap_places
from tests.cast import actor_of, looking_into, name_of
from tests.hall import document
from tests.held import PAPERS, PATH, Held
from tests.held import held as held_here
from tests.registration.lists import words_of

PAGE = f"{PATH}/kiem-tra"
WELL = Seen(
    only_here=False,
    addresses=("http://192.168.1.5:8000",),
    told=None,
    told_is_here=False,
    secure=True,
    judges=(JudgeSeen("Lê Thị Minh", True, 80),),
    free_mb=50_000,
    copy=True,
    drawn=True,
    conflicts=0,
    kit_at="07:00 ngày 15/11/2023",
    kit_is_new=True,
)


def codes(seen: Seen, state: State = State.NEEDS) -> list[str]:
    found = lines(seen)
    for one in found:
        for words in PREFLIGHT[one.code]:
            assert "{" not in words.format(**one.facts)
    return [one.code for one in found if one.state is state]


def test_nothing_is_asked_for_where_all_is_well() -> None:
    assert codes(WELL) == []
    assert codes(replace(WELL, mirror="ok")) == []
    assert codes(WELL, State.HAND) == ["router", "wall", "clock", "power", "printer"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"only_here": True}, "only_here"),
        ({"addresses": ()}, "no_network"),
        ({"told": "http://192.168.0.9:8000"}, "address_moved"),
        ({"mirror": "unreachable"}, "mirror_stands"),
        ({"judges": ()}, "no_judges"),
        ({"judges": (JudgeSeen("Lê Thị Minh", False, None),)}, "seats_open"),
        ({"judges": (JudgeSeen("Lê Thị Minh", True, 12),)}, "battery_low"),
        ({"free_mb": 300}, "disk_low"),
        ({"copy": None}, "no_copy"),
        ({"copy": False}, "copy_stands"),
        ({"drawn": False}, "not_drawn"),
        ({"conflicts": None}, "no_timetable"),
        ({"conflicts": 2}, "conflicts"),
        ({"kit_at": None}, "no_kit"),
        ({"kit_is_new": False}, "old_kit"),
    ],
)
def test_each_lack_is_one_line(changed: dict[str, object], code: str) -> None:
    assert codes(replace(WELL, **changed)) == [code]  # type: ignore[arg-type]


@pytest.fixture
def drawn(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        held.hold(document())
        with looking_into(held.app):
            draw_by_seed(held.contest_id, "1", by=actor_of(held.app, name_of("organiser")))
        yield held


def test_the_kit_is_asked_for_printed_and_asked_for_again_after_a_swap(drawn: Held) -> None:
    client = drawn.client("secretary")
    assert "Chưa in Bộ dự phòng" in words_of(client.get(PAGE))
    assert client.get(f"{PAPERS}/bo-du-phong.pdf").status_code == 200
    assert "vẫn đúng thứ tự thi" in words_of(client.get(PAGE))
    with looking_into(drawn.app):
        agreed = Agreement("an", "chi", None, "Ông An", "Bà Chi", "Xe đến muộn")
        swap_places(drawn.contest_id, agreed, by=actor_of(drawn.app, name_of("secretary")))
    assert "Bộ dự phòng in trước khi thứ tự thi thay đổi" in words_of(client.get(PAGE))


def test_the_page_is_for_who_prepares_the_day(drawn: Held) -> None:
    assert "0/" in words_of(drawn.client().get(PAGE))
    assert drawn.client("mc").get(PAGE).status_code == 403
