"""The end of an office paper in Word: who gets it and who signs it. See ``word.py``."""

from typing import Any

from docx.document import Document as WordDocument
from docx.table import _Cell

from contest.documents.word_parts import (
    CELL,
    CENTRE,
    RECIPIENTS,
    capitals,
    first_paragraph,
    fixed_table,
    shape,
    whole_row,
    widest_mm,
    write,
)

SIGN_ROOM = 64
"""Points left between the signatory's title and name."""


def write_end(document: WordDocument, paper: dict[str, Any], text_mm: float) -> None:
    """Recipients on the left and one signature on the right; several share a line of their own.

    What stands before them goes to their page with them.
    """
    signatures, recipients = paper["signatures"], paper["recipients"]
    size, note = paper["sign_size"], paper["sign_note"]
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    if len(signatures) == 1:
        half = text_mm / 2
        table = document.add_table(rows=1, cols=2)
        fixed_table(table, (half, half), lines=False)
        whole_row(table.rows[0])
        _recipients(table.rows[0].cells[0], recipients)
        _signature(table.rows[0].cells[1], signatures[0], size, note)
        return
    if signatures:
        table = document.add_table(rows=1, cols=len(signatures))
        fixed_table(table, _shared(signatures, size, text_mm), lines=False)
        whole_row(table.rows[0])
        for cell, signature in zip(table.rows[0].cells, signatures, strict=True):
            _signature(cell, signature, size, note)
    if recipients:
        table = document.add_table(rows=1, cols=1)
        fixed_table(table, (text_mm,), lines=False)
        _recipients(table.rows[0].cells[0], recipients)


def _shared(signatures: list[dict[str, Any]], size: float, text_mm: float) -> list[float]:
    """Widths of signature blocks side by side: by need, so that titles stay on one line."""
    even = text_mm / len(signatures)
    needs = [widest_mm(capitals(one["title"]), size) + 4 for one in signatures]
    if max(needs) <= even or sum(needs) > text_mm:
        return [even] * len(signatures)
    spare = (text_mm - sum(needs)) / len(signatures)
    return [need + spare for need in needs]


def _signature(cell: _Cell, signature: dict[str, Any], size: float, note: str) -> None:
    paragraph = shape(first_paragraph(cell), align=CENTRE, before=6, together=True)
    if signature["power"]:
        write(paragraph, capitals(signature["power"]), size, bold=True)
        paragraph = shape(cell.add_paragraph(), align=CENTRE, together=True)
    write(paragraph, capitals(signature["title"]), size, bold=True)
    if note:
        write(shape(cell.add_paragraph(), align=CENTRE, together=True), note, CELL, italic=True)
    paragraph = shape(cell.add_paragraph(), align=CENTRE, before=SIGN_ROOM)
    write(paragraph, signature["name"] or "", size, bold=True)


def _recipients(cell: _Cell, recipients: list[str]) -> None:
    if not recipients:
        return
    head = shape(first_paragraph(cell), before=6, together=True)
    write(head, "Nơi nhận:", CELL, bold=True, italic=True)
    for place, line in enumerate(recipients):
        end = "." if place == len(recipients) - 1 else ";"
        write(shape(cell.add_paragraph()), f"- {line}{end}", RECIPIENTS)
