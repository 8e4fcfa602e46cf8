"""Whether the result of a turn is public: released, and not kept back by a freeze.

The desk goes on while a freeze is in force: turns are released, sheets lock, results are agreed
to. Only the public does not see what was released since. This module reads no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Freeze:
    """What is kept back: turns released at ``since`` or later; ``rounds`` None means of all rounds.

    What was public before stays: a freeze takes nothing off the board that the hall has seen.
    """

    since: datetime
    rounds: frozenset[str] | None = None

    def keeps_back(self, round_key: str, released_at: datetime) -> bool:
        """Whether a turn of this round, released then, is kept from the public."""
        return released_at >= self.since and (self.rounds is None or round_key in self.rounds)


def is_public(round_key: str, released_at: datetime | None, freeze: Freeze | None) -> bool:
    """Whether everybody may know the result of the turn.

    Args:
        freeze: the one in force; None where there is none, and once results are announced.
    """
    if released_at is None:
        return False
    return freeze is None or not freeze.keeps_back(round_key, released_at)
