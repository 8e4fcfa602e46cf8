"""The figures of one turn through the one calculator: as it stands, and as it would stand."""

from dataclasses import dataclass, replace
from decimal import Decimal

from contest.regulations.queries.values import judges_of, rounds_of
from contest.regulations.rules.exact import Micros, micros
from contest.regulations.rules.rounds import Round
from contest.schedule.models import Turn
from contest.schedule.queries.values import turns_of
from contest.schedule.rules.turns import Deduction
from contest.schedule.rules.turns import Turn as TurnValue
from contest.scoring.queries.values import excuses_of, marks_of
from contest.scoring.rules.outlier import far_from_panel
from contest.scoring.rules.results import TurnResult, score
from contest.scoring.rules.sheets import Excused, Sheets, TurnSheets


@dataclass(frozen=True, slots=True)
class Change:
    """What the desk is about to do: points off, a judge in or out, time that is let pass or not."""

    points: Decimal | None = None
    excuse: str | None = None
    unexcuse: str | None = None
    waive: bool | None = None


@dataclass(frozen=True, slots=True)
class TurnFigures:
    """All that one turn's result is made of."""

    round: Round
    panel: tuple[str, ...]
    turn: TurnValue
    sheets: TurnSheets
    excused: frozenset[str]

    @property
    def now(self) -> TurnResult:
        """What the turn gives as it stands."""
        return score(self.round, self.panel, self.turn, self.sheets, self.excused)

    def after(self, change: Change) -> TurnResult:
        """What it would give after the change; nothing is stored."""
        turn, excused = self.turn, self.excused
        if change.points is not None:
            turn = replace(turn, deductions=(*turn.deductions, Deduction(change.points, "")))
        if change.waive is not None:
            turn = replace(turn, time_waived="-" if change.waive else None)
        excused = (excused | {change.excuse or ""}) - {change.unexcuse or "", ""}
        return score(self.round, self.panel, turn, self.sheets, excused)

    @property
    def far(self) -> frozenset[str]:
        """The judges whose total is far from the panel's, as a hint."""
        totals: dict[str, Micros] = {key: micros(one) for key, one in self.now.judges.items()}
        most = sum(micros(criterion.max) for criterion in self.round.criteria)
        return far_from_panel(totals, most)


def figures_of_turn(turn: Turn) -> TurnFigures:
    """The figures of a turn."""
    round_key, team = turn.round.key, turn.delegation.key
    round_ = next(one for one in rounds_of(turn.contest_id) if one.key == round_key)
    # A turn that still waits is none to the calculator yet.
    known = {(one.round, one.team): one for one in turns_of(turn.contest_id)}
    return TurnFigures(
        round=round_,
        panel=round_.panel(tuple(judge.key for judge in judges_of(turn.contest_id))),
        turn=known.get((round_key, team), TurnValue(round_key, team)),
        sheets=Sheets(marks_of(turn.contest_id)).of(round_key, team),
        excused=Excused(excuses_of(turn.contest_id)).of(round_key, team),
    )
