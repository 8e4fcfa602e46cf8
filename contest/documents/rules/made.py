"""Where an official paper stands: not ready, to be printed, to be signed, signed, out of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stand(StrEnum):
    """How far a paper has come."""

    LATER = "later"
    READY = "ready"
    MADE = "made"
    SIGNED = "signed"
    CHANGED = "changed"


DUE = (Stand.CHANGED, Stand.READY, Stand.MADE)
"""What somebody has to do something about now."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition that was printed.

    Attributes:
        number: from 1; the highest is the one that counts.
        code: of its figures, as in the foot of its pages.
        clerk_number: the number that the clerk's office gave it.
        scan_id: the picture or scan of the signed paper.
    """

    id: int
    number: int
    code: str
    made_at: datetime
    made_by: str
    prints: int
    signed_at: datetime | None = None
    signed_by: str | None = None
    clerk_number: str | None = None
    scan_id: int | None = None


def stand(*, draft: bool, latest: Edition | None, code: str) -> Stand:
    """Where a paper stands.

    Args:
        draft: whether it lacks something, or cannot be made at all.
        latest: the last edition that was printed, None for none.
        code: of the figures as they are now.
    """
    if latest is not None and latest.code != code:
        return Stand.LATER if draft else Stand.CHANGED
    if draft:
        return Stand.LATER
    if latest is None:
        return Stand.READY
    return Stand.SIGNED if latest.signed_at else Stand.MADE
