"""Whether the result of a turn is public: released, and not kept back by a freeze.

The desk goes on while a freeze is in force: turns are released, sheets lock, results are agreed
to. Only the public does not see what was released since. And whether the takers of a prize may be
told best first. This module reads no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.regulations.rules.contest import PublishLevel
from contest.regulations.rules.prizes import Award, AwardKind

TOP_PRIZES = 3
"""How many ``place`` awards count as the first prizes at the level ``top``."""


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


def first_prizes(awards: Sequence[Award]) -> list[str]:
    """Keys of the prizes whose totals are public at the level ``top``."""
    return [award.key for award in awards if award.by is AwardKind.PLACE][:TOP_PRIZES]


def told_best_first(key: str, awards: Sequence[Award], level: PublishLevel) -> bool:
    """Whether the teams that take the award may stand in the order of their places.

    Only where the places are public; a prize for two teams would otherwise tell which was better.
    What somebody named by hand stands as it was named.
    """
    kinds = {award.key: award.by for award in awards}
    return (
        level is PublishLevel.ALL
        or kinds[key] is AwardKind.MANUAL
        or (level is PublishLevel.TOP and key in first_prizes(awards))
    )
