"""Thẻ đoàn and thẻ tên: cards of the day to cut apart. Papers ``team_card`` and ``name_card``.

Not official papers: no national heading, no signature. Names, roles and teams alone stand on
them; the code of a team's card leads to its check-in and opens nothing without signing in.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.documents.rules import figures


@dataclass(frozen=True, slots=True)
class TeamCard:
    """One team's card.

    Attributes:
        number: số thứ tự dự thi; None before the draw leaves it out.
        qr_svg: SVG of the code that opens its check-in.
    """

    name: str
    units: str
    number: int | None
    qr_svg: str

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "units": self.units,
            "number": None if self.number is None else str(self.number),
            "qr_svg": self.qr_svg,
        }


@dataclass(frozen=True, slots=True)
class NameCard:
    """One person's card: what stands on the chest."""

    name: str
    role: str
    team: str

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {"name": self.name, "role": self.role, "team": self.team}


@dataclass(frozen=True, slots=True)
class CardPaper:
    """Cards of one contest, in the order given: four teams or ten people on an A4 page."""

    contest: str
    made_at: datetime
    cards: tuple[TeamCard, ...] | tuple[NameCard, ...]

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``team_card`` or ``name_card``."""
        return {
            "made_at": figures.local(self.made_at).isoformat(timespec="seconds"),
            "draft": False,
            "contest": self.contest,
            "cards": [card.to_data() for card in self.cards],
        }
