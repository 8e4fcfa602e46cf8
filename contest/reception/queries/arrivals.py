"""All teams that are expected at the hall, and how far each has arrived: three queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select

from contest.reception.models import Arrival, Attendance
from contest.reception.rules.presence import Arriving, Presence
from contest.registration.models import Delegation, DelegationUnit, Member
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Unit
from contest.shared.db import db
from contest.shared.vietnamese import found, strip_marks

FILTERS: dict[str, frozenset[Arriving]] = {
    "chua-den": frozenset({Arriving.NOT_YET}),
    "con-thieu": frozenset({Arriving.SOME_MISSING}),
    "cho-quyet-dinh": frozenset({Arriving.NOT_KEPT}),
    "da-du": frozenset({Arriving.ALL_HERE, Arriving.WAIVED}),
}
"""Word of the address → the states that it shows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One approved team."""

    team: UUID
    name: str
    units: str
    team_number: int | None
    presence: Presence

    @property
    def words(self) -> str:
        """What a search looks through, without marks."""
        return strip_marks(f"{self.units} {self.name} {self.team_number or ''}")


def arrivals(contest_id: int) -> list[Row]:
    """The approved teams, in the order of their numbers, before the draw of registration."""
    rows = db.session.execute(
        select(
            Delegation.id,
            Delegation.uuid,
            Delegation.name,
            Delegation.team_number,
            Arrival.composition_kept,
            Arrival.waiver,
        )
        .outerjoin(Arrival, Arrival.delegation_id == Delegation.id)
        .where(_expected(contest_id))
        .order_by(Delegation.position, Delegation.id)
    ).all()
    people, units = _people(contest_id), _units(contest_id)
    listed = [
        Row(
            team=row.uuid,
            name=row.name,
            units=", ".join(units.get(row.id, ())),
            team_number=row.team_number,
            presence=Presence(
                *people.get(row.id, (0, 0)),
                checked_in=row.composition_kept is not None,
                kept=bool(row.composition_kept),
                waived=row.waiver is not None,
            ),
        )
        for row in rows
    ]
    return sorted(listed, key=lambda row: (row.team_number is None, row.team_number or 0))


def count_undecided(contest_id: int) -> int:
    """How many teams are checked in, do not satisfy the regulations, and wait for a decision."""
    waiting = (
        select(func.count())
        .select_from(Arrival)
        .join(Delegation, Delegation.id == Arrival.delegation_id)
        .where(_expected(contest_id), ~Arrival.composition_kept, Arrival.waiver.is_(None))
    )
    return db.session.scalar(waiting) or 0


def _expected(contest_id: int) -> ColumnElement[bool]:
    return and_(Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value)


def _people(contest_id: int) -> dict[int, tuple[int, int]]:
    """Delegation → how many of its people are there, and how many it has."""
    here = func.sum(case((Attendance.is_present, 1), else_=0))
    rows = db.session.execute(
        select(Member.delegation_id, here, func.count())
        .join(Delegation, Delegation.id == Member.delegation_id)
        .outerjoin(Attendance, Attendance.member_id == Member.id)
        .where(_expected(contest_id))
        .group_by(Member.delegation_id)
    )
    return {delegation_id: (int(present), count) for delegation_id, present, count in rows}


def _units(contest_id: int) -> dict[int, list[str]]:
    named: dict[int, list[str]] = defaultdict(list)
    for delegation_id, name in db.session.execute(
        select(DelegationUnit.delegation_id, Unit.name)
        .join(Delegation, Delegation.id == DelegationUnit.delegation_id)
        .join(Unit, Unit.id == DelegationUnit.unit_id)
        .where(_expected(contest_id))
        .order_by(DelegationUnit.position)
    ):
        named[delegation_id].append(name)
    return named


def counted(rows: Iterable[Row]) -> Counter[Arriving]:
    """How many teams have arrived how far."""
    return Counter(row.presence.arriving for row in rows)


def narrowed(rows: Sequence[Row], chosen: str | None, query: str) -> list[Row]:
    """The rows of a filter that a search finds."""
    states = FILTERS.get(chosen or "", frozenset(Arriving))
    return [row for row in rows if row.presence.arriving in states and found(query, row.words)]
