"""Bảng tổng hợp điểm từng phần thi: team by judge, what was dropped, mean, deduction, result.

Paper ``round_table``. All figures come from the one calculator.
"""

from dataclasses import dataclass
from typing import Any, Literal

from contest.documents import minute_words as words
from contest.documents.rules import figures
from contest.documents.rules.frame import Frame
from contest.documents.rules.standing import TurnStatus

NOT_HELD = ("absent", "disqualified")
"""States of a turn without marks."""


@dataclass(frozen=True, slots=True)
class JudgeTotal:
    """One judge's own total for one team.

    ``state``: "counted", "dropped" (printed struck through), "excused", or "missing" (no sheet
    yet). ``points`` is a decimal string, None for the last two.
    """

    state: Literal["counted", "dropped", "excused", "missing"]
    points: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {"state": self.state, "points": figures.decimal_or_none(self.points)}


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One team's turn.

    Attributes:
        number: the team's number on the day, None before the draw.
        totals: one per judge of the panel, in its order.
        status: of the turn; for "absent" and "disqualified" the totals are not printed.
        aggregate, result: as computed, None while there is none.
        deducted: sum of the turn's deductions in points, "0" for none.
        time: running time in seconds, None where none was taken.
        notes: "cutoff", "too_short", "time_waived".
    """

    number: int | None
    team: str
    totals: tuple[JudgeTotal, ...]
    status: TurnStatus
    aggregate: str | None
    deducted: str
    result: str | None
    time: int | None = None
    notes: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "number": None if self.number is None else f"{self.number:02d}",
            "team": self.team,
            "totals": [total.to_data() for total in self.totals],
            "aggregate": figures.decimal_or_none(self.aggregate),
            "deducted": figures.nonzero(self.deducted),
            "result": figures.decimal_or_none(self.result),
            "time": None if self.time is None else figures.clock(self.time),
            "not_held": words.STATUSES[self.status] if self.status in NOT_HELD else None,
            "notes": [words.NOTES[note] for note in self.notes],
        }


@dataclass(frozen=True, slots=True)
class RoundTablePaper:
    """The table of one round.

    Attributes:
        frame: signatures are Người lập, Người đối chiếu, Trưởng Ban Giám khảo, left to right.
        round: its name; ``max_total`` the highest total a judge can give.
        method: "mean", "sum" or "median".
        per_judge: deductions reduce each judge's total instead of the result.
        judges: names in panel order.
        rows: in running order.
        timed: whether to print the column of running times.
        replacement: number of this table when it replaces an earlier one, from 2; else None.
    """

    frame: Frame
    round: str
    max_total: str
    method: Literal["mean", "sum", "median"]
    per_judge: bool
    judges: tuple[str, ...]
    rows: tuple[RoundRow, ...]
    timed: bool = False
    replacement: int | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``round_table``; a row without a result makes it a draft."""
        return {
            **self.frame.to_data(draft=any(row.result is None for row in self.rows)),
            "round": self.round,
            "max_total": figures.decimal(self.max_total),
            "method": self.method,
            "per_judge": self.per_judge,
            "judges": list(self.judges),
            "rows": [row.to_data() for row in self.rows],
            "timed": self.timed,
            "replacement": None if self.replacement is None else str(self.replacement),
            "touched": [],
        }
