"""Bảng điểm đầy đủ: real numbers, and formulas that come to what the one calculator gives."""

import io
import json
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.documents.actions.score_book import take_score_book
from contest.documents.queries.score_book import score_book
from contest.documents.rules.score_book import column, sheet_name
from contest.documents.score_book import written
from contest.ranking.queries.standing import standing_of
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import looking_into
from tests.documents.formulas import Sums
from tests.documents.test_paper_figures import NAMES, SEEDS, Printed, case, random_contest
from tests.documents.test_papers_page import HALF, WHOLE
from tests.held import PAPERS, Held
from tests.small_contests import contest


def book_of(contest_id: int) -> tuple[Workbook, Workbook]:
    """The workbook with its formulas, and with the figures that were written beside them."""
    told = score_book(standing_of(contest_id), "Hội thi", "lúc này")
    raw = written(json.dumps(told).encode())
    return openpyxl.load_workbook(io.BytesIO(raw)), openpyxl.load_workbook(
        io.BytesIO(raw), data_only=True
    )


def rows(book: Workbook, sheet: str, heading: str) -> list[dict[str, Any]]:
    """The rows under a head, by heading; each with the addresses of its cells."""
    page = book[sheet]
    found: list[dict[str, Any]] = []
    heads: list[str] | None = None
    for row in page.iter_rows():
        texts = [cell.value for cell in row]
        if heads is None:
            heads = [str(text) for text in texts] if heading in texts else None
        elif texts[:3] != [None] * 3 and len([t for t in texts if t is not None]) > 1:
            found.append(dict(zip(heads, (cell.coordinate for cell in row), strict=True)))
    return found


@pytest.mark.parametrize(
    "raw",
    [
        *(pytest.param(case(name), id=name) for name in NAMES),
        *(pytest.param(random_contest(seed), id=f"random-{seed}") for seed in SEEDS),
    ],
)
def test_every_formula_comes_to_the_figure_that_compute_gives(app: Flask, raw: bytes) -> None:
    held = Printed(raw)
    if not list(held.places()):
        with pytest.raises(Refusal):
            take_score_book(held.contest_id, by=None)  # type: ignore[arg-type]
        return
    book, shown = book_of(held.contest_id)
    sums = Sums(book)
    _written_beside(book, shown, sums)
    names = {name: key for key, name in held.names.items()}
    for number, round_ in enumerate(held.file.rounds, 1):
        sheet = sheet_name(number, round_.name)
        for row in rows(book, sheet, "Đội dự thi"):
            turn = held.expected["teams"][names[book[sheet][row["Đội dự thi"]].value]]
            turn = turn["rounds"][round_.key]
            heads = list(row)
            figure, result, weighted = (heads[-5], heads[-3], heads[-2])
            for field, head in (("aggregate", figure), ("result", result), ("weighted", weighted)):
                expected = turn[field]
                found = sums.at(sheet, row[head])
                assert found == (None if expected is None else Fraction(expected)), (field, row)
    ranking = book.sheetnames[0]
    totals = {place["team"]: place["total"] for place, _ in held.places()}
    if len(held.expected["rankings"]) == 1:
        for row in rows(book, ranking, "Đội dự thi"):
            team = names[book[ranking][row["Đội dự thi"]].value]
            assert sums.at(ranking, row[list(row)[-2]]) == Fraction(totals[team])


def _written_beside(book: Workbook, shown: Workbook, sums: Sums) -> None:
    """Whoever recalculates nothing reads the same figures."""
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    beside = Fraction(str(shown[page.title][cell.coordinate].value))
                    assert sums.at(page.title, cell.coordinate) == beside, (page.title, cell.value)


def test_a_mark_that_is_changed_changes_mean_result_and_total(app: Flask) -> None:
    document = contest({"thi": {"a": ["16.5", "17", "16"], "b": ["10", "11", "12"]}})
    book, _ = book_of(Printed(json.dumps(document).encode()).contest_id)
    assert Sums(book).at("Xếp hạng", "E5") == Fraction("16.5")
    book["1. Điểm Phần thi"]["D5"] = 19.5
    changed = Sums(book)
    assert changed.at("1. Phần thi", "F5") == Fraction("17.5")
    assert changed.at("Xếp hạng", "E5") == Fraction("17.5")
    assert changed.formulas > 5


def test_heads_stay_in_sight_and_sheets_are_ready_to_print(app: Flask) -> None:
    book, _ = book_of(Printed(json.dumps(WHOLE).encode()).contest_id)
    assert book.sheetnames == ["Xếp hạng", "1. Phần thi", "1. Điểm Phần thi"]
    for page in book:
        assert page.freeze_panes is not None
        assert page.print_area
        assert page.print_title_rows == "$4:$4"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.page_setup.fitToHeight == 0
    marks = book["1. Điểm Phần thi"]
    assert isinstance(marks["D5"].value, (int, float))
    assert marks["D5"].number_format == "General"
    assert book["1. Phần thi"]["E5"].number_format == "0.00"


def test_names_that_look_like_formulas_are_words(app: Flask) -> None:
    document = contest({"thi": {"a": ["40"]}})
    document["teams"][0]["name"] = "=HYPERLINK(1)"
    document["rounds"][0]["name"] = "[Phần]: 1/2 'thi' " + "dài " * 10
    book, _ = book_of(Printed(json.dumps(document).encode()).contest_id)
    assert book["Xếp hạng"]["C5"].value == "'=HYPERLINK(1)"
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert Sums(book).at("Xếp hạng", "E5") == 40


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [column(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_marks_of_a_panel_at_work_are_not_in_it(hall: Held) -> None:
    hall.hold(HALF)
    with looking_into(hall.app):
        book, _ = book_of(hall.contest_id)
    values = [cell.value for page in book for row in page.iter_rows() for cell in row]
    assert 40 in values
    assert 30 not in values


def test_the_workbook_is_taken_by_those_who_print_and_noted(hall: Held) -> None:
    hall.hold(WHOLE)
    path = f"{PAPERS}/bang-diem-day-du.xlsx"
    answer = hall.client("secretary").get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert openpyxl.load_workbook(io.BytesIO(answer.data)).sheetnames[0] == "Xếp hạng"
    with looking_into(hall.app):
        (entry,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "paper.book"))
        assert entry.new is not None
        assert entry.new["name"] == "Bảng điểm đầy đủ (Excel)"
    for role in ("judge", "head_judge", "representative"):
        assert hall.client(role).get(path).status_code == 403
