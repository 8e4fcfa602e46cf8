"""What has happened to the public pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreboardPublished:
    """A new version of the public scoreboard is there."""

    contest_id: int
    version: int
