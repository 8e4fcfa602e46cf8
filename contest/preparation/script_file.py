"""Takes the words out of a Word file, in a process of its own; knows nothing of Flask or rows.

Run through ``contest.shared.aside.done_aside``. Paragraphs come in the order of the document, those
of tables with the cells of a row on one line. Words that tracked changes have struck out are left
out, words that they have put in are there: what one reads with all changes accepted.
"""

import io
import json
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_PARAGRAPH, _ROW, _CELL, _TABLE = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:tbl")
_TEXT, _TAB = qn("w:t"), qn("w:tab")
_BREAKS = frozenset({qn("w:br"), qn("w:cr")})
_STRUCK = frozenset({qn("w:del"), qn("w:moveFrom")})
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show instead of a text box: the same words a second time."""


def paragraphs(data: bytes) -> bytes:
    """The paragraphs of a .docx file, as a JSON list of texts."""
    body = Document(io.BytesIO(data)).element.body
    return json.dumps(list(_lines(body)), ensure_ascii=False).encode()


def _lines(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _PARAGRAPH:
            yield from _words(child).split("\n")
        elif child.tag == _TABLE:
            yield from _rows(child)
        elif child.tag not in _STRUCK:
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            continue
        cells = [" ".join(_lines(cell)).strip() for cell in row.iter(_CELL) if _of(cell, row)]
        line = " | ".join(text for text in cells if text)
        if line:
            yield line


def _of(cell: Any, row: Any) -> bool:
    return next(cell.iterancestors(_ROW)) is row


def _words(paragraph: Any) -> str:
    found: list[str] = []
    for part in paragraph.iter(_TEXT, _TAB, *_BREAKS):
        if any(above.tag in _STRUCK or above.tag == _AGAIN for above in part.iterancestors()):
            continue
        if part.tag == _TEXT:
            found.append(part.text or "")
        elif part.tag == _TAB:
            found.append("" if next(part.iterancestors()).tag == qn("w:tabs") else "\t")
        else:
            found.append("\n")
    return "".join(found)
