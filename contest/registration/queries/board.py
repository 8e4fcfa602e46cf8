"""The organiser's board: every unit, the state of its file and what is missing.

The number of queries does not grow with the number of delegations, and what takes time (sentences,
words to search in) is made only of the rows that are shown.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from contest.registration.queries.checks import Checked, checks_of
from contest.registration.queries.handed_in import HandedIn, handed_in_of
from contest.registration.queries.waivers import waivers_of
from contest.registration.rules.composition import Violation
from contest.registration.rules.handing_in import must_be_mended
from contest.registration.words import missing_lines
from contest.regulations.models import Unit
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import CompositionRule, Level
from contest.shared.db import db
from contest.shared.vietnamese import found, text_order

NOT_BEGUN = "none"
"""The state of a unit without a file."""
STATES = (NOT_BEGUN, "draft", "submitted", "returned", "approved", "withdrawn")
URGENCY = ("submitted", "returned", "draft", NOT_BEGUN, "approved", "withdrawn")
"""The states by what the organiser has to do, the most urgent first."""
UNFINISHED = (NOT_BEGUN, "draft", "returned")
"""The states in which a unit still has to do something with its list."""
LAST = 1_000_000
"""The place of a team that names no unit: after all others."""


@dataclass(frozen=True, slots=True)
class Row:
    """A delegation, or a unit that has none yet.

    Attributes:
        state: one of ``STATES``.
        people: all members without the manager.
        errors: what keeps the list from being accepted.
        warnings: what is to be noted, and keeps nothing from being accepted.
        is_waived: whether it was approved although something was missing.
        papers: what it has handed in besides its list; ``None`` where nothing is asked for.
        order: the place of its first unit among the units of the contest.
    """

    state: str
    unit_ids: tuple[int, ...]
    unit_names: tuple[str, ...]
    delegation_id: int | None = None
    name: str | None = None
    team_number: int | None = None
    comment: str | None = None
    people: int = 0
    errors: tuple[Violation, ...] = ()
    warnings: tuple[Violation, ...] = ()
    is_waived: bool = False
    papers: HandedIn | None = None
    order: int = 0

    @property
    def units(self) -> str:
        """The names of its units, as one reads them."""
        return ", ".join(self.unit_names)

    @property
    def gaps(self) -> int:
        """How many rules its list does not keep and must."""
        return len({violation.rule for violation in self.errors})

    @property
    def notes(self) -> int:
        """How many things are to be noted."""
        return len(self.warnings)

    @property
    def is_unfinished(self) -> bool:
        """Whether the unit still has something to hand in."""
        open_papers = self.papers is not None and bool(self.papers.missing)
        return self.state in UNFINISHED or (open_papers and self.state != "withdrawn")


@dataclass(frozen=True, slots=True)
class Board:
    """All rows, by the order of the units; a joint team stands once, at its first unit.

    Attributes:
        sure, possible: how many names seem to be in two teams.
    """

    rows: tuple[Row, ...]
    rules: tuple[CompositionRule, ...]
    sure: int
    possible: int

    def counted(self) -> Counter[str]:
        """How many rows stand in each state."""
        return Counter(row.state for row in self.rows)

    def narrowed(self, state: str | None, query: str, sort: str | None) -> list[Row]:
        """The rows in this state that a search finds, sorted by a key of ``SORTS`` (``-`` before
        it: the other way round), otherwise in the order of the units."""
        chosen = [
            row
            for row in self.rows
            if (state is None or row.state == state)
            and (not query or found(query, f"{row.units} {row.name or ''}"))
        ]
        by = SORTS.get((sort or "").removeprefix("-"))
        if by is not None:
            chosen.sort(key=by, reverse=(sort or "").startswith("-"))
        return chosen

    def missing(self, rows: Iterable[Row]) -> dict[int, tuple[str, ...]]:
        """Delegation → a line for each rule that its list does not keep and must."""
        return {
            row.delegation_id: missing_lines(row.errors, self.rules)
            for row in rows
            if row.delegation_id is not None
        }


SORTS: Mapping[str, Callable[[Row], Any]] = {
    "ten": lambda row: text_order(row.units or row.name or ""),
    "ho-so": lambda row: URGENCY.index(row.state),
    "so-nguoi": lambda row: row.people,
}


def board(contest_id: int) -> Board:
    """The board of a contest as it stands."""
    units = db.session.execute(
        select(Unit.id, Unit.key, Unit.name)
        .where(Unit.contest_id == contest_id)
        .order_by(Unit.position, Unit.id)
    ).all()
    places = {unit.key: _Place(order, unit.id, unit.name) for order, unit in enumerate(units)}
    rules = composition_of(contest_id)
    checks = checks_of(contest_id, rules)
    waived = waivers_of(contest_id)
    papers = handed_in_of(contest_id)
    rows = [
        _row(
            team,
            [places[key] for key in team.units],
            is_waived=team.key in waived,
            papers=papers.get(team.id),
        )
        for team in checks.teams
    ]
    begun = {unit_id for row in rows for unit_id in row.unit_ids}
    rows += [
        Row(NOT_BEGUN, (place.unit_id,), (place.name,), order=place.order)
        for place in places.values()
        if place.unit_id not in begun
    ]
    rows.sort(key=lambda row: (row.order, row.delegation_id or 0))
    return Board(
        rows=tuple(rows),
        rules=rules,
        sure=checks.sure,
        possible=checks.possible,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    order: int
    unit_id: int
    name: str


def _row(
    team: Checked, places: Sequence[_Place], *, is_waived: bool, papers: HandedIn | None
) -> Row:
    return Row(
        state=team.status.value,
        unit_ids=tuple(place.unit_id for place in places),
        unit_names=tuple(place.name for place in places),
        delegation_id=team.id,
        name=team.name,
        team_number=team.team_number,
        comment=team.comment,
        people=team.people,
        errors=must_be_mended(team.violations),
        warnings=tuple(one for one in team.violations if one.level is Level.WARNING),
        is_waived=is_waived,
        papers=papers,
        order=min((place.order for place in places), default=LAST),
    )
