"""What has happened to what a delegation prepares; ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScriptMoved:
    """A script was handed in, is to be revised, or was agreed on."""

    contest_id: int
    piece_id: int
    state: str
