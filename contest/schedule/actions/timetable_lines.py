"""The lines of the timetable: moved, added, taken away, and marked as they happen."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.schedule.actions.timetable import (
    LONGEST_TITLE,
    MINUTES,
    locked_timetable,
    tell,
    touched_timetable,
)
from contest.schedule.models import Timetable, TimetableItem, Turn
from contest.schedule.rules.timetable import ItemKind, brought_forward, moved
from contest.schedule.sentences import ITEM_TITLES
from contest.shared import clock
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

MOST_ITEMS = 500


def move_item(contest_id: int, item_id: int, way: str, version: int, *, by: Actor) -> None:
    """Move a line ``up`` or ``down``, or ``forward``: right after what has begun.

    Raises:
        NotFound: no such line.
        Refusal: it has begun.
        Stale: somebody else changed the timetable since ``version``.
    """
    with transaction() as session:
        row = locked_timetable(session, contest_id, version)
        item = _item(row, item_id)
        if item.began_at is not None:
            raise Refusal("line_has_begun")
        order = [one.id for one in row.items]
        begun = {one.id for one in row.items if one.began_at is not None}
        places = brought_forward(order, item_id, begun) if way == "forward" else moved(
            order, item_id, way
        )  # fmt: skip
        _put_in_order(row, places)
        tell(contest_id, "timetable.moved", by, {"line": item_id, "way": way})


def bring_act_forward(contest_id: int, item_id: int, *, by: Actor) -> None:
    """Let an exchange act come next: the stage waits, and the MC fills the time in one tap.

    Asks for no version: whatever else was moved meanwhile, this act comes next.

    Raises:
        NotFound: no such line.
        Refusal: it is no exchange act, or it has begun.
    """
    with transaction() as session:
        row = touched_timetable(session, contest_id)
        item = _item(row, item_id)
        against = [] if item.kind == ItemKind.EXCHANGE else [Reason("line_is_no_act")]
        if item.began_at is not None:
            against.append(Reason("line_has_begun"))
        if against:
            raise Refusal(*against)
        order = [one.id for one in row.items]
        begun = {one.id for one in row.items if one.began_at is not None}
        _put_in_order(row, brought_forward(order, item_id, begun))
        tell(contest_id, "timetable.act_forward", by, {"line": item_id})


def reorder(contest_id: int, order: Sequence[int], version: int, *, by: Actor) -> None:
    """Put the lines into this order, as they were dragged.

    Raises:
        NotFound: the lines are not those of the timetable.
        Refusal: a line that has begun would move.
        Stale: somebody else changed the timetable since ``version``.
    """
    with transaction() as session:
        row = locked_timetable(session, contest_id, version)
        now = [one.id for one in row.items]
        if sorted(now) != sorted(order):
            raise NotFound("not_found")
        begun = [place for place, one in enumerate(row.items) if one.began_at is not None]
        if any(now[place] != order[place] for place in begun):
            raise Refusal("line_has_begun")
        _put_in_order(row, order)
        tell(contest_id, "timetable.moved", by)


def add_item(contest_id: int, kind: ItemKind, title: str, version: int, *, by: Actor) -> None:
    """Add a line at the end: a break, a speech, whatever is neither a turn nor an act.

    Raises:
        NotFound: there is no timetable.
        Refusal: no title where one is needed, too long a one, or too many lines.
        Stale: somebody else changed the timetable since ``version``.
    """
    with transaction() as session:
        row = locked_timetable(session, contest_id, version)
        words = " ".join(title.split()) or ITEM_TITLES.get(kind, "")
        against = [] if words else [Reason("line_title_needed")]
        if len(words) > LONGEST_TITLE:
            against.append(Reason("line_title_long", {"most": LONGEST_TITLE}))
        if len(row.items) >= MOST_ITEMS:
            against.append(Reason("too_many_lines", {"most": MOST_ITEMS}))
        if against:
            raise Refusal(*against)
        row.items.append(
            TimetableItem(
                position=len(row.items), kind=kind.value, title=words, minutes=MINUTES[kind]
            )
        )
        row.version += 1
        tell(contest_id, "timetable.added", by, {"title": words})


def remove_item(contest_id: int, item_id: int, version: int, *, by: Actor) -> None:
    """Take a line away; a turn cannot be: a team that does not come is noted absent.

    Raises:
        NotFound: no such line.
        Refusal: it is a turn, or it has begun.
        Stale: somebody else changed the timetable since ``version``.
    """
    with transaction() as session:
        row = locked_timetable(session, contest_id, version)
        item = _item(row, item_id)
        against = [Reason("line_is_turn")] if item.turn_id is not None else []
        if item.began_at is not None:
            against.append(Reason("line_has_begun"))
        if against:
            raise Refusal(*against)
        row.items.remove(item)
        row.version += 1
        tell(contest_id, "timetable.removed", by, {"title": item.title})


def mark_item(contest_id: int, item_id: int, *, begin: bool, by: Actor) -> None:
    """Note that a line which is no turn has begun, or has ended.

    Raises:
        NotFound: no such line.
        Refusal: it is a turn (the stage tells), it has begun already, or it is not on.
    """
    with transaction() as session:
        row = touched_timetable(session, contest_id)
        item = _item(row, item_id)
        now = clock.now()
        if item.turn_id is not None:
            raise Refusal("line_is_turn")
        if begin == (item.began_at is not None) or item.ended_at is not None:
            raise Refusal("line_has_begun" if begin else "line_not_on")
        if begin:
            _end_others(row, now)
            item.began_at = now
        else:
            item.ended_at = now
        tell(contest_id, "timetable.marked", by, {"line": item_id, "began": begin})


def turn_moved(session: Session, turn: Turn, old: str, now: datetime) -> None:
    """Step: what the stage says about the line of a turn."""
    item = session.scalar(select(TimetableItem).where(TimetableItem.turn_id == turn.id))
    if item is None:
        return
    if turn.state == "on_stage":
        row = session.get_one(Timetable, item.contest_id)
        _end_others(row, now)
        item.began_at, item.ended_at = now, None
    elif old == "on_stage" and turn.state == "waiting":
        item.began_at = item.ended_at = None
    elif old == "on_stage":
        item.ended_at = now


def _end_others(row: Timetable, now: datetime) -> None:
    for other in row.items:
        if other.kind != ItemKind.WINDOW and other.began_at and not other.ended_at:
            other.ended_at = now


def _item(row: Timetable, item_id: int) -> TimetableItem:
    for item in row.items:
        if item.id == item_id:
            return item
    raise NotFound("not_found")


def _put_in_order(row: Timetable, order: Sequence[int]) -> None:
    places = {item_id: place for place, item_id in enumerate(order)}
    for item in row.items:
        item.position = places[item.id]
    row.version += 1
