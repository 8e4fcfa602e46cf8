"""One name, however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.shared.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("  Lê\u00a0Thị \t HOÀ ", "lê thị hòa"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Thuý"), "NGUYỄN THỊ THÚY"),
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
        ("Đặng", "đặng"),
    ],
)
def test_two_spellings_of_a_name_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Hoa", "Hòa"), ("Đạt", "Dạt"), ("An Na", "Anna")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(alphabet="aoeuyàáảãạèéẻẽẹỳýỷỹỵòóỏõọ HOÀ\t", max_size=12))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
