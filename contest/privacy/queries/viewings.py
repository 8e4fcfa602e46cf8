"""Who has viewed or taken out what only the delegation and the organiser may see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from contest.audit.models import AuditEntry
from contest.registration.actions.viewing import EXPORTED, VIEWED
from contest.registration.models import Delegation
from contest.shared.db import db

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Viewing:
    """One look, or one copy that left; ``team`` is empty for the whole contest."""

    at: datetime
    who: str
    is_export: bool
    what: str
    team: str


@dataclass(frozen=True, slots=True)
class Viewings:
    """The newest first, and how many there are in all."""

    newest: tuple[Viewing, ...]
    total: int


def viewings_of(contest_id: int) -> Viewings:
    """The log of views and exports of a contest."""
    wanted = (AuditEntry.contest_id == contest_id, AuditEntry.action.in_((VIEWED, EXPORTED)))
    rows = db.session.scalars(
        select(AuditEntry).where(*wanted).order_by(AuditEntry.id.desc()).limit(SHOWN)
    )
    teams = _teams(contest_id)
    newest = tuple(
        Viewing(
            at=row.at,
            who=row.actor_name,
            is_export=row.action == EXPORTED,
            what=_what(row),
            team=teams.get(row.subject, ""),
        )
        for row in rows
    )
    total = db.session.scalar(select(func.count()).select_from(AuditEntry).where(*wanted))
    return Viewings(newest, total or 0)


def _what(row: AuditEntry) -> str:
    """The page, or the file that was taken."""
    told = row.new or {}
    return str(told.get("what") or told.get("file") or "")


def _teams(contest_id: int) -> dict[str, str]:
    rows = db.session.execute(
        select(Delegation.key, Delegation.name).where(Delegation.contest_id == contest_id)
    )
    return {f"delegation:{key}": name for key, name in rows}
