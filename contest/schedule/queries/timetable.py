"""The timetable of a contest with names and times: planned, and as it will really be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from contest.preparation.models import Piece
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Judge, Round
from contest.schedule.models import Timetable, TimetableItem, Turn
from contest.schedule.rules.states import WITHOUT_RESULT
from contest.schedule.rules.timetable import (
    Conflict,
    Item,
    ItemKind,
    Slot,
    conflicts,
    forecast,
    lateness,
    minute_of,
    passed_over,
    planned,
)
from contest.shared.db import db
from contest.shared.filters import VIETNAM


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the day as people read it.

    Attributes:
        title: what is on; of a turn the round's name.
        team, number: of a turn or an exchange act; ``key``: the team's, of a turn.
        state: ``done`` (passed over without being marked, too), ``now``, ``next`` or ``later``;
            ``gone`` for a team that is absent.
    """

    id: int
    kind: ItemKind
    title: str
    team: str | None
    number: int | None
    minutes: int
    fixed: str | None
    plan: Slot
    real: Slot
    state: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """The whole day. ``late``: minutes that the next item is late, negative when early."""

    row: Timetable
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    late: int
    judges: dict[str, str]

    @property
    def has_begun(self) -> bool:
        """Whether anything of it has happened."""
        return any(line.state in ("done", "now") for line in self.lines)

    @property
    def coming(self) -> Line | None:
        """What is on and is no turn (the stage tells of those), else what comes next."""
        own = [line for line in self.lines if line.kind is not ItemKind.WINDOW]
        for state in ("now", "next"):
            for line in own:
                if line.state == state and (state == "next" or line.kind is not ItemKind.TURN):
                    return line
        return None

    @property
    def end(self) -> int | None:
        """The minute after midnight at which it is over, as it looks now."""
        ends = [line.real.end for line in self.lines if line.kind is not ItemKind.WINDOW]
        return ends[-1] if ends else None


def timetable_of(contest_id: int) -> Timetable | None:
    """The rows of a contest's timetable; None before one was made."""
    return db.session.scalar(
        select(Timetable)
        .where(Timetable.contest_id == contest_id)
        .options(
            selectinload(Timetable.items).joinedload(TimetableItem.round),
            selectinload(Timetable.items)
            .joinedload(TimetableItem.turn)
            .options(joinedload(Turn.round), joinedload(Turn.delegation)),
        )
    )


def day_of(contest_id: int, now: datetime) -> Day | None:
    """The day as it stands; a bounded number of queries. None before there is a timetable."""
    row = timetable_of(contest_id)
    if row is None:
        return None
    panels = _panels(contest_id)
    midnight = _midnight(row)
    items = [_item(one, panels, midnight) for one in row.items]
    passed = passed_over(items)
    starts = minute_of(row.starts) or 0
    plan = planned(items, starts, row.changeover)
    begun = any(item.began is not None for item in items)
    minute = _minutes(now, midnight) if begun and midnight is not None else None
    items = [
        replace(item, gone=True) if place in passed else item for place, item in enumerate(items)
    ]
    real = forecast(items, starts, row.changeover, now=minute)
    names = dict(
        db.session.execute(
            select(Judge.key, Judge.name).where(Judge.contest_id == contest_id)
        ).all()
    )
    pieces = _pieces(row.items)
    return Day(
        row=row,
        lines=tuple(_lines(row.items, items, plan, real, pieces, passed)),
        conflicts=tuple(
            conflicts(items, real, None if row.ends_by is None else minute_of(row.ends_by))
        ),
        late=lateness(items, plan, real) if begun else 0,
        judges=names,
    )


def _panels(contest_id: int) -> dict[int, frozenset[str]]:
    """Round → the keys of the judges who mark it."""
    contest = db.session.scalars(
        select(Contest)
        .where(Contest.id == contest_id)
        .options(
            selectinload(Contest.judges), selectinload(Contest.rounds).selectinload(Round.panel)
        )
    ).one()
    keys = {judge.id: judge.key for judge in contest.judges}
    return {
        round_.id: frozenset(
            keys[place.judge_id] for place in round_.panel
        ) if round_.panel_given else frozenset(keys.values())
        for round_ in contest.rounds
    }  # fmt: skip


def _item(row: TimetableItem, panels: dict[int, frozenset[str]], midnight: datetime | None) -> Item:
    turn = row.turn
    round_id = turn.round_id if turn is not None else row.round_id
    return Item(
        kind=ItemKind(row.kind),
        minutes=row.minutes,
        fixed=None if row.fixed_start is None else minute_of(row.fixed_start),
        began=_minutes(row.began_at, midnight),
        ended=_minutes(row.ended_at, midnight),
        judges=panels.get(round_id or 0, frozenset()),
        gone=(turn is not None and (turn.state in WITHOUT_RESULT and row.began_at is None))
        or (turn is not None and turn.delegation.status != "approved"),
    )


def _midnight(row: Timetable) -> datetime | None:
    """Where the minutes count from: a day that has begun is that day, whatever was typed."""
    began = [item.began_at for item in row.items if item.began_at and item.kind != ItemKind.WINDOW]
    if began:
        day = min(began).astimezone(VIETNAM).date()
    elif row.day is not None:
        day = date.fromisoformat(row.day)
    else:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def _minutes(at: datetime | None, midnight: datetime | None) -> int | None:
    if at is None or midnight is None:
        return None
    return max(0, int((at - midnight).total_seconds() // 60))


def _pieces(rows: Sequence[TimetableItem]) -> dict[int, tuple[str | None, str, int | None]]:
    """Exchange act → its title, its team and that team's number."""
    wanted = [row.piece_id for row in rows if row.piece_id is not None]
    return {
        piece_id: (title, team, number)
        for piece_id, title, team, number in db.session.execute(
            select(Piece.id, Piece.title, Delegation.name, Delegation.team_number)
            .join(Delegation, Delegation.id == Piece.delegation_id)
            .where(Piece.id.in_(wanted))
        )
    }


def _lines(
    rows: Sequence[TimetableItem],
    items: Sequence[Item],
    plan: Sequence[Slot],
    real: Sequence[Slot],
    pieces: dict[int, tuple[str | None, str, int | None]],
    passed: frozenset[int],
) -> list[Line]:
    found: list[Line] = []
    awaited = True
    for place, (row, item, one, other) in enumerate(zip(rows, items, plan, real, strict=True)):
        state = "later"
        if place in passed:
            state = "done"
        elif item.gone:
            state = "gone"
        elif item.ended is not None:
            state = "done"
        elif item.began is not None:
            state = "now"
        elif awaited and item.kind is not ItemKind.WINDOW:
            state, awaited = "next", False
        title, team, number = _words(row, pieces)
        found.append(
            Line(
                id=row.id,
                kind=item.kind,
                title=title,
                team=team,
                number=number,
                minutes=row.minutes,
                fixed=row.fixed_start,
                plan=one,
                real=other,
                state=state,
                key=None if row.turn is None else row.turn.delegation.key,
            )
        )
    return found


def _words(
    row: TimetableItem, pieces: dict[int, tuple[str | None, str, int | None]]
) -> tuple[str, str | None, int | None]:
    if row.turn is not None:
        return row.turn.round.name, row.turn.delegation.name, row.turn.delegation.team_number
    if row.piece_id is not None and row.piece_id in pieces:
        title, team, number = pieces[row.piece_id]
        return title or "", team, number
    if row.round is not None:
        return row.round.name, None, None
    return row.title or "", None, None
