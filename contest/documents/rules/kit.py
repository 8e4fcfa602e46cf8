"""Bộ dự phòng: all paper needed to go on without the computer, in one file. Paper ``kit``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest.documents.rules.frame import Frame
from contest.documents.rules.sheet import Sheet
from contest.documents.rules.word_paper import Block


@dataclass(frozen=True, slots=True)
class KitTeam:
    """A team in the order in which it performs."""

    number: int | None
    name: str
    units: str = ""
    head: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "number": None if self.number is None else f"{self.number:02d}",
            "name": self.name,
            "units": self.units,
            "head": self.head,
        }


@dataclass(frozen=True, slots=True)
class KitRound:
    """A round to be marked, timed and added up by hand.

    Attributes:
        method: how totals become the round's figure: mean, sum or median.
        time: the limit and what is taken off over it, in words; None: it is not timed.
        sheets: a blank one for each judge.
    """

    name: str
    judges: Sequence[str]
    teams: Sequence[KitTeam]
    method: str
    time: str | None
    sheets: Sequence[Sheet]

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "judges": list(self.judges),
            "teams": [team.to_data() for team in self.teams],
            "method": self.method,
            "time": self.time,
            "sheets": [sheet.to_data() for sheet in self.sheets],
        }


@dataclass(frozen=True, slots=True)
class Kit:
    """The whole. ``programme``: empty while there is no timetable.

    Attributes:
        jury: name and title of each judge.
    """

    frame: Frame
    venue: str
    teams: Sequence[KitTeam]
    programme: Sequence[Block]
    rounds: Sequence[KitRound]
    jury: Sequence[tuple[str, str]]
    awards: Sequence[str]
    titles: Mapping[str, str]
    """Who signs: organiser, head_judge, compiled, checked, secretary, timekeeper."""

    def to_data(self) -> dict[str, Any]:
        """Return the data for the template."""
        return {
            **self.frame.to_data(),
            "venue": self.venue,
            "teams": [team.to_data() for team in self.teams],
            "programme": [block.to_data() for block in self.programme],
            "rounds": [one.to_data() for one in self.rounds],
            "jury": [{"name": name, "title": title} for name, title in self.jury],
            "awards": list(self.awards),
            "titles": dict(self.titles),
            # Read by the template of the sheets, whose parts are used here.
            "sheets": [],
        }
