"""Who receives which award.

Source: contest file ``hoithi/1``, section 6. It never chooses among tied teams by itself:
where the regulations do not say, the award needs a decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from contest.ranking.rules.evidence import Evidence
from contest.ranking.rules.standing import Place, Ranking
from contest.regulations.rules.exact import micros
from contest.regulations.rules.prizes import Award, AwardKind, MemberRef, OnTie

_PER_RANKING = frozenset({AwardKind.PLACE, AwardKind.REST, AwardKind.BEST_IN_ROUND})


class AwardState(StrEnum):
    """How far an award is."""

    PENDING = "pending"
    GIVEN = "given"
    NEEDS_DECISION = "needs_decision"


@dataclass(frozen=True, slots=True)
class AwardResult:
    """The takers of one award in one ranking (``division`` is ``None`` where it has none)."""

    key: str
    division: str | None = None
    state: AwardState = AwardState.PENDING
    teams: tuple[str, ...] = ()
    contenders: tuple[str, ...] = ()
    members: tuple[MemberRef, ...] = ()


def awards(
    evidence: Evidence, rankings: Sequence[Ranking], *, complete: bool
) -> tuple[AwardResult, ...]:
    """Every award in file order, one entry per ranking where it is given by ranking."""
    by_ranking = {
        ranking.division: _ranking_awards(evidence, ranking) if complete else {}
        for ranking in rankings
    }
    made: list[AwardResult] = []
    for award in evidence.record.awards:
        if award.by in _PER_RANKING:
            made += [
                by_ranking[ranking.division].get(
                    award.key, AwardResult(award.key, ranking.division)
                )
                for ranking in rankings
                if _applies(award, ranking)
            ]
        elif complete:
            made.append(_contest_award(evidence, award))
        else:
            made.append(AwardResult(award.key))
    return tuple(made)


def _applies(award: Award, ranking: Ranking) -> bool:
    return award.division is None or award.division == ranking.division


def _ranking_awards(evidence: Evidence, ranking: Ranking) -> Mapping[str, AwardResult]:
    """The awards of one ranking by key; one that is not there is pending."""
    applying = [
        award
        for award in evidence.record.awards
        if award.by in _PER_RANKING and _applies(award, ranking)
    ]
    podium = _Podium(
        [place for place in ranking.places if evidence.performed(place.team)], ranking.division
    )
    made: dict[str, AwardResult] = {}
    for award in applying:
        if award.by is AwardKind.PLACE:
            made[award.key] = podium.fill(award)
        elif award.by is AwardKind.BEST_IN_ROUND:
            made[award.key] = _best_in_round(evidence, ranking, award)
    for award in applying:
        if award.by is AwardKind.REST:
            made[award.key] = podium.rest(award)
    return made


class _Podium:
    """Fills the place awards of one ranking from the top, in file order."""

    def __init__(self, places: Sequence[Place], division: str | None) -> None:
        self._left = list(places)
        self._division = division
        self._overdrawn = 0
        self._undecided = False

    def fill(self, award: Award) -> AwardResult:
        """The next place award."""
        result = AwardResult(award.key, self._division)
        if self._undecided:
            return result
        count = award.count or 0
        free = max(0, count - self._overdrawn)
        self._overdrawn -= count - free
        taken, tied = self._next(free)
        if len(taken) + len(tied) <= free:
            return self._give(result, taken + tied)
        if award.on_tie is OnTie.SHARE:
            self._overdrawn += len(taken) + len(tied) - free
            return self._give(result, taken + tied)
        self._undecided = True
        return replace(
            result,
            state=AwardState.NEEDS_DECISION,
            teams=tuple(place.team for place in taken),
            contenders=tuple(sorted(place.team for place in tied)),
        )

    def _next(self, free: int) -> tuple[list[Place], list[Place]]:
        """Those who surely fit, and those who share the place at the boundary."""
        if free == 0 or not self._left:
            return [], []
        boundary = self._left[min(free, len(self._left)) - 1].place
        return (
            [place for place in self._left if place.place < boundary],
            [place for place in self._left if place.place == boundary],
        )

    def _give(self, result: AwardResult, takers: Sequence[Place]) -> AwardResult:
        del self._left[: len(takers)]
        return replace(result, state=AwardState.GIVEN, teams=tuple(place.team for place in takers))

    def rest(self, award: Award) -> AwardResult:
        """Everyone whom no place award took."""
        result = AwardResult(award.key, self._division)
        if self._undecided:
            return result
        return replace(
            result, state=AwardState.GIVEN, teams=tuple(place.team for place in self._left)
        )


def _best_in_round(evidence: Evidence, ranking: Ranking, award: Award) -> AwardResult:
    round_key, count = award.round or "", award.count or 0
    results = {
        place.team: micros(result)
        for place in ranking.places
        if (result := evidence.results[place.team][round_key].result) is not None and result > 0
    }
    best = sorted(results, key=lambda team: (-results[team], team))
    if len(best) > count:
        best = [team for team in best if results[team] >= results[best[count - 1]]]
    return AwardResult(award.key, ranking.division, AwardState.GIVEN, teams=tuple(best))


def _contest_award(evidence: Evidence, award: Award) -> AwardResult:
    """A complete contest's award that is given once, over all divisions."""
    if award.by is AwardKind.MANUAL:
        return AwardResult(
            award.key, None, AwardState.GIVEN, teams=award.teams, members=award.members
        )
    born: dict[date, list[MemberRef]] = {}
    for team in sorted(evidence.approved, key=lambda team: team.key):
        for member in team.members:
            if member.is_core and member.born_on is not None:
                born.setdefault(member.born_on, []).append(MemberRef(team.key, member.key))
    if not born:
        return AwardResult(award.key, None, AwardState.GIVEN)
    day = min(born) if award.by is AwardKind.OLDEST_MEMBER else max(born)
    return AwardResult(award.key, None, AwardState.GIVEN, members=tuple(born[day]))
