"""Which photographs of wall newspapers may be shown in public, and in which order.

A photograph is shown only if the organiser has looked at it and said so. One with people in it
asks besides that everybody of the delegation has agreed to pictures, for nothing on record says who
is in it; a withdrawal takes it off the wall. This module knows no database and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from contest.schedule.rules.states import RESULT_STANDS, WITHOUT_RESULT, TurnState


class Shown(StrEnum):
    """What the organiser has decided of a photograph."""

    NO = "no"
    PAPER = "paper"
    """The newspaper alone is in it."""
    PEOPLE = "people"
    """People are in it."""


class From(StrEnum):
    """From when photographs are shown; see ``Wall.pictures_from``."""

    CONFIRMED = "confirmed"
    """Once the jury's result of the newspaper stands."""
    ALLOWED = "allowed"
    """As soon as the organiser has said so: the newspapers hang in the hall anyway."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph of a wall newspaper.

    Attributes:
        id: of the file of the piece.
        file: id of the kept file.
        number: of the team in the running order.
        title: of the newspaper.
        state: of the turn in which it is marked; None before the draw.
        agreed: whether everybody of the delegation agrees to pictures.
    """

    id: int
    file: int
    delegation: int
    key: str
    team: str
    number: int | None
    title: str | None
    state: TurnState | None
    agreed: bool
    shown: Shown


def is_public(picture: Picture, begins: From) -> bool:
    """Whether the hall may see it now."""
    if picture.shown is Shown.NO or (picture.shown is Shown.PEOPLE and not picture.agreed):
        return False
    if begins is From.CONFIRMED:
        return picture.state in RESULT_STANDS
    return picture.state not in WITHOUT_RESULT


@dataclass(frozen=True, slots=True)
class Slide:
    """One page of the gallery; ``at`` of ``of`` pictures of its team."""

    picture: Picture
    at: int
    of: int


def slides(pictures: Iterable[Picture], begins: From) -> tuple[Slide, ...]:
    """What is public, team by team in the order given."""
    by_team: dict[int, list[Picture]] = {}
    for one in pictures:
        if is_public(one, begins):
            by_team.setdefault(one.delegation, []).append(one)
    return tuple(
        Slide(one, at, len(own)) for own in by_team.values() for at, one in enumerate(own, start=1)
    )


def without_consent(pictures: Iterable[Picture], asked: Mapping[int, Shown]) -> tuple[str, ...]:
    """Teams of which a photograph with people is to be shown though not everybody agrees."""
    return tuple(
        dict.fromkeys(
            one.team for one in pictures if asked.get(one.id) is Shown.PEOPLE and not one.agreed
        )
    )
