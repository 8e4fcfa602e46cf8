"""Phiếu chấm điểm: one judge's sheet of one round, filled or blank. The signed one is the mark.

Paper ``sheet``. A sheet of one team is a form, one of several teams a table. Totals come in
computed; only their reading in words is made here.
"""

from dataclasses import dataclass
from typing import Any, Literal

from contest.documents.rules import figures, words
from contest.documents.rules.frame import Frame


@dataclass(frozen=True, slots=True)
class SheetCriterion:
    """A criterion with its highest mark, a decimal string."""

    name: str
    max: str

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "max": figures.decimal(self.max),
            "digits": _whole_digits(self.max),
        }


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One team on the sheet.

    Attributes:
        number: the team's number on the day, None before the draw.
        marks: one per criterion, in the same order; None for a box to fill by hand.
        total: the judge's total, None until all marks are there.
        comment: the judge's remarks; None leaves a line to write on.
        excused: the judge does not mark this team; the row says so.
    """

    number: int | None
    team: str
    marks: tuple[str | None, ...]
    total: str | None
    comment: str | None = None
    excused: bool = False

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "number": None if self.number is None else f"{self.number:02d}",
            "team": self.team,
            "marks": [figures.decimal_or_none(mark) for mark in self.marks],
            "total": figures.decimal_or_none(self.total),
            "total_words": None if self.total is None else words.mark_in_words(self.total),
            "comment": self.comment,
            "excused": self.excused,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a judge, a round, one team or several.

    Attributes:
        judge: name as on the minutes; None leaves dots (a spare sheet).
        judge_title: "Giám khảo", "Trưởng Ban Giám khảo".
        round: its name.
        criteria: in the order of the regulations.
        max_total: highest total, decimal string.
        min_mark, step: the scale of each mark, decimal strings; printed as a hint.
        entries: the teams, in running order.
        source: "screen" (entered by the judge), "paper" (typed from a paper sheet, and the print
            says so) or "blank" (to be filled by hand).
        code: short code of the sheet for the desk, None for none; ``code_svg`` the same as a QR.
    """

    judge: str | None
    judge_title: str
    round: str
    criteria: tuple[SheetCriterion, ...]
    max_total: str
    min_mark: str
    step: str
    entries: tuple[SheetEntry, ...]
    source: Literal["screen", "paper", "blank"]
    code: str | None = None
    code_svg: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "judge": self.judge,
            "judge_title": self.judge_title,
            "round": self.round,
            "criteria": [criterion.to_data() for criterion in self.criteria],
            "max_total": figures.decimal(self.max_total),
            "total_digits": _whole_digits(self.max_total),
            "decimals": max(_decimals(self.min_mark), _decimals(self.step)),
            "min_mark": figures.decimal(self.min_mark),
            "step": figures.decimal(self.step),
            "entries": [entry.to_data() for entry in self.entries],
            "source": self.source,
            "code": self.code,
            "code_svg": self.code_svg,
        }


def _whole_digits(points: str) -> int:
    """How many boxes a pen needs before the comma."""
    return len(points.partition(".")[0])


def _decimals(points: str) -> int:
    """How many boxes a pen needs behind it."""
    return len(points.partition(".")[2])


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """A batch of sheets in one PDF, each on its own pages, numbered from 1.

    The frame's signatures are not printed: each sheet is signed by its own judge.
    """

    frame: Frame
    sheets: tuple[Sheet, ...]

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``sheet``."""
        return {
            **self.frame.to_data(),
            "sheets": [sheet.to_data() for sheet in self.sheets],
        }
