"""Until when the people of a contest stay known."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from contest.privacy.models import Retention
from contest.privacy.rules.retention import is_over, proposed_day
from contest.regulations.queries.values import contest_of
from contest.shared import clock
from contest.shared.db import db
from contest.shared.filters import VIETNAM


@dataclass(frozen=True, slots=True)
class RetentionState:
    """The last day as it is set, the proposal, and when people were made anonymous."""

    until: date | None
    proposed: date
    contest_days: tuple[date, ...]
    anonymised_at: datetime | None
    is_contest_over: bool


def today() -> date:
    """The day it is in Vietnam."""
    return clock.now().astimezone(VIETNAM).date()


def retention_of(contest_id: int) -> RetentionState:
    """How the retention of a contest stands."""
    row = db.session.get(Retention, contest_id)
    days = contest_of(contest_id).dates
    return RetentionState(
        until=date.fromisoformat(row.until) if row is not None else None,
        proposed=proposed_day(days, today()),
        contest_days=days,
        anonymised_at=None if row is None else row.anonymised_at,
        is_contest_over=bool(days) and max(days) < today(),
    )


def is_forgotten(contest_id: int) -> bool:
    """Whether the people of the contest have been made anonymous."""
    return forgotten_at(contest_id) is not None


def forgotten_at(contest_id: int) -> datetime | None:
    """When the people of the contest were made anonymous; None while they are known."""
    return db.session.scalar(
        select(Retention.anonymised_at).where(Retention.contest_id == contest_id)
    )


def due_contests() -> list[int]:
    """The contests whose last day has passed and whose people are still known."""
    rows = db.session.execute(
        select(Retention.contest_id, Retention.until).where(Retention.anonymised_at.is_(None))
    )
    return [contest_id for contest_id, until in rows if is_over(until, today())]
