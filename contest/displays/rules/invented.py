"""Results that nobody has, to rehearse a ceremony with: the same prizes, an invented order.

They come from the one calculator, out of invented marks, so that a rehearsal has as many steps as
the evening will. Nothing of the marks that were given is used. This module draws no lots: it is
given its seed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from contest.ranking.rules.record import Decision, Record
from contest.ranking.rules.results import Results, compute
from contest.registration.rules.teams import Team, TeamStatus
from contest.regulations.rules.prizes import Award, AwardKind
from contest.regulations.rules.rounds import Criterion, Marking, Round
from contest.schedule.rules.turns import Turn, TurnStatus
from contest.scoring.rules.marks import Mark

FROM_RULES = frozenset({AwardKind.PLACE, AwardKind.REST, AwardKind.BEST_IN_ROUND})
BEST, SPREAD = Decimal("0.95"), Decimal("0.45")
"""The share of the points that the first team of the invented order has, and how far it falls."""


def invented_results(record: Record, seed: str) -> tuple[Record, Results]:
    """The record with invented marks, and its results; equal teams are decided by the seed."""
    teams = [team for team in record.teams if team.status is TeamStatus.APPROVED]
    teams.sort(key=lambda team: _lot(seed, team.key))
    order = {team.key: place for place, team in enumerate(teams)}
    made = replace(
        record,
        decisions=(),
        excused=(),
        awards=[_invented_award(award, place, teams) for place, award in enumerate(record.awards)],
        turns=[
            Turn(round_.key, team.key, TurnStatus.DONE)
            for round_ in record.rounds
            for team in teams
        ],
        marks=list(_marks(record, order, seed)),
    )
    tied = _tied(compute(made))
    made = replace(
        made,
        decisions=[Decision(tuple(sorted(group, key=order.__getitem__)), seed) for group in tied],
    )
    return made, compute(made)


def _lot(seed: str, *words: str) -> int:
    text = "/".join((seed, *words))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def _invented_award(award: Award, place: int, teams: list[Team]) -> Award:
    """Who is oldest, or named by the organiser, is known already and is not told in a rehearsal."""
    if award.by in FROM_RULES:
        return award
    taker = (teams[place % len(teams)].key,) if teams else ()
    return replace(award, by=AwardKind.MANUAL, teams=taker, members=())


def _marks(record: Record, order: dict[str, int], seed: str) -> Iterator[Mark]:
    jury = tuple(judge.key for judge in record.judges)
    for round_ in record.rounds:
        for team, place in order.items():
            share = BEST - SPREAD * place / max(1, len(order))
            for judge in round_.panel(jury):
                for criterion in round_.criteria:
                    points = _points(round_, criterion, share, seed, team, judge)
                    yield Mark(round_.key, team, judge, criterion.key, points)


def _points(
    round_: Round, criterion: Criterion, share: Decimal, seed: str, team: str, judge: str
) -> Decimal:
    scale: Marking = round_.marking
    most = int((criterion.max - scale.min) / scale.step)
    aside = _lot(seed, round_.key, team, judge, criterion.key) % 3 - 1
    return scale.min + scale.step * min(most, max(0, int(most * share) + aside))


def _tied(results: Results) -> list[tuple[str, ...]]:
    groups: dict[tuple[str | None, int], list[str]] = {}
    for ranking in results.rankings:
        for place in ranking.places:
            groups.setdefault((ranking.division, place.place), []).append(place.team)
    return [tuple(teams) for teams in groups.values() if len(teams) > 1]
