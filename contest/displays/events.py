"""What has happened to the public pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RevealMoved:
    """The ceremony, or the rehearsal of one, was made, moved on or back, or ended."""

    contest_id: int
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class RevealNotesWritten:
    """What the presenter reads beside the steps is another text now; nothing public."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class ScoreboardPublished:
    """A new version of the public scoreboard is there."""

    contest_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ScreensChanged:
    """A screen came, went, was pointed at something else, or all were covered."""

    contest_id: int
