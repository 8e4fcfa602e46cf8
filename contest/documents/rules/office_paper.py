"""An office paper as it is printed: the same blocks that its Word file has.

Paper ``office_paper``. What is written in Word and what is printed cannot differ, because both are
made from one value.
"""

from dataclasses import dataclass
from typing import Any

from contest.documents.rules import figures
from contest.documents.rules.frame import Edition, Frame
from contest.documents.rules.word_paper import Block, Ground, WordPaper

SIGN_NOTE = "(Ký, ghi rõ họ tên)"


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


def framed(
    frame: Frame, type_name: str, before: str | None, blocks: tuple[Block, ...]
) -> WordPaper:
    """A paper of the contest: the frame's letterhead, grounds, signatures and recipients around
    ``blocks``; under the type name ``before``, then the contest and its theme."""
    theme = frame.contest.theme
    summary = (before, frame.contest.name, f"“{theme}”" if theme else None)
    return WordPaper(
        letterhead=frame.letterhead,
        type_name=type_name,
        summary="\n".join(line for line in summary if line),
        blocks=(*(Ground(ground) for ground in frame.grounds), *blocks),
        signatures=frame.signatures,
        recipients=frame.recipients,
        sign_note=SIGN_NOTE,
    )
