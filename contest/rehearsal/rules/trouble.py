"""What goes wrong on the way from a tablet to the server, drawn from the seed.

It draws; the line (``bad_line.py``) does it. A rehearsal with trouble must end with the same
figures as one without.
"""

from __future__ import annotations

import random
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of one request."""

    FINE = "fine"
    LOST_BEFORE = "lost_before"
    """It never reaches the server."""
    LOST_AFTER = "lost_after"
    """The server takes it, and its answer is lost."""
    DELAYED = "delayed"
    TWICE = "twice"
    """It reaches the server twice at the same time."""
    RECONNECT = "reconnect"
    """The connection breaks and is made anew before it."""


class Mishap(StrEnum):
    """What becomes of one sheet."""

    REORDERED = "reordered"
    """Its marks arrive in another order."""
    EARLY_SUBMIT = "early_submit"
    """Handing in overtakes a mark."""
    TAKEOVER = "takeover"
    """A second device takes the seat over while a mark still waits in the first."""
    REPLAY = "replay"
    """Operations of earlier come once more."""
    DIED = "died"
    """The device goes dark in the middle of a sheet and comes back knowing nothing."""


FATES = {
    Fate.LOST_BEFORE: 0.06,
    Fate.LOST_AFTER: 0.06,
    Fate.DELAYED: 0.06,
    Fate.TWICE: 0.06,
    Fate.RECONNECT: 0.02,
}
MISHAPS = {
    Mishap.REORDERED: 0.3,
    Mishap.EARLY_SUBMIT: 0.1,
    Mishap.TAKEOVER: 0.08,
    Mishap.REPLAY: 0.15,
    Mishap.DIED: 0.08,
}
LONGEST_DELAY = 0.05
"""Seconds."""


class Trouble:
    """The troubles of one judge."""

    def __init__(self, seed: int, judge: str) -> None:
        self._chance = random.Random(f"{seed}/trouble/{judge}")  # noqa: S311  # no secret

    def fate(self) -> Fate:
        """Of the next request."""
        return self._chance.choices(
            [Fate.FINE, *FATES], [1 - sum(FATES.values()), *FATES.values()]
        )[0]

    def delay(self) -> float:
        """How long a delayed request waits, in seconds."""
        return self._chance.uniform(0, LONGEST_DELAY)

    def mishaps(self) -> frozenset[Mishap]:
        """Of the next sheet."""
        return frozenset(mishap for mishap, p in MISHAPS.items() if self._chance.random() < p)

    def one_of(self, count: int) -> int:
        """A place from 0 to ``count`` - 1."""
        return self._chance.randrange(count)
