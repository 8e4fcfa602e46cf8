"""What a PDF page holds, read from the file itself: runs of text and lines, in millimetres."""

import io
from dataclasses import dataclass
from typing import Any

import pypdf

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: left end and base line in mm from the page's top left corner, size in pt."""

    text: str
    left: float
    down: float
    font: str
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A level line: its ends and height in mm."""

    left: float
    right: float
    down: float


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(reader(pdf).pages)


def text(pdf: bytes) -> str:
    """All text, with runs of white space as one space."""
    return " ".join(" ".join(page.extract_text().split()) for page in pages(pdf))


def size(page: pypdf.PageObject) -> tuple[int, int]:
    """Width and height in whole mm."""
    return round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)


def runs(page: pypdf.PageObject) -> list[Run]:
    height = float(page.mediabox.height)
    found: list[Run] = []

    def see(piece: str, cm: Any, tm: Any, font: Any, points: float) -> None:
        if piece.strip() and font is not None:
            name = str(font["/BaseFont"]).partition("+")[2]
            x, y = cm[4] + tm[4], height - (cm[5] + tm[5])
            found.append(Run(" ".join(piece.split()), x / MM, y / MM, name, points))

    page.extract_text(visitor_text=see)
    return found


def lines(page: pypdf.PageObject) -> list[Line]:
    """Level lines: a `m` followed by a `l` at the same height."""
    height = float(page.mediabox.height)
    found: list[Line] = []
    last: list[float] = []

    def see(operator: bytes, operands: Any, cm: Any, _tm: Any) -> None:
        nonlocal last
        if operator == b"m":
            last = [float(value) for value in operands]
        elif operator == b"l" and last and abs(float(operands[1]) - last[1]) < 0.01:
            ends = sorted(cm[0] * x + cm[4] for x in (last[0], float(operands[0])))
            down = height - (cm[3] * last[1] + cm[5])
            found.append(Line(ends[0] / MM, ends[1] / MM, down / MM))

    page.extract_text(visitor_operand_before=see)
    return found
