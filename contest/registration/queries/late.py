"""Files that the organiser took in after registration had closed (nộp muộn)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.shared.db import db

ACTION = "delegation.submitted_late"


@dataclass(frozen=True, slots=True)
class Late:
    """Why a late file was taken in, by whom and when."""

    reason: str
    by: str
    at: datetime


def late_of(contest_id: int) -> dict[str, Late]:
    """Key of each delegation that came late → why it was taken in; the last time counts."""
    subject = "delegation:"
    entries = db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.contest_id == contest_id, AuditEntry.action == ACTION)
        .order_by(AuditEntry.id)
    )
    return {
        entry.subject.removeprefix(subject): Late(entry.reason or "", entry.actor_name, entry.at)
        for entry in entries
    }
