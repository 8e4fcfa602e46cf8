"""The results of a contest: one calculation for screens, papers, exports and the command.

Source: contest file ``hoithi/1``, sections 4 to 8. Pure: the same record gives the same results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from contest.ranking.rules.awards import AwardResult, awards
from contest.ranking.rules.evidence import Evidence, Missing
from contest.ranking.rules.record import Record
from contest.ranking.rules.standing import Ranking, rankings
from contest.registration.rules.composition import Violation, check_all
from contest.scoring.rules.results import TurnResult


@dataclass(frozen=True, slots=True)
class TeamResult:
    """One team: its rounds in order, its totals, what its make-up lacks."""

    rounds: Mapping[str, TurnResult]
    total: Decimal | None
    provisional_total: Decimal
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that ``hoithi compute`` prints. ``teams`` holds every team, in order."""

    contest: str
    missing: tuple[Missing, ...]
    teams: Mapping[str, TeamResult]
    rankings: tuple[Ranking, ...]
    unused_decisions: tuple[int, ...]
    awards: tuple[AwardResult, ...]

    @property
    def complete(self) -> bool:
        """Whether every approved team has a result in every round."""
        return not self.missing


def compute(record: Record) -> Results:
    """The results of a contest, complete or not.

    A record with fewer turns (only released ones, say) gives the results as of those turns.
    """
    evidence = Evidence(record)
    violations = check_all(record.teams, record.composition)
    missing = evidence.missing()
    ranked, used = rankings(evidence)
    teams: dict[str, TeamResult] = {}
    for team in record.teams:
        totals = evidence.totals_of(team)
        teams[team.key] = TeamResult(
            evidence.turns_of(team), totals.total, totals.provisional, violations[team.key]
        )
    return Results(
        contest=record.slug,
        missing=missing,
        teams=teams,
        rankings=ranked,
        unused_decisions=tuple(
            index for index in range(len(record.decisions)) if index not in used
        ),
        awards=awards(evidence, ranked, complete=not missing),
    )
