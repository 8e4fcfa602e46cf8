"""How the regulations break ties and which awards they promise, as data.

Source: contest file ``hoithi/1``, sections 5 and 6. Ranking and giving are in ``ranking``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TieBreakKind(StrEnum):
    """What separates teams that are equal so far."""

    ROUND = "round"
    CRITERION = "criterion"
    FEWEST_DEDUCTIONS = "fewest_deductions"
    SHORTEST_TIME = "shortest_time"
    HEAD_JUDGE = "head_judge"
    FIRST_PLACES = "first_places"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class TieBreak:
    """One rule of the ordered list. ``round``: by round and criterion; ``criterion``: only that."""

    by: TieBreakKind
    round: str | None = None
    criterion: str | None = None


class AwardKind(StrEnum):
    """How the takers of an award are found."""

    PLACE = "place"
    REST = "rest"
    BEST_IN_ROUND = "best_in_round"
    OLDEST_MEMBER = "oldest_member"
    YOUNGEST_MEMBER = "youngest_member"
    MANUAL = "manual"


class OnTie(StrEnum):
    """What happens when more teams share a place than a ``place`` award has left."""

    DECIDE = "decide"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class MemberRef:
    """A person, named by team key and member key."""

    team: str
    member: str


@dataclass(frozen=True, slots=True)
class Award:
    """One award; a field that its kind does not use is ``None``. ``money`` is in đồng."""

    key: str
    name: str
    by: AwardKind
    count: int | None = None
    on_tie: OnTie = OnTie.DECIDE
    round: str | None = None
    division: str | None = None
    teams: tuple[str, ...] = ()
    members: tuple[MemberRef, ...] = ()
    money: int | None = None
