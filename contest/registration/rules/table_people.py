"""From the rows of a table to a list as one would have typed it, each value with its cell.

The typed list is then read by ``rules/typed.py`` like any other; what it finds wrong at a field
leads back to the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contest.registration.rules.entry import MANAGER_PLACE
from contest.registration.rules.headings import (
    FAMILY,
    GIVEN,
    NAME,
    NOTHING,
    NUMBER,
    PHONE,
    TEAM,
    UNIT,
    Headed,
)
from contest.registration.rules.table import Note, Row
from contest.registration.rules.typed import Fault, Typed, TypedPerson
from contest.registration.rules.wordings import (
    WORDS,
    born_text,
    folded_words,
    is_excel_error,
    is_nothing,
    is_yes,
    key_of,
    phone_text,
)

EXAMPLE_NAME = "Nguyễn Thị Ví Dụ"
"""The person of the example row of our own workbooks."""

_EXAMPLE = folded_words(EXAMPLE_NAME)
_BELOW = ("tong so", "tong cong", "cong", "nguoi lap", "ghi chu", "xac nhan", "tm ubnd", "uy ban")
_KINDS = ("xa ", "phuong ", "thi tran ", "thi xa ", "thon ", "to dan pho ", "tieu khu ", "khu ")


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong or was changed at one cell; ``column`` -1: the row as a whole."""

    line: int
    column: int
    code: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """People of one team as typed, with where each field stands.

    Attributes:
        lines: place of a person → number of the row.
        cells: field of the form (``members-3-born``) → number of its column.
        faults: what cannot be read at all; ``remarks``: what was understood by itself.
    """

    people: tuple[TypedPerson, ...]
    phone: str
    lines: Mapping[str, int]
    cells: Mapping[str, int]
    faults: tuple[CellFault, ...]
    remarks: tuple[CellFault, ...]

    def typed(self, name: str, division: str) -> Typed:
        """The whole form with these people in it."""
        return Typed(name, division, self.phone, self.people)

    def cell_of(self, fault: Fault) -> CellFault:
        """Where in the table the fault of a field stands."""
        at = f"{MANAGER_PLACE}-phone" if fault.at == "manager_phone" else fault.at
        place = at.rpartition("-")[0]
        line = self.lines.get(place, 0)
        return CellFault(line, self.cells.get(at, -1), fault.code, fault.facts)


def people_rows(found: Headed, columns: Mapping[int, str]) -> tuple[tuple[Row, ...], list[Note]]:
    """The rows that are about somebody; the example, sums and signatures are left aside."""
    by_field = _columns_of(columns)
    about = [at for at, taken in columns.items() if taken not in (NOTHING, NUMBER, TEAM)]
    kept: list[Row] = []
    left: list[int] = []
    examples: list[int] = []
    for row in found.rows:
        name = _name(row, by_field)[0]
        told = [at for at in about if not is_nothing(row.cells[at])]
        if folded_words(name) == _EXAMPLE:
            examples.append(row.line)
        elif not told or folded_words(name).startswith(_BELOW) or (not name and len(told) < 2):
            left.append(row.line)
        else:
            kept.append(row)
    notes = [Note("table_example_left_out", {}, tuple(examples))] if examples else []
    notes += [Note("table_rows_left_out", {}, tuple(left))] if left else []
    return tuple(kept), notes


def listed(rows: Sequence[Row], columns: Mapping[int, str], units: Names) -> Listed:
    """The rows as typed people, the first manager apart."""
    reader = _Reader(_columns_of(columns), units)
    people: list[TypedPerson] = []
    for row in rows:
        number = len(people) - (MANAGER_PLACE in reader.lines)
        people.append(reader.person(row, f"members-{number}"))
    return Listed(
        tuple(people),
        reader.phone,
        reader.lines,
        reader.cells,
        tuple(reader.faults),
        tuple(reader.remarks),
    )


