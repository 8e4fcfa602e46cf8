"""Bốc thăm: a running order from a seed that witnesses saw, or from paper lots.

The order of a seed can be replayed by anybody: teams are sorted by the SHA-256 of
``<seed>/<round or *>/<team key>``, written in hexadecimal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

ALL_ROUNDS = "*"


@dataclass(frozen=True, slots=True)
class LotFault:
    """A paper lot that cannot be: ``lot_missing``, ``lot_unknown_team``,
    ``lot_not_in_box`` or ``lot_drawn_twice``."""

    code: str
    team: str
    number: int | None = None


def order_of_seed(seed: str, teams: Sequence[str], round_key: str | None = None) -> list[str]:
    """The running order that this seed gives to these team keys, in whatever order they come."""
    prefix = f"{seed}/{round_key or ALL_ROUNDS}/"
    return sorted(teams, key=lambda team: (hashlib.sha256((prefix + team).encode()).digest(), team))


def numbers_in_box(count: int, given: Set[int] = frozenset()) -> list[int]:
    """The first ``count`` numbers that were given to nobody: a number is never given twice, so
    that of a team which has withdrawn stays out of the box."""
    numbers: list[int] = []
    number = 0
    while len(numbers) < count:
        number += 1
        if number not in given:
            numbers.append(number)
    return numbers


def faults_of_lots(
    lots: Mapping[str, int | None],
    teams: Sequence[str],
    given: Set[int] = frozenset(),
    boxes: Mapping[str, Set[int]] | None = None,
) -> list[LotFault]:
    """What is wrong with the numbers drawn: every team has one of those in the box, and no two
    the same.

    Args:
        given: numbers that teams hold already.
        boxes: team → the numbers in its own box, where not all draw from the same one.
    """
    box = set(numbers_in_box(len(teams), given))
    found = [LotFault("lot_unknown_team", team) for team in lots if team not in set(teams)]
    holders: dict[int, str] = {}
    for team in teams:
        number = lots.get(team)
        if number is None:
            found.append(LotFault("lot_missing", team))
        elif number not in (box if boxes is None else boxes[team]):
            found.append(LotFault("lot_not_in_box", team, number))
        elif number in holders:
            found.append(LotFault("lot_drawn_twice", team, number))
        else:
            holders[number] = team
    return found


def sealed(secret: str) -> str:
    """The SHA-256 of a seed in hexadecimal: shown beforehand, it commits whoever made the seed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seal_words(digest: str) -> str:
    """The first signs of a seal as they are read aloud: ``3F2A 91BC 07DE 55A1``."""
    return " ".join(digest[at : at + 4].upper() for at in range(0, 16, 4))


def seed_with(secret: str, digits: str) -> str:
    """The seed of a draw from one that was sealed beforehand and the digits that witnesses added
    (which may be none): nobody alone could have chosen it."""
    return f"{secret}-{digits}" if digits else secret


def sealed_part(seed: str) -> str:
    """The part of such a seed that was sealed."""
    return seed.partition("-")[0]
