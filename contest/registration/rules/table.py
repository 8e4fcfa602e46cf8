"""A table of texts as it came from a workbook, a text file or the clipboard.

Nothing here knows what a column means: that is for ``rules/headings.py``.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

ROWS_LIMIT = 5_000
COLUMNS_LIMIT = 60
CELL_LIMIT = 32_767
"""Characters; Excel itself keeps no more in one cell."""

_SNIFFED_LINES = 20
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(Exception):  # noqa: N818 - an expected no, not an error
    """The file or the text is refused: a code and the facts of its sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Note:
    """What was met while reading and should be looked at once.

    Attributes:
        lines: the rows of the file it is about; empty for the file as a whole.
    """

    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it. ``line`` is its number in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, each with as many cells as the widest."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0].cells) if self.rows else 0


def table_of(rows: Sequence[tuple[int, Sequence[str]]], notes: Sequence[Note] = ()) -> Table:
    """The rows without empty ones and without empty columns at the right; texts in NFC.

    Raises:
        Unreadable: nothing in it, more than ``ROWS_LIMIT`` rows or ``COLUMNS_LIMIT`` columns.
    """
    kept = [(line, [_plain(cell) for cell in cells]) for line, cells in rows]
    kept = [(line, cells) for line, cells in kept if any(cells)]
    if not kept:
        raise Unreadable("table_empty")
    if len(kept) > ROWS_LIMIT:
        raise Unreadable("table_too_many_rows", limit=ROWS_LIMIT)
    width = max(max(at for at, cell in enumerate(cells, start=1) if cell) for _, cells in kept)
    if width > COLUMNS_LIMIT:
        raise Unreadable("table_too_many_columns", have=width, limit=COLUMNS_LIMIT)
    return Table(
        tuple(
            Row(line, tuple(cells[:width]) + ("",) * (width - len(cells))) for line, cells in kept
        ),
        tuple(notes),
    )


def table_of_text(text: str) -> Table:
    """A table in text: columns parted by tabs (as Excel copies), semicolons or commas.

    Raises:
        Unreadable: as :func:`table_of`, or a cell longer than ``CELL_LIMIT``.
    """
    text = text.removeprefix("\ufeff")
    mark = _separator(text)
    # A quotation mark that nobody closes would swallow the rest of the list.
    is_open = text.count('"') % 2 == 1
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=mark,
        quoting=csv.QUOTE_NONE if is_open else csv.QUOTE_MINIMAL,
    )
    rows: list[tuple[int, Sequence[str]]] = []
    first = 1
    try:
        for cells in reader:
            rows.append((first, cells))
            if len(rows) > ROWS_LIMIT * 2:
                raise Unreadable("table_too_many_rows", limit=ROWS_LIMIT)
            if any(len(cell) > CELL_LIMIT for cell in cells):
                raise Unreadable("table_cell_too_long", line=first, limit=CELL_LIMIT)
            first = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("table_cell_too_long", line=first, limit=CELL_LIMIT) from error
    return table_of(rows)


def to_json(table: Table) -> dict[str, Any]:
    """The table as plain JSON values."""
    return {
        "rows": [[row.line, list(row.cells)] for row in table.rows],
        "notes": [note_json(note) for note in table.notes],
    }


def from_json(data: dict[str, Any]) -> Table:
    """What :func:`to_json` made."""
    return Table(
        tuple(Row(line, tuple(cells)) for line, cells in data["rows"]),
        tuple(note_of(note) for note in data["notes"]),
    )


def note_json(note: Note) -> dict[str, Any]:
    """A note as plain JSON values."""
    return asdict(note) | {"lines": list(note.lines)}


def note_of(data: dict[str, Any]) -> Note:
    """What :func:`note_json` made."""
    return Note(data["code"], data["facts"], tuple(data["lines"]))


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, not even saved again as a text file."""
    return f"'{text}" if text[:1] in _FORMULA_SIGNS and text else text


def _separator(text: str) -> str:
    lines = text.splitlines()[:_SNIFFED_LINES]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in "\t;,"}
    if counts["\t"]:
        return "\t"
    return ";" if counts[";"] >= max(1, counts[","]) else ","


def _plain(cell: str) -> str:
    """NFC, without blank ends and without what no database keeps."""
    text = unicodedata.normalize("NFC", cell).replace("\x00", "").strip()
    # What we ourselves put before a formula-like text in an export is taken off again.
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA_SIGNS else text
