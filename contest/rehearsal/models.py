"""The runs of robots in practice copies: what the page shows of a process beside the server."""

from datetime import datetime
from typing import Any

from contest.shared.db import (
    JSON,
    ForeignKey,
    Mapped,
    Model,
    String,
    Text,
    UtcDateTime,
    mapped_column,
)


class RobotRun(Model):
    """One run of the robots. The robots themselves write how far they are and that they live."""

    __tablename__ = "robot_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(
        ForeignKey("contests.id", ondelete="CASCADE"), index=True
    )
    """The practice copy."""
    seed: Mapped[int]
    faults: Mapped[bool]
    whole_day: Mapped[bool]
    """Robots play the officials too; else only the judges, beside people."""
    speed: Mapped[int | None]
    """How many times faster than real time; None: as fast as it goes."""
    state: Mapped[str] = mapped_column(String(12))
    """See rehearsal/rules/run.py."""
    stop_asked: Mapped[bool] = mapped_column(default=False)
    started_by: Mapped[str] = mapped_column(String(200))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """When the robots were last heard of."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sheets_due: Mapped[int] = mapped_column(default=0)
    """How many sheets were still to be handed in when the run began."""
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What was done and what was made to go wrong, by name: rehearsal/tally.py."""
    told: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """What the robots said so far, line by line."""
    failure: Mapped[str | None] = mapped_column(Text)
    """Why the run ended before its end."""
