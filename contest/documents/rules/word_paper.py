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
    """Running text. ``lead`` stands before it in bold; ``centred`` takes the indent away."""

    text: str
    lead: str | None = None
    italic: bool = False
    centred: bool = False
    bold: bool = False

    def to_data(self) -> dict[str, Any]:
        """The block for the writer."""
        return {
            "block": "paragraph",
            "text": self.text,
            "lead": self.lead,
            "italic": self.italic,
            "centred": self.centred,
            "bold": self.bold,
        }


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
class Row:
    """A row of a table; a bold one is a sum or a part's heading."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the text, whose head is repeated and whose rows do not break."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_mm: float | None = None
    """The least height of a row in mm, where somebody signs in it; None fits the text."""

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
            "rows": [{"cells": list(row.cells), "bold": row.bold} for row in self.rows],
            "row_mm": self.row_mm,
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


Block = Ground | Capitals | Heading | Paragraph | Article | Table | Bars


@dataclass(frozen=True, slots=True)
class WordPaper:
    """One paper.

    Attributes:
        letterhead: a body of several lines is broken where its text is.
        type_name: ``Quyết định``, ``Kế hoạch``; the writer sets it in capitals.
        summary: what the paper is about, under the type name.
        signatures: left to right; one stands on the right, beside the recipients.
        recipients: lines under "Nơi nhận:", without dash and closing mark; empty leaves it out.
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
            "landscape": self.landscape,
            "closes": self.closes,
            "annex": [block.to_data() for block in self.annex],
            "lacks": list(self.lacks),
        }
