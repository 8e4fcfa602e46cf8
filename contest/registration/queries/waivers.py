"""Which lists stand although their composition is not complete: why, by whom, when.

The audit log is the record of it: an approval with a reason, or a substitution that was accepted
with one. It holds no personal value.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select

from contest.audit.models import AuditEntry
from contest.registration.models import Delegation
from contest.registration.queries.files import File, Waiver
from contest.registration.rules.teams import TeamStatus
from contest.shared.db import db

_APPROVED, _SUBSTITUTED = "delegation.approved", "substitution.accepted"


def waivers_of(contest_id: int) -> Mapping[str, tuple[Waiver, ...]]:
    """Key of each approved delegation that has waivers → these; two queries."""
    keys = db.session.scalars(
        select(Delegation.key).where(
            Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value
        )
    )
    by_key: dict[str, list[AuditEntry]] = defaultdict(list)
    for entry in db.session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.action.in_((_APPROVED, _SUBSTITUTED)),
        )
        .order_by(AuditEntry.id)
    ):
        by_key[_key_in(entry.subject)].append(entry)
    found = ((key, _since_approval(by_key.get(key, ()))) for key in keys)
    return {key: waivers for key, waivers in found if waivers}


def waivers_of_file(file: File) -> tuple[Waiver, ...]:
    """The waivers that this list stands on, whatever has changed in it since its approval."""
    if file.status is not TeamStatus.APPROVED:
        return ()
    return _since_approval(_entries(file))


def former_waivers_of(file: File) -> tuple[Waiver, ...]:
    """The waivers of the latest approval of a file that is to be approved anew."""
    if file.status is not TeamStatus.SUBMITTED:
        return ()
    return _since_approval(_entries(file))


def _entries(file: File) -> Sequence[AuditEntry]:
    return db.session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == file.contest_id,
            or_(
                (AuditEntry.action == _APPROVED) & (AuditEntry.subject == f"delegation:{file.key}"),
                (AuditEntry.action == _SUBSTITUTED)
                & AuditEntry.subject.startswith(f"substitution:{file.key}/", autoescape=True),
            ),
        )
        .order_by(AuditEntry.id)
    ).all()


def _key_in(subject: str) -> str:
    """``delegation:KEY`` or ``substitution:KEY/7`` → the key."""
    return subject.partition(":")[2].partition("/")[0]


def _since_approval(entries: Iterable[AuditEntry]) -> tuple[Waiver, ...]:
    """From the entries of one delegation in their order: those that passed over something, since
    the last approval and with it."""
    since: list[Waiver] = []
    for entry in entries:
        if entry.action == _APPROVED:
            since = []
        if entry.reason and (entry.new or {}).get("waived"):
            since.append(Waiver(entry.reason, entry.actor_name, entry.at))
    return tuple(since)
