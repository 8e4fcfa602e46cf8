"""The one line about a team's composition that the jury and the MC may read: never whose group."""

from collections.abc import Mapping

from sqlalchemy import select

from contest.reception.models import Arrival
from contest.reception.rules.presence import Line, Presence
from contest.registration.models import Delegation
from contest.shared.db import db


def composition_lines(contest_id: int) -> Mapping[int, Line]:
    """Delegation id → its line, for every delegation of the contest; one query.

    The words are in ``sentences.COMPOSITION_LINES``.
    """
    rows = db.session.execute(
        select(Delegation.id, Arrival.composition_kept, Arrival.waiver)
        .outerjoin(Arrival, Arrival.delegation_id == Delegation.id)
        .where(Delegation.contest_id == contest_id)
    )
    return {
        delegation_id: Presence(
            0, 0, checked_in=kept is not None, kept=bool(kept), waived=waiver is not None
        ).line
        for delegation_id, kept, waiver in rows
    }
