"""The division of work inside a delegation: reading it as typed, telling two versions apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contest.preparation.rules.written import has_picture, is_day_written, plain, read_day
from contest.shared.whole_numbers import whole_number

DUTIES_LIMIT = 60
WHAT_LENGTH = 500
WHO_LENGTH = 200


@dataclass(frozen=True, slots=True)
class TypedDuty:
    """One line as it came from the form."""

    what: str = ""
    who: str = ""
    due: str = ""
    is_done: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing was typed here."""
        return not (self.what.strip() or self.who.strip() or self.due.strip())


@dataclass(frozen=True, slots=True)
class Duty:
    """One line: what is to be done, by whom, until which day, and whether it is done."""

    what: str
    who: str | None = None
    due: date | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class DutyFault:
    """What is wrong at a field of a line, both from 0 and as the form has it."""

    row: int
    field: str
    code: str
    limit: int = 0


def read_duties(typed: Sequence[TypedDuty]) -> tuple[tuple[Duty, ...], tuple[DutyFault, ...]]:
    """The lines that say something, and what must be mended before they are stored."""
    duties: list[Duty] = []
    faults: list[DutyFault] = []
    for row, line in enumerate(typed):
        if line.is_blank:
            continue
        what, who, due = plain(line.what), plain(line.who), read_day(line.due)
        if not what:
            faults.append(DutyFault(row, "what", "duty_what_missing"))
        for field, text, limit in (("what", what, WHAT_LENGTH), ("who", who, WHO_LENGTH)):
            if len(text) > limit:
                faults.append(DutyFault(row, field, "corner_text_too_long", limit))
            elif has_picture(text):
                faults.append(DutyFault(row, field, "corner_has_picture"))
        if line.due.strip() and due is None:
            code = "corner_no_such_day" if is_day_written(line.due) else "corner_day_unreadable"
            faults.append(DutyFault(row, "due", code))
        duties.append(Duty(what, who or None, due, line.is_done))
    return tuple(duties), tuple(faults)


def rearranged(typed: Sequence[TypedDuty], order: str) -> tuple[TypedDuty, ...]:
    """The lines after a button of the plain page: ``add``, ``remove-2``, ``up-2``, ``down-2``.

    An order that does not fit the lines changes nothing.
    """
    rows = list(typed)
    verb, _, number = order.partition("-")
    if verb == "add":
        return (*rows, TypedDuty())
    place = whole_number(number, -1)
    other = {"up": place - 1, "down": place + 1}.get(verb, place)
    if not (0 <= place < len(rows) and 0 <= other < len(rows)):
        return tuple(rows)
    if verb == "remove":
        del rows[place]
    else:
        rows[place], rows[other] = rows[other], rows[place]
    return tuple(rows)


def stamp_of(duties: Sequence[Duty]) -> str:
    """A short name of exactly these lines: another one when anybody has changed them."""
    told = repr([(d.what, d.who, d.due and d.due.isoformat(), d.is_done) for d in duties])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
