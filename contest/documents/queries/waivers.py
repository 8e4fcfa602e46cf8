"""Teams that take part although their composition is not complete: for the minutes."""

from sqlalchemy import and_, select

from contest.documents.rules.minutes import WaiverLine
from contest.reception.models import Arrival
from contest.registration.models import Delegation
from contest.registration.queries.waivers import waivers_of
from contest.registration.rules.teams import TeamStatus
from contest.shared.db import db


def waiver_lines(contest_id: int) -> tuple[WaiverLine, ...]:
    """What the organiser decided at approval, then what was decided at the hall, in the order of
    the delegations' numbers; reasons and names of deciders, nothing of any member."""
    approved = waivers_of(contest_id)
    rows = db.session.execute(
        select(Delegation.key, Delegation.name, Arrival.waiver, Arrival.by_name)
        .outerjoin(
            Arrival,
            # Who came late may have made the composition whole: nothing was waived then.
            and_(Arrival.delegation_id == Delegation.id, Arrival.composition_kept.is_(False)),
        )
        .where(Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value)
        .order_by(Delegation.team_number.is_(None), Delegation.team_number, Delegation.position)
    ).all()
    lines = []
    for key, name, at_the_hall, by_name in rows:
        lines += [
            WaiverLine(name, "approval", waiver.reason, waiver.by)
            for waiver in approved.get(key, ())
        ]
        if at_the_hall:
            lines.append(WaiverLine(name, "hall", at_the_hall, by_name))
    return tuple(lines)
