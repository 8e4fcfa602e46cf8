"""The marks of a contest as sheets: what each judge gave to each turn, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from contest.regulations.rules.exact import Micros, micros
from contest.scoring.rules.marks import Excuse, Mark

Sheet = Mapping[str, Micros]
"""One judge's marks of one turn, by criterion."""

TurnSheets = Mapping[str, Sheet]
"""The sheets of one turn, by judge."""

_NO_SHEETS: TurnSheets = MappingProxyType({})


class Sheets:
    """Finds the sheets of a turn in one look-up. A later mark for the same place wins."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._turns: dict[tuple[str, str], dict[str, dict[str, Micros]]] = {}
        for mark in marks:
            turn = self._turns.setdefault((mark.round, mark.team), {})
            turn.setdefault(mark.judge, {})[mark.criterion] = micros(mark.points)

    def of(self, round_key: str, team: str) -> TurnSheets:
        """The sheets of one team in one round."""
        return self._turns.get((round_key, team), _NO_SHEETS)


class Excused:
    """Who does not mark which turn."""

    def __init__(self, excuses: Iterable[Excuse]) -> None:
        self._turns: dict[tuple[str, str], set[str]] = {}
        self._teams: dict[str, set[str]] = {}
        for excuse in excuses:
            self._turns.setdefault((excuse.round, excuse.team), set()).add(excuse.judge)
            self._teams.setdefault(excuse.judge, set()).add(excuse.team)

    def of(self, round_key: str, team: str) -> frozenset[str]:
        """The judges who do not mark this team in this round."""
        return frozenset(self._turns.get((round_key, team), ()))

    def teams(self, judge: str) -> frozenset[str]:
        """The teams that this judge does not mark in some round."""
        return frozenset(self._teams.get(judge, ()))
