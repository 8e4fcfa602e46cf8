"""Names of files, made safe for every system, with their Vietnamese letters."""

from __future__ import annotations

import re
import unicodedata

NAME_LENGTH = 120
"""Characters of a name with its ending."""
NAME_BYTES = 220
"""Of the name in UTF-8: file systems allow 255."""

_UNNAMED = "tep"
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?![^.])", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""
_LAST_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk"})


def safe_name(name: str, ending: str) -> str:
    """The name without folders, hidden characters and what systems forbid, with this ending.

    ``"C:\\\\Bài dự thi\\\\ảnh.JPG.exe"`` with ``.jpg`` becomes ``"ảnh.jpg"``.
    """
    stem = shown_name(name, NAME_LENGTH * 4)
    for _ in range(2):
        stem = _LAST_ENDING.sub("", stem)
    stem = stem.strip(" .")
    if not stem:
        stem = _UNNAMED
    if _RESERVED.match(stem):
        stem = f"{_UNNAMED}-{stem}"
    stem = stem[: NAME_LENGTH - len(ending)]
    while len((stem + ending).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .") + ending


def shown_name(name: str, length: int = 60) -> str:
    """The name as a sentence about the file repeats it: with its own ending, nothing hidden."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _UNSEEN)
    return " ".join(_FORBIDDEN.sub(" ", seen).split())[:length] or _UNNAMED
