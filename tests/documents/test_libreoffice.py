"""Word and Excel files opened in LibreOffice: they hold together, and say what the PDF says."""

import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask

from contest.documents.queries.score_book import score_book
from contest.documents.rules.score_book import sheet_name
from contest.documents.score_book import written as book_written
from contest.ranking.queries.standing import standing_of
from tests.documents import pdf_page
from tests.documents.libreoffice import converted
from tests.documents.shelf import MARK, Taken
from tests.documents.test_every_paper import SIGNS, squeezed
from tests.documents.test_paper_figures import NAMES, Printed, case, random_contest
from tests.documents.test_score_book import rows

SEED = 11
FIGURE = re.compile(r"\d+,\d+|\d+(?:\.\d{3})+")
"""Marks and money; other numbers stand in heads too, which repeat on every page."""


def stem(one: Taken) -> str:
    """A file's name without its ending; the same for the print and the Word file of a paper."""
    return one.path.replace("/", "_").rpartition(".")[0]


def written_out(files: dict[str, bytes], folder: Path, ending: str) -> list[Path]:
    paths = []
    for name, file in files.items():
        paths.append(folder / f"{name}.{ending}")
        paths[-1].write_bytes(file)
    return paths


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


def test_formulas_worked_out_anew_come_to_what_compute_gives(app: Flask, tmp_path: Path) -> None:
    """The figures beside the formulas are thrown away first."""
    held: dict[str, Printed] = {}
    files: dict[str, bytes] = {}
    raws = {name: case(name) for name in NAMES[::3]} | {f"random-{SEED}": random_contest(SEED)}
    for name, raw in raws.items():
        contest = Printed(raw)
        if not list(contest.places()):
            continue
        held[name] = contest
        told = score_book(standing_of(contest.contest_id), "Hội thi", "lúc này")
        bare = io.BytesIO()
        openpyxl.load_workbook(io.BytesIO(book_written(json.dumps(told).encode()))).save(bare)
        files[name] = bare.getvalue()
    (tmp_path / "in").mkdir()
    anew = converted(written_out(files, tmp_path / "in", "xlsx"), "xlsx", tmp_path)
    checked = 0
    for name, contest in held.items():
        book = openpyxl.load_workbook(io.BytesIO(anew[name]), data_only=True)
        for place, round_ in enumerate(contest.file.rounds, 1):
            checked += _round_is_right(contest, book, sheet_name(place, round_.name), round_.key)
        if len(contest.expected["rankings"]) == 1:
            totals = {contest.names[p["team"]]: p["total"] for p, _ in contest.places()}
            page = book[book.sheetnames[0]]
            for row in rows(book, book.sheetnames[0], "Đội dự thi"):
                total = page[row[list(row)[-2]]].value
                assert _exact(total) == Fraction(totals[page[row["Đội dự thi"]].value])
                checked += 1
    assert checked > 30


def _round_is_right(contest: Printed, book: Any, sheet: str, round_key: str) -> int:
    names = {name: key for key, name in contest.names.items()}
    count = 0
    for row in rows(book, sheet, "Đội dự thi"):
        turn = contest.expected["teams"][names[book[sheet][row["Đội dự thi"]].value]]
        turn, heads = turn["rounds"][round_key], list(row)
        for field, at in (("aggregate", -5), ("result", -3), ("weighted", -2)):
            expected, found = turn[field], book[sheet][row[heads[at]]].value
            assert _exact(found) == (None if expected is None else Fraction(expected)), (field, row)
            count += 1
    return count


def _exact(value: Any) -> Fraction | None:
    """A binary number of a cell as the figure that it shows: six places are more than any has."""
    return None if value in (None, "") else Fraction(str(round(value, 6)))
