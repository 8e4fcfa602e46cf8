"""How far a team has arrived, and its list without those who would be missing on the stage."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum

from contest.registration.rules.entry import Entry
from contest.regulations.rules.composition import Role, RuleKind

CORE = frozenset({Role.CAPTAIN, Role.FULL})
"""Whom the composition counts; the others are on the list whether they have come or not."""

OPEN_KINDS = frozenset(
    {RuleKind.SIZE, RuleKind.ROLE, RuleKind.GENDER, RuleKind.GENDER_GAP, RuleKind.PER_UNIT}
)
"""Rules whose figures may be read at the door. Those of any other rule would tell a person's
group, ethnicity or age: one sees the figure change with a tick."""


class Arriving(StrEnum):
    """How far a team has arrived."""

    NOT_YET = "not_yet"
    SOME_MISSING = "some_missing"
    ALL_HERE = "all_here"
    NOT_KEPT = "not_kept"
    WAIVED = "waived"


class Line(StrEnum):
    """All that the jury and the MC learn about a team's composition."""

    KEPT = "kept"
    BY_DECISION = "by_decision"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Presence:
    """A team at the hall.

    Attributes:
        present, expected: people of its list who are there, and all of them.
        checked_in: somebody has finished its check-in.
        kept: those present satisfy the regulations; only told once checked in.
        waived: the organiser lets the team perform although they do not.
    """

    present: int
    expected: int
    checked_in: bool = False
    kept: bool = False
    waived: bool = False

    @property
    def arriving(self) -> Arriving:
        """Its place on the way in."""
        if self.checked_in and not self.kept:
            return Arriving.WAIVED if self.waived else Arriving.NOT_KEPT
        if self.present == 0:
            return Arriving.NOT_YET
        return Arriving.ALL_HERE if self.present >= self.expected else Arriving.SOME_MISSING

    @property
    def line(self) -> Line:
        """The one line for the jury and the MC."""
        if not self.checked_in:
            return Line.UNCONFIRMED
        if self.kept:
            return Line.KEPT
        return Line.BY_DECISION if self.waived else Line.UNCONFIRMED


def at_the_hall(entry: Entry, present: Container[int]) -> Entry:
    """The list as it would stand on the stage: without the core members who are not there.

    ``present`` holds the rows (``Person.ref``) of those who are.
    """
    return replace(
        entry,
        people=tuple(
            person for person in entry.people if person.role not in CORE or person.ref in present
        ),
    )
