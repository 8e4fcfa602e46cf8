"""Sorting, searching and naming Vietnamese text."""

import random
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from contest.shared.vietnamese import (
    found,
    free_slug,
    person_order,
    slug,
    strip_marks,
    text_order,
    unbroken,
)


def shuffled(names: list[str]) -> list[str]:
    copy = list(names)
    random.Random(7).shuffle(copy)
    return copy


def test_people_stand_by_given_name_then_family_and_middle_name() -> None:
    names = ["Trần Thị An", "Lê Văn Ánh", "Bùi Thị Ân", "Vũ Bình", "Lê Thị Đào", "Lê Văn Đào"]
    assert sorted(shuffled(names), key=person_order) == names


def test_the_tones_stand_in_their_dictionary_order() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(shuffled(words), key=text_order) == words


def test_letters_count_before_tones() -> None:
    words = ["dung", "dũng", "dụng", "dương", "đan", "e", "ê", "ô", "ơ", "u", "ư"]
    assert sorted(shuffled(words), key=text_order) == words


def test_the_place_of_a_tone_mark_decides_nothing() -> None:
    assert person_order("Nguyễn Thị Hoà") == person_order("nguyễn  thị Hòa")


def test_figures_stand_by_their_value() -> None:
    names = ["Tiểu khu 2", "Tiểu khu 10"]
    assert sorted(["Tiểu khu 10", "Tiểu khu 2"], key=text_order) == names


def test_a_search_without_marks_finds_names_with_them() -> None:
    assert found("ha trung", "Thị trấn Hà Trung")
    assert found("dong", "Xã Hà Đông")
    assert found("Hà  TRUNG", unicodedata.normalize("NFD", "Hà Trung"))
    assert not found("ha bac", "Hà Trung")
    assert found("", "Hà Trung")


def test_a_slug_is_a_key_of_the_contest_file() -> None:
    assert slug("Đội xã Hà Bắc") == "doi-xa-ha-bac"
    assert strip_marks("Yên Dương") == "yen duong"
    assert free_slug("Hà Bắc", {"ha-bac", "ha-bac-2"}, "doi") == "ha-bac-3"
    assert free_slug("李", set(), "doi") == "doi"


@given(st.text(max_size=90), st.sets(st.text(max_size=5), max_size=3))
def test_every_text_gets_a_free_key(text: str, taken: set[str]) -> None:
    first = free_slug(text, taken, "nguoi")
    second = free_slug(text, taken | {first}, "nguoi")
    for key in (first, second):
        assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", key)
    assert first not in taken
    assert second != first


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    sorted([first, second], key=text_order)
    sorted([first, second], key=person_order)


def test_lines_of_a_title_end_where_one_would_breathe() -> None:
    title = "Hội thi truyền thông về giảm nghèo huyện Hà Trung năm 2023"
    kept = unbroken(title).split(" ")
    assert kept == ["Hội\u00a0thi", "truyền\u00a0thông", "về", "giảm\u00a0nghèo",
                    "huyện", "Hà", "Trung", "năm\u00a02023"]  # fmt: skip
    assert unbroken("Hà Trung - Không để ai") == "Hà Trung\u00a0- Không để ai"
    assert unbroken(title).replace("\u00a0", " ") == title
    assert unbroken(None) == ""
