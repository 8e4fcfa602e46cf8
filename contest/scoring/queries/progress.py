"""Which sheets are in: what completion asks for and the desk watches."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.scoring.models import Mark, Sheet
from contest.scoring.queries.plan import PlannedRound


@dataclass(frozen=True, slots=True)
class SheetProgress:
    """How far one judge's sheet of one turn is.

    ``state``: none, marking, submitted, locked or excused.
    """

    judge: str
    marked: int
    of: int
    state: str


def progress_of(
    session: Session, rounds: dict[int, PlannedRound], turns: dict[int, int]
) -> dict[int, list[SheetProgress]]:
    """The sheets of many turns at once (turn id → round id), each in panel order; two queries."""
    marked: dict[tuple[int, int], int] = defaultdict(int)
    for turn_id, judge_id in session.execute(
        select(Mark.turn_id, Mark.judge_id).where(Mark.turn_id.in_(turns), Mark.points.is_not(None))
    ):
        marked[turn_id, judge_id] += 1
    sheets = {
        (sheet.turn_id, sheet.judge_id): sheet
        for sheet in session.scalars(select(Sheet).where(Sheet.turn_id.in_(turns)))
    }
    return {
        turn_id: [
            _progress(
                judge,
                marked[turn_id, judge_id],
                len(rounds[round_id].criteria),
                sheets.get((turn_id, judge_id)),
            )
            for judge, judge_id in rounds[round_id].panel.items()
        ]
        for turn_id, round_id in turns.items()
    }


def _progress(judge: str, marked: int, of: int, sheet: Sheet | None) -> SheetProgress:
    if sheet is not None and sheet.excused:
        state = "excused"
    elif sheet is not None and sheet.locked_at is not None:
        state = "locked"
    elif sheet is not None and sheet.submitted_at is not None:
        state = "submitted"
    else:
        state = "marking" if marked else "none"
    return SheetProgress(judge, marked, of, state)


def waiting_for(sheets: Collection[SheetProgress]) -> list[str]:
    """The judges whose sheets are still to come, in panel order."""
    return [sheet.judge for sheet in sheets if sheet.state in ("none", "marking")]


def unlocked(sheets: Collection[SheetProgress]) -> list[str]:
    """The judges who handed in and may still adjust."""
    return [sheet.judge for sheet in sheets if sheet.state == "submitted"]
