"""A moment of the day as a secretary types it, on the clock of the place."""

import re
from datetime import datetime

from contest.shared.filters import VIETNAM

_MOMENT = re.compile(
    r"(\d{1,2})\s*(?::|giờ|h)\s*(\d{2})?(?:\s*(?:ngày|,)?\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}))?",
    re.ASCII | re.IGNORECASE,
)


def typed_moment(text: str, today: datetime) -> datetime | None:
    """``16:05 ngày 15/11/2023``, or ``16:05`` of today; None for anything else.

    Args:
        today: any moment of today, aware.
    """
    found = _MOMENT.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    here = today.astimezone(VIETNAM)
    hour, minute, day, month, year = (int(part or 0) for part in found.groups())
    if not year:
        day, month, year = here.day, here.month, here.year
    try:
        return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)
    except ValueError:
        return None
