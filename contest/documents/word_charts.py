"""Charts of a Word file, which are tables of letters. Runs in a child process only, as ``word.py``
does.
"""

from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.table import _Cell

from contest.documents.word_parts import (
    ALIGNS,
    CELL,
    first_paragraph,
    fixed_table,
    shape,
    whole_row,
    write,
)

BAR, LONGEST_BAR = "\N{FULL BLOCK}", 24
"""A bar of a chart: its letter, and how many the longest has."""


def bar_chart(document: WordDocument, block: dict[str, Any], text_mm: float) -> None:
    """A chart as a table without lines: bars are of letters, so that it can be edited as text."""
    title = shape(document.add_paragraph(), align=ALIGNS["center"], before=6, together=True)
    write(title, block["title"], CELL, bold=True)
    table = document.add_table(rows=len(block["bars"]), cols=3)
    fixed_table(table, [share * text_mm for share in (0.36, 0.54, 0.1)], lines=False)
    for row, bar in zip(table.rows, block["bars"], strict=True):
        whole_row(row)
        label, drawn, count = row.cells
        write(_cell(label, "right"), bar["label"], CELL)
        write(_cell(drawn, "left"), BAR * max(1, round(bar["share"] * LONGEST_BAR)), CELL)
        write(_cell(count, "right"), bar["count"], CELL)
    shape(document.add_paragraph()).paragraph_format.line_spacing = Pt(8)


def _cell(cell: _Cell, align: str) -> Any:
    return shape(first_paragraph(cell), align=ALIGNS[align], before=2, after=2)
