"""Who has looked at what only the delegation and the organiser may see.

A view is noted once per person, subject and kind in a quarter of an hour: a page reloaded ten
times is one look. Every copy that leaves the house is noted each time.
"""

from datetime import timedelta

from sqlalchemy import select

from contest.audit.actions.trail import Actor, note
from contest.audit.models import AuditEntry
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction

NOTED_AGAIN_AFTER = timedelta(minutes=15)
VIEWED, EXPORTED = "members.viewed", "members.exported"


def note_viewing(contest_id: int, subject: str, what: str, *, by: Actor) -> None:
    """Note that somebody who is not the delegation itself has been shown sensitive fields.

    A transaction of its own, before the page is read: what was loaded earlier is expired.

    Args:
        subject: whose, as ``delegation:ha-bac``; ``contest:…`` for all.
        what: which page, a key of the words of the audit log.
    """
    if _noted_lately(contest_id, subject, what, by):
        return
    with transaction():
        note(by, VIEWED, subject, contest_id=contest_id, new={"what": what})


def note_export(contest_id: int, subject: str, what: str, *, by: Actor) -> None:
    """Note that a copy with sensitive fields is handed out: a step of the caller's transaction."""
    note(by, EXPORTED, subject, contest_id=contest_id, new={"what": what})


def _noted_lately(contest_id: int, subject: str, what: str, by: Actor) -> bool:
    lately = db.session.scalars(
        select(AuditEntry.new).where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.at > clock.now() - NOTED_AGAIN_AFTER,
            AuditEntry.action == VIEWED,
            AuditEntry.subject == subject,
            AuditEntry.actor == by.key,
        )
    )
    return any(new is not None and new.get("what") == what for new in lately)
