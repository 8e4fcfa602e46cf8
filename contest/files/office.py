"""Word documents: the new kind without macros is let in, everything else says what to do.

Part of the work beside the server (``inspection.py``).
"""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from contest.files.rules.kinds import WORD_TYPE

LARGEST_UNPACKED = 200 << 20
"""Bytes of all parts together: the largest scripts with pictures need a tenth of it."""
MOST_PARTS = 3000
LARGEST_LIST = 4 << 20
"""Bytes of the list of parts and of a list of links."""

_MAIN_PART = b"wordprocessingml.document.main+xml"
_MACRO_WORDS = (b"macroenabled", b"vbaproject", b"activex")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "activex")
_PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")
_LINKS = "word/_rels/settings.xml.rels"


@dataclass(frozen=True, slots=True)
class Office:
    """What was found: a media type, or the code of why not; neither for a stranger."""

    media_type: str | None = None
    refused: str | None = None


def office_of(path: Path, *, is_archive: bool) -> Office:
    """Look into an archive, or into a file of the old Office."""
    if not is_archive:
        return _old(path.read_bytes())
    try:
        with zipfile.ZipFile(path) as archive:
            return _new(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        return Office(refused="file_damaged")


def _old(content: bytes) -> Office:
    if _PASSWORD_STREAM in content:
        return Office(refused="file_with_password")
    return Office(refused="file_word_old" if _OLD_WORD_STREAM in content else "file_unknown")


def _new(archive: zipfile.ZipFile) -> Office:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return Office(refused="file_bomb")
    names = {part.filename.lower() for part in parts}
    if "[content_types].xml" not in names:
        return Office()
    listed = _read(archive, "[Content_Types].xml").lower()
    is_macro = any(word in listed for word in _MACRO_WORDS)
    if is_macro or any(part in name for name in names for part in _MACRO_PARTS):
        return Office(refused="file_with_macros")
    if _MAIN_PART not in listed or "word/document.xml" not in names:
        return Office()
    if _LINKS in names and _fetches_a_template(_read(archive, _LINKS)):
        return Office(refused="file_with_macros")
    if archive.testzip() is not None:
        return Office(refused="file_damaged")
    return Office(WORD_TYPE)


def _fetches_a_template(links: bytes) -> bool:
    """A template from another machine brings its macros along when the document is opened."""
    lowered = links.lower()
    return b"attachedtemplate" in lowered and any(
        target in lowered for target in (b'target="http', b'target="\\\\', b'target="ftp')
    )


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(LARGEST_LIST)
