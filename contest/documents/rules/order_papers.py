"""Biên bản bốc thăm and biên bản đổi thứ tự: who performs when, with a line for each head of
delegation to sign. Papers ``draw_minutes`` and ``swap_minutes``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import Frame


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A team at its place. ``head``: its trưởng đoàn; None leaves room to write the name."""

    place: int
    number: int | None
    team: str
    units: str
    head: str | None
    fixed: str | None
    """Why its place was not drawn."""

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "place": f"{self.place:02d}",
            "number": None if self.number is None else f"{self.number:02d}",
            "team": self.team,
            "units": self.units,
            "head": self.head,
            "fixed": self.fixed,
        }


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """One draw. ``name``: its round; None: one order for all. ``method``: lots or seed.

    Attributes:
        seal: what was shown beforehand of a seed that was kept.
    """

    name: str | None
    method: str
    seed: str | None
    seal: str | None
    at: datetime
    lines: Sequence[DrawnLine]

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "method": self.method,
            "seed": self.seed,
            "seal": self.seal,
            "at": figures.hour_and_day(self.at),
            "lines": [line.to_data() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class DrawMinutesPaper:
    """Biên bản bốc thăm. ``kind``: see schedule/rules/order.py."""

    frame: Frame
    venue: str
    kind: str
    by_division: bool
    draws: Sequence[DrawnRound]

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``draw_minutes``."""
        return {
            **self.frame.to_data(),
            "venue": self.venue,
            "kind": self.kind,
            "by_division": self.by_division,
            "draws": [draw.to_data() for draw in self.draws],
        }


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two teams, with whoever agreed for it."""

    team: str
    number: int | None
    units: str
    head: str

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        number = None if self.number is None else f"{self.number:02d}"
        return {"team": self.team, "number": number, "units": self.units, "head": self.head}


@dataclass(frozen=True, slots=True)
class Changed:
    """In one round: where each of the two stood; the other's place is the new one."""

    round: str
    first: int
    second: int

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "round": self.round,
            "first": f"{self.first:02d}",
            "second": f"{self.second:02d}",
        }


@dataclass(frozen=True, slots=True)
class SwapMinutesPaper:
    """Biên bản đổi thứ tự. ``wrong``: papers printed before, to be collected."""

    frame: Frame
    venue: str
    at: datetime
    by: str
    first: Party
    second: Party
    changed: Sequence[Changed]
    reason: str
    wrong: Sequence[str]

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``swap_minutes``."""
        return {
            **self.frame.to_data(),
            "venue": self.venue,
            "at": figures.hour_and_day(self.at),
            "by": self.by,
            "first": self.first.to_data(),
            "second": self.second.to_data(),
            "changed": [one.to_data() for one in self.changed],
            "reason": self.reason.rstrip(" ./"),
            "wrong": list(self.wrong),
        }
