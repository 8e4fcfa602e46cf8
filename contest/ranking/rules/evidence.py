"""The facts that rankings and awards are made from: every turn scored, every team added up.

Source: contest file ``hoithi/1``, sections 3, 4 and 8. One pass over marks, turns and excuses;
after it each question costs one look-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from contest.ranking.rules.record import Record
from contest.registration.rules.teams import Team, TeamStatus
from contest.regulations.rules.exact import Micros, figure, micros
from contest.regulations.rules.rounds import Round
from contest.schedule.rules.turns import Turn, TurnStatus
from contest.scoring.rules.results import NOT_HELD, MissingCode, TurnResult, score
from contest.scoring.rules.sheets import Excused, Sheets

_NO_TURNS: Mapping[str, TurnResult] = {}


@dataclass(frozen=True, slots=True)
class Totals:
    """A team's sums of weighted results; ``total`` is ``None`` while a result lacks."""

    total: Decimal | None
    provisional: Decimal


@dataclass(frozen=True, slots=True)
class Missing:
    """A result that lacks, and the judges who have not marked (for ``marks`` only)."""

    round: str
    team: str
    code: MissingCode
    judges: tuple[str, ...] = ()


class Evidence:
    """Everything scored. ``results`` holds each round of each approved team."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.decimals = max((round_.decimals for round_ in record.rounds), default=0)
        self.sheets = Sheets(record.marks)
        self.excused = Excused(record.excused)
        self.approved = [team for team in record.teams if team.status is TeamStatus.APPROVED]
        self.turns: Mapping[tuple[str, str], Turn] = {
            (turn.round, turn.team): turn for turn in record.turns
        }
        jury = tuple(judge.key for judge in record.judges)
        self._panels = {round_.key: round_.panel(jury) for round_ in record.rounds}
        self.results: Mapping[str, Mapping[str, TurnResult]] = {
            team.key: {round_.key: self._score(round_, team.key) for round_ in record.rounds}
            for team in self.approved
        }
        self.provisional: Mapping[str, Micros] = {
            team.key: sum(
                micros(result.weighted)
                for result in self.results[team.key].values()
                if result.weighted is not None
            )
            for team in self.approved
        }

    def _score(self, round_: Round, team: str) -> TurnResult:
        return score(
            round_,
            self._panels[round_.key],
            self.turns.get((round_.key, team)),
            self.sheets.of(round_.key, team),
            self.excused.of(round_.key, team),
        )

    def turns_of(self, team: Team) -> Mapping[str, TurnResult]:
        """Each round of a team in order; empty turns where the team is not approved."""
        scored = self.results.get(team.key)
        if scored is not None:
            return scored
        return dict.fromkeys((round_.key for round_ in self.record.rounds), NOT_HELD)

    def totals_of(self, team: Team) -> Totals:
        """A team's totals, with the largest decimals of the rounds."""
        provisional = figure(self.provisional.get(team.key, 0), self.decimals)
        held = self.results.get(team.key, _NO_TURNS).values()
        lacks = not held or any(result.weighted is None for result in held)
        return Totals(None if lacks else provisional, provisional)

    def missing(self) -> tuple[Missing, ...]:
        """What lacks, rounds in order, then by team key."""
        by_key: Sequence[str] = sorted(team.key for team in self.approved)
        return tuple(
            Missing(round_.key, team, result.missing, result.lacking)
            for round_ in self.record.rounds
            for team in by_key
            if (result := self.results[team][round_.key]).missing is not None
        )

    def performed(self, team: str) -> bool:
        """Whether at least one turn of the team is done."""
        return any(result.status is TurnStatus.DONE for result in self.results[team].values())
