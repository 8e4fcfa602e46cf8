"""The one place that reads the machine's clock; everything else gets the time as an argument."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return datetime.now(UTC)


def now_ms() -> int:
    """Milliseconds since the Unix epoch, the unit in which devices agree on the time."""
    return time.time_ns() // 1_000_000


def monotonic() -> float:
    """Seconds on a clock that never steps back, for measuring durations only."""
    return time.monotonic()
