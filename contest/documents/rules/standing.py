"""The table of rounds, totals, places and prizes, as the ranking and the minutes print it.

Filled from the results of the one calculator; nothing is added up or compared here. Codes stay
codes: their sentences are in ``templates/documents/paper/sentences.typ``. Figures are decimal
strings with a point ("84.15"); ``to_data()`` gives them the decimal comma.
"""

from dataclasses import dataclass
from typing import Any, Literal

from contest.documents.rules import figures, words

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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        weight = self.weight if "/" in self.weight else figures.decimal(self.weight)
        return {
            "name": self.name,
            "weight": None if self.weight == "1" else weight,
            "per_judge": self.deductions_apply == "judge",
        }


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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "status": self.status,
            "aggregate": figures.decimal_or_none(self.aggregate),
            "deducted": figures.nonzero(self.deducted),
            "result": figures.decimal_or_none(self.result),
            "weighted": figures.decimal_or_none(self.weighted),
            "notes": list(self.notes),
        }


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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "place": "–" if self.place is None else str(self.place),
            "tied": self.tied,
            "team": self.team,
            "number": None if self.number is None else f"{self.number:02d}",
            "cells": [cell.to_data() for cell in self.cells],
            "deducted": figures.nonzero(self.deducted),
            "total": figures.decimal(self.total),
            "award": self.award,
        }


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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "above": self.above,
            "below": self.below,
            "total": figures.decimal(self.total),
            "by": self.by,
            "subject": self.subject,
            "above_figure": self._figure(self.above_figure),
            "below_figure": self._figure(self.below_figure),
        }

    def _figure(self, figure: str | None) -> str | None:
        if figure is not None and self.by == "shortest_time":
            return figures.minutes_and_seconds(int(figure))
        return figures.decimal_or_none(figure)


@dataclass(frozen=True, slots=True)
class DivisionTable:
    """One ranking: a division's name (None when there are no divisions), its rows and ties."""

    name: str | None
    rows: tuple[TeamRow, ...]
    ties: tuple[TieSplit, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "rows": [row.to_data() for row in self.rows],
            "ties": [tie.to_data() for tie in self.ties],
        }


@dataclass(frozen=True, slots=True)
class MissingResult:
    """Why a team has no result in a round: ``code`` is "pending", "no_judge" or "marks".

    ``judges`` names those whose marks are lacking, for "marks" only.
    """

    round: str
    team: str
    code: Literal["pending", "no_judge", "marks"]
    judges: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "round": self.round,
            "team": self.team,
            "code": self.code,
            "judges": list(self.judges),
        }


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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "state": self.state,
            "teams": list(self.teams),
            "members": list(self.members),
            "contenders": list(self.contenders),
            "division": self.division,
            "money": None if self.money is None else figures.money(self.money),
            "money_words": None if self.money is None else words.money_in_words(self.money),
        }


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

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "rounds": [head.to_data() for head in self.rounds],
            "divisions": [table.to_data() for table in self.divisions],
            "missing": [lack.to_data() for lack in self.missing],
            "awards": [award.to_data() for award in self.awards],
        }
