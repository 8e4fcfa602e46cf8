"""The page of a waiting table: what was posted from it, and what it shows row by row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from contest.registration.queries.pending import Pending
from contest.registration.queries.table_check import TableCheck
from contest.registration.rules.headings import CHOICES, FIELDS, NOTHING, NUMBER, TICKED, label_of
from contest.registration.rules.table import CELL_LIMIT, Note, Row
from contest.registration.rules.table_people import CellFault
from contest.registration.sentences import GENDERS, GROUNDS, GROUPS, ROLES
from contest.registration.workbook_words import column_words
from contest.shared.errors import Reason
from contest.shared.sentences import sentence

LABELS: Mapping[str, Mapping[str, str]] = {
    "role": ROLES,
    "gender": GENDERS,
    "group": GROUPS,
    "eligible_by": GROUNDS,
}
WHOLE_SHOWN = 120
"""Rows: a longer table is shown by its faulty rows first, the others page by page."""
PAGE_ROWS = 100
FAULTS_LISTED = 20

_COLUMN = re.compile(r"cot-(\d{1,2})", re.ASCII)
_CELL = re.compile(r"o-(\d{1,7})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column to confirm: its heading, its first values, what it is taken for."""

    at: int
    label: str
    samples: tuple[str, ...]
    taken: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell. ``options`` are the texts to choose from where it is wrong; ``None``: free text."""

    at: int
    head: str
    text: str
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    options: tuple[str, ...] | None
    is_name: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """One row. ``anchor`` is the place of the person in a list of one team."""

    line: int
    anchor: str
    cells: tuple[CellView, ...]
    faults: tuple[str, ...]


def posted_columns(form: MultiDict[str, str]) -> dict[int, str]:
    """Which column was taken for what."""
    found = {int(m[1]): form[key] for key in form if (m := _COLUMN.fullmatch(key))}
    return {at: taken for at, taken in found.items() if taken in CHOICES}


def posted_cells(form: MultiDict[str, str]) -> dict[tuple[int, int], str]:
    """The texts written into cells, by row and column."""
    return {
        (int(m[1]), int(m[2])): form[key].replace("\x00", "").strip()[:CELL_LIMIT]
        for key in form
        if (m := _CELL.fullmatch(key))
    }


def posted_versions(form: MultiDict[str, str]) -> dict[str, int]:
    """The versions of the lists that were on screen: key of the list → version."""
    parts = (part.rpartition("=") for part in form.get("versions", "").split(" "))
    return {
        key: int(number)
        for key, _, number in parts
        if key and re.fullmatch(r"[0-9]{1,9}", number, re.ASCII)
    }


def columns_of(pending: Pending) -> list[ColumnView]:
    """All columns with something in them, to confirm."""
    found = pending.found
    views = []
    for at, taken in pending.chosen.items():
        values = [row.cells[at] for row in found.rows if row.cells[at]]
        if values or found.headings[at]:
            samples = tuple(dict.fromkeys(value[:40] for value in values))[:2]
            label = label_of(found.headings, at)[:80]
            views.append(ColumnView(at, label, samples, taken, found.columns[at] == taken))
    return views


def column_choices(*, with_team: bool) -> list[tuple[str, str]]:
    """Everything that a column may be taken for, with its words."""
    fields = [taken for taken in FIELDS if with_team or taken != "team"]
    return [(NOTHING, "– không dùng –")] + [
        (taken, column_words(taken, LABELS)) for taken in (*fields, *TICKED)
    ]


def words_of(fault: CellFault) -> str:
    """What is wrong at a cell, or what was understood by itself."""
    return sentence(Reason(fault.code, fault.facts))


def note_words(note: Note) -> str:
    """What was met while reading, with the rows it is about."""
    text = sentence(Reason(note.code, note.facts))
    return text if not note.lines else f"{text.removesuffix('.')} ({lines_words(note.lines)})."


def lines_words(lines: Sequence[int], most: int = 6) -> str:
    """Rows as one says them: ``dòng 3, 5–9``."""
    spans: list[list[int]] = []
    for line in sorted(set(lines)):
        if spans and spans[-1][1] == line - 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    told = [f"{low}" if low == high else f"{low}–{high}" for low, high in spans[:most]]
    return f"dòng {', '.join(told)}" + (" …" if len(spans) > most else "")


class TableView:
    """The rows to show, each cell with what is wrong at it."""

    def __init__(
        self,
        pending: Pending,
        check: TableCheck,
        *,
        units: Iterable[str],
        teams: Iterable[str] = (),
    ) -> None:
        self._found = pending.found
        self._check = check
        self._options = {name: tuple(words.values()) for name, words in LABELS.items()}
        self._options |= {"unit": tuple(units), "team": tuple(teams)}
        self._faults = _by_line(check.faults)
        self._remarks = _by_line(check.remarks)
        self.columns = [
            (at, label_of(self._found.headings, at)[:60], taken)
            for at, taken in self._found.columns.items()
            if taken not in (NOTHING, NUMBER)
        ]
        self.rows = sorted(
            (*check.lost, *(row for one in check.lists for row in one.rows)),
            key=lambda row: row.line,
        )
        self.faulty = [row for row in self.rows if row.line in self._faults]

    def shown(self, rows: Sequence[Row]) -> list[RowView]:
        """These rows as they stand on the page."""
        anchors = (
            {line: place for place, line in self._check.lists[0].listed.lines.items()}
            if len(self._check.lists) == 1
            else {}
        )
        return [self._row(row, anchors.get(row.line, f"dong-{row.line}")) for row in rows]

    def whole_faults(self) -> list[str]:
        """What is wrong with the table, rather than with a row of it."""
        return [
            *(sentence(code) for code in self._check.problems),
            *(words_of(fault) for faults in self._faults.get(0, {}).values() for fault in faults),
        ]

    def listed_faults(self) -> list[tuple[str, str, str]]:
        """The first faults as links: id of the cell, where it stands, what is wrong."""
        heads = {at: head for at, head, _ in self.columns}
        return [
            (
                f"o-{fault.line}-{fault.column}" if fault.column in heads else f"dong-{fault.line}",
                f"Dòng {fault.line}"
                + (f", {heads[fault.column]}" if fault.column in heads else ""),
                words_of(fault),
            )
            for fault in self._check.faults
            if fault.line
        ][:FAULTS_LISTED]

    def _row(self, row: Row, anchor: str) -> RowView:
        faults = self._faults.get(row.line, {})
        remarks = self._remarks.get(row.line, {})
        shown = {at for at, _, _ in self.columns}
        return RowView(
            line=row.line,
            anchor=anchor,
            cells=tuple(
                CellView(
                    at=at,
                    head=head,
                    text=row.cells[at],
                    faults=tuple(words_of(fault) for fault in faults.get(at, ())),
                    remarks=tuple(words_of(remark) for remark in remarks.get(at, ())),
                    options=self._options.get(taken),
                    is_name=taken == "name",
                )
                for at, head, taken in self.columns
            ),
            faults=tuple(
                words_of(fault)
                for at, found in faults.items()
                if at not in shown
                for fault in found
            ),
        )


def _by_line(faults: Iterable[CellFault]) -> dict[int, dict[int, list[CellFault]]]:
    found: dict[int, dict[int, list[CellFault]]] = {}
    for fault in faults:
        found.setdefault(fault.line, {}).setdefault(fault.column, []).append(fault)
    return found
