"""Reads what was typed into the form of a delegation: cleaned values, and what is wrong where.

Texts are kept in NFC, without control and direction characters. A faulty field is left out of
the entry, so that the composition can be checked while one is still typing; an entry with faults
is never stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from contest.registration.rules.entry import MANAGER_PLACE, Entry, Person
from contest.registration.rules.teams import EligibleBy
from contest.regulations.rules.composition import Gender, Group, Role

NAME_LENGTH = 100
TEAM_NAME_LENGTH = 200
ETHNICITY_LENGTH = 50
JOB_LENGTH = 100
VILLAGE_LENGTH = 100
MEMBERS_LIMIT = 100
OLDEST_YEARS = 120

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_PHONE = re.compile(r"\+?[0-9][0-9 .\-]{6,18}", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_NAME = 3
"""Letters: up to so many, capitals alone may be the whole name (``Y Đê``, ``H’M``)."""
_NAME_SIGNS = frozenset(" .'’-()")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """One row of the form, as it came. ``place`` is its name in the form."""

    place: str
    ref: str = ""
    name: str = ""
    role: str = ""
    born: str = ""
    gender: str = ""
    ethnicity: str = ""
    group: str = ""
    unit: str = ""
    eligible_by: str = ""
    job: str = ""
    village: str = ""

    @property
    def is_blank(self) -> bool:
        """Nobody was typed here; role and unit come filled in and say nothing."""
        told = self.name, self.born, self.gender, self.ethnicity, self.group, self.eligible_by
        return not any(text.strip() for text in (*told, self.job, self.village))


@dataclass(frozen=True, slots=True)
class Typed:
    """The whole form, as it came."""

    name: str = ""
    division: str = ""
    manager_phone: str = ""
    people: tuple[TypedPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one field (``members-3-born``): a code and the facts of its sentence."""

    at: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome.

    Attributes:
        entry: what could be read.
        places: the place of each person of ``entry``, in their order.
        faults: what must be mended before anything is stored.
        remarks: what was changed by itself and should be looked at once.
    """

    entry: Entry
    places: tuple[str, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def read_typed(
    typed: Typed, *, today: date, units: Container[str], divisions: Container[str]
) -> Reading:
    """Read the form on a day (in the time zone of the place), with the keys one may choose."""
    notes = _Notes()
    people = [person for person in typed.people if not person.is_blank]
    if len(people) > MEMBERS_LIMIT:
        notes.fault("members", "too_many_members", have=len(people), limit=MEMBERS_LIMIT)
        people = people[:MEMBERS_LIMIT]
    entry = Entry(
        name=_text(notes, "name", typed.name, TEAM_NAME_LENGTH, required="team_name_missing") or "",
        division=_one_of(notes, "division", typed.division, divisions),
        manager_phone=_phone(notes, typed.manager_phone),
        people=tuple(_read_person(notes, person, today, units) for person in people),
    )
    twice = {id(person) for person in entry.twice}
    for typed_person, person in zip(people, entry.people, strict=True):
        if id(person) in twice:
            notes.remark(f"{typed_person.place}-name", "member_twice")
    return Reading(
        entry,
        tuple(person.place for person in people),
        tuple(notes.faults),
        tuple(notes.remarks),
    )


class _Notes:
    """Gathers faults and remarks while the form is read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []

    def fault(self, at: str, code: str, **facts: Any) -> None:
        self.faults.append(Fault(at, code, facts))

    def remark(self, at: str, code: str, **facts: Any) -> None:
        self.remarks.append(Fault(at, code, facts))


def _read_person(notes: _Notes, typed: TypedPerson, today: date, units: Container[str]) -> Person:
    at = typed.place
    return Person(
        ref=int(typed.ref) if re.fullmatch(r"[0-9]{1,9}", typed.ref) else None,
        name=_name(notes, f"{at}-name", typed.name) or "",
        role=Role.MANAGER if at == MANAGER_PLACE else _role(notes, f"{at}-role", typed.role),
        born=_born(notes, f"{at}-born", typed.born, today),
        gender=_choice(notes, f"{at}-gender", typed.gender, Gender),
        ethnicity=_text(notes, f"{at}-ethnicity", typed.ethnicity, ETHNICITY_LENGTH),
        group=_choice(notes, f"{at}-group", typed.group, Group),
        unit=_one_of(notes, f"{at}-unit", typed.unit, units),
        eligible_by=_choice(notes, f"{at}-eligible_by", typed.eligible_by, EligibleBy),
        job=_text(notes, f"{at}-job", typed.job, JOB_LENGTH),
        village=_text(notes, f"{at}-village", typed.village, VILLAGE_LENGTH),
    )


