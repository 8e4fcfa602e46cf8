"""What holds for every paper there is, measured in the files themselves.

Names as long as they come, signs that engines read as their own, a contest as large as it comes:
printed as typed, in the form of Decree 30/2020/NĐ-CP, appendix I.
"""

import io
import re
import zipfile
from itertools import combinations
from typing import Any

import openpyxl
import pytest

from contest.documents.engine import Press
from contest.documents.queries.batch import planned
from contest.shared.errors import Refusal
from tests.cast import looking_into
from tests.documents import pdf_page
from tests.documents.libreoffice import converted, written_out
from tests.documents.pdf_page import Run
from tests.documents.shelf import FORMULA, LONG, MARK, Taken
from tests.documents.test_papers_page import HALF
from tests.held import Held

CARDS = ("the-doan.pdf", "the-ten.pdf", "giay-chung-nhan", "khen-thuong/giay-khen")
"""Cut or framed: no margins of an office paper."""
UNTITLED = (*CARDS, "giay-xin-y-kien")
"""Without the heading of an office paper on their first page."""
OF_MANY = (*CARDS, "phan-thi/", "giay-xin-y-kien", "danh-sach/")
SIGNS = ("THƯ KÝ", "TỔ THƯ KÝ", "NGƯỜI LẬP", "TRƯỞNG BAN", "TM.", "KT.", "GIÁM KHẢO", "TRƯỞNG ĐOÀN")
HEADS = {
    "xep-hang.pdf": ("Đội thôn", "Xếp hạng"),
    "phan-thi/lon/bang-tong-hop.pdf": ("Đội thôn", "Kết quả"),
    "phan-thi/lon/phieu/gk2.pdf": ("Đội thôn", "Đội dự thi"),
    "danh-sach-trao-giai.pdf": ("Đội thôn", "Giải"),
}
"""A paper of several pages: what stands in its table's rows, and in its head."""
FIGURE = re.compile(r"\d+,\d+|\d+(?:\.\d{3})+")
"""Marks and money; other numbers stand in heads too, which repeat on every page."""


def squeezed(text: str) -> str:
    """Without white space and soft breaks: narrow columns break words where they must."""
    return re.sub(r"[\s\u200b]+", "", text)


def pdfs(shelf: list[Taken]) -> list[Taken]:
    return [one for one in shelf if one.kind == "pdf"]


def is_one_of(one: Taken, begins: tuple[str, ...]) -> bool:
    return any(part in one.path for part in begins)


@pytest.fixture(scope="module")
def read(shelf: list[Taken]) -> dict[str, list[str]]:
    """The text of every page of every PDF, read once."""
    return {
        one.path: [" ".join(p.extract_text().split()) for p in pdf_page.pages(one.file)]
        for one in pdfs(shelf)
    }


def words_of(one: Taken) -> str:
    """Everything that a reader of the file sees."""
    if one.kind == "docx":
        with zipfile.ZipFile(io.BytesIO(one.file)) as file:
            xml = file.read("word/document.xml").decode()
        text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    book = openpyxl.load_workbook(io.BytesIO(one.file))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    return "\n".join(str(cell.value) for cell in cells if cell.data_type == "s")


@pytest.fixture(scope="module")
def words(shelf: list[Taken], read: dict[str, list[str]]) -> dict[str, str]:
    in_office = {one.path: words_of(one) for one in shelf if one.kind != "pdf"}
    return in_office | {path: " ".join(pages) for path, pages in read.items()}


def test_every_text_is_printed_as_typed_and_none_is_executed(words: dict[str, str]) -> None:
    mark = squeezed(MARK)
    first, last = mark[:12], mark[-8:]
    bare = [path for path, text in words.items() if mark not in squeezed(text)]
    # A badge and the sheets of another judge name nobody of those; a sheet has its round's name.
    assert bare == [], bare
    for path, text in words.items():
        found = squeezed(text)
        assert found.count(first) == found.count(mark), (path, found.count(first))
        assert last in found, path
        assert "root:x:0" not in text, path


def test_a_name_of_300_letters_is_whole_wherever_teams_are_named(words: dict[str, str]) -> None:
    named = [path for path, text in words.items() if squeezed(LONG[:60]) in squeezed(text)]
    assert len(named) > 12
    for path in named:
        found = squeezed(words[path])
        if "giay-chung-nhan" not in path:
            assert squeezed(LONG) in found, path


