"""The day as a line of items: when each is planned, when it will really be, what cannot work.

Times are minutes after midnight on the clock of the place; what runs past midnight goes on
counting. Knows neither contests nor a clock: what has happened and what time it is come in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What stands on a line. A ``window`` runs beside the others: wall newspapers are judged."""

    OPENING = "opening"
    TURN = "turn"
    EXCHANGE = "exchange"
    BREAK = "break"
    CONFER = "confer"
    AWARDS = "awards"
    CLOSING = "closing"
    OTHER = "other"
    WINDOW = "window"


ON_STAGE = frozenset({ItemKind.TURN, ItemKind.EXCHANGE})
"""Between two of these the stage is changed over."""

DAY = 24 * 60
LONGEST = 12 * 60
"""The longest that one line may take."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line. ``fixed``: not before this minute; ``began``, ``ended``: what really happened.

    Attributes:
        judges: who must be there to mark.
        gone: it will not take place (the team is absent): it keeps its line and takes no time.
    """

    kind: ItemKind
    minutes: int
    fixed: int | None = None
    began: int | None = None
    ended: int | None = None
    judges: frozenset[str] = frozenset()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """From minute to minute."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot work as planned: ``past_end`` (by ``minutes``), ``two_places`` (``judges`` are
    wanted on ``item`` while ``other`` runs), ``late_for_fixed`` (``item`` begins ``minutes``
    after its fixed time)."""

    code: str
    item: int | None = None
    other: int | None = None
    minutes: int = 0
    judges: tuple[str, ...] = ()


PASSED_OVER = frozenset({ItemKind.OPENING, ItemKind.BREAK, ItemKind.CONFER, ItemKind.OTHER})
"""What nobody goes back to once something after it has begun; a team or an act may still come."""


def passed_over(items: Sequence[Item]) -> frozenset[int]:
    """The places of lines that nobody marked, though the day has gone past them."""
    begun = [
        place
        for place, item in enumerate(items)
        if item.began is not None and item.kind is not ItemKind.WINDOW
    ]
    last = max(begun, default=0)
    return frozenset(
        place
        for place, item in enumerate(items[:last])
        if item.began is None and item.kind in PASSED_OVER
    )


def planned(items: Sequence[Item], starts: int, changeover: int) -> list[Slot]:
    """When each item is planned, whatever has happened."""
    plan = [replace_history(item) for item in items]
    return forecast(plan, starts, changeover, now=None)


def replace_history(item: Item) -> Item:
    """The item as if nothing of it had happened yet."""
    return Item(item.kind, item.minutes, item.fixed, judges=item.judges, gone=item.gone)


def forecast(items: Sequence[Item], starts: int, changeover: int, *, now: int | None) -> list[Slot]:
    """When each item was, is or will be; ``now`` None: nothing is known yet."""
    slots: list[Slot] = []
    free = starts
    before: Item | None = None
    for item in items:
        if item.kind is ItemKind.WINDOW:
            start = starts if item.fixed is None else item.fixed
            slots.append(Slot(start, start + item.minutes))
            continue
        gap = changeover if before and {before.kind, item.kind} <= ON_STAGE else 0
        slot = _slot(item, free + gap, now)
        slots.append(slot)
        if not item.gone:
            free, before = max(free, slot.end), item
    return slots


def _slot(item: Item, earliest: int, now: int | None) -> Slot:
    if item.gone:
        return Slot(earliest, earliest)
    if item.began is not None:
        planned_end = item.began + item.minutes
        running = planned_end if now is None else max(planned_end, now)
        return Slot(item.began, running if item.ended is None else max(item.began, item.ended))
    start = earliest if item.fixed is None else max(earliest, item.fixed)
    if now is not None:
        start = max(start, now)
    return Slot(start, start + item.minutes)


def lateness(items: Sequence[Item], plan: Sequence[Slot], real: Sequence[Slot]) -> int:
    """Minutes that the next thing to begin is late; negative when it is early.

    After the last has begun: how much later it ends.
    """
    for item, one, other in zip(items, plan, real, strict=True):
        if item.kind is not ItemKind.WINDOW and item.began is None and not item.gone:
            return other.start - one.start
    ends = [
        other.end - one.end
        for item, one, other in zip(items, plan, real, strict=True)
        if item.kind is not ItemKind.WINDOW
    ]
    return ends[-1] if ends else 0


def conflicts(items: Sequence[Item], slots: Sequence[Slot], ends_by: int | None) -> list[Conflict]:
    """Everything that cannot work, in the order of the day."""
    found: list[Conflict] = []
    for place, (item, slot) in enumerate(zip(items, slots, strict=True)):
        if item.fixed is not None and item.kind is not ItemKind.WINDOW and slot.start > item.fixed:
            found.append(Conflict("late_for_fixed", place, minutes=slot.start - item.fixed))
        if item.kind is ItemKind.WINDOW:
            found += _two_places(place, items, slots)
    last = max((slot.end for slot in slots), default=0)
    if ends_by is not None and last > ends_by:
        found.append(Conflict("past_end", minutes=last - ends_by))
    return found


def _two_places(window: int, items: Sequence[Item], slots: Sequence[Slot]) -> list[Conflict]:
    """The first act during the window that wants a judge of it."""
    for place, (item, slot) in enumerate(zip(items, slots, strict=True)):
        wanted = items[window].judges & item.judges
        overlaps = slot.start < slots[window].end and slots[window].start < slot.end
        if item.kind is ItemKind.TURN and wanted and overlaps and not item.gone:
            return [Conflict("two_places", window, place, judges=tuple(sorted(wanted)))]
    return []


def moved(order: Sequence[int], item: int, way: str) -> list[int]:
    """The order with one item a place up or down, or at the front of what is left."""
    places = list(order)
    at = places.index(item)
    to = {"up": at - 1, "down": at + 1}[way]
    if 0 <= to < len(places):
        places[at], places[to] = places[to], places[at]
    return places


def brought_forward(order: Sequence[int], item: int, begun: Collection[int]) -> list[int]:
    """The order with an item right after the last one that has begun."""
    rest = [one for one in order if one != item]
    last = max((place for place, one in enumerate(rest) if one in begun), default=-1)
    return [*rest[: last + 1], item, *rest[last + 1 :]]


def minute_of(text: str) -> int | None:
    """``"7:30"``, ``"07h30"``, ``"7 giờ 30"`` → 450; None for anything else."""
    parts = text.lower().replace("giờ", ":").replace("h", ":").replace("g", ":").split(":")
    numbers = [part.strip() or "0" for part in parts]
    if len(numbers) != len(("hour", "minute")) or not all(
        one.isascii() and one.isdecimal() and len(one) <= 2 for one in numbers
    ):
        return None
    hour, minute = map(int, numbers)
    return hour * 60 + minute if hour < 24 and minute < 60 and parts[0].strip() else None


def clock_text(minute: int) -> str:
    """450 → ``07:30``; past midnight the clock goes on from 00:00."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
