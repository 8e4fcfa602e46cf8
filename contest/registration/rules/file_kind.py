"""What a file is, by its contents: its name proves nothing.

Everything that is not a plain workbook or a text in UTF-8 is refused with a code of its own, so
that the one who sent it reads how to save it properly.
"""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from contest.registration.rules.table import Unreadable

UNZIPPED_LIMIT = 40 * 1024 * 1024
"""Bytes of all parts together: five thousand rows take a tenth of it."""
PARTS_LIMIT = 1_000

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """What can be read."""

    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(data: bytes) -> Kind:
    """What the file is.

    Raises:
        Unreadable: it is something else, or a package that would unfold beyond measure.
    """
    if not data:
        raise Unreadable("table_file_empty")
    if data.startswith(_OLE):
        raise Unreadable(_old_office(data))
    if data.startswith(b"PK"):
        return _package(data)
    if data.startswith(_PICTURES) or data[4:12].startswith(b"ftyp") or data[8:12] == b"WEBP":
        raise Unreadable("table_file_is_picture")
    if data.startswith(b"%PDF"):
        raise Unreadable("table_file_is_pdf")
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<html", b"<!doctype html", b"<?xml", b"<table", b"mime-version:")):
        raise Unreadable("table_file_is_web_page")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("table_file_is_word")
    if data.startswith(_UTF_16):
        raise Unreadable("table_file_other_encoding")
    return _text(data)


def text_of(data: bytes) -> str:
    """The text of a file of kind ``TEXT``."""
    return data.decode("utf-8-sig")


def _old_office(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "table_file_has_password"
    return "table_file_is_word" if _WORD in data else "table_file_is_old_xls"


def _text(data: bytes) -> Kind:
    if b"\x00" in data:
        raise Unreadable("table_file_unknown")
    try:
        text_of(data)
    except UnicodeDecodeError as error:
        is_text = sum(byte < 32 and byte not in (9, 10, 13) for byte in data[:4096]) == 0
        raise Unreadable(
            "table_file_other_encoding" if is_text else "table_file_unknown"
        ) from error
    return Kind.TEXT


def _package(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename.lower() for part in parts}
            is_locked = any(part.flag_bits & 0x1 for part in parts)
            # The declared size is binding: zipfile hands out no byte beyond it.
            size = sum(part.file_size for part in parts)
            if "mimetype" in names and not is_locked:
                is_opendocument = package.read("mimetype")[:64].startswith(b"application/vnd.oasis")
            else:
                is_opendocument = False
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, KeyError) as error:
        raise Unreadable("table_file_broken") from error
    if is_locked:
        raise Unreadable("table_file_has_password")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable("table_file_has_macros")
    if is_opendocument:
        raise Unreadable("table_file_is_opendocument")
    if any(name.startswith("word/") for name in names):
        raise Unreadable("table_file_is_word")
    if "xl/workbook.bin" in names:
        raise Unreadable("table_file_is_xlsb")
    if "xl/workbook.xml" not in names:
        raise Unreadable("table_file_unknown")
    if size > UNZIPPED_LIMIT or len(parts) > PARTS_LIMIT:
        raise Unreadable("table_file_too_large_inside", limit=UNZIPPED_LIMIT // 1024 // 1024)
    return Kind.WORKBOOK
