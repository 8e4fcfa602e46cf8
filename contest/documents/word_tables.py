"""Tables of a Word file: lines and columns, and charts that are tables too. Runs in a child process
only, as ``word.py`` does.
"""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt
from docx.table import _Cell

from contest.documents.word_parts import (
    ALIGNS,
    first_paragraph,
    fixed_table,
    shape,
    whole_row,
    write,
)

CELL = 12
"""Points of the text in a cell."""
BAR, LONGEST_BAR = "\N{FULL BLOCK}", 24
"""A bar of a chart: its letter, and how many the longest has."""


def grid_table(document: WordDocument, block: dict[str, Any], text_mm: float) -> None:
    """A table as wide as the text, whose head is repeated and whose rows do not break."""
    columns, rows = block["columns"], block["rows"]
    shares = [column["share"] for column in columns]
    table = document.add_table(rows=1 + len(rows), cols=len(columns))
    fixed_table(table, [share * text_mm / sum(shares) for share in shares], lines=True)
    grid = [row.cells for row in table.rows]
    whole_row(table.rows[0], head=True)
    for cell, column in zip(grid[0], columns, strict=True):
        write(_cell(cell, "center", head=True), column["title"], CELL, bold=True)
    for line, cells, row in zip(rows, grid[1:], list(table.rows)[1:], strict=True):
        whole_row(row)
        if block["row_mm"] is not None:
            row.height, row.height_rule = Mm(block["row_mm"]), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, column, text in zip(cells, columns, line["cells"], strict=True):
            write(_cell(cell, column["align"]), text, CELL, bold=line["bold"])
    shape(document.add_paragraph()).paragraph_format.line_spacing = Pt(8)


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


def _cell(cell: _Cell, align: str, *, head: bool = False) -> Any:
    return shape(first_paragraph(cell), align=ALIGNS[align], before=2, after=2, together=head)
