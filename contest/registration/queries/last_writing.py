"""Who changed a list last, to be told to somebody who meets a newer version than their own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.audit.actions.trail import Actor
from contest.audit.models import AuditEntry
from contest.registration.queries.files import File
from contest.shared.db import db

_WRITES = ("delegation.saved", "substitution.accepted")


@dataclass(frozen=True, slots=True)
class Writing:
    """The newest change that the log has of a list.

    Attributes:
        began: a list that saves itself is noted once in a while: the change is not older.
        is_own: made by the very person who asks.
    """

    name: str
    began: datetime
    is_own: bool


def last_writing(file: File, by: Actor) -> Writing | None:
    """The newest change of this list as it looks to somebody; ``None`` where none is noted."""
    entry = db.session.scalar(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == file.contest_id,
            AuditEntry.subject == f"delegation:{file.key}",
            AuditEntry.action.in_(_WRITES),
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    if entry is None:
        return None
    return Writing(entry.actor_name, entry.at, entry.actor == by.key)
