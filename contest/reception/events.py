"""What has happened at the door; ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttendanceChanged:
    """Somebody of a team has been ticked, or its check-in has moved."""

    contest_id: int
    delegation_id: int
