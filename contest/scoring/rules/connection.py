"""What the desk may believe of a judge's device, from the last time that it was heard."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LOST_AFTER = timedelta(seconds=30)
"""A tablet tells every ten seconds; three silent ones are no accident."""


class Connection(StrEnum):
    """How a device stands: ``hidden`` is heard, but another page or the lock screen is in front."""

    NEVER = "never"
    ON = "on"
    HIDDEN = "hidden"
    LOST = "lost"


def connection(seen_at: datetime | None, *, is_visible: bool, now: datetime) -> Connection:
    """How a device stands now; ``seen_at`` None: it has never been heard."""
    if seen_at is None:
        return Connection.NEVER
    if now - seen_at > LOST_AFTER:
        return Connection.LOST
    return Connection.ON if is_visible else Connection.HIDDEN
