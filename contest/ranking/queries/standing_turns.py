"""Every turn of the results with the names people read, and where it stands on its way.

Figures are the calculator's; nothing is added up here but a turn's own deductions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from contest.ranking.rules.record import Record
from contest.ranking.rules.results import Results
from contest.registration.models import Delegation
from contest.regulations.models import Round as RoundRow
from contest.regulations.rules.exact import micros, shortest
from contest.regulations.rules.rounds import Round
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.scoring.rules.results import AppliedDeduction, TurnResult
from contest.scoring.rules.sheets import Excused
from contest.shared.db import db

PANEL_AT_WORK = frozenset({TurnState.WAITING, TurnState.ON_STAGE, TurnState.MARKING})
"""States in which what a judge gave stays between that judge and the desk."""


@dataclass(frozen=True, slots=True)
class JudgeTotal:
    """One judge's own total: counted, dropped, excused, or missing (not there, or not shown)."""

    judge: str
    name: str
    state: Literal["counted", "dropped", "excused", "missing"]
    points: str | None = None


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One team in one round. Figures are decimal strings, ``None`` while there is none.

    Attributes:
        id: of the turn's row; ``None`` before there is one.
        number, name: the team's number on the day and its name.
        position: its place in the running order of the round.
        state, reason: where the turn stands, and why it is absent or not recognised.
        totals: one a judge of the panel, in its order; ``missing`` while the panel is at work.
        deducted: the sum of ``deductions`` in points, ``"0"`` for none.
    """

    id: int | None
    round: str
    team: str
    name: str
    number: int | None
    position: int | None
    state: TurnState
    reason: str | None
    released: bool
    seconds: int | None
    time_waived: str | None
    totals: tuple[JudgeTotal, ...]
    deducted: str
    outcome: TurnResult

    @property
    def deductions(self) -> tuple[AppliedDeduction, ...]:
        """What was taken off, by hand first."""
        return self.outcome.deductions

    @property
    def aggregate(self) -> str | None:
        """The panel's figure."""
        return _text(self.outcome.aggregate)

    @property
    def result(self) -> str | None:
        """The figure after deductions."""
        return _text(self.outcome.result)

    @property
    def weighted(self) -> str | None:
        """The result times the round's weight."""
        return _text(self.outcome.weighted)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    state: TurnState
    reason: str | None
    released: bool
    position: int | None
    seconds: int | None
    time_waived: str | None


@dataclass(frozen=True, slots=True)
class TeamName:
    """A team as it is called: its name and its number on the day."""

    name: str
    number: int | None


def team_names(contest_id: int) -> dict[str, TeamName]:
    """Team key → name and number, of all delegations of the contest."""
    rows = db.session.execute(
        select(Delegation.key, Delegation.name, Delegation.team_number).where(
            Delegation.contest_id == contest_id
        )
    )
    return {key: TeamName(name, number) for key, name, number in rows}


def turn_lines(
    contest_id: int, record: Record, results: Results, teams: Mapping[str, TeamName]
) -> dict[tuple[str, str], TurnLine]:
    """(round key, team key) → its line, for every team and round; two queries."""
    rows = _rows(contest_id)
    jury = {judge.key: judge.name for judge in record.judges}
    excused = Excused(record.excused)
    lines: dict[tuple[str, str], TurnLine] = {}
    for team, result in results.teams.items():
        for round_ in record.rounds:
            outcome = result.rounds[round_.key]
            row = rows.get((round_.key, team), _NO_ROW)
            panel = {key: jury[key] for key in round_.panel(tuple(jury))}
            away = excused.of(round_.key, team)
            lines[round_.key, team] = TurnLine(
                id=row.id or None,
                round=round_.key,
                team=team,
                name=teams[team].name,
                number=teams[team].number,
                position=row.position,
                state=row.state,
                reason=row.reason,
                released=row.released,
                seconds=row.seconds,
                time_waived=row.time_waived,
                totals=tuple(_totals(panel, outcome, away, hidden=row.state in PANEL_AT_WORK)),
                deducted=shortest(sum(micros(one.points) for one in outcome.deductions)),
                outcome=outcome,
            )
    return lines


_NO_ROW = _Row(0, TurnState.WAITING, None, False, None, None, None)


def _rows(contest_id: int) -> dict[tuple[str, str], _Row]:
    rows = db.session.execute(
        select(Turn, RoundRow.key, Delegation.key)
        .join(RoundRow, RoundRow.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == contest_id)
    )
    return {
        (round_key, team): _Row(
            id=turn.id,
            state=TurnState(turn.state),
            reason=turn.state_reason,
            released=turn.released_at is not None,
            position=turn.position,
            seconds=turn.seconds,
            time_waived=turn.time_waived,
        )
        for turn, round_key, team in rows
    }


def _totals(
    panel: Mapping[str, str], outcome: TurnResult, excused: frozenset[str], *, hidden: bool
) -> Iterable[JudgeTotal]:
    for judge, name in panel.items():
        if judge in excused:
            yield JudgeTotal(judge, name, "excused")
        elif hidden or judge not in outcome.judges:
            yield JudgeTotal(judge, name, "missing")
        else:
            state: Literal["dropped", "counted"] = (
                "dropped" if judge in outcome.dropped else "counted"
            )
            yield JudgeTotal(judge, name, state, str(outcome.judges[judge]))


def in_running_order(lines: Iterable[TurnLine]) -> list[TurnLine]:
    """The turns as they are called; those without a place come last, by number and key."""
    last = 10**9
    return sorted(lines, key=lambda line: (line.position or last, line.number or last, line.team))


def highest_total(round_: Round) -> str:
    """The most that one judge can give in a round, in its shortest form."""
    return shortest(sum(micros(criterion.max) for criterion in round_.criteria))


def _text(figure: object) -> str | None:
    return None if figure is None else str(figure)