def test_what_looks_like_a_formula_is_words_in_excel(shelf: list[Taken]) -> None:
    seen = 0
    for book in (one for one in shelf if one.kind == "xlsx"):
        for page in openpyxl.load_workbook(io.BytesIO(book.file)):
            for cell in (cell for row in page.iter_rows() for cell in row):
                if "HYPERLINK" in str(cell.value):
                    assert cell.data_type == "s", (page.title, cell.coordinate)
                    assert str(cell.value).lstrip("'") == FORMULA
                    seen += 1
                elif cell.data_type == "f":
                    assert re.fullmatch(r"=[A-Z0-9(),.:*/'!_ \-\w\[\]&$<>{}@~%\"#|^`]+", cell.value)
        with zipfile.ZipFile(io.BytesIO(book.file)) as file:
            assert not [name for name in file.namelist() if "hyperlink" in name.lower()]
    assert seen >= 3


def test_every_pdf_is_a4_archival_tagged_and_set_in_our_letters(shelf: list[Taken]) -> None:
    for one in pdfs(shelf):
        reader = pdf_page.reader(one.file)
        root: Any = reader.trailer["/Root"]
        metadata = root["/Metadata"].get_object().get_data().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in metadata, one.path
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata, one.path
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata, one.path
        assert bool(root["/MarkInfo"]["/Marked"]), one.path
        assert root["/Lang"] == "vi-VN", one.path
        for page in reader.pages:
            assert pdf_page.size(page) in ((210, 297), (297, 210)), one.path
            fonts = page["/Resources"].get("/Font", {})  # type: ignore[union-attr]
            names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
            assert {name.partition("+")[2].partition("-")[0] for name in names} <= {"Tinos"}


def edges(one: Taken) -> list[int]:
    """Pages to measure: the first two and the last."""
    count = len(pdf_page.pages(one.file))
    return sorted({0, min(1, count - 1), count - 1})


def test_text_and_tables_keep_the_margins_of_the_decree(shelf: list[Taken]) -> None:
    for one in pdfs(shelf):
        if is_one_of(one, CARDS):
            continue
        pages = pdf_page.pages(one.file)
        for number in edges(one):
            page = pages[number]
            width, height = pdf_page.size(page)
            lines = pdf_page.lines(page)
            body = [r for r in pdf_page.runs(page) if r.size > 9 and r.down > 20]
            lefts = [r.left for r in body] + [line.left for line in lines]
            where = (one.path, number)
            # A page that only ends a paper may hold nothing but first lines, further in.
            assert 29.8 <= min(lefts) <= 43, where
            assert max((line.right for line in lines), default=0) <= width - 15 + 0.3, where
            assert max(r.left for r in body) <= width - 15, where
            assert max(r.down for r in body) <= height - 20 + 0.1, where


def test_no_line_is_printed_over_another(shelf: list[Taken]) -> None:
    """Rows to write or sign in grow with a long name beside the empty cell."""
    for one in pdfs(shelf):
        for number in edges(one):
            runs = pdf_page.runs(pdf_page.pages(one.file)[number])
            for first, second in combinations(runs, 2):
                apart = abs(first.down - second.down)
                same = abs(first.left - second.left) < 1 and first.size == second.size
                assert not same or apart < 0.05 or apart > 0.6 * first.size / pdf_page.MM, (
                    one.path,
                    number,
                    first,
                    second,
                )


def first_run(runs: list[Run], text: str) -> Run | None:
    return next((run for run in runs if run.text.startswith(text)), None)


def test_the_national_heading_stands_on_every_office_paper(shelf: list[Taken]) -> None:
    for one in pdfs(shelf):
        if is_one_of(one, UNTITLED):
            continue
        page = pdf_page.pages(one.file)[0]
        runs = pdf_page.runs(page)
        country, motto = first_run(runs, "CỘNG HÒA XÃ HỘI"), first_run(runs, "Độc lập - Tự do")
        if country is None and one.endpoint.endswith(("award_paper", "press")):
            continue  # a press text has no letterhead
        assert country is not None, one.path
        assert motto is not None, one.path
        assert (country.font, country.size) == ("Tinos-Bold", 13), one.path
        assert (motto.font, motto.size) == ("Tinos-Bold", 14), one.path
        under = [
            line
            for line in pdf_page.lines(page)
            if 0 < line.down - motto.down < 4 and abs(line.left - motto.left) < 0.3
        ]
        assert under, one.path
        assert under[0].right - under[0].left == pytest.approx(60.4, abs=0.5)


def test_pages_are_numbered_from_the_second_on(shelf: list[Taken]) -> None:
    for one in pdfs(shelf):
        pages = pdf_page.pages(one.file)
        # Sheets, forms and lists of many in one file are numbered each by itself.
        if is_one_of(one, OF_MANY) or len(pages) < 2:
            continue
        heads = [
            [run for run in pdf_page.runs(pages[number]) if run.down < 19 and run.size > 9]
            for number in edges(one)
        ]
        assert heads[0] == [], one.path
        assert [run.text for run in heads[-1]] in ([str(len(pages))], []), one.path


