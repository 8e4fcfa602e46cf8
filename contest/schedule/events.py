"""What has happened on the day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurnMoved:
    """A turn went from one state to another."""

    contest_id: int
    turn_id: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ClockChanged:
    """The stage clock of a turn was started, paused, stopped or corrected."""

    contest_id: int
    turn_id: int


@dataclass(frozen=True, slots=True)
class DeductionsChanged:
    """Deductions or a waiver of a turn changed."""

    contest_id: int
    turn_id: int


@dataclass(frozen=True, slots=True)
class OrderDrawn:
    """A running order was drawn or changed."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class TimetableChanged:
    """The timetable was made, changed, published, or something of it began or ended."""

    contest_id: int
