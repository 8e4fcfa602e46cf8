"""Remarks of the organiser at single fields of a list that is sent back to be completed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields

from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.typed import Fault
from contest.regulations.rules.composition import Role

REMARK_LENGTH = 300
DELEGATION_FIELDS = ("name", "division", "manager", "manager_phone", "members")
"""Fields of the list as a whole; ``manager`` and ``members`` are its two parts."""
MANAGER_FIELDS = ("name", "born", "gender", "job")
PERSON_FIELDS = tuple(field.name for field in fields(Person) if field.name != "ref")
_NAME = re.compile(r"remark-([0-9]{1,9})-([a-z_]{1,20})", re.ASCII)


@dataclass(frozen=True, slots=True)
class FieldRemark:
    """What is asked at one field.

    Attributes:
        ref: whose row; ``None`` for the delegation as a whole.
        was: what the field held when the remark was made.
    """

    ref: int | None
    field: str
    text: str
    was: str | None = None


def remark_name(ref: int | None, field: str) -> str:
    """The name of the remark's own field in the form."""
    return f"remark-{ref or 0}-{field}"


def fields_of(person: Person) -> tuple[str, ...]:
    """What can be remarked on about one person."""
    return MANAGER_FIELDS if person.role is Role.MANAGER else PERSON_FIELDS


def value_at(entry: Entry, ref: int | None, field: str) -> str | None:
    """What the field holds; ``None`` for nothing, and for the parts of the list as a whole."""
    if ref is None:
        return getattr(entry, field) if field in ("name", "division", "manager_phone") else None
    person = next((person for person in entry.people if person.ref == ref), None)
    value = None if person is None else getattr(person, field)
    return None if value is None else str(value)


def read_remarks(
    typed: Mapping[str, str], entry: Entry
) -> tuple[tuple[FieldRemark, ...], tuple[Fault, ...]]:
    """What was typed at the fields of this list, and what is wrong with it.

    Names that belong to no field of the list are left aside.
    """
    known = {(None, field) for field in DELEGATION_FIELDS} | {
        (person.ref, field) for person in entry.people for field in fields_of(person)
    }
    remarks: list[FieldRemark] = []
    faults: list[Fault] = []
    for name, text in typed.items():
        found = _NAME.fullmatch(name)
        ref = int(found[1]) or None if found else None
        cleaned = _cleaned(text)
        if found is None or not cleaned or (ref, found[2]) not in known:
            continue
        if len(cleaned) > REMARK_LENGTH:
            facts = {"have": len(cleaned), "limit": REMARK_LENGTH}
            faults.append(Fault(name, "entry_text_too_long", facts))
            continue
        remarks.append(FieldRemark(ref, found[2], cleaned, value_at(entry, ref, found[2])))
    return tuple(remarks), tuple(faults)


def _cleaned(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    kept = (c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in normal)
    return " ".join("".join(kept).split())