def _is_hidden(character: str) -> bool:
    if "\ufe00" <= character <= "\ufe0f":
        return True
    return unicodedata.category(character) in ("Cc", "Cf")


def _text(
    notes: _Notes, at: str, typed: str, limit: int, required: str | None = None
) -> str | None:
    spaced = " ".join(unicodedata.normalize("NFC", typed).split())
    text = " ".join("".join(c for c in spaced if not _is_hidden(c)).split())
    if text != spaced:
        notes.remark(at, "entry_hidden_removed")
    if not text:
        if required:
            notes.fault(at, required)
        return None
    if len(text) > limit:
        notes.fault(at, "entry_text_too_long", have=len(text), limit=limit)
        return None
    if any(unicodedata.category(c) in ("So", "Sk", "Co", "Cn", "Cs") for c in text):
        notes.fault(at, "entry_has_picture")
        return None
    return text


def _name(notes: _Notes, at: str, typed: str) -> str | None:
    name = _text(notes, at, typed, NAME_LENGTH, required="member_name_missing")
    if name is None:
        return None
    letters = [c for c in name if c not in _NAME_SIGNS]
    if not letters or any(unicodedata.category(c)[0] not in "LMN" for c in letters):
        notes.fault(at, "member_name_not_of_letters")
        return None
    usual = _WORD.sub(lambda word: word[0].capitalize(), name)
    if len(letters) > _SHORT_NAME and name != usual and name in (name.lower(), name.upper()):
        notes.remark(at, "member_name_case", usual=usual)
    return name


def _born(notes: _Notes, at: str, typed: str, today: date) -> str | None:
    text = "".join(typed.split())
    if not text:
        return None
    if _YEAR.fullmatch(text):
        born_year = int(text)
        if born_year > today.year:
            notes.fault(at, "born_in_future")
        elif today.year - born_year > OLDEST_YEARS:
            notes.fault(at, "born_too_long_ago", limit=OLDEST_YEARS)
        else:
            return text
        return None
    day = _day(text)
    if day is None:
        readable = _DAY.fullmatch(text) or _ISO_DAY.fullmatch(text)
        notes.fault(at, "no_such_day" if readable else "born_unreadable")
    elif day > today:
        notes.fault(at, "born_in_future")
    elif (today.year - day.year, today.month, today.day) > (OLDEST_YEARS, day.month, day.day):
        notes.fault(at, "born_too_long_ago", limit=OLDEST_YEARS)
    else:
        return day.isoformat()
    return None


def _day(text: str) -> date | None:
    parts = _DAY.fullmatch(text)
    numbers = parts.groups()[::-1] if parts else None
    if numbers is None and (iso := _ISO_DAY.fullmatch(text)):
        numbers = iso.groups()
    if numbers is None:
        return None
    try:
        return date(*(int(number) for number in numbers))
    except ValueError:
        return None


def _phone(notes: _Notes, typed: str) -> str | None:
    text = " ".join(typed.split())
    if not text:
        return None
    if not _PHONE.fullmatch(text):
        notes.fault("manager_phone", "manager_phone_unreadable")
        return None
    return text


def _role(notes: _Notes, at: str, typed: str) -> Role:
    return _choice(notes, at, typed, Role) or Role.FULL


def _choice(notes: _Notes, at: str, typed: str, kind: type[Choice]) -> Choice | None:
    if not typed:
        return None
    try:
        return kind(typed)
    except ValueError:
        notes.fault(at, "entry_not_a_choice")
        return None


def _one_of(notes: _Notes, at: str, typed: str, keys: Container[str]) -> str | None:
    if not typed:
        return None
    if typed in keys:
        return typed
    notes.fault(at, "entry_not_a_choice")
    return None
