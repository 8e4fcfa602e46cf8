"""Writes an office paper as a Word file in the form of Decree 30/2020/NĐ-CP, appendix I.

Run through ``contest.shared.aside.done_aside``: JSON in (``rules/word_paper.py``), a .docx out. It
knows nothing of contests, Flask or rows. Sizes are those of the appendix: A4; margins 20 mm top
and bottom, 30 left, 15 right; Times New Roman; the country's name 13 bold capitals, the motto 14
bold with a rule as long as it; body 14 justified, indent 12.7 mm, 6 pt between paragraphs; page
numbers at the top, centred, from the second page on.
"""

import io
import json
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from contest.documents.word_blocks import write_blocks
from contest.documents.word_parts import (
    BODY,
    BOTTOM,
    CELL,
    CENTRE,
    FOOT,
    JUSTIFY,
    LEFT,
    RIGHT,
    SMALL,
    TOP,
    capitals,
    field,
    first_paragraph,
    fixed_table,
    rule,
    safe,
    shape,
    style_text,
    turn_pages,
    watermark,
    widest_mm,
    width_mm,
    write,
)
from contest.documents.word_signatures import write_end

NATION = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT, DRAFT_SAID = "BẢN NHÁP", "Bản nháp, chưa trình ký:"
DAY_BLANK = "ngày … tháng … năm …"
RIGHT_HEAD_MM = 98
"""The column of the country's name: 95 mm of text at 13 pt."""


def written(given: bytes) -> bytes:
    """The .docx of one paper."""
    paper: dict[str, Any] = json.loads(given)
    document = Document()
    text_mm = _page(document, landscape=paper["landscape"])
    if paper["practice"]:
        _mark(document, paper["practice"])
    if paper["letterhead"]:
        _letterhead(document, paper["letterhead"], text_mm)
    _title(document, paper["type_name"], paper["summary"], text_mm)
    blocks: list[dict[str, Any]] = paper["blocks"]
    if paper["closes"]:
        _close(blocks)
    if paper["lacks"]:
        _draft(document, paper["lacks"])
    if paper["initials"]:
        _initials(document, text_mm)
    write_blocks(document, blocks, text_mm)
    write_end(document, paper, text_mm)
    if paper["annex"]:
        shape(document.add_paragraph()).paragraph_format.page_break_before = True
        write_blocks(document, paper["annex"], text_mm)
    _properties(document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: WordDocument, *, landscape: bool) -> float:
    """Page, margins, styles, page number; returns how wide the text is, in millimetres."""
    section = document.sections[0]
    text_mm = turn_pages(section, landscape=landscape)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
    style_text(document.styles["Normal"], BODY)
    section.different_first_page_header_footer = True
    number = shape(section.header.paragraphs[0], align=CENTRE)
    field(number, "PAGE", BODY)
    return text_mm


def _initials(document: WordDocument, text_mm: float) -> None:
    """Room for initials, and which page of how many, at the foot of every page."""
    section = document.sections[0]
    for foot in (section.first_page_footer, section.footer):
        line = shape(foot.paragraphs[0])
        line.style = document.styles["Normal"]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(text_mm), WD_TAB_ALIGNMENT.RIGHT)
        write(line, "Ký nháy: ……………………", FOOT)
        line.add_run().add_tab()
        write(line, "Trang ", FOOT)
        field(line, "PAGE", FOOT)
        write(line, "/", FOOT)
        field(line, "NUMPAGES", FOOT)


def _mark(document: WordDocument, words: str) -> None:
    """At the head of every page, the first included: what this paper may not be taken for."""
    section = document.sections[0]
    for head in (section.first_page_header, section.header):
        write(shape(head.add_paragraph(), align=CENTRE), words, SMALL, bold=True)


def _letterhead(document: WordDocument, head: dict[str, Any], text_mm: float) -> None:
    right = RIGHT_HEAD_MM if text_mm < 200 else text_mm / 2
    left = text_mm - right
    table = document.add_table(rows=2, cols=2)
    fixed_table(table, (left, right), lines=False)
    issuer, nation = table.rows[0].cells
    if head["superior"]:
        _line(issuer, capitals(head["superior"]), SMALL, new=False)
    body = capitals(head["body"])
    _line(issuer, body, SMALL, bold=True, new=bool(head["superior"]))
    longest = widest_mm(body, SMALL)
    rule(issuer.add_paragraph(), min(longest, left) * 0.4, left)
    _line(nation, capitals(NATION), SMALL, bold=True, new=False)
    _line(nation, MOTTO, BODY, bold=True)
    rule(nation.add_paragraph(), width_mm(MOTTO, BODY, bold=True), right)
    number, place = table.rows[1].cells
    if head["symbol"]:
        _line(number, f"Số: …/{head['symbol']}", SMALL, new=False)
    day = head["day"] or DAY_BLANK
    write(shape(first_paragraph(place), align=CENTRE), f"{head['place']}, {day}", BODY, italic=True)


def _line(cell: _Cell, text: str, points: float, *, bold: bool = False, new: bool = True) -> None:
    paragraph = cell.add_paragraph() if new else first_paragraph(cell)
    write(shape(paragraph, align=CENTRE), text, points, bold=bold)


def _title(document: WordDocument, name: str, summary: str, text_mm: float) -> None:
    paragraph = shape(document.add_paragraph(), align=CENTRE, before=18, together=True)
    write(paragraph, capitals(name), BODY, bold=True)
    paragraph = shape(document.add_paragraph(), align=CENTRE, together=True)
    write(paragraph, summary, BODY, bold=True)
    line = widest_mm(safe(summary), BODY)
    rule(document.add_paragraph(), min(line, text_mm) * 0.4, text_mm)
    shape(document.add_paragraph(), together=True).paragraph_format.line_spacing = Pt(8)


def _draft(document: WordDocument, lacks: list[str]) -> None:
    """BẢN NHÁP across every page, and before the text what is missing."""
    for header in (document.sections[0].first_page_header, document.sections[0].header):
        watermark(header.paragraphs[0], DRAFT)
    for line in (DRAFT_SAID, *(f"– {lack}" for lack in lacks)):
        paragraph = shape(document.add_paragraph(), align=JUSTIFY, after=2, together=True)
        write(paragraph, line, CELL, bold=line is DRAFT_SAID)


_TEXTS = ("paragraph", "article", "counted")


def _close(blocks: list[dict[str, Any]]) -> None:
    """The last ground ends with a full stop, the last text of the paper with "./."."""
    grounds = [block for block in blocks if block["block"] == "ground"]
    if grounds:
        grounds[-1]["end"] = "."
    texts = [block for block in blocks if block["block"] in _TEXTS]
    if texts and texts[-1] is blocks[-1]:
        texts[-1]["text"] = f"{texts[-1]['text'].rstrip('./ ')}./."


def _properties(document: WordDocument, paper: dict[str, Any]) -> None:
    """Who made the file is for its author to say; Word opens it in today's mode."""
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.title = safe(f"{paper['type_name']}. {paper['summary']}").replace("\n", " ")[:250]
    facts.language = "vi-VN"
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
