"""An office paper as PDF: the same blocks that Word gets, in the frame of every printed paper."""

from dataclasses import dataclass
from typing import Any

from contest.documents.rules.frame import Frame
from contest.documents.rules.word_paper import WordPaper


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """Paper ``office``. What the frame says of letterhead and signatures is what Word gets too."""

    frame: Frame
    paper: WordPaper

    def to_data(self) -> dict[str, Any]:
        """Return the data for the template."""
        return self.frame.to_data() | self.paper.to_data()
