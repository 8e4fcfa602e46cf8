"""Giấy xin ý kiến về dữ liệu cá nhân: one page a person, written to be read aloud.

Paper ``consent_form``. Its words are in the template; here is what differs from contest to contest
and from person to person. Source: Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: what, why, who, how
long, the rights of the person, and a separate answer for each purpose.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import Frame


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: a person of a team. ``is_manager``: the phone is asked for too."""

    name: str
    team: str
    unit: str
    is_manager: bool = False

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "name": self.name,
            "team": self.team,
            "unit": self.unit,
            "is_manager": self.is_manager,
        }


@dataclass(frozen=True, slots=True)
class ConsentFormPaper:
    """Forms of one team, one page each.

    Attributes:
        until: the last day on which the people stay known; None prints dots.
        days: the days of the contest, in words; None where they are not known.
        office: whom to ask and to tell; None prints dots.
    """

    frame: Frame
    people: tuple[Asked, ...]
    days: str | None
    until: date | None
    office: str | None

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``consent_form``."""
        return {
            **self.frame.to_data(),
            "people": [person.to_data() for person in self.people],
            "days": self.days,
            "until": None if self.until is None else figures.long_day(self.until),
            "office": self.office,
        }
