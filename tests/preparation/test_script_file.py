"""Words taken out of a Word file, run aside as in the product."""

import io
import json

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from contest.shared.aside import AsideError, done_aside

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def words(document: object) -> list[str]:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    said = done_aside("contest.preparation.script_file", "paragraphs", out.getvalue())
    lines: list[str] = json.loads(said)
    return lines


def test_one_reads_the_text_with_all_changes_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph("Ông Tư: ")
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>không </w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>xin chào</w:t></w:r></w:ins>"))
    document.add_paragraph("Bà Hai:\tvâng\nMàn hạ")
    assert words(document) == ["Ông Tư: xin chào", "Bà Hai:\tvâng", "Màn hạ"]


def test_tables_in_tables_and_empty_cells_are_read_once() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Cảnh 1"
    inner = table.cell(1, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Lời thoại"
    document.add_paragraph("Hết")
    assert words(document) == ["Cảnh 1", "Lời thoại", "Hết"]


def test_what_is_no_word_file_ends_in_the_child_and_not_in_the_server() -> None:
    with pytest.raises(AsideError):
        done_aside("contest.preparation.script_file", "paragraphs", b"PK\x03\x04 nonsense")
