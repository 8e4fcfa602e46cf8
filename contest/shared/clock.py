"""The one place that reads the machine's clock; everything else gets the time as an argument.

What the stage clock is counted on never steps: the server's time in ms is read from the wall once,
when the process starts, and goes on from there with a clock that only counts. Whoever sets the
laptop's clock in the middle of a turn, by hand or over the network, changes no measured time.
"""

import time
from datetime import UTC, datetime


def _wall_ns() -> int:
    return time.time_ns()


def _steady_ns() -> int:
    """Counts on while the machine sleeps, where the system has such a clock."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.monotonic_ns()


_start_ns = _wall_ns() - _steady_ns()


def start_counting() -> None:
    """Read the wall once more and count from there: what a new process does by itself."""
    global _start_ns  # noqa: PLW0603 - the one origin of this process
    _start_ns = _wall_ns() - _steady_ns()


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return datetime.now(UTC)


def now_ms() -> int:
    """Milliseconds since the Unix epoch by the clock of this process, which never steps.

    The unit in which devices agree on the time.
    """
    return (_start_ns + _steady_ns()) // 1_000_000


def monotonic() -> float:
    """Seconds on a clock that never steps back, for measuring durations only."""
    return time.monotonic()
