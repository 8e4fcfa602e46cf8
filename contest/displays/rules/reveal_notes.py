"""The presenter's own words for prizes and teams, written all at once and by more than one person.

A form says of each text which one its writer had before their eyes: only what the writer changed is
written, and what somebody else has changed meanwhile is not written over unseen.
"""

import hashlib
from dataclasses import dataclass

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class TypedNote:
    """One note as it was sent.

    Attributes:
        subject: ``award:`` or ``team:`` and the key.
        name: of the prize or team.
        seen: :func:`mark_of` the text that stood there when the writer opened the page.
    """

    subject: str
    name: str
    text: str
    seen: str

    def is_changed(self, kept: str) -> bool:
        """Whether the writer wants another text than the one that is kept."""
        return plain(self.text) != plain(kept) and mark_of(self.text) != self.seen

    def is_overtaken(self, kept: str) -> bool:
        """Whether somebody else has changed the text that the writer had before their eyes."""
        return mark_of(kept) != self.seen


def plain(text: str) -> str:
    """The text as it is kept: without the line ends of a browser and the space around it."""
    return "\n".join(text.splitlines()).strip()


def mark_of(text: str) -> str:
    """A short mark by which a text is known again."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:12]
