"""Writes the workbook of ``rules/score_book.py``. Runs in a child process only
(``contest/shared/aside.py``): XlsxWriter is never loaded by the server.
"""

from __future__ import annotations

import io
import json
from typing import Any

from contest.registration.rules.table import guarded
from contest.shared.workbooks import opened

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_LINES = {"border": 1, "border_color": "#7A7A72"}
_HEAD_GROUND = "#E3F0ED"


def written(given: bytes) -> bytes:
    """The .xlsx of a description."""
    told = json.loads(given)
    kept = io.BytesIO()
    book = opened(kept)
    book.set_properties({"title": told["title"]})
    book.set_calc_mode("auto")
    looks = _Looks(book)
    for sheet in told["sheets"]:
        _sheet(book.add_worksheet(sheet["name"]), sheet, looks)
    book.close()
    return kept.getvalue()


class _Looks:
    """The formats of a book, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def of(self, **fields: Any) -> Any:
        key = tuple(sorted(fields.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_FONT | fields)
        return self._made[key]

    def cell(self, told: dict[str, Any]) -> Any:
        fields: dict[str, Any] = dict(_LINES)
        if told["text"] is None:
            places = told["places"]
            fields["num_format"] = (
                "General" if places is None else f"0.{'0' * places}" if places else "#,##0"
            )
            fields["align"] = "right"
        else:
            fields["text_wrap"] = True
        if told["look"] == "struck":
            fields |= {"font_strikeout": True, "font_color": "#6B6B60"}
        if told["look"] == "strong":
            fields["bold"] = True
        return self.of(**fields)


def _sheet(page: Any, told: dict[str, Any], looks: _Looks) -> None:
    heads, last = told["heads"], len(told["heads"]) - 1
    for row, title in enumerate(told["titles"]):
        page.write_string(row, 0, title, looks.of(bold=True, font_size=14 if row == 0 else 12))
    top = len(told["titles"]) + 1
    look = looks.of(bold=True, bg_color=_HEAD_GROUND, align="center", text_wrap=True, **_LINES)
    for at, head in enumerate(heads):
        page.set_column(at, at, head["width"])
        page.write_string(top, at, head["title"], look)
    for row, cells in enumerate(told["rows"], top + 1):
        for at, cell in enumerate(cells):
            _write(page, row, at, cell, looks)
    below = top + 1 + len(told["rows"])
    for row, note in enumerate(told["notes"], below + 1):
        page.write_string(row, 0, note, looks.of(italic=True))
    page.freeze_panes(top + 1, told["frozen"])
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.print_area(0, 0, below + len(told["notes"]), last)
    page.set_footer("&C&P/&N")


def _write(page: Any, row: int, at: int, cell: dict[str, Any], looks: _Looks) -> None:
    look = looks.cell(cell)
    if cell["formula"] is not None:
        page.write_formula(row, at, f"={cell['formula']}", look, float(cell["number"]))
    elif cell["number"] is not None:
        page.write_number(row, at, float(cell["number"]), look)
    elif cell["text"]:
        page.write_string(row, at, guarded(cell["text"]), look)
    else:
        page.write_blank(row, at, None, look)
