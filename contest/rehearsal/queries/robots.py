"""How the robots of a practice copy stand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.rehearsal.models import RobotRun
from contest.rehearsal.rules.run import RunState, state_now
from contest.shared import clock
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of the robots, as the page shows it.

    Attributes:
        sheets_due: how many sheets there were to hand in when it began; 0 while it is not known.
    """

    id: int
    state: RunState
    stop_asked: bool
    with_faults: bool
    whole_day: bool
    started_by: str
    started_at: datetime
    ended_at: datetime | None
    marks: int
    sheets: int
    sheets_due: int
    acts: int
    counts: dict[str, int]
    told: tuple[str, ...]
    failure: str | None


def last_run(practice_id: int) -> Run | None:
    """The latest run in a practice copy; None before the first."""
    row = db.session.scalar(
        select(RobotRun)
        .where(RobotRun.contest_id == practice_id)
        .order_by(RobotRun.id.desc())
        .limit(1)
    )
    if row is None:
        return None
    return Run(
        id=row.id,
        state=state_now(row.state, row.seen_at, clock.now()),
        stop_asked=row.stop_asked,
        with_faults=row.faults,
        whole_day=row.whole_day,
        started_by=row.started_by,
        started_at=row.started_at,
        ended_at=row.ended_at,
        marks=row.counts.get("marks", 0),
        sheets=row.counts.get("sheets", 0),
        sheets_due=row.sheets_due,
        acts=row.counts.get("acts", 0),
        counts=dict(row.counts),
        told=tuple(row.told),
        failure=row.failure,
    )


def is_running(session: Session, practice_id: int) -> bool:
    """Whether robots play this practice copy now; those that fell silent do not."""
    rows = session.execute(
        select(RobotRun.state, RobotRun.seen_at).where(
            RobotRun.contest_id == practice_id, RobotRun.state == RunState.RUNNING.value
        )
    )
    now = clock.now()
    return any(state_now(state, seen_at, now) is RunState.RUNNING for state, seen_at in rows)
