"""Phiếu theo dõi thời gian, filled: what the stage clock measured in one round."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from contest.documents import time_sheet_words as words
from contest.documents.minute_words import RULINGS, STATUSES
from contest.documents.rules import figures
from contest.documents.rules.frame import Frame
from contest.documents.rules.minutes import StopLine
from contest.documents.rules.minutes_blocks import because
from contest.documents.rules.office_paper import framed
from contest.documents.rules.standing import TurnStatus
from contest.documents.rules.standing_blocks import two
from contest.documents.rules.word_paper import Cell, Column, Paragraph, Row, Table, WordPaper

SMALL = 12
"""Size of the words below the table, in points."""


@dataclass(frozen=True, slots=True)
class TimedTurn:
    """One team on the stage.

    Attributes:
        number: its number on the day, None before the draw.
        on, off: when it came and left, None where nobody noted it.
        seconds: measured, None where no time was taken.
        over, under: seconds beyond the limit and short of it, 0 for none.
        deducted: points for time, a decimal string, "0" for none.
        waived: why the time does not count; None where it does.
        reason: why the team was absent, or its result not recognised.
    """

    number: int | None
    team: str
    status: TurnStatus
    on: datetime | None
    off: datetime | None
    seconds: int | None
    over: int
    under: int
    deducted: str
    waived: str | None
    reason: str | None
    stops: Sequence[StopLine]

    def row(self) -> Row:
        """Its line of the sheet."""
        return Row(
            (
                "" if self.number is None else Cell(two(self.number), bold=True),
                self.team,
                "" if self.on is None else figures.hour(self.on),
                "" if self.off is None else figures.hour(self.off),
                "" if self.seconds is None else figures.minutes_and_seconds(self.seconds),
                self._missed(),
                figures.nonzero(self.deducted) or "",
                "\n".join(self._notes()),
            )
        )

    def _missed(self) -> str:
        if self.over:
            return words.OVER.format(time=figures.minutes_and_seconds(self.over))
        if self.under:
            return words.UNDER.format(time=figures.minutes_and_seconds(self.under))
        return ""

    def _notes(self) -> list[str]:
        notes = [_stopped(stop) for stop in self.stops]
        if self.waived is not None:
            notes.append(words.WAIVED.format(reason=because(self.waived)))
        if self.status == "pending":
            notes.append(STATUSES[self.status])
        elif self.status != "done":
            notes.append(RULINGS[self.status] + because(self.reason))
        return notes


@dataclass(frozen=True, slots=True)
class TimeSheetPaper:
    """The sheet of one round.

    Attributes:
        frame: signatures are Người theo dõi thời gian and Trưởng Ban Giám khảo.
        limits: what the regulations say of the time, in words.
        lacks: sentences on what is missing; any makes it a draft.
    """

    frame: Frame
    round: str
    limits: str
    turns: Sequence[TimedTurn]
    lacks: tuple[str, ...]

    def blocks(self) -> WordPaper:
        """The sheet, for print and for Word."""
        shares = (14, 52, 22, 22, 32, 40, 14, 56)
        aligns = ("center", "left", *("center",) * 5, "left")
        columns = tuple(
            Column(title, share, align)  # type: ignore[arg-type]
            for title, share, align in zip(words.COLUMNS, shares, aligns, strict=True)
        )
        made = framed(
            self.frame,
            words.TYPE,
            words.ABOUT.format(round=self.round),
            (
                Paragraph(self.limits),
                Table(columns, tuple(turn.row() for turn in self.turns)),
                Paragraph(words.SOURCE, size=SMALL),
            ),
        )
        return replace(made, landscape=True, lacks=self.lacks)


def _stopped(stop: StopLine) -> str:
    until = ""
    if stop.ended is not None:
        until = words.UNTIL.format(ended=figures.hour(stop.ended), length=stop.length)
    return words.STOPPED.format(
        began=figures.hour(stop.began), ended=until, reason=because(stop.reason)
    )
