"""Reads a workbook or a text file that a stranger sent. Runs in a child process only
(``contest/shared/aside.py``): openpyxl is never loaded by the server.

``read(file) -> JSON``: the table of ``rules/table.py``, or the code of why it is refused.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]  # it ships no types

from contest.registration.rules.file_kind import Kind, kind_of, text_of
from contest.registration.rules.headings import columns_known
from contest.registration.rules.table import (
    ROWS_LIMIT,
    Note,
    Table,
    Unreadable,
    table_of,
    table_of_text,
    to_json,
)

OWN_SHEETS = ("Danh sách", "Hướng dẫn", "Danh mục")
"""Of our own workbooks: the list, and two that need no word when they are not read."""
MACROS = re.compile(rb"macroEnabled", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[ >/]")
_OLD_FONTS = (".vn", "vni-", "vni ", ".tmc")
_FONT_CELLS = 400
_CELLS_LIMIT = 400_000
"""Cells that carry a value or a format: more is no list of people."""
_AREA_LIMIT = 2_000_000
"""Cells between the first and the last: one forgotten at the far end would take hours."""


def read(file: bytes) -> bytes:
    """The table of the file as JSON: ``rows`` and ``notes``, or ``refused`` and ``facts``."""
    try:
        return json.dumps(to_json(_table(file)), ensure_ascii=False).encode()
    except Unreadable as refused:
        return json.dumps({"refused": refused.code, "facts": refused.facts}).encode()


def _table(file: bytes) -> Table:
    if kind_of(file) is Kind.TEXT:
        return table_of_text(text_of(file))
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        if MACROS.search(package.read("[Content_Types].xml")):
            raise Unreadable("table_file_has_macros")
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        has_formulas = any(_FORMULA.search(package.read(name)) for name in sheets)
        if sum(package.read(name).count(b"<c ") for name in sheets) > _CELLS_LIMIT:
            raise Unreadable("table_too_many_rows", limit=ROWS_LIMIT)
    try:
        book = load_workbook(io.BytesIO(file), data_only=True, keep_links=False)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a broken package makes the library say
        raise Unreadable("table_file_broken") from error
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise Unreadable("table_empty")
    near = [sheet for sheet in visible if not _is_vast(sheet)]
    if not near:
        raise Unreadable("table_too_many_rows", limit=ROWS_LIMIT)
    chosen = _chosen(near)
    if _has_old_font(chosen):
        raise Unreadable("table_file_old_font")
    notes = list(_other_sheets(book.worksheets, chosen))
    rows = _rows(chosen, notes)
    if has_formulas:
        notes += _formulas(file, chosen)
    return table_of(rows, notes)


def _chosen(sheets: list[Any]) -> Any:
    """Our own sheet, else the one whose first rows look most like headings, else the first."""
    for sheet in sheets:
        if sheet.title.strip() == OWN_SHEETS[0]:
            return sheet
    return max(sheets, key=lambda sheet: (_headings_in(sheet), -sheets.index(sheet)))


def _headings_in(sheet: Any) -> int:
    # Asking for cells beyond the last would make them.
    rows, columns = min(30, sheet.max_row), min(60, sheet.max_column)
    first = sheet.iter_rows(max_row=rows, max_col=columns, values_only=True)
    return max((columns_known([str(v) for v in row if v is not None]) for row in first), default=0)


def _other_sheets(sheets: list[Any], chosen: Any) -> Iterator[Note]:
    others = [s for s in sheets if s is not chosen and s.title.strip() not in OWN_SHEETS]
    shown = [s.title for s in others if s.sheet_state == "visible" and _any(s)]
    hidden = [s.title for s in others if s.sheet_state != "visible"]
    if shown:
        yield Note("sheets_left_out", {"sheet": chosen.title, "others": _listed(shown)})
    if hidden:
        yield Note("hidden_sheets_left_out", {"others": _listed(hidden)})


def _is_vast(sheet: Any) -> bool:
    return bool(sheet.max_row * sheet.max_column > _AREA_LIMIT)


def _any(sheet: Any) -> bool:
    return _is_vast(sheet) or any(
        v is not None for row in sheet.iter_rows(values_only=True) for v in row
    )


def _listed(names: list[str]) -> str:
    more = f" và {len(names) - 5} trang khác" if len(names) > 5 else ""
    return ", ".join(f"“{name[:40]}”" for name in names[:5]) + more


def _rows(sheet: Any, notes: list[Note]) -> list[tuple[int, list[str]]]:
    rows = {
        at: [_text(cell.value) for cell in row]
        for at, row in enumerate(sheet.iter_rows(), start=sheet.min_row or 1)
    }
    first = (sheet.min_column or 1) - 1
    merged = _fill_merged(sheet, rows, first)
    if merged:
        notes.append(Note("merged_cells_filled", {}, tuple(merged)))
    filled = [at for at, cells in rows.items() if any(cells)]
    hidden = [at for at in filled if sheet.row_dimensions[at].hidden]
    if hidden:
        notes.append(Note("hidden_rows_read", {}, tuple(hidden)))
    letters = [name for name, column in sheet.column_dimensions.items() if column.hidden]
    if letters:
        notes.append(Note("hidden_columns_read", {"columns": ", ".join(sorted(letters)[:10])}))
    return [(at, [""] * first + cells) for at, cells in rows.items()]


def _fill_merged(sheet: Any, rows: dict[int, list[str]], first: int) -> list[int]:
    """Give every cell of a merged range its text; returns the rows in which people stand."""
    filled: set[int] = set()
    for span in sheet.merged_cells.ranges:
        low, high = span.min_col - 1 - first, span.max_col - first
        cells = rows.get(span.min_row, [])
        text = cells[low] if low < len(cells) else ""
        if not text or span.max_row - span.min_row > ROWS_LIMIT:
            continue
        # Beside each other only headings repeat; a name over two columns is one name.
        for at in range(span.min_row, span.max_row + 1):
            for column in range(low, high if columns_known([text]) else low + 1):
                if at in rows and column < len(rows[at]) and not rows[at][column]:
                    rows[at][column] = text
                    filled.add(at)
    return sorted(filled)


def _formulas(file: bytes, chosen: Any) -> Iterator[Note]:
    """Which rows hold formulas: their values are taken, and where there is none, that is told."""
    book = load_workbook(io.BytesIO(file), data_only=False, read_only=True, keep_links=False)
    found: set[int] = set()
    lacking: set[int] = set()
    for row in book[chosen.title].iter_rows():
        for cell in row:
            if getattr(cell, "data_type", "") == "f":
                found.add(cell.row)
                if chosen.cell(cell.row, cell.column).value is None:
                    lacking.add(cell.row)
    book.close()
    if found:
        yield Note("formulas_by_value", {}, tuple(sorted(found)))
    if lacking:
        yield Note("formulas_without_value", {}, tuple(sorted(lacking)))


def _has_old_font(sheet: Any) -> bool:
    """Whether the texts are in a font of before Unicode (.VnTime, VNI-Times): no letter with marks
    beyond Latin-1 is among them, and they would be read as other letters."""
    seen, is_old = 0, False
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str) or cell.value.isascii():
                continue
            if any(character > "\xff" for character in cell.value):
                return False
            seen += 1
            is_old = is_old or str(cell.font.name or "").lower().startswith(_OLD_FONTS)
        if seen > _FONT_CELLS:
            break
    return is_old


def _text(value: Any) -> str:
    """A cell as a person reads it: whole figures without a point, days as 05/09/1987."""
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date():
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case time() | timedelta():
            return str(value)
    return str(value)
