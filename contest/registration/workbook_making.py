"""Makes workbooks: the one to fill in, and the exports. Runs in a child process only
(``contest/shared/aside.py``): XlsxWriter is never loaded by the server.

``make(JSON) -> xlsx``. The JSON is made by ``queries/workbook.py``.
"""

from __future__ import annotations

import io
import json
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from contest.registration.rules.table import guarded
from contest.shared.workbooks import opened

_INK, _PAPER, _LINE = "#20241F", "#E3F0ED", "#C9C3B4"
_FIRST_ROW = 1
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}


def make(given: bytes) -> bytes:
    """The workbook of a description."""
    told = json.loads(given)
    kept = io.BytesIO()
    book = opened(kept)
    book.set_properties({"title": told["title"], "comments": told.get("about", "")})
    looks = {
        "head": book.add_format(
            _FONT | {"bold": True, "bg_color": _PAPER, "border": 1, "border_color": _LINE}
        ),
        "text": book.add_format(_FONT | {"num_format": "@", "border": 1, "border_color": _LINE}),
        "figure": book.add_format(_FONT | {"num_format": "0", "border": 1, "border_color": _LINE}),
        "example": book.add_format(
            _FONT
            | {"italic": True, "font_color": "#6B6B60", "num_format": "@", "bg_color": "#F2F2EE"}
        ),
        "column": book.add_format(_FONT | {"num_format": "@"}),
        "title": book.add_format(_FONT | {"bold": True, "font_size": 14}),
        "part": book.add_format(_FONT | {"bold": True}),
        "line": book.add_format(_FONT),
    }
    pages = [book.add_worksheet(sheet["name"]) for sheet in told["sheets"]]
    if told.get("guide"):
        _guide(book.add_worksheet(told["guide"]["name"]), told["guide"]["lines"], looks)
    ranges = _choices(book, told.get("choices"), looks)
    for page, sheet in zip(pages, told["sheets"], strict=True):
        _sheet(page, sheet, ranges, looks)
    book.close()
    return kept.getvalue()


def _sheet(page: Any, told: dict[str, Any], ranges: dict[str, str], looks: dict[str, Any]) -> None:
    columns = told["columns"]
    for at, column in enumerate(columns):
        page.set_column(at, at, column["width"], looks["column"])
        page.write_string(0, at, column["heading"], looks["head"])
    rows = [(looks["example"], told["example"])] if told.get("example") else []
    rows += [(looks["text"], row) for row in told["rows"]]
    for number, (look, row) in enumerate(rows, start=_FIRST_ROW):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(number, at, cell, looks["figure"])
            else:
                page.write_string(number, at, guarded(cell), look)
    page.freeze_panes(1, told.get("frozen", 2))
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if told.get("filter") and rows:
        page.autofilter(0, 0, len(rows), len(columns) - 1)
        page.print_area(0, 0, len(rows), len(columns) - 1)
    last = len(rows) + told.get("spare", 0)
    for at, column in enumerate(columns):
        if column.get("choices") and last:
            page.data_validation(
                _FIRST_ROW,
                at,
                last,
                at,
                {
                    "validate": "list",
                    "source": f"={ranges[column['choices']]}",
                    "error_type": "stop",
                    "error_title": column["heading"][:32],
                    "error_message": told["choose"],
                    "show_error": column.get("strict", True),
                },
            )


def _guide(page: Any, lines: list[list[str]], looks: dict[str, Any]) -> None:
    page.set_column(0, 0, 28, looks["line"])
    page.set_column(1, 1, 90, looks["line"])
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    for at, (look, *cells) in enumerate(lines):
        for column, cell in enumerate(cells):
            page.write_string(at, column, guarded(cell), looks[look])


def _choices(book: Any, told: dict[str, Any] | None, looks: dict[str, Any]) -> dict[str, str]:
    """The sheet that the drop-down lists read from; key → its range."""
    if not told:
        return {}
    page = book.add_worksheet(told["name"])
    ranges: dict[str, str] = {}
    for at, choice in enumerate(told["lists"]):
        page.set_column(at, at, 32, looks["column"])
        page.write_string(0, at, choice["heading"], looks["head"])
        for row, label in enumerate(choice["labels"], start=1):
            page.write_string(row, at, guarded(label), looks["text"])
        letter = xl_col_to_name(at)
        last = max(2, len(choice["labels"]) + 1)
        ranges[choice["key"]] = f"'{told['name']}'!${letter}$2:${letter}${last}"
    return ranges
