"""Making the timetable of the day, changing it, and making it public.

The running order is the draw's: the lines of turns may be moved here when a bus breaks down, and
nobody is renumbered by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session, joinedload

from contest.audit.actions.trail import Actor, note
from contest.preparation.models import Piece
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Round
from contest.regulations.queries.contests import touch
from contest.regulations.rules import written
from contest.schedule.events import TimetableChanged
from contest.schedule.models import Timetable, TimetableItem, Turn
from contest.schedule.queries.draw import kind_of
from contest.schedule.rules.order import Kind
from contest.schedule.rules.timetable import LONGEST, ItemKind, minute_of
from contest.schedule.sentences import ITEM_TITLES
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction
from contest.shared.whole_numbers import whole_number

MINUTES = {
    ItemKind.OPENING: 30,
    ItemKind.EXCHANGE: 5,
    ItemKind.BREAK: 15,
    ItemKind.CONFER: 15,
    ItemKind.AWARDS: 30,
    ItemKind.CLOSING: 10,
    ItemKind.OTHER: 10,
}
"""Proposed for a new line."""
TURN_MINUTES, WALL_MINUTES = 5, 3
"""Of a turn without a time limit; of one wall newspaper."""
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """The day as typed: texts, read here. ``lines``: item → (minutes, fixed start, title)."""

    day: str | None
    starts: str
    ends_by: str
    changeover: str
    lines: Mapping[int, tuple[str, str, str]]


def make_timetable(contest_id: int, *, by: Actor) -> None:
    """Lay the day out from the draw: opening, rounds in order, breaks, awards, closing.

    A timetable that is there already is made anew.

    Raises:
        Refusal: no order was drawn, or the day has begun.
    """
    with transaction() as session:
        touch(contest_id)
        old = session.get(Timetable, contest_id)
        rounds = session.scalars(
            select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
        ).all()
        turns = _turns(session, contest_id)
        against = [] if turns else [Reason("no_draw")]
        if old is not None and any(item.began_at for item in old.items):
            against.append(Reason("day_has_begun"))
        if against:
            raise Refusal(*against)
        if old is not None:
            session.execute(delete(TimetableItem).where(TimetableItem.contest_id == contest_id))
            session.expire(old)
        contest = session.get_one(Contest, contest_id)
        row = old or Timetable(contest_id=contest_id, starts="07:30", version=0)
        row.day = row.day or (contest.dates[0] if contest.dates else None)
        row.changeover = row.changeover or 2
        row.version += 1
        acts = _exchange_pieces(session, contest_id)
        in_a_row = kind_of(contest_id) is Kind.TEAM
        row.items = _laid_out(rounds, turns, acts, in_a_row=in_a_row)
        _open_after_the_walls(row)
        session.add(row)
        tell(contest_id, "timetable.made", by, {"lines": len(row.items)})


def save_timetable(contest_id: int, typed: Typed, version: int, *, by: Actor) -> None:
    """Store the hours and the lengths as typed.

    Raises:
        NotFound: there is no timetable.
        Refusal: each field that is wrong, by its name in ``at``.
        Stale: somebody else changed it since ``version``.
    """
    with transaction() as session:
        row = locked_timetable(session, contest_id, version)
        against: list[Reason] = []
        starts, ends_by = minute_of(typed.starts), minute_of(typed.ends_by)
        if starts is None:
            against.append(Reason("bad_hour", {"at": "starts"}))
        if typed.ends_by.strip() and ends_by is None:
            against.append(Reason("bad_hour", {"at": "ends_by"}))
        elif starts is not None and ends_by is not None and ends_by <= starts:
            against.append(Reason("end_before_start", {"at": "ends_by"}))
        changeover = _whole(typed.changeover, 60)
        if changeover is None:
            against.append(Reason("bad_minutes", {"at": "changeover", "most": 60}))
        if typed.day is not None and not _is_day(typed.day):
            against.append(Reason("bad_day", {"at": "day"}))
        for item in row.items:
            against += _take_line(item, typed.lines.get(item.id))
        if against:
            raise Refusal(*against)
        row.starts, row.ends_by = _text(starts) or "", _text(ends_by)
        row.changeover, row.day = changeover or 0, typed.day
        row.version += 1
        tell(contest_id, "timetable.saved", by)


def publish_timetable(contest_id: int, *, publish: bool, by: Actor) -> None:
    """Make the timetable public, or take it back.

    Raises:
        NotFound: there is no timetable.
    """
    with transaction() as session:
        row = touched_timetable(session, contest_id)
        row.published_at = clock.now() if publish else None
        tell(contest_id, "timetable.published" if publish else "timetable.hidden", by)


def _turns(session: Session, contest_id: int) -> Sequence[Turn]:
    return session.scalars(
        select(Turn)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(
            Turn.contest_id == contest_id,
            # A round whose own draw is still to come has its slots already, by number.
            or_(Turn.position.is_not(None), Delegation.team_number.is_not(None)),
            Delegation.status == "approved",
        )
        .options(joinedload(Turn.round))
        .order_by(func.coalesce(Turn.position, Delegation.team_number), Turn.id)
    ).all()


def _exchange_pieces(session: Session, contest_id: int) -> Sequence[Piece]:
    return session.scalars(
        select(Piece)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status == "approved",
            Piece.kind == "exchange",
        )
        .order_by(Delegation.team_number, Piece.position, Piece.id)
    ).all()


def _laid_out(
    rounds: Sequence[Round], turns: Sequence[Turn], acts: Sequence[Piece], *, in_a_row: bool
) -> list[TimetableItem]:
    items = [_own(ItemKind.OPENING)]
    for round_ in rounds:
        held = [turn for turn in turns if turn.round_id == round_.id]
        if not held:
            continue
        if not round_.staged:
            window = len(held) * WALL_MINUTES
            items.insert(
                0,
                TimetableItem(kind=ItemKind.WINDOW.value, round_id=round_.id, minutes=window),
            )
            continue
        if in_a_row:
            continue
        if any(item.turn_id for item in items):
            items.append(_own(ItemKind.BREAK))
        items += [_turn_line(turn) for turn in held]
    if in_a_row:
        staged = [turn for turn in turns if turn.round.staged]
        staged.sort(key=lambda turn: (turn.position or 0, turn.round.position))
        items += [_turn_line(turn) for turn in staged]
    items += [
        TimetableItem(
            kind=ItemKind.EXCHANGE.value,
            piece_id=act.id,
            minutes=act.minutes or MINUTES[ItemKind.EXCHANGE],
        )
        for act in acts
    ]
    items += [_own(ItemKind.CONFER), _own(ItemKind.AWARDS), _own(ItemKind.CLOSING)]
    for place, item in enumerate(items):
        item.position = place
    return items


def _open_after_the_walls(row: Timetable) -> None:
    """The first team is called when the jury is back from the walls: it is not in two places."""
    walls = sum(item.minutes for item in row.items if item.kind == ItemKind.WINDOW)
    opening = next(item for item in row.items if item.kind == ItemKind.OPENING)
    if walls > opening.minutes:
        opening.fixed_start = _text((minute_of(row.starts) or 0) + walls - opening.minutes)


def _turn_line(turn: Turn) -> TimetableItem:
    return TimetableItem(kind=ItemKind.TURN.value, turn_id=turn.id, minutes=_limit(turn.round))


def _own(kind: ItemKind) -> TimetableItem:
    return TimetableItem(kind=kind.value, title=ITEM_TITLES[kind], minutes=MINUTES[kind])


def _limit(round_: Round) -> int:
    seconds = (round_.time or {}).get("max_seconds")
    return TURN_MINUTES if seconds is None else max(1, ceil(seconds / 60))


def touched_timetable(session: Session, contest_id: int) -> Timetable:
    """Step: the timetable of a contest whose pages change, kept from other writers.

    Raises:
        NotFound: there is none.
    """
    touch(contest_id)
    row = session.get(Timetable, contest_id)
    if row is None:
        raise NotFound("not_found")
    return row


def locked_timetable(session: Session, contest_id: int, version: int) -> Timetable:
    """Step: ``touched_timetable`` as somebody has seen it.

    Raises:
        NotFound: there is none.
        Stale: somebody else changed it since ``version``.
    """
    row = touched_timetable(session, contest_id)
    if row.version != version:
        raise Stale(row.version)
    return row


def _take_line(item: TimetableItem, typed: tuple[str, str, str] | None) -> list[Reason]:
    if typed is None:
        return []
    minutes, fixed, title = typed
    against = []
    number, start = _whole(minutes, LONGEST), minute_of(fixed)
    if number is None:
        against.append(Reason("bad_minutes", {"at": f"minutes-{item.id}", "most": LONGEST}))
    if fixed.strip() and start is None:
        against.append(Reason("bad_hour", {"at": f"fixed-{item.id}"}))
    words = " ".join(title.split())
    if len(words) > LONGEST_TITLE:
        against.append(Reason("line_title_long", {"at": f"title-{item.id}", "most": LONGEST_TITLE}))
    if not against:
        item.minutes, item.fixed_start = number or 0, _text(start)
        item.title = words or item.title
    return against


def _whole(text: str, most: int) -> int | None:
    value = whole_number(text, -1)
    return value if 0 <= value <= most else None


def _is_day(text: str) -> bool:
    try:
        written.day(text)
    except written.Rejected:
        return False
    return True


def _text(minute: int | None) -> str | None:
    return None if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def tell(contest_id: int, action: str, by: Actor, new: dict[str, object] | None = None) -> None:
    """Step: note the act and tell the live pages."""
    note(by, action, "timetable", contest_id=contest_id, new=new)
    record(TimetableChanged(contest_id))
