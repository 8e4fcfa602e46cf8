"""What a person has waiting to be accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.audit.actions.trail import Actor
from contest.registration.actions.pending import KEPT_FOR, own
from contest.registration.models import PendingList
from contest.registration.rules.headings import Headed, once_each
from contest.registration.rules.table import Row, note_of
from contest.shared import clock
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Pending:
    """A table that waits.

    Attributes:
        found: the table; its ``columns`` name no field twice.
        chosen: the columns as they were chosen, twice or not.
    """

    contest_id: int
    delegation_id: int | None
    name: str
    based_on: int | None
    found: Headed
    chosen: Mapping[int, str]
    at: datetime


def pending_of(contest_id: int, delegation_id: int | None, by: Actor) -> Pending | None:
    """What this person has waiting there, unless it is older than a day."""
    row = db.session.scalar(
        select(PendingList).where(
            own(contest_id, delegation_id, by), PendingList.at > clock.now() - KEPT_FOR
        )
    )
    if row is None:
        return None
    headings = tuple(row.grid[0][1:])
    chosen = {int(at): taken for at, taken in sorted(row.columns.items(), key=lambda c: int(c[0]))}
    return Pending(
        contest_id=row.contest_id,
        delegation_id=row.delegation_id,
        name=row.name,
        based_on=row.based_on,
        found=Headed(
            headings,
            once_each(chosen, headings),
            tuple(Row(int(line[0]), tuple(line[1:])) for line in row.grid[1:]),
            tuple(note_of(note) for note in row.notes),
        ),
        chosen=chosen,
        at=row.at,
    )
