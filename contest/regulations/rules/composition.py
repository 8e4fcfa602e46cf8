"""What the regulations ask of a team's make-up (cơ cấu đội), as data.

Source: contest file ``hoithi/1``, section 7. The check itself is in ``registration``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Role(StrEnum):
    """What a person does in the delegation."""

    MANAGER = "manager"
    CAPTAIN = "captain"
    FULL = "full"
    RESERVE = "reserve"
    SUPPORT = "support"


class Group(StrEnum):
    """Whom a person speaks for."""

    COMMUNE_OFFICER = "commune_officer"
    VILLAGE_OFFICER = "village_officer"
    RESIDENT = "resident"
    POOR_HOUSEHOLD = "poor_household"
    NEAR_POOR_HOUSEHOLD = "near_poor_household"
    NEWLY_ESCAPED_HOUSEHOLD = "newly_escaped_household"
    OTHER = "other"


class Gender(StrEnum):
    """As the list of the delegation gives it."""

    FEMALE = "female"
    MALE = "male"


class Level(StrEnum):
    """How much a broken rule weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class RuleKind(StrEnum):
    """What a composition rule is about."""

    SIZE = "size"
    ROLE = "role"
    GROUP = "group"
    GENDER = "gender"
    GROUP_SHARE = "group_share"
    GENDER_GAP = "gender_gap"
    ETHNIC_MINORITY = "ethnic_minority"
    AGE = "age"
    ELIGIBLE = "eligible"
    PER_UNIT = "per_unit"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class CompositionRule:
    """One rule; a field that its kind does not use is ``None``.

    ``min`` and ``max`` are people, or years for ``age``; percents are of the core.
    """

    rule: RuleKind
    level: Level = Level.ERROR
    min: int | None = None
    max: int | None = None
    min_percent: Decimal | None = None
    max_percent: Decimal | None = None
    role: Role | None = None
    groups: tuple[Group, ...] | None = None
    gender: Gender | None = None
    on: date | None = None
