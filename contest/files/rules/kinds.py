"""What may be handed in: the kinds of file, their media types, endings and largest sizes.

The kind of a file is decided by its content (``contest/files/inspection.py``); neither its name
nor what a browser says about it counts.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a file is for people."""

    PICTURE = "picture"
    PDF = "pdf"
    WORD = "word"
    TEXT = "text"
    MUSIC = "music"


EVERY_KIND = frozenset(Kind)

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ENDINGS = {
    "image/jpeg": ".jpg",
    "application/pdf": ".pdf",
    WORD_TYPE: ".docx",
    "text/plain": ".txt",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "audio/ogg": ".ogg",
}
"""Media type of what is kept → the ending of its name. Every picture is kept as JPEG."""

SHOWN_IN_THE_PAGE = frozenset(ENDINGS) - {WORD_TYPE, "text/plain"}
"""Shown or played by the browser; the others are downloaded."""

LIMITS_MB = {Kind.PICTURE: 15, Kind.PDF: 10, Kind.WORD: 10, Kind.TEXT: 10, Kind.MUSIC: 30}
"""The largest size of each, in megabytes (2**20 bytes)."""

MEGABYTE = 1 << 20
FORM_BYTES = 1 * MEGABYTE
"""What a form may hold beside its files."""

LONGEST_SIDE = 2000
"""Of a kept picture, in pixels: enough for a projector and for a print on A4."""
THUMBNAIL_SIDE = 480

_ACCEPTED = {
    Kind.PICTURE: "image/jpeg,image/png,image/webp",
    Kind.PDF: ".pdf",
    Kind.WORD: ".docx",
    Kind.TEXT: ".txt",
    Kind.MUSIC: ".mp3,.m4a,.wav,.ogg",
}


def kind_of(media_type: str) -> Kind:
    """The kind of a kept file."""
    if media_type.startswith("image/"):
        return Kind.PICTURE
    if media_type.startswith("audio/"):
        return Kind.MUSIC
    by_type = {"application/pdf": Kind.PDF, WORD_TYPE: Kind.WORD, "text/plain": Kind.TEXT}
    return by_type[media_type]


def accept(kinds: frozenset[Kind]) -> str:
    """The ``accept`` attribute of a file field. JPEG is named so that an iPhone sends one
    instead of its own HEIC."""
    return ",".join(_ACCEPTED[kind] for kind in Kind if kind in kinds)


def largest(kinds: frozenset[Kind], files: int = 1) -> int:
    """Bytes of the largest request that carries so many files of these kinds with a form."""
    return max(LIMITS_MB[kind] for kind in kinds) * MEGABYTE * files + FORM_BYTES
