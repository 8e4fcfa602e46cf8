"""Giấy chứng nhận: one page for each award and taker, in our frame or on pre-printed paper.

Paper ``certificate``. A name too long for its line is set smaller, then on several lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import ContestTitle, Edition, Letterhead, Signature


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page.

    Attributes:
        who: who takes the award; None leaves a dotted line to write on.
        team: of a person; None for a team.
        text: what it is given for; its first line is set larger.
    """

    who: str | None
    team: str | None
    text: str

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        first, *others = self.text.split("\n")
        return {"who": self.who, "team": self.team, "award": first, "lines": others}


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """All pages that are printed at once.

    Attributes:
        top: on pre-printed paper, in mm from the edge to the name; None draws our own frame,
            national heading and title.
        basis: the decision that it goes back to; None leaves it out.
        logos: ``left``, ``right`` → an SVG picture; drawn with our own frame only.
    """

    letterhead: Letterhead
    contest: ContestTitle
    made_at: datetime
    title: str
    lead: str | None
    basis: str | None
    signs: Signature
    pages: tuple[Certificate, ...]
    edition: Edition
    top: int | None = None
    draft: bool = False
    logos: Mapping[str, str] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``certificate``."""
        return {
            "made_at": figures.local(self.made_at).isoformat(timespec="seconds"),
            "draft": self.draft,
            "letterhead": self.letterhead.to_data(),
            "contest": self.contest.to_data(),
            "title": self.title,
            "lead": self.lead,
            "basis": self.basis,
            "signs": self.signs.to_data(),
            "pages": [page.to_data() for page in self.pages],
            "top": self.top,
            "edition": self.edition.to_data(),
            "logos": dict(self.logos),
        }
