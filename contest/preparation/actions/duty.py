"""The delegation divides its work."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.preparation.models import Duty as DutyRow
from contest.preparation.queries.corner import duty_value
from contest.preparation.rules.duty import DUTIES_LIMIT, Duty, stamp_of
from contest.registration.actions.draft import locked
from contest.shared.errors import Invalid, Reason, Stale
from contest.shared.transaction import transaction


def save_duties(
    contest_id: int, delegation_id: int, duties: Sequence[Duty], stamp: str, *, by: Actor
) -> None:
    """Store all the lines in this order. What is stored already is no conflict.

    Attributes:
        stamp: ``stamp_of`` the stored lines that the page was made from.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: more than ``DUTIES_LIMIT`` lines.
        Stale: somebody else changed them meanwhile; ``current`` are the stored lines.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        if len(duties) > DUTIES_LIMIT:
            raise Invalid(Reason("corner_full", {"limit": DUTIES_LIMIT}))
        stored = _stored(session, delegation_id)
        if stored == tuple(duties):
            return
        if stamp_of(stored) != stamp:
            raise Stale(stored)
        session.execute(delete(DutyRow).where(DutyRow.delegation_id == delegation_id))
        session.add_all(
            DutyRow(
                delegation_id=delegation_id,
                position=place,
                what=duty.what,
                who=duty.who,
                due=None if duty.due is None else duty.due.isoformat(),
                is_done=duty.is_done,
            )
            for place, duty in enumerate(duties)
        )
        note(
            by,
            "duty.saved",
            f"delegation:{row.key}",
            contest_id=contest_id,
            old={"lines": len(stored)},
            new={"lines": len(duties), "done": sum(duty.is_done for duty in duties)},
        )


def _stored(session: Session, delegation_id: int) -> tuple[Duty, ...]:
    rows = session.scalars(
        select(DutyRow)
        .where(DutyRow.delegation_id == delegation_id)
        .order_by(DutyRow.position, DutyRow.id)
    )
    return tuple(duty_value(row) for row in rows)
