"""How long somebody waits who has failed several times in a row."""

from datetime import datetime, timedelta
from math import ceil

from contest.shared.errors import Reason, Refusal

FREE_ATTEMPTS = 5
"""Failures that cost nothing: a slip misread, the capitals key, the wrong line of the list."""
FIRST_WAIT = 10
LONGEST_WAIT = 300
"""Seconds. Five minutes at most: whoever wants to keep a secretary out on the day must not be
able to do so for long, and at that pace six digits still take years."""


class TooSoon(Refusal):
    """Another attempt before the wait is over (429).

    Attributes:
        seconds: how long to wait still, at least 1.
    """

    status = 429

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(Reason("wait_first", {"seconds": seconds}))


def wait_after(failures: int) -> int:
    """Seconds to wait after this many failures in a row: 0, then 10, 20, 40 … up to 300."""
    if failures < FREE_ATTEMPTS:
        return 0
    doublings = min(failures - FREE_ATTEMPTS, 16)
    return min(FIRST_WAIT << doublings, LONGEST_WAIT)


def locked_after(failures: int, now: datetime) -> datetime | None:
    """Until when the next attempt is refused; None when it need not wait."""
    wait = wait_after(failures)
    return now + timedelta(seconds=wait) if wait else None


def seconds_left(locked_until: datetime | None, now: datetime) -> int:
    """Whole seconds until the next attempt, 0 when it may be made."""
    if locked_until is None or locked_until <= now:
        return 0
    return ceil((locked_until - now).total_seconds())
