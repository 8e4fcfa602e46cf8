"""The public scoreboard as plain JSON, made from public results only.

What the contest's publication settings withhold is never put in: nothing here is hidden later by
a browser. The shape is fixed by contract/interfaces.md, “Public read API”. Figures are decimal
strings. This module knows no database, no clock and no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contest.ranking.rules.awards import AwardResult
from contest.ranking.rules.correction import came_back_equal
from contest.ranking.rules.publicity import first_prizes, told_best_first
from contest.ranking.rules.results import Results, TeamResult
from contest.ranking.rules.standing import Place
from contest.registration.rules.teams import Team, TeamStatus
from contest.regulations.rules.contest import PublishLevel
from contest.regulations.rules.regulations import Regulations
from contest.schedule.rules.clock import StageClock
from contest.schedule.rules.states import TurnState

NOT_BEGUN = frozenset({TurnState.WAITING, TurnState.ABSENT, TurnState.DISQUALIFIED})


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """What the hall may know of a turn: where it stands, not what it was given."""

    round: str
    team: str
    state: TurnState
    released: bool
    position: int | None
    clock: StageClock
    since: float


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A result that was public and was taken back to be corrected.

    Attributes:
        at: when, as ISO 8601.
        announced: whether the final results had been announced.
        settled: whether the turn is public again.
        before: what it was, as ``ranking.rules.correction`` keeps it.
    """

    round: str
    team: str
    reason: str
    at: str
    announced: bool
    settled: bool
    before: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """The day as the public sees it; ``turns`` of approved teams."""

    turns: Sequence[ShownTurn]
    announced: bool
    order: Mapping[str, int]
    """Team key → its number; lists that must not rank go by it where no place is known."""
    corrections: Sequence[ShownCorrection] = ()
    frozen: bool = False
    """Whether the public waits while the desk goes on."""
    in_a_row: bool = False
    """Whether a team performs all its acts before the next team."""
    ceremony: bool = False
    """Whether prizes are being given: nobody waits for a turn's points any more."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Team key → its place in the first staged round: not its number once teams changed places."""

    def place(self, team: str) -> int:
        """Where a team stands in a list that must not rank."""
        last = len(self.order) + len(self.places) + 1
        return self.places.get(team) or self.order.get(team, last)


def board(
    regulations: Regulations, teams: Sequence[Team], results: Results, stage: Stage
) -> dict[str, Any]:
    """The scoreboard without version and time of publication.

    Args:
        results: as of the released turns alone.
    """
    contest = regulations.contest
    shown = [team for team in teams if team.status is TeamStatus.APPROVED]
    return {
        "state": _state(stage),
        "contest": {"slug": contest.slug, "name": contest.name, "theme": contest.theme},
        "rounds": [
            {"key": round_.key, "name": round_.name, "staged": round_.staged}
            for round_ in regulations.rounds
        ],
        "now": _now(regulations, stage),
        "rows": _rows(regulations, shown, results, stage),
        "awards": _awards(regulations, teams, results, stage) if stage.announced else [],
        **({"ceremony": True} if stage.ceremony and not stage.announced else {}),
        **_corrections(regulations, stage, results),
    }


def _corrections(regulations: Regulations, stage: Stage, results: Results) -> dict[str, Any]:
    """What was public and taken back, with the reason; absent where nothing was.

    Of whom it was is told only where everybody's results are public. ``unchanged`` stands where
    the result is public again as it was, so that nobody is told of a mistake that was none.
    """
    whole = regulations.settings.publish_level is PublishLevel.ALL
    equal = came_back_equal([(c.round, c.team, c.before) for c in stage.corrections], results)
    told = []
    for one, same in zip(stage.corrections, equal, strict=True):
        if not whole and not one.announced:
            continue
        settled = one.settled if whole else stage.announced
        told.append(
            {
                **({"round": one.round, "team": one.team} if whole else {}),
                "reason": one.reason,
                "at": one.at,
                "settled": settled,
                **({"unchanged": True} if settled and same else {}),
            }
        )
    return {"corrections": told} if told else {}


def _state(stage: Stage) -> str:
    if stage.announced:
        return "final"
    begun = any(turn.released or turn.state not in NOT_BEGUN for turn in stage.turns)
    if not begun:
        return "upcoming"
    return "frozen" if stage.frozen else "live"


