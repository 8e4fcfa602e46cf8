"""What a Word file is made of here: fonts, runs, rules as long as a text, tables that hold.

Used by ``word.py`` in its own process. python-docx says most of it; the rest is WordprocessingML.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import ImageFont

FONT = "Times New Roman"
A4_MM = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
"""Margins in millimetres; on a landscape page too."""
BODY, SMALL, CELL, RECIPIENTS, ASIDE, FOOT = 14, 13, 12, 11, 8.5, 9
"""Sizes in points: text, letterhead, cells of tables, lines under Nơi nhận, small lines in cells,
the foot of the page."""
_METRICS = Path(__file__).resolve().parents[2] / "templates" / "documents" / "fonts"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
ALIGNS = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": CENTRE, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def safe(text: str) -> str:
    """The text in NFC, without what cannot be seen or stand in a Word file; breaks stay."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    return "".join(c for c in composed if c == "\n" or unicodedata.category(c) not in _UNSEEN)


def capitals(text: str) -> str:
    """The text in capitals, letters with their marks."""
    return safe(text).upper()


@cache
def _face(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_METRICS / name), 1000)


def width_mm(text: str, points: float, *, bold: bool = False) -> float:
    """How wide one line is in Times New Roman: Tinos has the same measures."""
    face = _face("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf")
    return face.getlength(text) / 1000 * points * 25.4 / 72


def widest_mm(text: str, points: float) -> float:
    """The widest line of a bold text of several."""
    return max(width_mm(line, points, bold=True) for line in text.split("\n"))


def style_text(style: Any, points: float) -> None:
    """Set the font of a style for every script: Word falls back to another otherwise."""
    style.font.name, style.font.size = FONT, Pt(points)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)


def write(
    paragraph: Paragraph,
    text: str,
    points: float | None = None,
    *,
    bold: bool = False,
    italic: bool = False,
) -> Run:
    """Add words to a paragraph; a line break where the text has one."""
    run = paragraph.add_run()
    for number, line in enumerate(safe(text).split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
    run.bold, run.italic = bold or None, italic or None
    if points is not None:
        run.font.size = Pt(points)
    return run


def shape(
    paragraph: Paragraph,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    before: float = 0,
    after: float = 0,
    indent_mm: float = 0,
    lines: float = 1,
    together: bool = False,
) -> Paragraph:
    """Alignment, space before and after in points, first indent, spacing of lines.

    ``together`` keeps it on the page of what follows.
    """
    form = paragraph.paragraph_format
    form.alignment = align
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = lines
    form.first_line_indent = Mm(indent_mm) if indent_mm else None
    form.keep_with_next = together or None
    return paragraph


def rule(paragraph: Paragraph, length_mm: float, space_mm: float) -> None:
    """Make an empty paragraph a centred line of this length, in a space so wide."""
    form = paragraph.paragraph_format
    side = Mm(max(0.0, (space_mm - length_mm) / 2))
    form.left_indent = form.right_indent = side
    form.space_before, form.space_after = Pt(2), Pt(4)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def fixed_table(
    table: Table, widths_mm: Sequence[float], *, lines: bool, tight: bool = False
) -> None:
    """Give a table its widths for good, with lines or without, and no more than its text wide.

    ``tight`` leaves figures in narrow columns more room beside the lines.
    """
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties = table._tbl.tblPr
    _child(properties, "w:tblW", {"type": "dxa", "w": str(_twips(sum(widths_mm)))})
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = {"val": "single", "sz": "4", "space": "0", "color": "000000"}
    borders = _child(properties, "w:tblBorders", {})
    for edge in edges:
        _child(borders, f"w:{edge}", kind if lines else {"val": "nil"})
    margins = _child(properties, "w:tblCellMar", {})
    room = "0" if not lines else "40" if tight else "85"
    for side in ("left", "right"):
        _child(margins, f"w:{side}", {"w": room, "type": "dxa"})
    _ordered(properties)
    for place, width in enumerate(widths_mm):
        table.columns[place].width = Mm(width)
        for cell in table.columns[place].cells:
            cell.width = Mm(width)


_ORDER = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize",
    "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar",
    "tblLook",
)  # fmt: skip
"""Children of a table's properties in the order that Word's own schema asks for."""


def _ordered(properties: Any) -> None:
    rank = {qn(f"w:{name}"): place for place, name in enumerate(_ORDER)}
    properties[:] = sorted(properties, key=lambda child: rank.get(child.tag, len(rank)))


def whole_row(row: Any, *, head: bool = False) -> None:
    """Never break this row between pages; ``head``: repeat it on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def first_paragraph(cell: _Cell) -> Any:
    """The paragraph that every cell has."""
    return cell.paragraphs[0]


def field(paragraph: Paragraph, name: str, points: float) -> None:
    """A field that Word works out, such as PAGE; whoever works out nothing reads 1."""
    for kind in ("begin", name, "separate", "1", "end"):
        run = write(paragraph, "", points)
        if kind == "1":
            run.add_text(kind)
            continue
        if kind == name:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {name} "
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


_WATERMARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape type="#_x0000_t136" fillcolor="#e1e1e1" stroked="f" style="position:absolute;'
    "width:440pt;height:110pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin">'
    '<v:textpath style="font-family:\'Times New Roman\';font-weight:bold" string="{words}"/>'
    "</v:shape></w:pict>"
)
"""WordArt across the page, as Word itself writes its watermarks."""


def watermark(paragraph: Paragraph, words: str) -> None:
    """Pale words across the page, from a paragraph of its header; ``words`` are our own."""
    paragraph.add_run()._r.append(parse_xml(_WATERMARK.format(words=words)))


def _twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)


def _child(parent: Any, tag: str, attributes: dict[str, str]) -> Any:
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


def turn_pages(section: Section, *, landscape: bool) -> float:
    """Lay a section's pages or stand them up; how wide their text is, in millimetres."""
    width, height = A4_MM[::-1] if landscape else A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    return width - LEFT - RIGHT
