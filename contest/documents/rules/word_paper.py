"""An office paper, printed or written as a Word file: its frame and its blocks, as values.

Whatever office paper is needed is said in these words and nothing of Word: letterhead, name and
summary, then grounds, capitals, headings, paragraphs, articles and tables in their order, then
signatures and recipients. ``contest/documents/word.py`` and the template ``office_paper.typ`` give
them the form of Decree 30/2020/NĐ-CP, appendix I. Capitals are set there: texts come as one would
write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from contest.documents.rules.frame import Letterhead, Signature

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground, without its closing mark: italic, one a paragraph."""

    text: str

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "ground", "text": self.text}


@dataclass(frozen=True, slots=True)
class Capitals:
    """A centred line in bold capitals: who decides, ``QUYẾT ĐỊNH:``."""

    text: str

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "capitals", "text": self.text}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its own number: ``I. Mục đích`` (level 1, capitals) or ``1. Yêu cầu``."""

    text: str
    level: Literal[1, 2] = 1

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "heading", "text": self.text, "level": self.level}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``lead`` stands before it in bold; ``centred`` takes the indent away; ``size``
    in points, None for that of the body."""

    text: str
    lead: str | None = None
    italic: bool = False
    centred: bool = False
    bold: bool = False
    size: float | None = None

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {
            "block": "paragraph",
            "text": self.text,
            "lead": self.lead,
            "italic": self.italic,
            "centred": self.centred,
            "bold": self.bold,
            "size": self.size,
        }


@dataclass(frozen=True, slots=True)
class Counted:
    """Running text that says in its middle of how many pages the paper is."""

    before: str
    after: str

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "counted", "before": self.before, "text": self.after}


@dataclass(frozen=True, slots=True)
class Dotted:
    """Lines of dots to write on by hand; ``lead`` begins the first."""

    lines: int
    lead: str = ""

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "dotted", "lines": self.lines, "lead": self.lead}


@dataclass(frozen=True, slots=True)
class Article:
    """``Điều 1.`` and its text."""

    number: int
    text: str

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {"block": "article", "number": self.number, "text": self.text}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its width relative to the others."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with small lines below its text, such as how a figure came about."""

    text: str
    small: tuple[str, ...] = ()
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a bold one is a sum or a part's heading."""

    cells: tuple[str | Cell, ...]
    bold: bool = False

    def to_data(self) -> list[dict[str, Any]]:
        """The cells for the writer."""
        cells = [Cell(cell) if isinstance(cell, str) else cell for cell in self.cells]
        return [
            {
                "text": cell.text,
                "small": list(cell.small),
                "bold": self.bold or cell.bold,
                "struck": cell.struck,
            }
            for cell in cells
        ]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the text, whose head is repeated and whose rows do not break.

    Attributes:
        row_mm: the least height of a row in millimetres, for rows that are signed; 0: its text's.
        size: of its text in points.
        turned: too wide for an upright page, so that it gets lying pages of its own.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_mm: float = 0
    size: float = 12
    turned: bool = False

    def to_data(self) -> dict[str, Any]:
        """The block for the writer.

        Raises:
            ValueError: a row that has not one cell for each column.
        """
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(row.cells)} cells for {len(self.columns)} columns")
        return {
            "block": "table",
            "columns": [
                {"title": column.title, "share": column.share, "align": column.align}
                for column in self.columns
            ],
            "rows": [row.to_data() for row in self.rows],
            "row_mm": self.row_mm,
            "size": self.size,
            "turned": self.turned,
        }


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars under a title; each bar has its number beside it, so that it is read and not
    guessed. Counts are 0 or more."""

    title: str
    counts: tuple[tuple[str, int], ...]

    def to_data(self) -> dict[str, Any]:
        """The block for the writer; ``share`` is the bar's length, 0 to 1 of the longest."""
        most = max((count for _, count in self.counts), default=0) or 1
        return {
            "block": "bars",
            "title": self.title,
            "bars": [
                {"label": label, "count": str(count), "share": count / most}
                for label, count in self.counts
            ],
        }


Block = Ground | Capitals | Heading | Paragraph | Counted | Dotted | Article | Table | Bars


@dataclass(frozen=True, slots=True)
class WordPaper:
    """One paper.

    Attributes:
        letterhead: a body of several lines is broken where its text is.
        type_name: ``Quyết định``, ``Kế hoạch``; the writer sets it in capitals.
        summary: what the paper is about, under the type name.
        signatures: left to right; one stands on the right, beside the recipients.
        recipients: lines under "Nơi nhận:", without dash and closing mark; empty leaves it out.
        sign_note: what stands under a signatory's title ("(Ký, ghi rõ họ tên)").
        sign_size: of titles and names in points; three side by side need 13.
        initials: room for initials and "Trang 2/4" at the foot of every page.
        landscape: for wide tables.
        closes: the last text ends with "./."; a list or a form does not.
        annex: what follows the signatures on a page of its own, such as the list of a decision.
        lacks: sentences on what is missing; any makes the paper a draft that says so.
    """

    letterhead: Letterhead | None
    type_name: str
    summary: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    sign_note: str = ""
    sign_size: float = 14
    initials: bool = False
    landscape: bool = False
    closes: bool = True
    annex: tuple[Block, ...] = ()
    lacks: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """What the writer gets, as JSON values."""
        return {
            "letterhead": None if self.letterhead is None else self.letterhead.to_data(),
            "type_name": self.type_name,
            "summary": self.summary,
            "blocks": [block.to_data() for block in self.blocks],
            "signatures": [signature.to_data() for signature in self.signatures],
            "recipients": list(self.recipients),
            "sign_note": self.sign_note,
            "sign_size": self.sign_size,
            "initials": self.initials,
            "landscape": self.landscape,
            "closes": self.closes,
            "annex": [block.to_data() for block in self.annex],
            "lacks": list(self.lacks),
        }
