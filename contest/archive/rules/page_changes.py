"""The file of a standby copy: a line about the installation, then records of changed pages.

The first record holds every page of the database, each further one those that changed since. A
record names its number, its moment and the digest of all that came before it, so that a file that
ends in the middle of a record is good up to the record before, and one that was changed is found
out. Format of a record: ``_HEAD``, then the pages, compressed with zlib.
"""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FORMAT = "hoithi-copy/1"
LONGEST_ABOUT = 1 << 16
"""Bytes of the line about the installation."""
LARGEST = 2 * 1024**3
"""Bytes of a database: a contest needs a few million."""

_MAGIC = b"\x89HTcopy\n"
_HEAD = struct.Struct(">8sQQIII32s")
"""Magic, number, moment (ms since the Unix epoch), page size, pages of the database, bytes of the
packed pages, SHA-256 over the digest before, the fields before and the packed pages."""
_FIELDS = struct.Struct(">8sQQIII")
_PLACE = struct.Struct(">I")
_SQLITE = b"SQLite format 3\0"


class NotACopyError(ValueError):
    """The file does not begin as a copy does."""


class DamagedError(ValueError):
    """A record in the middle of the file is not what was written.

    Attributes:
        until_ms: the moment up to which the file is good; None when not even the first record is.
    """

    def __init__(self, until_ms: int | None) -> None:
        self.until_ms = until_ms
        super().__init__("a record in the middle is damaged")


@dataclass(frozen=True, slots=True)
class Copied:
    """What a file holds.

    Attributes:
        about: the line about the installation.
        number, at_ms: of the last whole record; the moment is in ms since the Unix epoch.
        database: the database as it was at that moment.
        cut: whether a record after it was cut short.
    """

    about: dict[str, Any]
    number: int
    at_ms: int
    database: bytes
    cut: bool


def page_size_of(database: bytes) -> int:
    """The page size that an SQLite database names (file format, 1.3.2).

    Raises:
        ValueError: no SQLite database.
    """
    if len(database) < 100 or database[:16] != _SQLITE:
        raise ValueError("no SQLite database")
    size = int.from_bytes(database[16:18], "big")
    return 65536 if size == 1 else size


def opening_line(about: dict[str, Any]) -> bytes:
    """The line about the installation, with which a file begins."""
    line = json.dumps({"format": FORMAT, **about}, ensure_ascii=True).encode("ascii") + b"\n"
    if len(line) > LONGEST_ABOUT:
        raise ValueError("too much about the installation")
    return line


class Writer:
    """Turns pictures of one database into the records that lead from each to the next."""

    def __init__(self, line: bytes) -> None:
        self._digest = hashlib.sha256(line).digest()
        self._before = b""
        self.number = 0

    def record(self, database: bytes, at_ms: int) -> bytes:
        """The record for this picture; empty when nothing changed since the last one kept.

        What it returns counts as written only after :meth:`keep`.
        """
        size = page_size_of(database)
        before = memoryview(self._before)
        after = memoryview(database)
        pieces: list[bytes | memoryview] = []
        for number, start in enumerate(range(0, len(database), size)):
            page = after[start : start + size]
            if page != before[start : start + size]:
                pieces += (_PLACE.pack(number), page)
        if not pieces and len(before) == len(after):
            return b""
        packed = zlib.compress(b"".join(pieces), 1)
        pages = len(database) // size
        fields = _FIELDS.pack(_MAGIC, self.number + 1, at_ms, size, pages, len(packed))
        return fields + hashlib.sha256(self._digest + fields + packed).digest() + packed

    def keep(self, record: bytes, database: bytes) -> None:
        """The record is safely there: the next one begins where it ends."""
        self.number += 1
        self._digest = record[_FIELDS.size : _HEAD.size]
        self._before = database


@dataclass(frozen=True, slots=True)
class _Record:
    number: int
    at_ms: int
    page_size: int
    pages: int
    packed: memoryview


def read_about(content: bytes) -> dict[str, Any]:
    """The line about the installation.

    Raises:
        NotACopyError: there is no such line.
    """
    line, found, _ = content[:LONGEST_ABOUT].partition(b"\n")
    try:
        about = json.loads(line) if found else None
    except ValueError as error:
        raise NotACopyError from error
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise NotACopyError
    return about


def read_copy(content: bytes) -> Copied:
    """The database as of the last whole record of a file.

    Raises:
        NotACopyError: no copy, or one cut short before its first record was whole.
        DamagedError: a record that is followed by others is not what was written.
    """
    about = read_about(content)
    database = bytearray()
    last: _Record | None = None
    end = content.index(b"\n") + 1
    for record, after in _sound_records(content, end):
        _apply(database, record)
        last, end = record, after
    if content.find(_MAGIC, end + 1) != -1:
        raise DamagedError(last.at_ms if last else None)
    if last is None:
        raise NotACopyError
    return Copied(about, last.number, last.at_ms, bytes(database), cut=end < len(content))


def _sound_records(content: bytes, start: int) -> Iterator[tuple[_Record, int]]:
    """The records one after the other while each is whole and follows from the one before."""
    view = memoryview(content)
    digest = hashlib.sha256(view[:start]).digest()
    number = 0
    while len(content) - start >= _HEAD.size:
        magic, of, at_ms, size, pages, length, said = _HEAD.unpack_from(content, start)
        body = start + _HEAD.size
        packed = view[body : body + length]
        fields = view[start : start + _FIELDS.size]
        if magic != _MAGIC or of != number + 1 or len(packed) != length:
            return
        digest = hashlib.sha256(b"".join((digest, fields, packed))).digest()
        if digest != said:
            return
        number, start = of, body + length
        yield _Record(of, at_ms, size, pages, packed), start


def _apply(database: bytearray, record: _Record) -> None:
    whole = record.pages * record.page_size
    if whole > LARGEST:
        raise DamagedError(None)
    most = record.pages * (record.page_size + _PLACE.size)
    pages = zlib.decompressobj().decompress(record.packed, most + 1)
    del database[whole:]
    database.extend(bytes(whole - len(database)))
    step = _PLACE.size + record.page_size
    for start in range(0, len(pages), step):
        place = _PLACE.unpack_from(pages, start)[0] * record.page_size
        database[place : place + record.page_size] = pages[start + _PLACE.size : start + step]
    if len(database) != whole:
        raise DamagedError(None)
