"""``docs/contest-file.schema.json`` says what the reader says, as far as a schema can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from tests.archive.test_faults import TABLE, changed
from tests.small_contests import Document, reading
from tests.strategies.contest_files import contest_files, generated

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "contest-file.schema.json").read_text(encoding="utf-8"))


def _ecma_pattern(
    _validator: object, pattern: str, instance: object, _schema: object
) -> Iterator[ValidationError]:
    """JSON Schema means ECMA-262, where ``$`` does not match before a last line feed."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_extended: Any = validators.create(
    Draft202012Validator.META_SCHEMA,
    {**Draft202012Validator.VALIDATORS, "pattern": _ecma_pattern},
)
VALIDATOR = _extended(SCHEMA)
CASES = ROOT / "tests" / "cases"

# What these codes say needs more than one place of the file, or the calendar.
BEYOND_A_SCHEMA = {
    "duplicate", "unknown_reference", "off_scale", "excused", "not_on_panel", "two_heads",
    "bad_date",
}  # fmt: skip
COMPARED_VALUES = {
    "below_min", "max_below_min", "not_ascending", "lock_by_turn", "zero_step", "surrogate",
}  # fmt: skip


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.expected.json")), ids=lambda path: path.name)
def test_every_valid_case_fits_the_schema(path: Path) -> None:
    case = path.with_name(path.name.replace(".expected", ""))
    VALIDATOR.validate(json.loads(case.read_text(encoding="utf-8")))


@given(contest_files())
@settings(max_examples=40)
def test_every_valid_file_fits_the_schema(document: Document) -> None:
    VALIDATOR.validate(document)


@pytest.mark.parametrize(("pointer", "value", "expected"), TABLE)
def test_the_schema_refuses_what_the_reader_refuses(
    pointer: str, value: object, expected: object
) -> None:
    document = changed(pointer, value)
    found = [
        fault
        for fault in reading(document).faults
        if fault.code.value not in BEYOND_A_SCHEMA and fault.reason not in COMPARED_VALUES
    ]
    if found:
        assert not VALIDATOR.is_valid(document)


def test_a_field_nobody_knows_is_refused_everywhere() -> None:
    document = generated(Random(7))

    def places(inner: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
        if isinstance(inner, dict):
            under = [p for name, value in inner.items() for p in places(value, (*path, name))]
            return [path, *under]
        if isinstance(inner, list):
            return [
                p for index, value in enumerate(inner[:1]) for p in places(value, (*path, index))
            ]
        return []

    for path in places(document, ()):
        if path == ("running_order",):
            continue
        damaged = deepcopy(document)
        place = damaged
        for name in path:
            place = place[name]  # type: ignore[index]
        place["không-có"] = None
        assert not VALIDATOR.is_valid(damaged), path
        assert reading(damaged).faults, path
