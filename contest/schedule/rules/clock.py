"""The stage clock, owned by the server: elapsed milliseconds, and when that was true."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageClock:
    """``elapsed_ms`` at server time ``at_ms``; it goes on from there while ``running``."""

    running: bool = False
    elapsed_ms: int = 0
    at_ms: int | None = None

    def elapsed(self, now_ms: int) -> int:
        """Milliseconds on the clock at ``now_ms``; a clock that stepped back adds nothing."""
        if not self.running or self.at_ms is None:
            return self.elapsed_ms
        return self.elapsed_ms + max(0, now_ms - self.at_ms)

    def started(self, now_ms: int) -> StageClock:
        """Running from now on; unchanged if it runs already."""
        return self if self.running else StageClock(True, self.elapsed_ms, now_ms)

    def stopped(self, now_ms: int) -> StageClock:
        """Standing at what it shows now; unchanged if it stands already."""
        return StageClock(False, self.elapsed(now_ms), now_ms) if self.running else self

    def resumed(self, seen_ms: int | None, now_ms: int) -> tuple[StageClock, int]:
        """Running on after nobody was there since ``seen_ms``; and for how many ms that was.

        A wall clock that was set back meanwhile takes nothing of what was on the clock before.
        """
        at = self.at_ms or now_ms
        seen = max(at, seen_ms or at)
        away = max(0, now_ms - seen)
        return StageClock(True, self.elapsed_ms + seen - at + away, now_ms), away

    def without(self, away_ms: int, now_ms: int) -> StageClock:
        """The clock less a time that does not count; never below 0."""
        at = now_ms if self.running else self.at_ms
        return StageClock(self.running, max(0, self.elapsed(now_ms) - away_ms), at)

    @property
    def seconds(self) -> int:
        """Full seconds on a clock that stands, the measure of the contest file."""
        return self.elapsed_ms // 1000
