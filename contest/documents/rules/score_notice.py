"""Phiếu báo điểm của đội: a team's own figures, for its trưởng đoàn alone.

Judges are not named and their totals stand from the highest down, so that nobody is picked out by
the order of the seats. All figures come from the one calculator.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from contest.documents import notice_words as words
from contest.documents.rules import figures
from contest.documents.rules.frame import Frame
from contest.documents.rules.minutes import DeductionLine
from contest.documents.rules.minutes_blocks import because, points_off
from contest.documents.rules.office_paper import framed
from contest.documents.rules.round_table import JudgeTotal
from contest.documents.rules.standing import RoundCell, RoundHead
from contest.documents.rules.standing_blocks import round_cell, two
from contest.documents.rules.word_paper import Block, Cell, Column, Paragraph, Row, Table, WordPaper
from contest.documents.rules.words import mark_in_words


@dataclass(frozen=True, slots=True)
class NoticedRound:
    """One round of the team. ``method``: "mean", "sum" or "median"."""

    head: RoundHead
    cell: RoundCell
    totals: tuple[JudgeTotal, ...]
    method: str


@dataclass(frozen=True, slots=True)
class NoticedPlace:
    """Its place among ``count`` teams of its ranking, which has a name where there are several."""

    place: int
    count: int
    tied: bool
    division: str | None


@dataclass(frozen=True, slots=True)
class ScoreNotice:
    """What one team is told.

    Attributes:
        number: its number on the day, None before the draw.
        rounds: in the order in which they were held.
        deductions: all of the team.
        total: the provisional total while something lacks.
        place: None: the contest publishes no places, or the team has none.
        awards: its own and those of its members, as they are printed.
    """

    team: str
    number: int | None
    rounds: Sequence[NoticedRound]
    deductions: Sequence[DeductionLine]
    total: str
    place: NoticedPlace | None
    awards: Sequence[str]

    def blocks(self, body: str) -> Iterable[Block]:
        """The notice; ``body`` sends it."""
        number = "" if self.number is None else words.NUMBERED.format(number=two(self.number))
        yield Paragraph(words.TO.format(team=self.team, numbered=number), lead=words.TO_HEAD)
        yield Paragraph(words.OPENED.format(body=body))
        name, given, result = words.COLUMNS
        yield Table(
            (Column(name, 45), Column(given, 80), Column(result, 40, "center")),
            (
                *(_row(one) for one in self.rounds),
                Row((words.TOTAL_ROW, "", figures.decimal(self.total)), bold=True),
            ),
        )
        if self.deductions:
            yield Paragraph("\n".join(map(_off, self.deductions)), lead=words.TAKEN_OFF)
        total = words.TOTAL.format(
            figure=figures.decimal(self.total), words=mark_in_words(self.total)
        )
        yield Paragraph(total, lead=words.TOTAL_HEAD)
        if self.place is not None:
            yield Paragraph(_placed(self.place), lead=words.PLACE_HEAD)
        if self.awards:
            awards = words.AWARDS.format(awards="; ".join(self.awards))
            yield Paragraph(awards, lead=words.AWARD_HEAD)
        yield Paragraph(words.PRIVATE)


def _row(one: NoticedRound) -> Row:
    counted = _totals(one.totals, "counted")
    small = []
    if counted and one.cell.aggregate is not None:
        figure = figures.decimal(one.cell.aggregate)
        small.append(words.METHODS[one.method].format(figure=figure))
    if dropped := _totals(one.totals, "dropped"):
        small.append(words.LEFT_OUT.format(totals=dropped))
    if away := sum(total.state == "excused" for total in one.totals):
        small.append(words.NOT_MARKED.format(count=two(away)))
    return Row(
        (
            one.head.name,
            Cell(counted or words.NO_MARKS, tuple(small)),
            round_cell(one.head, one.cell),
        )
    )


def _totals(totals: Sequence[JudgeTotal], state: str) -> str:
    given = [total.points for total in totals if total.state == state and total.points is not None]
    return "; ".join(figures.decimal(one) for one in sorted(given, key=Decimal, reverse=True))


def _off(line: DeductionLine) -> str:
    return words.OFF.format(round=line.round, what=points_off(line), reason=because(line.reason))


def _placed(place: NoticedPlace) -> str:
    told = words.PLACE if place.division is None else words.PLACE_IN
    return told.format(
        place=place.place,
        count=two(place.count),
        division=place.division,
        tied=words.TIED if place.tied else "",
    )


@dataclass(frozen=True, slots=True)
class ScoreNoticesPaper:
    """The notices of several teams, each a paper of its own. Paper ``office_papers``.

    Attributes:
        lacks: sentences on what is missing; any makes every notice a draft.
        subject: title of the PDF.
    """

    frame: Frame
    body: str
    notices: Sequence[ScoreNotice]
    lacks: tuple[str, ...]
    subject: str

    def papers(self) -> tuple[WordPaper, ...]:
        """One for each team, for print and for Word."""
        return tuple(
            replace(
                framed(self.frame, words.TYPE, None, tuple(one.blocks(self.body))), lacks=self.lacks
            )
            for one in self.notices
        )

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``office_papers``."""
        return {
            **self.frame.to_data(draft=bool(self.lacks)),
            "lacks": list(self.lacks),
            "subject": self.subject,
            "papers": [paper.to_data() for paper in self.papers()],
        }
