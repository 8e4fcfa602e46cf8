"""Taking people's names out of texts that quote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SOMEBODY = "một thành viên"


class Names:
    """The full names of the people of a contest.

    A name of a single word is too like any other word to be searched for.
    """

    def __init__(self, names: Iterable[str]) -> None:
        parts = {tuple(_composed(name).split()) for name in names}
        longest_first = sorted((p for p in parts if len(p) > 1), key=len, reverse=True)
        written = "|".join(r"\s+".join(map(re.escape, words)) for words in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.I) if written else None

    def without(self, text: str) -> str:
        """The text with “một thành viên” for each of the names."""
        if self._pattern is None:
            return text
        return self._pattern.sub(SOMEBODY, _composed(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
