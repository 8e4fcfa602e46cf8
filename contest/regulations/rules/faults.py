"""What can be wrong with a contest file, as codes and facts; the sentences are in ``archive``.

Source: contest file ``hoithi/1``, section 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """The closed list of codes."""

    BAD_FILE = "bad_file"
    BAD_JSON = "bad_json"
    DUPLICATE_FIELD = "duplicate_field"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    BAD_DECIMAL = "bad_decimal"
    BAD_KEY = "bad_key"
    BAD_DATE = "bad_date"
    BAD_VALUE = "bad_value"
    DUPLICATE = "duplicate"
    UNKNOWN_REFERENCE = "unknown_reference"
    OFF_SCALE = "off_scale"
    EXCUSED = "excused"
    NOT_ON_PANEL = "not_on_panel"
    TWO_HEADS = "two_heads"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``pointer`` is RFC 6901, ``reason`` narrows the code, ``facts`` fill the words."""

    pointer: str
    code: FaultCode
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = ()


class Faults:
    """Collects every fault of one file, so that all are told at once."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, pointer: str, code: FaultCode, reason: str = "", **facts: object) -> None:
        """Note one fault."""
        told = tuple((name, str(value)) for name, value in facts.items())
        self.found.append(Fault(pointer, code, reason, told))


def below(pointer: str, name: str | int) -> str:
    """The pointer of a field or an entry under ``pointer``."""
    if isinstance(name, str):
        name = name.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{name}"
