"""What has happened at the judges' table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A device sat down in a judge's seat; ``takeover`` when another device held it."""

    contest_id: int
    judge_id: int
    takeover: bool


@dataclass(frozen=True, slots=True)
class SeatRenewed:
    """A seat has new codes; whoever sat there sits there no longer."""

    contest_id: int
    judge_id: int


@dataclass(frozen=True, slots=True)
class MarksChanged:
    """A judge marked or commented; ``submitted`` when the sheet was handed in too."""

    contest_id: int
    turn_id: int
    judge_id: int
    submitted: bool


@dataclass(frozen=True, slots=True)
class SheetsChanged:
    """Sheets of a turn were locked, reopened, excused or entered from paper by the desk."""

    contest_id: int
    turn_id: int


@dataclass(frozen=True, slots=True)
class JudgeNudged:
    """The desk asked a judge to finish a sheet."""

    contest_id: int
    judge_id: int


@dataclass(frozen=True, slots=True)
class PresenceTold:
    """A tablet said something new of itself; a mere sign of life is no event."""

    contest_id: int
    judge_id: int
