"""The organiser's board: every unit, the state of its file and what is missing.

The number of queries does not grow with the number of delegations.
"""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from contest.registration.models import Delegation
from contest.registration.queries.values import teams_of
from contest.registration.rules.composition import Violation, check_all
from contest.registration.rules.handing_in import must_be_mended
from contest.registration.rules.teams import Team
from contest.registration.sentences import violation_sentence
from contest.regulations.models import Unit
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import CompositionRule, Level, Role
from contest.shared.db import db
from contest.shared.vietnamese import found, strip_marks, text_order

NOT_BEGUN = "none"
"""The state of a unit without a file."""
STATES = (NOT_BEGUN, "draft", "submitted", "returned", "approved", "withdrawn")
SHOWN_REASONS = 3
LAST = 1_000_000
"""The place of a team that names no unit: after all others."""


@dataclass(frozen=True, slots=True)
class Row:
    """A delegation, or a unit that has none yet.

    Attributes:
        state: one of ``STATES``.
        people: all members without the manager.
        missing: sentences of what keeps the list from being accepted, the first few.
        more: how many more there are.
        notes: how many warnings.
        order: the place of its first unit among the units of the contest.
    """

    state: str
    unit_ids: tuple[int, ...]
    unit_names: tuple[str, ...]
    delegation_id: int | None = None
    name: str | None = None
    team_number: int | None = None
    people: int = 0
    missing: tuple[str, ...] = ()
    more: int = 0
    notes: int = 0
    order: int = 0

    @property
    def units(self) -> str:
        """The names of its units, as one reads them."""
        return ", ".join(self.unit_names)

    @property
    def words(self) -> str:
        """What a search looks through, without marks."""
        return strip_marks(f"{self.units} {self.name or ''}")


def board(contest_id: int) -> list[Row]:
    """All rows, by the order of the units; a joint team stands once, at its first unit."""
    units = db.session.execute(
        select(Unit.id, Unit.key, Unit.name)
        .where(Unit.contest_id == contest_id)
        .order_by(Unit.position, Unit.id)
    ).all()
    by_key = {unit.key: (place, unit.id, unit.name) for place, unit in enumerate(units)}
    teams = teams_of(contest_id)
    rules = composition_of(contest_id)
    violations = check_all(teams, rules)
    stored = _stored(contest_id)
    rows = [
        _row(
            team,
            stored[team.key],
            [by_key[key] for key in team.units],
            _Check(rules, violations[team.key]),
        )
        for team in teams
    ]
    begun = {unit_id for row in rows for unit_id in row.unit_ids}
    rows += [
        Row(NOT_BEGUN, (unit_id,), (name,), order=place)
        for place, unit_id, name in by_key.values()
        if unit_id not in begun
    ]
    return sorted(rows, key=lambda row: (row.order, row.delegation_id or 0))


@dataclass(frozen=True, slots=True)
class _Check:
    rules: tuple[CompositionRule, ...]
    violations: tuple[Violation, ...]


def _stored(contest_id: int) -> dict[str, tuple[int, int | None]]:
    """Key of each delegation → its row and its number on the day."""
    rows = db.session.execute(
        select(Delegation.key, Delegation.id, Delegation.team_number).where(
            Delegation.contest_id == contest_id
        )
    )
    return {key: (delegation_id, number) for key, delegation_id, number in rows}


def _row(
    team: Team,
    stored: tuple[int, int | None],
    places: list[tuple[int, int, str]],
    check: _Check,
) -> Row:
    errors = must_be_mended(check.violations)
    names = {member.key: member.name for member in team.members}
    units = {key: name for key, (_, _, name) in zip(team.units, places, strict=True)}
    missing = tuple(
        violation_sentence(
            violation,
            check.rules,
            member=names.get(violation.member or ""),
            unit=units.get(violation.unit or ""),
        )
        for violation in errors[:SHOWN_REASONS]
    )
    return Row(
        state=team.status.value,
        unit_ids=tuple(unit_id for _, unit_id, _ in places),
        unit_names=tuple(name for _, _, name in places),
        delegation_id=stored[0],
        team_number=stored[1],
        name=team.name,
        people=sum(member.role is not Role.MANAGER for member in team.members),
        missing=missing,
        more=max(0, len(errors) - SHOWN_REASONS),
        notes=sum(violation.level is Level.WARNING for violation in check.violations),
        order=min((place for place, _, _ in places), default=LAST),
    )


def counted(rows: list[Row]) -> Counter[str]:
    """How many rows stand in each state."""
    return Counter(row.state for row in rows)


def narrowed(rows: list[Row], state: str | None, query: str, sort: str | None) -> list[Row]:
    """The rows in this state that a search finds, by unit name (``sort="ten"``) if so asked."""
    chosen = [
        row for row in rows if (state is None or row.state == state) and found(query, row.words)
    ]
    return sorted(chosen, key=lambda row: text_order(row.units)) if sort == "ten" else chosen
