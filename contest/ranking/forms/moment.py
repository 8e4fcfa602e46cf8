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
    hour, minute, *day = (None if part is None else int(part) for part in found.groups())
    here = today.astimezone(VIETNAM)
    date = [here.day, here.month, here.year] if day[0] is None else day
    try:
        return datetime(
            *(part or 0 for part in reversed(date)), hour or 0, minute or 0, tzinfo=VIETNAM
        )
    except ValueError:
        return None
