"""When registration closes for whom: one answer, used wherever it matters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from contest.registration.models import Extension, Postponement
from contest.registration.rules.deadline import effective, is_open
from contest.regulations.queries.values import contest_of
from contest.shared import clock
from contest.shared.db import db


def closes_for(contest_id: int, unit_ids: Collection[int]) -> datetime | None:
    """The moment registration closes for a team of these units: the latest of the contest's own,
    the extensions for all and those for any of the units. No units: for everybody.

    ``None`` where the contest sets no end.
    """
    extensions = db.session.scalars(
        select(Extension.closes).where(
            Extension.contest_id == contest_id,
            or_(Extension.unit_id.is_(None), Extension.unit_id.in_(unit_ids)),
        )
    )
    own = contest_of(contest_id).closes_at
    return effective(own, [datetime.fromisoformat(text) for text in extensions])


def in_time(contest_id: int, unit_ids: Collection[int]) -> bool:
    """Whether a team of these units may still register by itself at this moment."""
    return is_open(closes_for(contest_id, unit_ids), clock.now())


@dataclass(frozen=True, slots=True)
class Extended:
    """A later end of registration; ``unit`` is a name, ``None`` for all units."""

    unit: str | None
    closes: datetime
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """Other days for the contest, as ``YYYY-MM-DD``; no new ones: not known yet."""

    old_dates: tuple[str, ...]
    new_dates: tuple[str, ...]
    reason: str
    at: datetime
    by: str


def extensions_of(contest_id: int) -> list[Extended]:
    """All extensions of a contest, the newest first."""
    rows = db.session.scalars(
        select(Extension)
        .where(Extension.contest_id == contest_id)
        .options(joinedload(Extension.unit))
        .order_by(Extension.id.desc())
    )
    return [
        Extended(
            unit=None if row.unit is None else row.unit.name,
            closes=datetime.fromisoformat(row.closes),
            reason=row.reason,
            at=row.at,
            by=row.by_name,
        )
        for row in rows
    ]


def postponements_of(contest_id: int) -> list[Postponed]:
    """All postponements of a contest, the newest first."""
    rows = db.session.scalars(
        select(Postponement)
        .where(Postponement.contest_id == contest_id)
        .order_by(Postponement.id.desc())
    )
    return [
        Postponed(tuple(row.old_dates), tuple(row.new_dates), row.reason, row.at, row.by_name)
        for row in rows
    ]
