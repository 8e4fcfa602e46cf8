"""A workbook or a pasted table on its way in: kept, mended, given up.

Nothing of it is on the record yet, so none of these acts is noted; accepting it is
(``actions/draft.py``, ``actions/many_lists.py``).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, or_

from contest.audit.actions.trail import Actor
from contest.registration.models import PendingList
from contest.registration.rules.headings import CHOICES, Headed
from contest.registration.rules.table import note_json
from contest.shared import clock
from contest.shared.errors import NotFound
from contest.shared.transaction import transaction

KEPT_FOR = timedelta(days=1)
NAME_LENGTH = 120

Cell = tuple[int, int]
"""Number of the row in the file, number of the column."""


def keep_pending(
    contest_id: int,
    delegation_id: int | None,
    name: str,
    found: Headed,
    based_on: int | None,
    *,
    by: Actor,
) -> None:
    """Keep what was read until it is accepted; whatever this person had waiting there goes.

    Attributes:
        delegation_id: ``None`` for a table of many teams.
        based_on: the version of the delegation that is stored now.
    """
    with transaction() as session:
        now = clock.now()
        session.execute(
            delete(PendingList).where(or_(own(contest_id, delegation_id, by), _too_old(now)))
        )
        session.add(
            PendingList(
                contest_id=contest_id,
                delegation_id=delegation_id,
                owner=by.key,
                name=" ".join(name.split())[:NAME_LENGTH],
                based_on=based_on,
                grid=[
                    ["", *found.headings],
                    *([str(row.line), *row.cells] for row in found.rows),
                ],
                columns={str(at): taken for at, taken in found.columns.items()},
                notes=[note_json(note) for note in found.notes],
                at=now,
            )
        )


def mend_pending(
    contest_id: int,
    delegation_id: int | None,
    columns: Mapping[int, str],
    cells: Mapping[Cell, str],
    *,
    by: Actor,
) -> None:
    """Take columns for something else, write other texts into cells; unknown ones are left aside.

    Raises:
        NotFound: nothing is waiting any more.
    """
    with transaction() as session:
        row = (
            session.query(PendingList)
            .filter(own(contest_id, delegation_id, by))
            .with_for_update()
            .one_or_none()
        )
        if row is None:
            raise NotFound("pending_gone")
        known = {str(at): taken for at, taken in columns.items() if taken in CHOICES}
        row.columns = {at: known.get(at, taken) for at, taken in row.columns.items()}
        if cells:
            row.grid = [row.grid[0], *(_mended(line, cells) for line in row.grid[1:])]


def forget_pending(contest_id: int, delegation_id: int | None, *, by: Actor) -> None:
    """Give up, or be done with, what is waiting."""
    with transaction() as session:
        session.execute(delete(PendingList).where(own(contest_id, delegation_id, by)))


def erase_old_pending() -> None:
    """Erase what nobody has accepted for a day, in all contests."""
    with transaction() as session:
        session.execute(delete(PendingList).where(_too_old(clock.now())))


def own(contest_id: int, delegation_id: int | None, by: Actor) -> ColumnElement[bool]:
    """What this person has waiting for the delegation, or for the whole contest."""
    where = (
        PendingList.delegation_id.is_(None)
        if delegation_id is None
        else PendingList.delegation_id == delegation_id
    )
    return and_(PendingList.contest_id == contest_id, PendingList.owner == by.key, where)


def _too_old(now: datetime) -> ColumnElement[bool]:
    return PendingList.at < now - KEPT_FOR


def _mended(line: list[str], cells: Mapping[Cell, str]) -> list[str]:
    number = int(line[0])
    return [
        line[0],
        *(cells.get((number, at), text) for at, text in enumerate(line[1:])),
    ]
