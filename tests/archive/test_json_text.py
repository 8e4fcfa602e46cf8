"""Reading the text of a file: strict JSON, exact numbers, names written twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.archive.rules.json_text import BadJsonError, parse
from contest.archive.rules.reader import read
from contest.regulations.rules.faults import Faults
from tests.small_contests import contest


def parsed(text: str) -> Any:
    return parse(text.encode(), Faults())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.0", 1),
        ("1e3", 1000),
        ("1E+3", 1000),
        ("12.50e1", 125),
        ("100e-2", 1),
        ("0.000e-99999999999999999999", 0),
        ("-0.0", 0),
        ("-0", 0),
        ("-1.0", -1),
        ("1000000000.0", 1_000_000_000),
    ],
)
def test_a_number_whose_value_is_whole_is_a_whole_number(text: str, value: int) -> None:
    assert parsed(text) == value
    assert type(parsed(text)) is int


@pytest.mark.parametrize("text", ["0.5", "1.0000000000000000001", "1e-400", "1e-9999999999999999"])
def test_a_number_that_is_not_whole_is_judged_by_its_digits(text: str) -> None:
    assert type(parsed(text)) is float


@pytest.mark.parametrize("text", ["1" * 100_000, "1e400", "1e" + "9" * 6000, "9" * 6000 + ".0"])
def test_a_number_too_large_for_anything_is_whole_and_out_of_range(text: str) -> None:
    assert parsed(text) > 1_000_000_000
    assert parsed("-" + text) < 0


@given(st.integers(-(10**11), 10**11), st.integers(-15, 15))
def test_numbers_are_read_exactly(digits: int, exponent: int) -> None:
    value = parsed(f"{digits}.0e{exponent}")
    if digits % 10 ** max(0, -exponent):
        assert type(value) is float
    else:
        exact = digits * 10**exponent if exponent >= 0 else digits // 10**-exponent
        assert value == exact or (abs(exact) >= 10**12 and abs(value) >= 10**12)


@pytest.mark.parametrize(
    "text", ["NaN", "-Infinity", "{'a': 1}", "[1,]", "01", '"\t"', "\ufeff\ufeff{}", "{} {}"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(BadJsonError):
        parsed(text)


def test_a_byte_order_mark_is_ignored() -> None:
    text = json.dumps(contest({"thi": {"a": ["9"]}}))
    assert read(b"\xef\xbb\xbf" + text.encode()).file == read(text.encode()).file


def test_of_a_name_written_twice_the_last_counts_and_each_object_tells_its_own() -> None:
    faults = Faults()
    text = '{"a": {"x": 1}, "a": [{"b/~": 1, "b/~": 2, "b/~": 3}], "c": 1}'
    assert parse(text.encode(), faults) == {"a": [{"b/~": 3}], "c": 1}
    assert [(fault.pointer, fault.code) for fault in faults.found] == [
        ("/a", "duplicate_field"),
        ("/a/0/b~1~0", "duplicate_field"),
    ]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(_JSON)
def test_no_json_raises(value: object) -> None:
    reading = read(json.dumps(value).encode())
    assert reading.file is None
    assert reading.faults


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    assert read(data).faults
