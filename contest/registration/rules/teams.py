"""A delegation as it is handed in: the team, its units and its people.

Source: contest file ``hoithi/1``, sections 2 and 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contest.regulations.rules.composition import Gender, Group, Role

_CORE = frozenset({Role.CAPTAIN, Role.FULL})
_DAY_LENGTH = len("YYYY-MM-DD")


class TeamStatus(StrEnum):
    """Where a delegation stands. Only approved teams are ranked."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class EligibleBy(StrEnum):
    """The ground on which a person may take part."""

    RESIDENCE = "residence"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Member:
    """One person. ``born`` is a day, or a year alone, which no rule counts as a date."""

    key: str
    name: str
    role: Role
    born: str | None = None
    gender: Gender | None = None
    ethnicity: str | None = None
    group: Group | None = None
    unit: str | None = None
    eligible_by: EligibleBy | None = None

    @property
    def is_core(self) -> bool:
        """Captains and full members, whom most rules are about."""
        return self.role in _CORE

    @property
    def born_on(self) -> date | None:
        """The day of birth, or ``None`` when it is unknown or only the year is."""
        if self.born is None or len(self.born) != _DAY_LENGTH:
            return None
        return date.fromisoformat(self.born)


@dataclass(frozen=True, slots=True)
class Team:
    """One team. ``units`` in the order in which the delegation names them."""

    key: str
    name: str
    units: tuple[str, ...] = ()
    division: str | None = None
    status: TeamStatus = TeamStatus.APPROVED
    members: tuple[Member, ...] = ()
