"""What a delegation has handed in and what it has not: one line for each thing that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """How a line stands."""

    DONE = "done"
    NOW = "now"
    NEEDS = "needs"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Show:
    """What a delegation has of one of its pieces, or of a round without one.

    Attributes:
        piece_id: ``None`` while nothing has been begun.
        state: of the script: none, handed_in, revise or agreed.
        staged: a round on the stage, whose script is read beforehand.
    """

    piece_id: int | None
    kind: str
    round_id: int | None
    name: str
    staged: bool
    title: str | None = None
    has_summary: bool = False
    files: int = 0
    pictures: int = 0
    state: str = "none"


def told_of_piece(show: Show) -> Told:
    """Whether the piece says what it is: its title and a summary."""
    if show.title and show.has_summary:
        return Told.DONE
    return Told.NEEDS if show.kind == "round" else Told.LATER


def told_of_script(show: Show) -> Told:
    """How far its script is."""
    return {
        "agreed": Told.DONE,
        "handed_in": Told.NOW,
        "revise": Told.NEEDS,
    }.get(show.state, Told.NEEDS if show.staged else Told.LATER)


def told_of_files(show: Show) -> Told:
    """Whether its files are there: pictures of a wall newspaper; music and the like are free."""
    if not show.staged and show.kind == "round":
        return Told.DONE if show.pictures else Told.NEEDS
    return Told.DONE if show.files else Told.LATER


def told_of_consent(answered: int, people: int) -> Told:
    """How many of the people have been asked about their data."""
    if people and answered >= people:
        return Told.DONE
    return Told.NEEDS if people else Told.LATER
