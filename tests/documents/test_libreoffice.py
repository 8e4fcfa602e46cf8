"""The score book opened in LibreOffice: its formulas come to what ``compute`` gives."""

import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from flask import Flask

from contest.documents.queries.score_book import score_book
from contest.documents.rules.score_book import sheet_name
from contest.documents.score_book import written as book_written
from contest.ranking.queries.standing import standing_of
from tests.documents.libreoffice import converted, written_out
from tests.documents.test_paper_figures import NAMES, Printed, case, random_contest
from tests.documents.test_score_book import rows

SEED = 11


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
