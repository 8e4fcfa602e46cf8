"""The result of one turn, with everything that explains it.

Source: contest file ``hoithi/1``, sections 3, 4 and 8. Figures are exact ``Decimal``s: aggregate,
result and weighted with the round's decimals, totals and points in their shortest form.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from contest.regulations.rules.exact import Micros, figure, half_up, micros, plain
from contest.regulations.rules.rounds import DeductionsApply, Round
from contest.schedule.rules.timing import TimeCode, TurnNote, timing
from contest.schedule.rules.turns import Turn, TurnStatus
from contest.scoring.rules.panel import aggregate
from contest.scoring.rules.sheets import TurnSheets


@dataclass(frozen=True, slots=True)
class AppliedDeduction:
    """Points taken off: by hand with a ``reason``, or for time with ``code`` and ``seconds``."""

    points: Decimal
    reason: str | None = None
    code: TimeCode | None = None
    seconds: int | None = None


class MissingCode(StrEnum):
    """Why a turn has no result yet."""

    PENDING = "pending"
    NO_JUDGE = "no_judge"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class TurnResult:
    """One team in one round.

    ``judges`` are own totals before step 1 of section 4, ``counted`` the totals after it where
    the turn counts as judged; ``dropped`` are outliers and trimmed totals, panel order.
    ``missing`` and ``lacking`` say why there is no result, and whose marks are not there.
    """

    status: TurnStatus = TurnStatus.PENDING
    judges: Mapping[str, Decimal] = field(default_factory=dict)
    counted: Mapping[str, Decimal] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    aggregate: Decimal | None = None
    deductions: tuple[AppliedDeduction, ...] = ()
    notes: tuple[TurnNote, ...] = ()
    result: Decimal | None = None
    weighted: Decimal | None = None
    missing: MissingCode | None = MissingCode.PENDING
    lacking: tuple[str, ...] = ()

    @property
    def counts_as_judged(self) -> bool:
        """Whether the turn was performed and everyone who had to has marked it."""
        return self.aggregate is not None


NOT_HELD = TurnResult()
"""The result of a turn that is not there."""


def score(
    round_: Round,
    panel: Sequence[str],
    turn: Turn | None,
    sheets: TurnSheets,
    excused: Container[str],
) -> TurnResult:
    """The result of one turn from the sheets of its judges."""
    if turn is None:
        return NOT_HELD
    deductions, notes = _deductions(round_, turn)
    if turn.status in (TurnStatus.ABSENT, TurnStatus.DISQUALIFIED):
        nothing = figure(0, round_.decimals)
        return TurnResult(
            turn.status, deductions=deductions, result=nothing, weighted=nothing, missing=None
        )
    seats = [judge for judge in panel if judge not in excused]
    totals, lacking = _totals(round_, seats, sheets)
    judges = {judge: plain(total) for judge, total in totals.items()}
    if turn.status is TurnStatus.DONE and seats and not lacking:
        return _judged(round_, len(panel), turn.status, judges, totals, deductions, notes)
    if turn.status is TurnStatus.PENDING:
        missing = MissingCode.PENDING
    else:
        missing = MissingCode.MARKS if seats else MissingCode.NO_JUDGE
    return TurnResult(
        turn.status,
        judges=judges,
        deductions=deductions,
        notes=notes,
        missing=missing,
        lacking=tuple(lacking) if missing is MissingCode.MARKS else (),
    )


def _deductions(
    round_: Round, turn: Turn
) -> tuple[tuple[AppliedDeduction, ...], tuple[TurnNote, ...]]:
    clock = timing(round_.time, turn)
    by_hand = (
        AppliedDeduction(plain(micros(deduction.points)), reason=deduction.reason)
        for deduction in turn.deductions
    )
    by_clock = (
        AppliedDeduction(plain(deduction.points), code=deduction.code, seconds=deduction.seconds)
        for deduction in clock.deductions
    )
    return (*by_hand, *by_clock), clock.notes


def _totals(
    round_: Round, seats: Sequence[str], sheets: TurnSheets
) -> tuple[dict[str, Micros], list[str]]:
    """The totals of the judges who marked every criterion, and those who lack a mark."""
    totals: dict[str, Micros] = {}
    lacking: list[str] = []
    criteria = [criterion.key for criterion in round_.criteria]
    for judge in seats:
        sheet = sheets.get(judge)
        if sheet is None or any(criterion not in sheet for criterion in criteria):
            lacking.append(judge)
        else:
            totals[judge] = sum(sheet[criterion] for criterion in criteria)
    return totals, lacking


def _judged(
    round_: Round,
    panel_size: int,
    status: TurnStatus,
    judges: Mapping[str, Decimal],
    totals: Mapping[str, Micros],
    deductions: tuple[AppliedDeduction, ...],
    notes: tuple[TurnNote, ...],
) -> TurnResult:
    off = sum(micros(deduction.points) for deduction in deductions)
    per_judge = round_.deductions_apply is DeductionsApply.JUDGE
    counted = judges
    if per_judge and off:
        totals = {judge: max(0, total - off) for judge, total in totals.items()}
        counted = {judge: plain(total) for judge, total in totals.items()}
    made = aggregate(list(totals.values()), panel_size, round_.aggregate)
    gone = made.outliers | made.trimmed
    decimals = round_.decimals
    rounded = half_up(made.exact, decimals)
    result = rounded if per_judge else half_up(Fraction(max(0, rounded - off)), decimals)
    weighted = half_up(round_.weight_factor * result, decimals)
    return TurnResult(
        status=status,
        judges=judges,
        counted=counted,
        dropped=tuple(judge for place, judge in enumerate(totals) if place in gone),
        aggregate=figure(rounded, decimals),
        deductions=deductions,
        notes=notes,
        result=figure(result, decimals),
        weighted=figure(weighted, decimals),
        missing=None,
    )
