"""How teams with the same total were told apart, with the two figures that were compared.

The figures come from the rules that ranked (``rules/ties.py``); nothing is compared anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contest.ranking.rules.evidence import Evidence
from contest.ranking.rules.record import Record
from contest.ranking.rules.results import Results
from contest.ranking.rules.standing import Place, Ranking
from contest.ranking.rules.ties import TieBreaks, Value
from contest.regulations.rules.exact import ONE, half_up, printed, shortest
from contest.regulations.rules.prizes import TieBreak, TieBreakKind

SHARED = "shared"
"""The pair of neighbours has nothing that separates it."""


@dataclass(frozen=True, slots=True)
class TieLine:
    """Two neighbours of a ranking with the same total; ``above`` stands directly above.

    Attributes:
        above, below: team keys.
        by: the kind of tie-break, or ``SHARED``.
        round, criterion: names, where the tie-break is about one.
        reason: of the recorded decision.
        above_figure, below_figure: what was compared, as decimal strings (whole seconds for the
            shortest time); ``None`` where a team has no such figure, and for a decision.
    """

    above: str
    below: str
    total: str
    by: str
    round: str | None = None
    criterion: str | None = None
    reason: str | None = None
    above_figure: str | None = None
    below_figure: str | None = None


def tie_lines(record: Record, results: Results) -> dict[str | None, tuple[TieLine, ...]]:
    """Division → its ties from the top. While results lack, teams level by chance are left out."""
    if not any(_level(ranking) for ranking in results.rankings):
        return {ranking.division: () for ranking in results.rankings}
    ties = _Ties(record, results)
    return {ranking.division: tuple(ties.of(ranking)) for ranking in results.rankings}


def _level(ranking: Ranking) -> bool:
    totals = [place.total for place in ranking.places]
    return len(set(totals)) < len(totals)


class _Ties:
    def __init__(self, record: Record, results: Results) -> None:
        self._record = record
        self._results = results
        self._evidence = Evidence(record)
        self._rounds = {round_.key: round_ for round_ in record.rounds}

    def of(self, ranking: Ranking) -> list[TieLine]:
        rules = TieBreaks(self._evidence, [place.team for place in ranking.places])
        lines: list[TieLine] = []
        for above, below in zip(ranking.places, ranking.places[1:], strict=False):
            if above.place == below.place:
                if self._results.complete:
                    lines.append(TieLine(above.team, below.team, str(below.total), SHARED))
            elif below.decided_by not in (None, "total"):
                lines.append(self._split(rules, above, below, str(below.decided_by)))
        return lines

    def _split(self, rules: TieBreaks, above: Place, below: Place, decided_by: str) -> TieLine:
        kind, _, subject = decided_by.partition(":")
        round_key, _, criterion = subject.partition(".")
        rule = TieBreak(TieBreakKind(kind), round_key or None, criterion or None)
        if rule.by is TieBreakKind.DECISION:
            reason = self._reason(above.team, below.team)
            return TieLine(above.team, below.team, str(below.total), kind, reason=reason)
        figures = self._figures(rule, rules.values(rule, (above.team, below.team)) or {})
        round_ = self._rounds.get(round_key)
        criteria = round_.criteria if round_ else ()
        return TieLine(
            above.team,
            below.team,
            str(below.total),
            kind,
            round=round_.name if round_ else None,
            criterion=next((one.name for one in criteria if one.key == criterion), None),
            above_figure=figures.get(above.team),
            below_figure=figures.get(below.team),
        )

    def _figures(self, rule: TieBreak, values: Mapping[str, Value]) -> dict[str, str]:
        there = {team: Fraction(value) for team, value in values.items() if value is not None}
        match rule.by:
            case TieBreakKind.ROUND:
                decimals = self._rounds[rule.round or ""].decimals
                return {team: printed(int(value), decimals) for team, value in there.items()}
            case TieBreakKind.CRITERION:
                return _apart(there)
            case TieBreakKind.HEAD_JUDGE:
                return _apart({team: value * ONE for team, value in there.items()})
            case TieBreakKind.FEWEST_DEDUCTIONS:
                return {team: shortest(int(-value)) for team, value in there.items()}
            case _:
                return {team: str(abs(int(value))) for team, value in there.items()}

    def _reason(self, above: str, below: str) -> str | None:
        for index, decision in enumerate(self._record.decisions):
            used = index not in self._results.unused_decisions
            if used and {above, below} <= set(decision.teams):
                return decision.reason
        return None


def _apart(values: Mapping[str, Fraction]) -> dict[str, str]:
    """Micros with as few decimals, from two on, as show that they differ."""
    figures: dict[str, str] = {}
    for decimals in range(2, 7):
        figures = {
            team: printed(half_up(value, decimals), decimals) for team, value in values.items()
        }
        if len(set(figures.values())) == len(figures):
            break
    return figures
