"""A script as typed, its states, its differences, its quoted passages."""

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from contest.preparation.rules.script import (
    PARAGRAPHS_LIMIT,
    SCRIPT_LENGTH,
    ScriptState,
    changes,
    marked,
    near,
    paragraphs_of,
    read_script,
    why_not_hand_in,
    why_not_judge,
    why_not_reopen,
)


def codes(text: str) -> list[str]:
    return [fault.code for fault in read_script(text)[1]]


def test_a_pasted_text_becomes_paragraphs_with_single_gaps() -> None:
    text = "\n\n  Cảnh 1:\tSân nhà \r\n\r\n\r\n\u202eÔng Tư:\u200b xin chào\n\n"
    assert paragraphs_of(text) == ("Cảnh 1: Sân nhà", "", "Ông Tư: xin chào")


def test_an_empty_or_endless_script_is_refused_with_all_its_reasons() -> None:
    assert codes(" \n\u200b\n ") == ["script_empty"]
    assert codes("a" * (SCRIPT_LENGTH + 1)) == ["script_too_long"]
    endless = "\n".join(["lời thoại dài " * 5] * (PARAGRAPHS_LIMIT + 1))
    assert codes(endless) == ["script_too_long", "script_too_many_lines"]
    assert codes("Cảnh 1. \U0001f600") == []


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    kept, _ = read_script(text)
    assert read_script(kept)[0] == kept
    assert unicodedata.is_normalized("NFC", kept)
    lines = kept.split("\n")
    assert all(before or after for before, after in pairwise(lines))


def test_a_script_goes_its_way_and_no_other() -> None:
    none, handed_in, revise, agreed = ScriptState
    for state in (none, handed_in, revise):
        assert why_not_hand_in(state, announced=False, withdrawn=False) == ()
    assert why_not_hand_in(agreed, announced=True, withdrawn=True) == (
        "script_contest_over",
        "delegation_withdrawn",
        "script_agreed",
    )
    assert why_not_judge(none, announced=False) == ("script_not_handed_in",)
    assert why_not_judge(agreed, announced=False) == ("script_agreed_already",)
    assert why_not_judge(handed_in, announced=False) == ()
    assert why_not_judge(revise, announced=True) == ("script_contest_over",)
    assert why_not_reopen(agreed, announced=False) == ()
    assert why_not_reopen(revise, announced=False) == ("script_not_agreed",)


def test_differences_show_what_went_before_what_came() -> None:
    old = ("Cảnh 1", "Ông Tư: chào", "Bà Hai: vâng", "Hết")
    new = ("Cảnh 1", "Ông Tư: kính chào", "Bà Hai: vâng", "Hết", "Màn")
    found = changes(old, new)
    assert [(c.kind, c.text) for c in found] == [
        ("kept", "Cảnh 1"),
        ("removed", "Ông Tư: chào"),
        ("added", "Ông Tư: kính chào"),
        ("kept", "Bà Hai: vâng"),
        ("kept", "Hết"),
        ("added", "Màn"),
    ]
    far = changes(("a", "b", "c", "d", "e"), ("a", "b", "c", "d", "f"))
    assert [None if c is None else c.text for c in near(far)] == [None, "d", "e", "f"]


words = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=12)


@given(words, words)
@settings(max_examples=150)
def test_differences_leave_out_and_invent_nothing(old: list[str], new: list[str]) -> None:
    found = changes(old, new)
    after = [c.text for c in found if c.kind != "removed" and c.text]
    assert after == [text for text in new if text]
    before = [c.text for c in found if c.kind != "added" and c.text]
    assert before == [text for text in old if text]


@given(st.text(alphabet="abc ", max_size=30), st.lists(st.text(alphabet="abc ", max_size=5)))
@settings(max_examples=150)
def test_marking_quotes_keeps_every_letter(paragraph: str, quotes: list[str]) -> None:
    pieces = marked(paragraph, quotes)
    assert "".join(text for text, _ in pieces) == paragraph
    assert all(text for text, _ in pieces)


def test_overlapping_quotes_are_marked_once() -> None:
    assert marked("một hai ba bốn", ["hai ba", "ba bốn", "năm"]) == (
        ("một ", False),
        ("hai ba", True),
        (" bốn", True),
    )
