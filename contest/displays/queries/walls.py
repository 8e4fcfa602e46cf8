"""What the pages of the walls show, from published things alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from contest.displays.queries.snapshots import last_snapshot
from contest.displays.queries.stage import stage_of
from contest.displays.rules.screens import MarksShown
from contest.displays.rules.wall import LastTurn, Shown, last_turn, shown_lines
from contest.registration.models import Delegation, DelegationUnit
from contest.regulations.models import Round, Unit
from contest.schedule.models import Turn
from contest.schedule.queries.timetable import day_of
from contest.schedule.rules.states import TurnState
from contest.shared.db import db
from contest.shared.realtime import CompactJson


@dataclass(frozen=True, slots=True)
class WallDay:
    """The published timetable on a wall."""

    day: str | None
    lines: tuple[Shown, ...]
    late: int


def snapshot_body(contest_id: int) -> Mapping[str, Any] | None:
    """The last published snapshot, read back; None before the first."""
    snapshot = last_snapshot(contest_id)
    if snapshot is None:
        return None
    body: Mapping[str, Any] = CompactJson.loads(snapshot.body)
    return body


def last_turn_of(contest_id: int, shows: MarksShown) -> LastTurn | None:
    """The turn that was made public last, with those of its published figures that may be shown.

    Which turn it is comes from the record; every figure comes from the published snapshot.
    """
    body = snapshot_body(contest_id)
    if body is None:
        return None
    public = {(turn.round, turn.team): turn for turn in stage_of(contest_id).turns if turn.released}
    newest_first = db.session.execute(
        select(Round.key, Delegation.key)
        .select_from(Turn)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(Turn.contest_id == contest_id, Turn.released_at.is_not(None))
        .order_by(Turn.released_at.desc(), Turn.id.desc())
    )
    last = next(((key, team) for key, team in newest_first if (key, team) in public), None)
    if last is None:
        return None
    return last_turn(body, *last, shows, absent=public[last].state is TurnState.ABSENT)


def wall_day(contest_id: int, now: datetime) -> WallDay | None:
    """The timetable as everybody may see it; None while it is not published."""
    day = day_of(contest_id, now)
    if day is None or day.row.published_at is None:
        return None
    return WallDay(
        day=day.row.day,
        lines=shown_lines(
            (line.real.start, line.title, line.team, line.state) for line in day.lines
        ),
        late=day.late if day.has_begun else 0,
    )


def units_by_team(contest_id: int) -> dict[str, str]:
    """Approved team's key → the units that it stands for, in its own order."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in db.session.execute(
        select(Delegation.key, Unit.name)
        .join(DelegationUnit, DelegationUnit.delegation_id == Delegation.id)
        .join(Unit, Unit.id == DelegationUnit.unit_id)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
        .order_by(DelegationUnit.position)
    ):
        found[key].append(name)
    return {key: ", ".join(names) for key, names in found.items()}
