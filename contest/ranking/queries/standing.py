"""The results as people read them: places, names, ties, prizes, and what is still lacking.

What the results page shows and the papers print. All figures come from the one calculator; this
module puts names beside them and decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.ranking.queries.standing_ties import TieLine, tie_lines
from contest.ranking.queries.standing_turns import TeamName, TurnLine, team_names, turn_lines
from contest.ranking.queries.values import record_of
from contest.ranking.rules.awards import AwardResult, AwardState
from contest.ranking.rules.record import Record
from contest.ranking.rules.results import Results, compute
from contest.ranking.rules.standing import Place, Ranking
from contest.regulations.rules.exact import micros, shortest
from contest.regulations.rules.prizes import AwardKind
from contest.regulations.rules.rounds import Round
from contest.scoring.rules.results import MissingCode

BY_PLACE = frozenset({AwardKind.PLACE, AwardKind.REST})
"""Kinds of prizes that stand beside a team's place; the others are listed apart."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One ranked team.

    Attributes:
        place: None while the team has no result at all: a row of zeros is no place.
        turns: one a round, in the order in which the rounds are held.
        deducted: all its deductions in points, ``"0"`` for none.
        total: the provisional total, which is the total once nothing lacks.
        awards: names of the prizes that it has by its place.
    """

    place: int | None
    tied: bool
    team: str
    name: str
    number: int | None
    turns: tuple[TurnLine, ...]
    deducted: str
    total: str
    awards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TiedGroup:
    """Teams that share a place although nothing lacks any more: (key, name) each."""

    place: int
    total: str
    teams: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DivisionLines:
    """One ranking; ``name`` is ``None`` for teams without a division."""

    name: str | None
    teams: tuple[TeamLine, ...]
    ties: tuple[TieLine, ...]
    tied_groups: tuple[TiedGroup, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A result that lacks; ``judges`` are names."""

    round: str
    team: str
    code: MissingCode
    judges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One prize in one ranking, with names. ``money`` is in đồng for each taker."""

    key: str
    name: str
    division: str | None
    state: AwardState
    teams: tuple[str, ...]
    members: tuple[str, ...]
    contenders: tuple[str, ...]
    money: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is known of the results now. ``names``: team key → name."""

    rounds: tuple[Round, ...]
    divisions: tuple[DivisionLines, ...]
    missing: tuple[MissingLine, ...]
    awards: tuple[AwardLine, ...]
    names: Mapping[str, str]
    record: Record
    results: Results

    @property
    def complete(self) -> bool:
        """Whether every approved team has a result in every round."""
        return self.results.complete

    @property
    def undecided(self) -> tuple[AwardLine, ...]:
        """The prizes that wait for a decision between tied teams."""
        return tuple(award for award in self.awards if award.state is AwardState.NEEDS_DECISION)

    def turns_of(self, round_key: str) -> list[TurnLine]:
        """The turns of a round, of ranked teams, from the first place down."""
        place = next(i for i, round_ in enumerate(self.rounds) if round_.key == round_key)
        return [team.turns[place] for division in self.divisions for team in division.teams]


def standing_of(contest_id: int) -> Standing:
    """The results as they stand now, released or not.

    Raises:
        NotFound: there is no such contest.
    """
    record = record_of(contest_id)
    results = compute(record)
    teams = team_names(contest_id)
    reading = _Reading(record, results, teams, turn_lines(contest_id, record, results, teams))
    return Standing(
        rounds=tuple(record.rounds),
        divisions=tuple(reading.division(ranking) for ranking in results.rankings),
        missing=reading.missing(),
        awards=tuple(reading.award(award) for award in results.awards),
        names={key: team.name for key, team in teams.items()},
        record=record,
        results=results,
    )


def _has_result(turns: Sequence[TurnLine]) -> bool:
    return any(turn.outcome.result is not None for turn in turns)


class _Reading:
    """Puts names beside one set of results."""

    def __init__(
        self,
        record: Record,
        results: Results,
        teams: Mapping[str, TeamName],
        lines: Mapping[tuple[str, str], TurnLine],
    ) -> None:
        self._record = record
        self._results = results
        self._teams = teams
        self._lines = lines
        self._ties = tie_lines(record, results)
        self._divisions = {division.key: division.name for division in record.divisions}
        self._rules = {award.key: award for award in record.awards}
        self._people = {
            (team.key, member.key): member.name for team in record.teams for member in team.members
        }

    def division(self, ranking: Ranking) -> DivisionLines:
        sharing: dict[int, list[Place]] = {}
        for place in ranking.places:
            sharing.setdefault(place.place, []).append(place)
        prizes = self._prizes_by_place()
        groups = tuple(
            TiedGroup(
                number,
                str(places[0].total),
                tuple((place.team, self._teams[place.team].name) for place in places),
            )
            for number, places in sharing.items()
            if len(places) > 1 and self._results.complete
        )
        return DivisionLines(
            self._division_name(ranking.division),
            tuple(
                self._team(place, len(sharing[place.place]) > 1, prizes.get(place.team, ()))
                for place in ranking.places
            ),
            self._ties[ranking.division],
            groups,
        )

    def _team(self, place: Place, tied: bool, awards: tuple[str, ...]) -> TeamLine:
        turns = tuple(self._lines[round_.key, place.team] for round_ in self._record.rounds)
        return TeamLine(
            place=place.place if _has_result(turns) else None,
            tied=tied and _has_result(turns),
            team=place.team,
            name=self._teams[place.team].name,
            number=self._teams[place.team].number,
            turns=turns,
            deducted=shortest(sum(micros(off.points) for turn in turns for off in turn.deductions)),
            total=str(place.total),
            awards=awards,
        )

    def _prizes_by_place(self) -> dict[str, tuple[str, ...]]:
        """Team key → names of the prizes that its place brings it."""
        prizes: dict[str, tuple[str, ...]] = {}
        for award in self._results.awards:
            if self._rules[award.key].by in BY_PLACE:
                for team in award.teams:
                    prizes[team] = (*prizes.get(team, ()), self._rules[award.key].name)
        return prizes

    def _division_name(self, key: str | None) -> str | None:
        return None if key is None else self._divisions[key]

    def missing(self) -> tuple[MissingLine, ...]:
        rounds = {round_.key: round_.name for round_ in self._record.rounds}
        jury = {judge.key: judge.name for judge in self._record.judges}
        return tuple(
            MissingLine(
                rounds[lack.round],
                self._teams[lack.team].name,
                lack.code,
                tuple(jury[judge] for judge in lack.judges),
            )
            for lack in self._results.missing
        )

    def award(self, award: AwardResult) -> AwardLine:
        rule = self._rules[award.key]
        return AwardLine(
            key=award.key,
            name=rule.name,
            division=self._division_name(award.division),
            state=award.state,
            teams=tuple(self._teams[key].name for key in award.teams),
            members=tuple(
                f"{self._people[one.team, one.member]} ({self._teams[one.team].name})"
                for one in award.members
            ),
            contenders=tuple(self._teams[key].name for key in award.contenders),
            money=rule.money,
        )
