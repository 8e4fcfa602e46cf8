"""The typesetter's own process: jobs in on standard input, PDFs out on standard output.

Run by ``engine.py`` as a plain script (``python -I press.py TEMPLATES FONTS``), outside the web
process, so that typesetting never holds up the event loop and can be killed when it takes too
long. It imports nothing of the product. A frame is four bytes of length, big-endian, and that many
bytes: a job is JSON ``{"paper", "data", "draft", "practice", "made_at"}``; an answer is one byte,
``+`` and the PDF or ``-`` and a message for the log. The process ends when its standard input does.
"""

import json
import os
import resource
import struct
import sys
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import typst

MEMORY_LIMIT = 2 * 1024**3
"""Address space of this process, in bytes: a runaway paper fails instead of eating the laptop."""

NICENESS = 10
"""Marks come first: typesetting takes the time that the web process leaves."""

_MISSING = "\N{WHITE SQUARE}"
_UNSEEN = frozenset({"Cc", "Cf"})


def main(templates: Path, fonts: Path) -> None:
    """Serve jobs until standard input ends; ``templates`` is all that a paper can read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    os.nice(NICENESS)
    known = drawable(fonts / "Tinos-Regular.ttf")
    faces = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts)],
    )
    # Empty package folders: a paper is made of this installation's files and of nothing else.
    compiler = typst.Compiler(
        root=str(templates),
        font_paths=faces,
        ignore_system_fonts=True,
        package_path=str(fonts / "none"),
        package_cache_path=str(fonts / "none"),
    )
    while (job := _read(sys.stdin.buffer)) is not None:
        _write(sys.stdout.buffer, _answer(compiler, templates, known, json.loads(job)))


def _answer(
    compiler: typst.Compiler,
    templates: Path,
    known: frozenset[int],
    job: dict[str, Any],
) -> bytes:
    data = _printable(job["data"], known)
    try:
        pdf = compiler.compile(
            input=str(templates / f"{job['paper']}.typ"),
            format="pdf",
            sys_inputs={
                "data": json.dumps(data),
                "draft": "yes" if job["draft"] else "no",
                "practice": "yes" if job["practice"] else "no",
            },
            # Archival and accessible, both tagged.
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.fromisoformat(job["made_at"]),
        )
    except typst.TypstError as error:
        return b"-" + (error.diagnostic or str(error)).encode("utf-8", "replace")
    return b"+" + pdf if isinstance(pdf, bytes) else b"-no single file came out"


def _printable(value: Any, known: frozenset[int]) -> Any:
    """Return the data with every text as the font can print it."""
    if isinstance(value, str):
        return _text(value, known)
    if isinstance(value, dict):
        return {key: _printable(item, known) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item, known) for item in value]
    return value


def _text(text: str, known: frozenset[int]) -> str:
    """Compose a text (NFC), drop what cannot be seen, put a box for a letter the font lacks.

    An archival PDF may not hold a letter without a glyph; a visible box says that something
    stood there, and one odd sign in a team's name does not stop the minutes. Joiners, controls
    and direction marks come along when text is pasted, and would hide or turn what is read.
    """
    seen: list[str] = []
    for character in unicodedata.normalize("NFC", text.replace("\t", " ")):
        if character == "\n" or ord(character) in known:
            seen.append(character)
        elif unicodedata.category(character) not in _UNSEEN:
            seen.append(_MISSING)
    return "".join(seen)


def drawable(font: Path) -> frozenset[int]:
    """Return the code points that a TrueType font can draw, from its ``cmap`` (format 4)."""
    raw = font.read_bytes()
    tables = {
        raw[at : at + 4]: struct.unpack_from(">I", raw, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", raw, 4)[0], 16)
    }
    start = tables[b"cmap"]
    for record in range(struct.unpack_from(">H", raw, start + 2)[0]):
        _, _, offset = struct.unpack_from(">HHI", raw, start + 4 + 8 * record)
        if struct.unpack_from(">H", raw, start + offset)[0] == 4:
            return _segments(raw, start + offset)
    raise ValueError(f"no format 4 character map in {font.name}")


def _segments(raw: bytes, at: int) -> frozenset[int]:
    twice = struct.unpack_from(">H", raw, at + 6)[0]
    ends = struct.unpack_from(f">{twice // 2}H", raw, at + 14)
    starts = struct.unpack_from(f">{twice // 2}H", raw, at + 16 + twice)
    points = {p for first, last in zip(starts, ends, strict=True) for p in range(first, last + 1)}
    # The last segment is only the table's end mark, U+FFFF.
    return frozenset(p for p in points if unicodedata.category(chr(p)) not in _UNSEEN | {"Cn"})


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def _write(stream: BinaryIO, body: bytes) -> None:
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
