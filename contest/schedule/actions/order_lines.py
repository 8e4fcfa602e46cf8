"""The lines of the timetable follow the running order: the slots of the day stay where they are,
the teams in them change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.schedule.models import Timetable, TimetableItem, Turn


def follow_order(session: Session, contest_id: int, round_id: int) -> None:
    """Step: put the turns of a round, drawn just now, into the slots that the round has."""
    slots = session.scalars(
        select(TimetableItem)
        .join(Turn, Turn.id == TimetableItem.turn_id)
        .where(TimetableItem.contest_id == contest_id, Turn.round_id == round_id)
        .order_by(TimetableItem.position)
    ).all()
    held = {slot.turn_id for slot in slots}
    turns = session.scalars(
        select(Turn.id)
        .where(Turn.round_id == round_id, Turn.position.is_not(None))
        .order_by(Turn.position)
    ).all()
    ordered = [turn_id for turn_id in turns if turn_id in held]
    if len(ordered) != len(slots) or not slots:
        return
    for slot, turn_id in zip(slots, ordered, strict=True):
        slot.turn_id = turn_id
    session.get_one(Timetable, contest_id).version += 1


def change_slots(session: Session, first: Turn, second: Turn) -> bool:
    """Step: two turns change their slots; returns whether there are any."""
    slots = {
        slot.turn_id: slot
        for slot in session.scalars(
            select(TimetableItem).where(TimetableItem.turn_id.in_([first.id, second.id]))
        )
    }
    if len(slots) != 2:
        return False
    slots[first.id].turn_id, slots[second.id].turn_id = second.id, first.id
    session.get_one(Timetable, first.contest_id).version += 1
    return True
