"""The table of rounds, totals, places and prizes, as the ranking and the minutes print it.

Filled from the results of the one calculator; nothing is added up or compared here. Codes stay
codes: ``standing_blocks`` gives them their sentences. Figures are decimal strings with a point
("84.15").
"""

from dataclasses import dataclass
from typing import Literal

TurnStatus = Literal["pending", "done", "absent", "disqualified"]
AwardState = Literal["given", "needs_decision", "pending"]


@dataclass(frozen=True, slots=True)
class RoundHead:
    """A column of the table.

    Attributes:
        name: of the round ("Tiểu phẩm").
        weight: the contest file's weight ("1", "0.6", "6/7"); printed unless it is "1".
        deductions_apply: "result", or "judge" when each judge's total is reduced instead.
    """

    name: str
    weight: str = "1"
    deductions_apply: Literal["result", "judge"] = "result"


@dataclass(frozen=True, slots=True)
class RoundCell:
    """One team's turn in one round: figures of section 8 of the contest file.

    Attributes:
        status: of the turn.
        aggregate, result, weighted: as computed; None while there is none.
        deducted: sum of the turn's deductions in points, "0" for none.
        notes: "cutoff", "too_short" or "time_waived".
    """

    status: TurnStatus
    aggregate: str | None
    deducted: str
    result: str | None
    weighted: str | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One ranked team.

    Attributes:
        place: from 1; shared places carry the same number and ``tied``; None while the team
            has no result at all.
        number: the team's number on the day (số thứ tự dự thi), None before the draw.
        cells: one per round head, in the same order.
        deducted: sum of all its deductions in points, "0" for none.
        total: the (provisional) total.
        award: names of the prizes it receives by place, as printed; None for none yet.
    """

    place: int | None
    tied: bool
    team: str
    number: int | None
    cells: tuple[RoundCell, ...]
    deducted: str
    total: str
    award: str | None = None


@dataclass(frozen=True, slots=True)
class TieSplit:
    """How two neighbours with the same total were told apart, or that they share their place.

    Attributes:
        above, below: the teams' names.
        total: what both have.
        by: the tie-break's kind ("round", "criterion", "fewest_deductions", "shortest_time",
            "head_judge", "first_places", "decision"), or "shared".
        subject: the round's name for "round"; criterion and round for "criterion"; the reason for
            "decision"; else None.
        above_figure, below_figure: the two figures compared, decimal strings; whole seconds for
            "shortest_time"; None where there are none or they are not to be printed.
    """

    above: str
    below: str
    total: str
    by: str
    subject: str | None = None
    above_figure: str | None = None
    below_figure: str | None = None


@dataclass(frozen=True, slots=True)
class DivisionTable:
    """One ranking: a division's name (None when there are no divisions), its rows and ties."""

    name: str | None
    rows: tuple[TeamRow, ...]
    ties: tuple[TieSplit, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingResult:
    """Why a team has no result in a round: ``code`` is "pending", "no_judge" or "marks".

    ``judges`` names those whose marks are lacking, for "marks" only.
    """

    round: str
    team: str
    code: Literal["pending", "no_judge", "marks"]
    judges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One prize and who receives it.

    Attributes:
        name: of the prize ("Giải Nhất"); ``division`` None when it is not of one division.
        state: "needs_decision" keeps the paper a draft and lists ``contenders``.
        teams: receiving teams, in order; ``members`` receiving persons, as printed.
        money: đồng for each receiver; None when there is none.
    """

    name: str
    state: AwardState
    teams: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    contenders: tuple[str, ...] = ()
    division: str | None = None
    money: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The whole table: columns, one ranking per division, what is lacking, and the prizes.

    Attributes:
        rounds: in the order they are held.
        divisions: one entry for a contest without divisions.
        missing: results not there yet; any entry makes the paper a draft.
        awards: every prize of the contest in its order; one that waits for a decision makes the
            paper a draft too.
    """

    rounds: tuple[RoundHead, ...]
    divisions: tuple[DivisionTable, ...]
    missing: tuple[MissingResult, ...] = ()
    awards: tuple[AwardLine, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether something is lacking that must be there before anybody signs."""
        return bool(self.missing) or any(award.state != "given" for award in self.awards)
