"""An office paper as it is printed: the same blocks that its Word file has.

Paper ``office_paper``. What is written in Word and what is printed cannot differ, because both are
made from one value.
"""

from dataclasses import dataclass
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import Edition
from contest.documents.rules.word_paper import WordPaper


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """The paper with its edition.

    Attributes:
        subject: title of the PDF.
    """

    paper: WordPaper
    edition: Edition
    subject: str

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``office_paper``; what lacks makes it a draft."""
        return {
            **self.paper.to_data(),
            "made_at": figures.local(self.edition.made_at).isoformat(timespec="seconds"),
            "draft": bool(self.paper.lacks),
            "edition": self.edition.to_data(),
            "subject": self.subject,
        }
