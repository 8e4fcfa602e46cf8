"""The sheets of one turn with their marks, for the desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.regulations.models import Criterion, Judge
from contest.regulations.rules.exact import micros, shortest
from contest.schedule.models import Turn
from contest.scoring.models import Mark, Sheet
from contest.scoring.queries.plan import PlannedRound, plan_of
from contest.scoring.queries.progress import SheetProgress, progress_of
from contest.scoring.rules.scale import typed_points
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """One judge's sheet. ``marks``: criterion key → points, only those that are there."""

    judge: str
    judge_name: str
    progress: SheetProgress
    marks: dict[str, str]
    comment: str | None
    submitted_at: datetime | None
    excused_reason: str | None
    from_paper: bool
    photo_id: int | None

    @property
    def total(self) -> str | None:
        """The sum of a full sheet, in its shortest form."""
        if self.progress.marked < self.progress.of:
            return None
        points = [typed_points(text) for text in self.marks.values()]
        return shortest(sum(micros(value) for value in points if value is not None))


def sheets_of_turn(turn: Turn) -> tuple[PlannedRound, list[DeskSheet]]:
    """The round and the sheets of its panel, in panel order."""
    round_ = plan_of(db.session(), turn.contest_id).rounds[turn.round.key]
    progress = progress_of(db.session(), {round_.id: round_}, {turn.id: round_.id})[turn.id]
    names = {
        judge.key: judge
        for judge in db.session.scalars(select(Judge).where(Judge.contest_id == turn.contest_id))
    }
    rows = {
        sheet.judge_id: sheet
        for sheet in db.session.scalars(select(Sheet).where(Sheet.turn_id == turn.id))
    }
    marks: dict[int, dict[str, str]] = {}
    for judge_id, criterion, points in db.session.execute(
        select(Mark.judge_id, Criterion.key, Mark.points)
        .join(Criterion, Criterion.id == Mark.criterion_id)
        .where(Mark.turn_id == turn.id)
        .order_by(Criterion.position)
    ):
        if points is not None:
            marks.setdefault(judge_id, {})[criterion] = points
    return round_, [
        DeskSheet(
            judge=one.judge,
            judge_name=(row.judge_name if row else None) or names[one.judge].name,
            progress=one,
            marks=marks.get(names[one.judge].id, {}),
            comment=row.comment if row else None,
            submitted_at=row.submitted_at if row else None,
            excused_reason=row.excused_reason if row else None,
            from_paper=bool(row and row.from_paper),
            photo_id=row.photo_id if row else None,
        )
        for one in progress
        for row in [rows.get(names[one.judge].id)]
    ]
