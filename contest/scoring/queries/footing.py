"""What scoring tells the regulations: the marks that stand on them, and a worked example.

Loaded with the scoring slice; the regulations cannot look up.
"""

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import select

from contest.regulations.models import Criterion, Judge, Round
from contest.regulations.queries.example import use_calculator
from contest.regulations.queries.footing import add_footing
from contest.regulations.rules.exact import micros
from contest.regulations.rules.example import Sample, Scored
from contest.regulations.rules.footing import Footing
from contest.regulations.rules.rounds import Round as RoundValue
from contest.schedule.models import Turn
from contest.schedule.rules.turns import Turn as TurnValue
from contest.schedule.rules.turns import TurnStatus
from contest.scoring.models import LedgerEntry, Mark
from contest.scoring.rules.results import score
from contest.shared.db import db


@add_footing
def footing_of_marks(contest_id: int) -> Footing:
    """The points that stand, and every criterion and judge that the ledger names."""
    points: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    judges: dict[str, set[str]] = defaultdict(set)
    ledger = db.session.execute(
        select(Round.key, Criterion.key, Judge.key)
        .select_from(LedgerEntry)
        .join(Turn, Turn.id == LedgerEntry.turn_id)
        .join(Round, Round.id == Turn.round_id)
        .join(Judge, Judge.id == LedgerEntry.judge_id)
        .outerjoin(Criterion, Criterion.id == LedgerEntry.criterion_id)
        .where(LedgerEntry.contest_id == contest_id)
        .distinct()
    )
    for round_key, criterion_key, judge_key in ledger:
        judges[round_key].add(judge_key)
        if criterion_key is not None:
            points[round_key, criterion_key] = set()
    marks = db.session.execute(
        select(Round.key, Criterion.key, Mark.points)
        .select_from(Mark)
        .join(Criterion, Criterion.id == Mark.criterion_id)
        .join(Round, Round.id == Criterion.round_id)
        .where(Round.contest_id == contest_id, Mark.points.is_not(None))
        .distinct()
    )
    for round_key, criterion_key, given in marks:
        if given is not None:
            points[round_key, criterion_key].add(Decimal(given))
    return Footing(
        points={place: frozenset(given) for place, given in points.items()},
        judges={round_key: frozenset(keys) for round_key, keys in judges.items()},
    )


@use_calculator
def scored(one: RoundValue, panel: tuple[str, ...], sample: Sample) -> Scored:
    """The result of a made-up turn, by the rules that make every result."""
    turn = TurnValue(one.key, "vi-du", status=TurnStatus.DONE, seconds=sample.seconds)
    sheets = {
        judge: {criterion: micros(points) for criterion, points in sheet.items()}
        for judge, sheet in sample.sheets.items()
    }
    made = score(one, panel, turn, sheets, ())
    off = sum((deduction.points for deduction in made.deductions), Decimal(0))
    return Scored(
        totals=made.judges,
        dropped=made.dropped,
        aggregate=made.aggregate,
        deduction=off or None,
        result=made.result,
        weighted=made.weighted,
    )
