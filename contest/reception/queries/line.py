"""The one line about a team's composition that the jury and the MC may read: never whose group."""

from collections.abc import Mapping

from sqlalchemy import Select, select

from contest.reception.models import Arrival
from contest.reception.rules.presence import Line, Presence
from contest.registration.models import Delegation
from contest.shared.db import db


def composition_line(delegation_id: int) -> Line:
    """The line of one team; words in ``sentences.COMPOSITION_LINES``."""
    found = db.session.execute(_lines().where(Delegation.id == delegation_id)).first()
    return Line.UNCONFIRMED if found is None else _line(found[1], found[2])


def composition_lines(contest_id: int) -> Mapping[int, Line]:
    """Delegation id → its line, for every delegation of the contest; one query."""
    rows = db.session.execute(_lines().where(Delegation.contest_id == contest_id))
    return {delegation_id: _line(kept, waiver) for delegation_id, kept, waiver in rows}


def _lines() -> Select[int, bool, str | None]:
    return select(Delegation.id, Arrival.composition_kept, Arrival.waiver).outerjoin(
        Arrival, Arrival.delegation_id == Delegation.id
    )


def _line(kept: bool | None, waiver: str | None) -> Line:
    return Presence(
        0, 0, checked_in=kept is not None, kept=bool(kept), waived=waiver is not None
    ).line