def test_a_signature_never_stands_alone_and_heads_repeat(read: dict[str, list[str]]) -> None:
    for path, pages in read.items():
        if any(part in path for part in CARDS):
            continue
        row, head = HEADS.get(path, ("\0", ""))
        for number, page in enumerate(pages):
            text = re.sub(r"^\d+ ", "", page)
            assert not text.startswith(SIGNS), (path, number, text[:80])
            if row in text:
                assert head in text, (path, number)


def test_papers_of_a_contest_not_complete_are_drafts_and_say_what_is_missing(hall: Held) -> None:
    hall.hold({**HALF, "awards": []})
    drafts, refused = 0, []
    with looking_into(hall.app), Press() as press:
        for paper in planned(hall.contest_id, None):
            try:
                job = paper.make()
            except Refusal:
                refused.append(paper.name)
                continue
            text = pdf_page.text(press.render(job.template, job.data, draft=job.draft))
            assert ("BẢN NHÁP" in text) is job.draft, paper.name
            if job.draft:
                drafts += 1
                assert "Bản nháp, chưa trình ký" in text, paper.name
                assert re.search(r"– (Còn|Chưa|Kết quả|Phần thi)", text), paper.name
    assert drafts >= 7
    assert len(refused) == 3, "decision, list, certificates: there are no awards"


def stem(one: Taken) -> str:
    """A file's name without its ending; the same for the print and the Word file of a paper."""
    return one.path.replace("/", "_").rpartition(".")[0]


@pytest.fixture(scope="module")
def opened(shelf: list[Taken], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every Word file and the score book, as LibreOffice prints them: one start for all."""
    folder = tmp_path_factory.mktemp("office")
    files = [
        *written_out({stem(one): one.file for one in shelf if one.kind == "docx"}, folder, "docx"),
        *written_out(
            {stem(one): one.file for one in shelf if one.endpoint == "documents.score_book"},
            folder,
            "xlsx",
        ),
    ]
    return converted(files, "pdf", folder)


def figures(text: str) -> list[str]:
    """The marks and the money of a text."""
    return sorted(FIGURE.findall(text))


def pages(pdf: bytes) -> list[str]:
    """The text of each page without its number."""
    texts = [" ".join(page.extract_text().split()) for page in pdf_page.pages(pdf)]
    return [text.removeprefix(f"{number} ") for number, text in enumerate(texts, 1)]


def test_a_word_file_has_the_figures_of_its_print(
    shelf: list[Taken], opened: dict[str, bytes]
) -> None:
    prints = {stem(one): one.file for one in shelf if one.kind == "pdf"}
    both = [stem(one) for one in shelf if one.kind == "docx" and stem(one) in prints]
    assert len(both) >= 12
    for name in both:
        assert figures(" ".join(pages(opened[name]))) == figures(" ".join(pages(prints[name]))), (
            name
        )


def test_word_files_hold_together_when_they_are_opened(
    shelf: list[Taken], opened: dict[str, bytes]
) -> None:
    for one in shelf:
        if one.kind != "docx":
            continue
        reader = pdf_page.pages(opened[stem(one)])
        assert {pdf_page.size(page) for page in reader} <= {(210, 297), (297, 210)}
        told = pages(opened[stem(one)])
        assert squeezed(MARK) in squeezed(" ".join(told)), one.path
        for number, text in enumerate(told):
            assert text, (one.path, number, "an empty page")
            assert not text.startswith(SIGNS), (one.path, number, text[:80])
        first = reader[0]
        body = [run for run in pdf_page.runs(first) if run.down > 20 and run.size > 9]
        width, height = pdf_page.size(first)
        assert 29 <= min(run.left for run in body) <= 36, one.path
        assert max(run.left for run in body) <= width - 15, one.path
        assert max(run.down for run in body) <= height - 19, one.path
        assert {run.font.partition("-")[0] for run in body} == {"Tinos"}, one.path
    ranking = pages(opened["xep-hang"])
    assert len(ranking) >= 3
    assert all("Xếp hạng" in page for page in ranking if "Đội thôn" in page)
    assert all("Ký nháy" in page for page in pages(opened["bien-ban-ban-giam-khao"]))


def test_the_score_book_is_printed_lying_with_its_head_on_every_page(
    opened: dict[str, bytes],
) -> None:
    reader = pdf_page.pages(opened["bang-diem-day-du"])
    assert {pdf_page.size(page) for page in reader} == {(297, 210)}
    told = [" ".join(page.extract_text().split()) for page in reader[:6]]
    assert all("Đội dự thi" in page for page in told if "Đội thôn" in page)
    assert len(reader) < 80, "the sheets are fitted to the width of a page"
