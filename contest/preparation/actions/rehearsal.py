"""The delegation plans its rehearsals."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.preparation.models import Rehearsal
from contest.registration.actions.draft import locked
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

REHEARSALS_LIMIT = 100
TEXT_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """When and where one rehearses; ``starts_at`` is aware."""

    starts_at: datetime
    place: str | None = None
    note: str | None = None


def plan_rehearsal(contest_id: int, delegation_id: int, planned: Planned, *, by: Actor) -> None:
    """Add a rehearsal.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: there are ``REHEARSALS_LIMIT`` already.
    """
    with transaction() as session:
        delegation = locked(session, contest_id, delegation_id)
        have = session.scalar(
            select(func.count())
            .select_from(Rehearsal)
            .where(Rehearsal.delegation_id == delegation_id)
        )
        if (have or 0) >= REHEARSALS_LIMIT:
            raise Refusal(Reason("corner_full", {"limit": REHEARSALS_LIMIT}))
        session.add(
            Rehearsal(
                delegation_id=delegation_id,
                starts_at=planned.starts_at,
                place=planned.place,
                note=planned.note,
            )
        )
        note(by, "rehearsal.planned", f"delegation:{delegation.key}", contest_id=contest_id)


def change_rehearsal(
    contest_id: int, delegation_id: int, rehearsal_id: int, planned: Planned, *, by: Actor
) -> None:
    """Put a rehearsal to another time or place.

    Raises:
        NotFound: the delegation has no such rehearsal.
    """
    with transaction() as session:
        delegation = locked(session, contest_id, delegation_id)
        row = _rehearsal(session, delegation_id, rehearsal_id)
        row.starts_at, row.place, row.note = planned.starts_at, planned.place, planned.note
        note(by, "rehearsal.changed", f"delegation:{delegation.key}", contest_id=contest_id)


def cancel_rehearsal(contest_id: int, delegation_id: int, rehearsal_id: int, *, by: Actor) -> None:
    """Take a rehearsal off the list.

    Raises:
        NotFound: the delegation has no such rehearsal.
    """
    with transaction() as session:
        delegation = locked(session, contest_id, delegation_id)
        session.delete(_rehearsal(session, delegation_id, rehearsal_id))
        note(by, "rehearsal.cancelled", f"delegation:{delegation.key}", contest_id=contest_id)


def _rehearsal(session: Session, delegation_id: int, rehearsal_id: int) -> Rehearsal:
    row = session.get(Rehearsal, rehearsal_id)
    if row is None or row.delegation_id != delegation_id:
        raise NotFound("not_found")
    return row