class Names:
    """Finds the key of something by the name people write: “Hà Bắc” is “Xã Hà Bắc”."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._found: dict[str, set[str]] = {}
        for key, name in names:
            words = folded_words(name)
            for spelling in {words, _without_kind(words), key}:
                self._found.setdefault(spelling, set()).add(key)

    def keys(self, text: str) -> frozenset[str]:
        """All that the text may mean: one is an answer, several are a question."""
        words = folded_words(text)
        for spelling in (words, text.strip(), _without_kind(words)):
            if spelling in self._found:
                return frozenset(self._found[spelling])
        return frozenset()


def _without_kind(words: str) -> str:
    words = words.removeprefix("doi ").removeprefix("doan ")
    return next((words.removeprefix(kind) for kind in _KINDS if words.startswith(kind)), words)


def _columns_of(columns: Mapping[int, str]) -> dict[str, int]:
    return {taken: at for at, taken in sorted(columns.items(), reverse=True) if taken}


def _name(row: Row, by_field: Mapping[str, int]) -> tuple[str, int]:
    """The whole name and the column that it begins in."""
    at = [by_field[taken] for taken in (NAME, FAMILY, GIVEN) if taken in by_field]
    return " ".join(row.cells[column] for column in at if row.cells[column]), min(at, default=-1)


class _Reader:
    """Reads row after row and keeps where everything stands."""

    def __init__(self, by_field: Mapping[str, int], units: Names) -> None:
        self._by_field = by_field
        self._units = units
        self.lines: dict[str, int] = {}
        self.cells: dict[str, int] = {}
        self.faults: list[CellFault] = []
        self.remarks: list[CellFault] = []
        self.phone = ""

    def person(self, row: Row, place: str) -> TypedPerson:
        """One row; the first manager gets the place of the manager."""
        name, column = _name(row, self._by_field)
        values, at = {"name": name}, {"name": column}
        found = [*self._choices(row), *self._texts(row), self._born(row), self._unit(row)]
        for field_name, value, column in found:
            values[field_name], at[field_name] = value, column
        if values["role"] == "manager" and MANAGER_PLACE not in self.lines:
            place = MANAGER_PLACE
            at["phone"] = self._phone_column
            self.phone = self._phone(row)
        else:
            self._leave_phone(row)
        self.lines[place] = row.line
        self.cells |= {f"{place}-{name}": column for name, column in at.items()}
        self._look_for_errors(row)
        return TypedPerson(place, **values)

    def _texts(self, row: Row) -> Iterator[tuple[str, str, int]]:
        for name in ("ethnicity", "job", "village"):
            column = self._by_field.get(name, -1)
            is_told = column >= 0 and not is_nothing(row.cells[column])
            yield name, row.cells[column] if is_told else "", column

    def _choices(self, row: Row) -> Iterator[tuple[str, str, int]]:
        """Role, gender, group and ground: from a column of their own, or from ticked ones."""
        for name in WORDS:
            column = self._by_field.get(name, -1)
            if column >= 0 and not is_nothing(row.cells[column]):
                yield name, key_of(name, row.cells[column]) or row.cells[column], column
                continue
            ticked = [
                (taken.partition("=")[2], at)
                for taken, at in self._by_field.items()
                if taken.startswith(f"{name}=") and self._is_ticked(taken, row.cells[at])
            ]
            if len(ticked) > 1:
                self.faults.append(
                    CellFault(row.line, max(ticked, key=lambda t: t[1])[1], "cell_ticked_twice")
                )
            elif ticked:
                yield name, *ticked[0]
            else:
                yield name, "", column

    def _is_ticked(self, taken: str, cell: str) -> bool:
        """Below “Nam” and “Nữ” people also write the year of birth."""
        return is_yes(cell) or (taken.startswith("gender=") and bool(_year_or_day(cell)))

    def _born(self, row: Row) -> tuple[str, str, int]:
        own = self._by_field.get("born", -1)
        columns = [own] if own >= 0 else []
        columns += [at for taken, at in self._by_field.items() if taken.startswith("gender=")]
        for column in columns:
            cell = row.cells[column]
            if is_nothing(cell) or (column != own and not _year_or_day(cell)):
                continue
            text, code = born_text(cell)
            if code:
                self.remarks.append(CellFault(row.line, column, code, {"text": text}))
            return "born", text, column
        return "born", "", own

    def _unit(self, row: Row) -> tuple[str, str, int]:
        column = self._by_field.get(UNIT, -1)
        if column < 0 or is_nothing(row.cells[column]):
            return "unit", "", column
        keys = self._units.keys(row.cells[column])
        return "unit", min(keys) if len(keys) == 1 else row.cells[column], column

    @property
    def _phone_column(self) -> int:
        return self._by_field.get(PHONE, -1)

    def _phone(self, row: Row) -> str:
        column = self._phone_column
        if column < 0 or is_nothing(row.cells[column]):
            return ""
        text, code = phone_text(row.cells[column])
        if code:
            self.remarks.append(CellFault(row.line, column, code, {"text": text}))
        return text

    def _leave_phone(self, row: Row) -> None:
        column = self._phone_column
        if column >= 0 and not is_nothing(row.cells[column]):
            self.remarks.append(CellFault(row.line, column, "cell_phone_left_out"))

    def _look_for_errors(self, row: Row) -> None:
        for taken, column in self._by_field.items():
            if taken != NUMBER and is_excel_error(row.cells[column]):
                self.faults.append(CellFault(row.line, column, "cell_is_error"))


def _year_or_day(cell: str) -> str:
    """The text if it looks like a day or year of birth at all."""
    return cell if len([c for c in cell if c.isdigit()]) >= 4 else ""
