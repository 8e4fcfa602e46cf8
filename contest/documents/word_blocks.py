"""The blocks of an office paper in Word: running text, articles, tables. See ``word.py``."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell

from contest.documents.word_charts import bar_chart
from contest.documents.word_parts import (
    ALIGNS,
    ASIDE,
    BODY,
    CELL,
    CENTRE,
    JUSTIFY,
    capitals,
    field,
    first_paragraph,
    fixed_table,
    shape,
    turn_pages,
    whole_row,
    write,
)

INDENT = 12.7
"""First lines, in millimetres."""


def write_blocks(document: WordDocument, blocks: list[dict[str, Any]], text_mm: float) -> None:
    """One after the other; ``text_mm`` is how wide the text is."""
    for block in blocks:
        _BLOCKS[block["block"]](document, block, text_mm)


def _ground(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    write(_body(document), block["text"] + block.get("end", ";"), italic=True)


def _capitals(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    paragraph = shape(document.add_paragraph(), align=CENTRE, before=6, after=8, together=True)
    write(paragraph, capitals(block["text"]), bold=True)


def _heading(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    text = capitals(block["text"]) if block["level"] == 1 else block["text"]
    paragraph = shape(
        document.add_paragraph(), align=JUSTIFY, before=6, after=6, indent_mm=INDENT, together=True
    )
    write(paragraph, text, bold=True)


def _paragraph(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    paragraph, size = _body(document), block["size"]
    if block["centred"]:
        shape(paragraph, align=CENTRE, after=6)
    if block["lead"]:
        write(paragraph, f"{block['lead']} ", size, bold=True)
    text = _open_blank(block["text"])
    write(paragraph, text, size, italic=block["italic"], bold=block["bold"])


def _counted(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    paragraph = _body(document)
    write(paragraph, block["before"])
    field(paragraph, "NUMPAGES \\# 00", BODY)
    write(paragraph, block["text"])


def _dotted(document: WordDocument, block: dict[str, Any], text_mm: float) -> None:
    for number in range(block["lines"]):
        line = shape(document.add_paragraph(), after=6, together=number + 1 < block["lines"])
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(text_mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        lead = block["lead"] if number == 0 else ""
        write(line, f"{lead} " if lead else "")
        line.add_run("\t")


def _article(document: WordDocument, block: dict[str, Any], _text_mm: float) -> None:
    paragraph = _body(document)
    write(paragraph, f"Điều {block['number']}. ", bold=True)
    write(paragraph, _open_blank(block["text"]))


def _open_blank(text: str) -> str:
    """A text that ends in a blank to be filled in has no full stop after the dots."""
    return text.removesuffix(".") if text.endswith("….") else text


def _body(document: WordDocument) -> Any:
    return shape(document.add_paragraph(), align=JUSTIFY, after=6, indent_mm=INDENT, lines=1.1)


def _table(document: WordDocument, block: dict[str, Any], text_mm: float) -> None:
    if block["turned"]:
        text_mm = _further(document, landscape=True)
    columns, rows, size = block["columns"], block["rows"], block["size"]
    shares = [column["share"] for column in columns]
    table = document.add_table(rows=1 + len(rows), cols=len(columns))
    widths = [share * text_mm / sum(shares) for share in shares]
    fixed_table(table, widths, lines=True, tight=size < CELL)
    grid = [row.cells for row in table.rows]
    whole_row(table.rows[0], head=True)
    for cell, column in zip(grid[0], columns, strict=True):
        write(_cell(cell, "center", head=True), column["title"], size, bold=True)
    for line, cells, row in zip(rows, grid[1:], list(table.rows)[1:], strict=True):
        whole_row(row)
        if block["row_mm"]:
            row.height, row.height_rule = Mm(block["row_mm"]), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, column, told in zip(cells, columns, line, strict=True):
            _told(cell, column["align"], told, size)
    if block["turned"]:
        _further(document, landscape=False)
    else:
        shape(document.add_paragraph()).paragraph_format.line_spacing = Pt(8)


def _further(document: WordDocument, *, landscape: bool) -> float:
    """Begin a page that lies or stands; the number of every such page is printed."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    return turn_pages(section, landscape=landscape)


def _told(cell: _Cell, align: str, told: dict[str, Any], size: float) -> None:
    """What a cell says, with its small lines below."""
    paragraph = _cell(cell, align)
    run = write(paragraph, told["text"], size, bold=told["bold"])
    run.font.strike = told["struck"] or None
    for number, line in enumerate(told["small"]):
        write(paragraph, f"\n{line}" if number or told["text"] else line, ASIDE)


def _cell(cell: _Cell, align: str, *, head: bool = False) -> Any:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return shape(first_paragraph(cell), align=ALIGNS[align], before=2, after=2, together=head)


_BLOCKS: dict[str, Callable[[WordDocument, dict[str, Any], float], None]] = {
    "ground": _ground,
    "capitals": _capitals,
    "heading": _heading,
    "paragraph": _paragraph,
    "article": _article,
    "counted": _counted,
    "dotted": _dotted,
    "table": _table,
    "bars": bar_chart,
}
