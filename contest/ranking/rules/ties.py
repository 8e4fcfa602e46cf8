"""The tie-break rules: what each says about the teams of a group that is still equal.

Source: contest file ``hoithi/1``, section 5. Every rule answers one value per team, where more
is better and ``None`` is behind any number, or ``None`` for a rule that is skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from contest.ranking.rules.evidence import Evidence
from contest.regulations.rules.exact import micros
from contest.regulations.rules.prizes import TieBreak, TieBreakKind
from contest.schedule.rules.turns import TurnStatus

Value = Fraction | int | None
Values = Mapping[str, Value]


class TieBreaks:
    """The tie-breaks of one ranking; ``teams`` are all that it ranks."""

    def __init__(self, evidence: Evidence, teams: Sequence[str]) -> None:
        self._evidence = evidence
        self._teams = teams
        self.used_decisions: set[int] = set()
        self._rules = {
            TieBreakKind.ROUND: self._round,
            TieBreakKind.CRITERION: self._criterion,
            TieBreakKind.FEWEST_DEDUCTIONS: self._fewest_deductions,
            TieBreakKind.SHORTEST_TIME: self._shortest_time,
            TieBreakKind.HEAD_JUDGE: self._head_judge,
            TieBreakKind.FIRST_PLACES: self._first_places,
            TieBreakKind.DECISION: self._decision,
        }

    def values(self, rule: TieBreak, group: Sequence[str]) -> Values | None:
        """What one rule says about one group of at least two teams."""
        return self._rules[rule.by](rule, group)

    def _round(self, rule: TieBreak, group: Sequence[str]) -> Values:
        key = rule.round or ""
        weighted = {team: self._evidence.results[team][key].weighted for team in group}
        return {
            team: None if figure is None else micros(figure) for team, figure in weighted.items()
        }

    def _criterion(self, rule: TieBreak, group: Sequence[str]) -> Values:
        return {
            team: self._criterion_mean(team, rule.round or "", rule.criterion or "")
            for team in group
        }

    def _criterion_mean(self, team: str, round_key: str, criterion: str) -> Value:
        result = self._evidence.results[team][round_key]
        if not result.counts_as_judged:
            return None
        sheets = self._evidence.sheets.of(round_key, team)
        marks = [sheets[judge][criterion] for judge in result.judges if judge not in result.dropped]
        return Fraction(sum(marks), len(marks))

    def _fewest_deductions(self, _rule: TieBreak, group: Sequence[str]) -> Values:
        return {
            team: -sum(
                micros(deduction.points)
                for result in self._evidence.results[team].values()
                for deduction in result.deductions
            )
            for team in group
        }

    def _shortest_time(self, _rule: TieBreak, group: Sequence[str]) -> Values:
        return {team: self._time(team) for team in group}

    def _time(self, team: str) -> Value:
        total = 0
        for round_ in self._evidence.record.rounds:
            if round_.staged and round_.time is not None:
                turn = self._evidence.turns.get((round_.key, team))
                if turn is None or turn.status is not TurnStatus.DONE or turn.seconds is None:
                    return None
                total += turn.seconds
        return -total

    @cached_property
    def _head(self) -> str | None:
        judges = self._evidence.record.judges
        return next((judge.key for judge in judges if judge.head), None)

    def _head_judge(self, _rule: TieBreak, group: Sequence[str]) -> Values | None:
        if self._head is None:
            return None
        if not self._evidence.excused.teams(self._head).isdisjoint(group):
            return None
        return {team: self._head_sum(team, self._head) for team in group}

    def _head_sum(self, team: str, head: str) -> Fraction:
        results = self._evidence.results[team]
        return sum(
            (
                round_.weight_factor * Fraction(results[round_.key].counted[head])
                for round_ in self._evidence.record.rounds
                if head in results[round_.key].counted
            ),
            Fraction(0),
        )

    def _first_places(self, _rule: TieBreak, group: Sequence[str]) -> Values:
        return {team: self._firsts[team] for team in group}

    @cached_property
    def _firsts(self) -> Counter[str]:
        """How often a judge of a round gave a team the most in this ranking."""
        best: dict[tuple[str, str], tuple[Decimal, list[str]]] = {}
        for team in self._teams:
            for round_key, result in self._evidence.results[team].items():
                for judge, total in result.counted.items():
                    highest, holders = best.setdefault((round_key, judge), (total, []))
                    if total > highest:
                        best[round_key, judge] = (total, [team])
                    elif total == highest:
                        holders.append(team)
        return Counter(team for _, holders in best.values() for team in holders)

    @cached_property
    def _decisions(self) -> Mapping[frozenset[str], int]:
        decisions = self._evidence.record.decisions
        return {frozenset(decision.teams): index for index, decision in enumerate(decisions)}

    def _decision(self, _rule: TieBreak, group: Sequence[str]) -> Values | None:
        index = self._decisions.get(frozenset(group))
        if index is None:
            return None
        self.used_decisions.add(index)
        order = self._evidence.record.decisions[index].teams
        return {team: -position for position, team in enumerate(order)}
