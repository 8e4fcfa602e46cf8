"""Biên bản bốc thăm and biên bản đổi thứ tự: who performs when, with a line for each head of
delegation to sign; printed and written in Word from one value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.documents import minute_words as words
from contest.documents.rules import figures
from contest.documents.rules.frame import Frame
from contest.documents.rules.office_paper import framed
from contest.documents.rules.word_paper import (
    Block,
    Cell,
    Column,
    Dotted,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)

SIGN_MM = 10
"""Height of a row that is signed."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A team at its place. ``head``: its trưởng đoàn; None leaves room to write the name."""

    place: int
    number: int | None
    team: str
    units: str
    head: str | None
    fixed: str | None
    """Why its place was not drawn."""


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """One draw. ``name``: its round; None: one order for all. ``method``: lots or seed.

    Attributes:
        seal: what was shown beforehand of a seed that was kept.
    """

    name: str | None
    method: str
    seed: str | None
    seal: str | None
    at: datetime
    lines: Sequence[DrawnLine]


@dataclass(frozen=True, slots=True)
class DrawMinutesPaper:
    """Biên bản bốc thăm. ``kind``: see schedule/rules/order.py."""

    frame: Frame
    venue: str
    kind: str
    by_division: bool
    draws: Sequence[DrawnRound]

    def blocks(self) -> WordPaper:
        """The minutes of every draw."""
        last = figures.hour_and_day(self.draws[-1].at)
        divisions = words.BY_DIVISION if self.by_division else ""
        kept = words.DRAW_KEPT.format(kind=words.DRAW_KINDS[self.kind], divisions=divisions)
        return framed(
            self.frame,
            words.MINUTES_TYPE,
            words.DRAW_ABOUT,
            (
                Paragraph(words.DRAW_OPENED.format(when=last, venue=self.venue)),
                Paragraph(kept, lead=words.DRAW_HOW),
                *(block for draw in self.draws for block in _drawn(draw)),
                Dotted(2, words.OTHER_OPINIONS),
                Paragraph(words.READ_BY_ALL),
            ),
        )


def _drawn(draw: DrawnRound) -> Iterable[Block]:
    if draw.method == "lots":
        method = words.BY_LOTS
    elif draw.seal is None:
        method = words.BY_SEED.format(seed=draw.seed)
    else:
        method = words.BY_SEALED_SEED.format(seed=draw.seed, seal=draw.seal)
    if draw.name is not None:
        yield Heading(words.ROUND_HEADING.format(round=draw.name), 2)
        method = words.DRAWN_AT.format(when=figures.hour_and_day(draw.at), method=method)
    yield Paragraph(method)
    same = all(line.number == line.place for line in draw.lines)
    number = () if same else (Column(words.NUMBER, 16, "center"),)
    yield Table(
        (
            Column(words.PLACE_AS_NUMBER if same else words.PLACE, 14, "center"),
            *number,
            Column(words.TEAM, 73 if same else 57),
            Column(words.HEAD, 44),
            Column(words.SIGNS, 34),
        ),
        tuple(_line(line, same=same) for line in draw.lines),
        row_mm=SIGN_MM,
    )
    for line in draw.lines:
        if line.fixed is not None:
            kept = words.KEPT_PLACE.format(
                team=line.team, place=f"{line.place:02d}", reason=line.fixed
            )
            yield Paragraph(kept)


def _line(line: DrawnLine, *, same: bool) -> Row:
    number = () if same else ("" if line.number is None else f"{line.number:02d}",)
    team = Cell(line.team, () if _says(line.team, line.units) else (line.units,))
    return Row((Cell(f"{line.place:02d}", bold=True), *number, team, line.head or "", ""))


def _says(team: str, units: str) -> bool:
    """Whether a team's name says already where it comes from."""
    return units.casefold() in team.casefold()


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two teams, with whoever agreed for it."""

    team: str
    number: int | None
    units: str
    head: str

    def said(self, number: int) -> str:
        """Its line among those who met."""
        numbered = "" if self.number is None else words.NUMBERED.format(number=f"{self.number:02d}")
        units = "" if _says(self.team, self.units) else f", {self.units}"
        return words.PARTY.format(
            number=number, head=self.head, team=self.team, numbered=numbered, units=units
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """In one round: where each of the two stood; the other's place is the new one."""

    round: str
    first: int
    second: int

    def row(self) -> Row:
        """The round, then of each team from where to where."""
        first, second = f"{self.first:02d}", f"{self.second:02d}"
        return Row((self.round, first, Cell(second, bold=True), second, Cell(first, bold=True)))


@dataclass(frozen=True, slots=True)
class SwapMinutesPaper:
    """Biên bản đổi thứ tự. ``wrong``: papers printed before, to be collected."""

    frame: Frame
    venue: str
    at: datetime
    by: str
    first: Party
    second: Party
    changed: Sequence[Changed]
    reason: str
    wrong: Sequence[str]

    def blocks(self) -> WordPaper:
        """The minutes of one change."""
        when = figures.hour_and_day(self.at)
        wrong = words.SWAP_WRONG.format(papers="; ".join(self.wrong))
        return framed(
            self.frame,
            words.MINUTES_TYPE,
            words.SWAP_ABOUT,
            (
                Paragraph(words.SWAP_OPENED.format(when=when, venue=self.venue)),
                Paragraph(self.first.said(1)),
                Paragraph(self.second.said(2)),
                Paragraph(words.SECRETARY_PARTY.format(by=self.by)),
                Paragraph(words.SWAP_AGREED),
                Table(
                    (
                        Column(words.SWAP_ROUND, 61),
                        Column(words.SWAP_FROM.format(team=self.first.team), 26, "center"),
                        Column(words.SWAP_TO, 26, "center"),
                        Column(words.SWAP_FROM.format(team=self.second.team), 26, "center"),
                        Column(words.SWAP_TO, 26, "center"),
                    ),
                    tuple(one.row() for one in self.changed),
                ),
                Paragraph(words.SWAP_REASON.format(reason=self.reason.rstrip(" ./"))),
                Paragraph(words.SWAP_KEPT),
                *((Paragraph(wrong),) if self.wrong else ()),
                Paragraph(words.READ_BY_PARTIES),
            ),
        )
