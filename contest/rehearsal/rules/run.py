"""How a run of the robots stands."""

from datetime import datetime, timedelta
from enum import StrEnum


class RunState(StrEnum):
    """Where a run is."""

    RUNNING = "running"
    FINISHED = "finished"
    """To its end; whoever played a whole day has proved its figures."""
    STOPPED = "stopped"
    """Somebody asked for it, or the server ended."""
    FAILED = "failed"
    LOST = "lost"
    """Nothing was heard of it any more."""


SILENT = timedelta(seconds=30)
"""Robots that say nothing for so long are gone: they report every second."""


def state_now(state: str, seen_at: datetime, now: datetime) -> RunState:
    """The state of a run as it is to be shown."""
    if state == RunState.RUNNING and now - seen_at > SILENT:
        return RunState.LOST
    return RunState(state)
