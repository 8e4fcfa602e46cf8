"""The ceremony as a list of steps, made once from one final scoreboard; and what is public of it.

A step says one thing to the hall: the name of a prize that is about to be given, or who receives
it. The steps are made from the board as it will be published, so that no step can say more than
the results will; and :func:`revealed` gives out only what has been said, however the list goes on:
not even how long it is. This module knows no database, no clock and no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Any

from contest.displays.rules.poster import Ceremony, Poster, Prize, Winner


class Order(StrEnum):
    """How the hall is led to the first prize."""

    PRIZES = "prizes"
    """Side prizes, what all the others receive, then the prizes from the lowest to the first."""
    PLACES = "places"
    """Side prizes, then every team from the last place up."""


class Part(StrEnum):
    """What a step says."""

    CALL = "call"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the hall is told.

    Attributes:
        award: key of the prize; None for a place without one.
        rank: 1 to 3 for the first three prizes, which have a look of their own; 0 for others.
        place: only where places are published and the order asks for them.
        equal: a team that was named in a step before has the same total and stands below.
    """

    part: Part
    title: str
    award: str | None
    division: str | None
    rank: int
    winners: tuple[Winner, ...] = ()
    place: int | None = None
    equal: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, to be kept."""
        return asdict(self)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Step:
        """The step as it was kept."""
        winners = tuple(Winner(**one) for one in stored["winners"])
        return cls(**{**stored, "part": Part(stored["part"]), "winners": winners})


def steps_of(poster: Poster, order: Order) -> tuple[Step, ...]:
    """The steps of a final board; divisions one after the other.

    Args:
        poster: of a board in the state ``final``.
        order: ``places`` needs a board on which every place is published.
    """
    made: list[Step] = []
    for ceremony in poster.ceremonies:
        for prize in ceremony.side:
            made += _given(prize, ceremony)
        if order is Order.PLACES:
            made += _places(poster, ceremony)
            continue
        for prize in (*ceremony.rest, *reversed(ceremony.podium)):
            made += _given(prize, ceremony)
    return tuple(_with_equals(made))


def _with_equals(steps: Sequence[Step]) -> Iterator[Step]:
    """Mark the steps that name a team whose total the hall has heard before.

    Only totals that were said count, and only steps before: what a step holds is public with it.
    """
    heard: set[tuple[str | None, Decimal]] = set()
    for step in steps:
        totals = {(step.division, Decimal(one.total)) for one in step.winners if one.total}
        yield replace(step, equal=not heard.isdisjoint(totals))
        heard |= totals


def _given(prize: Prize, ceremony: Ceremony) -> tuple[Step, Step]:
    call = Step(Part.CALL, prize.name, prize.key, ceremony.name, prize.step)
    return call, Step(
        Part.NAMES, prize.name, prize.key, ceremony.name, prize.step, winners=prize.winners
    )


def _places(poster: Poster, ceremony: Ceremony) -> Iterator[Step]:
    prizes = {
        winner.team: prize
        for prize in (*ceremony.rest, *ceremony.podium)
        for winner in prize.winners
    }
    rows = next(section.ranked for section in poster.sections if section.name == ceremony.name)
    placed = sorted((row for row in rows if row["place"]), key=lambda row: -row["place"])
    for place, sharing in groupby(placed, key=lambda row: row["place"]):
        teams = list(sharing)
        prize = prizes.get(teams[0]["team"])
        yield Step(
            Part.NAMES,
            prize.name if prize else "",
            prize.key if prize else None,
            ceremony.name,
            prize.step if prize else 0,
            winners=tuple(
                Winner(row["team"], row["name"], row["total"], tied=bool(row["tied"]))
                for row in teams
            ),
            place=place,
        )


def can_go_by_place(poster: Poster) -> bool:
    """Whether every team's place is published at the end, so that the hall may hear it."""
    return all(row.get("place") for section in poster.sections for row in section.ranked) and not (
        any(section.listed for section in poster.sections)
    )


def revealed(steps: Sequence[Step], position: int) -> dict[str, Any]:
    """What has been said when the first ``position`` steps are over: the newest, and those before.

    A prize that is only called is not among those given yet.
    """
    said = [step.as_json() for step in steps[:position]]
    return {
        "step": said[-1] if said else None,
        "given": [step for step in said[:-1] if step["part"] == Part.NAMES],
    }
