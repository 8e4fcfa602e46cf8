"""What a taking-part unit's own papers are filled in with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Issuer:
    """The unit that issues the paper and who signs for it.

    Attributes:
        lines: its name as the letterhead breaks it; joined by a space in running text.
        superior: the body above it; ``None`` for a people's committee.
        power: in whose name the head signs; ``None`` for a unit without a committee.
    """

    unit: str
    lines: str
    superior: str | None
    place: str
    power: str | None
    title: str

    @property
    def name(self) -> str:
        """The issuing body in running text."""
        return self.lines.replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of the delegation as a decision names them; nothing sensitive."""

    name: str
    job: str
    duty: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the division of work."""

    what: str
    who: str | None
    due: date | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One rehearsal; ``at`` is aware."""

    at: datetime
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round that the delegation prepares; ``limit`` in seconds."""

    name: str
    staged: bool
    limit: int | None


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """Everything that is known; what is not is ``None`` or empty and becomes dots.

    Attributes:
        listed: the data of the paper ``team_list`` (``rules/team_list.py``), full or public.
    """

    issuer: Issuer
    contest: str
    theme: str | None
    organiser: str | None
    plan_number: str | None
    plan_day: date | None
    days: Sequence[date]
    venue: str | None
    closes: str | None
    people: Sequence[Named]
    manager: str | None
    core: int
    reserves: int
    duties: Sequence[Duty]
    rehearsals: Sequence[Rehearsal]
    rounds: Sequence[RoundShown]
    listed: dict[str, Any]
