"""Writing the audit log, in the same transaction as the act itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contest.audit.models import AuditEntry
from contest.shared import clock
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: every action takes one as ``by=``.

    Attributes:
        key: stable name for machines, ``person:12``, ``seat:gk1``, ``system``.
        name: the name that people read.
        device: the id that the device made for itself, where there is one.
    """

    key: str
    name: str
    device: str | None = None


SYSTEM = Actor("system", "Hệ thống")


def note(
    by: Actor,
    action: str,
    subject: str,
    *,
    contest_id: int | None,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Add one line to the audit log of the running transaction."""
    db.session.add(
        AuditEntry(
            at=clock.now(),
            contest_id=contest_id,
            actor=by.key,
            actor_name=by.name,
            action=action,
            subject=subject,
            old=None if old is None else dict(old),
            new=None if new is None else dict(new),
            reason=reason,
        )
    )
