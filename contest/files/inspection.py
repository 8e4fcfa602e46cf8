"""Finds out what a file is by its content: a piece of work beside the server.

It runs in a child process (``contest/shared/aside.py``) on a file that a stranger has sent, and
knows nothing of Flask or the database. What it cannot name for certain is refused.
"""

import json
from collections.abc import Collection
from pathlib import Path

import puremagic

from contest.files.music import Music, music_of
from contest.files.office import office_of
from contest.files.rules.kinds import Kind, kind_of

HEAD = 1 << 16
"""Bytes at the beginning that are enough to tell one format from another."""

_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_OTHER_PICTURES = (b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"{\\rtf", b"%!ps", b"#!")
_PDF_ACTS = (b"/JavaScript", b"/Launch")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Refused(Exception):  # noqa: N818 - an expected no
    """The file is not kept.

    Attributes:
        code: names the sentence that says why.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def inspected(given: bytes) -> bytes:
    """Inspect the file at ``path``; what must be kept in its place is written to ``made``.

    Args:
        given: JSON ``{"path", "made", "small", "kinds"}``; ``small`` is where a picture's
            thumbnail goes.

    Returns:
        JSON ``{"media_type"}`` or ``{"refused"}``.
    """
    asked = json.loads(given)
    kinds = {Kind(kind) for kind in asked["kinds"]}
    try:
        media_type = _media_type(
            Path(asked["path"]), Path(asked["made"]), Path(asked["small"]), kinds
        )
    except Refused as refused:
        return json.dumps({"refused": refused.code}).encode()
    return json.dumps({"media_type": media_type}).encode()


def _media_type(path: Path, made: Path, small: Path, kinds: Collection[Kind]) -> str:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if _is_picture(head):
        _wanted(Kind.PICTURE, kinds)
        _shrink(path, made, small)
        return "image/jpeg"
    for look in (_pdf, _office, _music, _text):
        media_type = look(path, head, made)
        if media_type is not None:
            _wanted(kind_of(media_type), kinds)
            return media_type
    raise Refused("file_picture_other" if head.startswith(_OTHER_PICTURES) else "file_unknown")


def _wanted(kind: Kind, kinds: Collection[Kind]) -> None:
    if kind not in kinds:
        raise Refused("file_not_wanted")


def _is_picture(head: bytes) -> bool:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise Refused("file_heic")
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _shrink(path: Path, made: Path, small: Path) -> None:
    from contest.files.shrinking import PictureError, shrink  # noqa: PLC0415 - pictures alone

    try:
        shrink(path, made, small)
    except PictureError as error:
        raise Refused(error.code) from error


def _pdf(path: Path, head: bytes, _made: Path) -> str | None:
    if not head.startswith(b"%PDF-"):
        return None
    content = path.read_bytes()
    if b"%%EOF" not in content[-2048:]:
        raise Refused("file_damaged")
    if any(act in content for act in _PDF_ACTS):
        raise Refused("file_pdf_acts")
    return "application/pdf"


def _office(path: Path, head: bytes, _made: Path) -> str | None:
    if not head.startswith((*_ARCHIVES, _OLE)):
        return None
    found = office_of(path, is_archive=not head.startswith(_OLE))
    if found.refused is not None:
        raise Refused(found.refused)
    return found.media_type


def _music(path: Path, head: bytes, _made: Path) -> str | None:
    found = music_of(path, head)
    if found is Music.VIDEO:
        raise Refused("file_video")
    if found is Music.DAMAGED:
        raise Refused("file_damaged")
    return None if found is None else found.value


def _text(path: Path, head: bytes, made: Path) -> str | None:
    """Words and nothing else; kept in UTF-8, whatever Unicode they came in."""
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not utf16:
        return None
    content = path.read_bytes()
    if _is_something_else(content):
        return None
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        if _mostly_letters(head):
            raise Refused("file_text_unreadable") from None
        return None
    if any(c < " " and c not in "\t\n\r\f" for c in text):
        return None
    made.touch(mode=0o600)
    made.write_text(text, "utf-8", newline="")
    return "text/plain"


def _is_something_else(content: bytes) -> bool:
    start = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        return True
    try:
        matches = puremagic.magic_string(content[:HEAD])
    except puremagic.PureError:
        return False
    return bool(matches) and matches[0].confidence > 0.5


def _mostly_letters(head: bytes) -> bool:
    signs = sum(1 for byte in head if byte < 0x20 and byte not in b"\t\n\r\f")
    return not signs