def _now(regulations: Regulations, stage: Stage) -> dict[str, Any] | None:
    """The turn on stage, or the one that has just left it and is not public yet."""
    if stage.announced or stage.ceremony:
        return None
    staged = {round_.key for round_ in regulations.rounds if round_.staged}
    after = (TurnState.MARKING, TurnState.COMPLETE, TurnState.CONFIRMED)
    turns = [turn for turn in stage.turns if turn.round in staged]
    found = [turn for turn in turns if turn.state is TurnState.ON_STAGE] or [
        turn for turn in turns if turn.state in after
    ]
    if not found:
        return None
    turn = max(found, key=lambda one: one.since)
    clock = turn.clock
    return {
        "round": turn.round,
        "team": turn.team,
        "state": turn.state.value,
        "clock": {"running": clock.running, "elapsed_ms": clock.elapsed_ms, "at": clock.at_ms},
    }


def _rows(
    regulations: Regulations, teams: Sequence[Team], results: Results, stage: Stage
) -> list[dict[str, Any]]:
    bare = {
        team.key: {"team": team.key, "name": team.name, "division": team.division} for team in teams
    }
    in_order = sorted(bare, key=lambda key: (stage.place(key), key))
    level = regulations.settings.publish_level
    if level is PublishLevel.PRIZES or (level is PublishLevel.TOP and not stage.announced):
        return [bare[key] for key in in_order]
    ranked = _ranked(results, stage, regulations, bare, with_rounds=level is PublishLevel.ALL)
    if level is PublishLevel.TOP:
        taken = _first_prizes(regulations, results)
        top = [row for row in ranked if row["team"] in taken]
        return top + [bare[key] for key in in_order if key not in taken]
    place_of = {key: index for index, key in enumerate(in_order)}
    return sorted(
        ranked, key=lambda row: (row["place"] is None, 0 if row["place"] else place_of[row["team"]])
    )


def _ranked(
    results: Results,
    stage: Stage,
    regulations: Regulations,
    bare: Mapping[str, Mapping[str, Any]],
    *,
    with_rounds: bool,
) -> list[dict[str, Any]]:
    """Rows with places, in ranked order; a team of which nothing is public has none."""
    public = {turn.team for turn in stage.turns if turn.released}
    rows: list[dict[str, Any]] = []
    for ranking in results.rankings:
        shared = _shared(place for place in ranking.places if place.team in public)
        for place in ranking.places:
            known = place.team in public
            row = {
                **bare[place.team],
                "place": place.place if known else None,
                "tied": known and place.place in shared,
                "total": _text(place.total) if known else None,
            }
            if with_rounds:
                row["rounds"] = _rounds(regulations, results.teams[place.team])
            rows.append(row)
    return rows


def _shared(places: Iterable[Place]) -> set[int]:
    counted = Counter(place.place for place in places)
    return {number for number, teams in counted.items() if teams > 1}


def _rounds(regulations: Regulations, team: TeamResult) -> dict[str, Any]:
    return {
        round_.key: None
        if (turn := team.rounds[round_.key]).result is None
        else {"result": _text(turn.result), "weighted": _text(turn.weighted)}
        for round_ in regulations.rounds
    }


def _first_prizes(regulations: Regulations, results: Results) -> set[str]:
    first = first_prizes(regulations.awards)
    return {team for award in results.awards if award.key in first for team in award.teams}


def _awards(
    regulations: Regulations, teams: Sequence[Team], results: Results, stage: Stage
) -> list[dict[str, Any]]:
    rules = {award.key: award for award in regulations.awards}
    people = {(team.key, member.key): member.name for team in teams for member in team.members}
    return [
        {
            "key": award.key,
            "name": rules[award.key].name,
            "division": award.division,
            "state": award.state.value,
            "teams": _takers(award, regulations, stage),
            "members": [
                {"team": one.team, "member": one.member, "name": people[one.team, one.member]}
                for one in award.members
            ],
        }
        for award in results.awards
    ]


def _takers(award: AwardResult, regulations: Regulations, stage: Stage) -> list[str]:
    """The teams best first where their places are published, else in running order."""
    if told_best_first(award.key, regulations.awards, regulations.settings.publish_level):
        return list(award.teams)
    return sorted(award.teams, key=lambda key: (stage.place(key), key))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
