"""What single pages of the wall make of a published snapshot and of a published timetable.

Figures come from the snapshot alone: what it withholds cannot be shown. This module knows no
database, no clock and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contest.displays.rules.screens import MarksShown

DONE_SHOWN = 1
"""How many lines of the day that are over stay on the wall, so that the hall sees where it is."""


@dataclass(frozen=True, slots=True)
class LastTurn:
    """The turn that was made public last.

    Attributes:
        result: of the round; None where it is withheld.
        total, place, tied: of the team so far; None where they are withheld.
        is_final: whether the total is the final one.
        among: while the round is not over, the place is the one among so many teams that have
            points in it; None once all have their results.
        absent: whether the team did not take part in the round.
    """

    team: str
    team_name: str
    round_name: str
    result: str | None
    total: str | None
    place: int | None
    tied: bool
    is_final: bool
    among: int | None = None
    absent: bool = False


def last_turn(
    snapshot: Mapping[str, Any],
    round_key: str,
    team: str,
    shows: MarksShown,
    *,
    absent: bool = False,
) -> LastTurn | None:
    """The turn as the snapshot lets it be shown; None where it knows no such team or round.

    A first place among one is none, and whoever did not take part is not told a place.
    """
    row = next((row for row in snapshot["rows"] if row["team"] == team), None)
    round_ = next((one for one in snapshot["rounds"] if one["key"] == round_key), None)
    if row is None or round_ is None:
        return None
    result = (row.get("rounds") or {}).get(round_key) or {}
    told = {} if shows is not MarksShown.TOTALS or absent else row
    place, tied, among = _place_now(snapshot["rows"], told, round_key)
    return LastTurn(
        team=team,
        team_name=row["name"],
        round_name=round_["name"],
        result=None if shows is MarksShown.NOTHING else result.get("weighted"),
        total=told.get("total"),
        place=place,
        tied=tied,
        is_final=snapshot["state"] == "final",
        among=among,
        absent=absent,
    )


def _place_now(
    rows: Sequence[Mapping[str, Any]], told: Mapping[str, Any], round_key: str
) -> tuple[int | None, bool, int | None]:
    """Place, whether it is shared, and among how many while the round goes on."""
    place = told.get("place")
    if place is None:
        return None, False, None
    peers = [row for row in rows if row["division"] == told["division"] and "rounds" in row]
    if all(row["rounds"].get(round_key) for row in peers):
        return place, bool(told.get("tied")), None
    marked = [
        row
        for row in peers
        if (result := row["rounds"].get(round_key)) and Decimal(result["weighted"])
    ]
    if len(marked) < 2 or told not in marked:
        return None, False, None
    above = sum(row["place"] < place for row in marked)
    return above + 1, sum(row["place"] == place for row in marked) > 1, len(marked)


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the day on the wall; ``state`` is done, now, next or later."""

    minute: int
    title: str
    team: str | None
    state: str


def shown_lines(lines: Iterable[tuple[int, str, str | None, str]]) -> tuple[Shown, ...]:
    """The lines from the last one that is over; acts of absent teams are left out."""
    kept = [Shown(*line) for line in lines if line[3] != "gone"]
    over = [index for index, line in enumerate(kept) if line.state == "done"]
    coming = [index for index, line in enumerate(kept) if line.state != "done"]
    if not coming:
        return tuple(kept)
    first = next((index for index in reversed(over) if index < coming[0]), coming[0])
    return tuple(kept[max(0, first - DONE_SHOWN + 1) :])


@dataclass(frozen=True, slots=True)
class Overlay:
    """How the page for livestream software looks, as its address says.

    Attributes:
        parts: of ``ten`` (team and unit), ``dong-ho`` (clock), ``diem`` (result just published).
        place: ``trai``, ``giua`` or ``phai``: where at the foot of the picture it stands.
        size: percent of the usual size, 50 to 200.
        green: a plain green ground instead of none, for software that cuts colours out.
    """

    parts: tuple[str, ...]
    place: str
    size: int
    green: bool


PARTS = ("ten", "dong-ho", "diem")
PLACES = ("trai", "giua", "phai")
SMALLEST, LARGEST = 50, 200


def overlay_asked(asked: Mapping[str, str]) -> Overlay:
    """The overlay of an address; what it says wrongly is as if it said nothing."""
    parts = tuple(part for part in PARTS if part in asked.get("phan", "").split(","))
    size = asked.get("co", "")
    number = int(size) if size.isascii() and size.isdecimal() and len(size) < 5 else 100
    place = asked.get("cho", "")
    return Overlay(
        parts=parts or PARTS,
        place=place if place in PLACES else PLACES[0],
        size=min(LARGEST, max(SMALLEST, round(number, -1))),
        green=asked.get("nen") == "xanh",
    )
