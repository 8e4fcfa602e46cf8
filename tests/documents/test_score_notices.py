"""Phiếu báo điểm của đội: the team's own figures and nobody else's, judges without names."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from docx import Document

from tests.documents import pdf_page
from tests.held import PAPERS, Held
from tests.held import held as held_here
from tests.small_contests import contest, results, round_

NOTICES = f"{PAPERS}/bao-diem"
SCORES = {
    "thi": {"a": ["91.5", "80.25", "97"], "b": ["70", "71.25", "60"], "c": ["60", "61", "62"]},
    "hai": {"a": ["33", "34", "35"], "b": ["43", "44", "45"], "c": ["53", "54", None]},
}
AWARDS = [
    {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 1_000_000},
    {"key": "tre", "name": "Thành viên nhỏ tuổi nhất", "by": "youngest_member"},
]


def document() -> dict[str, Any]:
    made = contest(
        SCORES,
        rounds=[
            round_("thi", aggregate={"method": "mean", "drop_highest": 1}),
            round_("hai", aggregate={"method": "mean"}),
        ],
        awards=AWARDS,
        excused=[{"round": "hai", "team": "c", "judge": "gk3", "reason": "cùng đơn vị"}],
    )
    for turn in made["turns"]:
        if (turn["round"], turn["team"]) == ("thi", "b"):
            turn["deductions"] = [{"points": "0.5", "reason": "Nộp bài muộn."}]
    for team in made["teams"]:
        if team["key"] == "c":
            person = {"key": "m1", "name": "Lò Thị Mai", "role": "full", "born": "2001-02-03"}
            team["members"] = [person]
    return made


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(document())


def _text(held: Held, team: str) -> str:
    answer = held.client().get(f"{NOTICES}/{team}.pdf")
    assert answer.mimetype == "application/pdf", answer.text
    return pdf_page.text(answer.data)


def test_a_team_reads_its_own_figures_as_they_were_computed(hall: Held) -> None:
    computed = results(document())["teams"]
    for team in ("a", "b", "c"):
        total = str(computed[team]["total"]).replace(".", ",")
        assert f"Tổng điểm: {total} (bằng chữ:" in _text(hall, team)
    text = _text(hall, "b")
    for piece in (
        "Trưởng đoàn Đội b",
        "70; 60 bình quân 65,00 không tính: 71,25 64,50 65,00 − 0,5",
        "45; 44; 43 bình quân 44,00 44,00",
        "Phần thi Phần thi: trừ 0,5 điểm, lý do: Nộp bài muộn.",
        "Xếp hạng: thứ 3 trong 03 đội.",
        "không niêm yết.",
    ):
        assert piece in text, (piece, text)
    assert "Giải thưởng" not in text
    assert "Giải Nhất." in _text(hall, "a")


def test_no_judge_and_no_other_team_is_named(hall: Held) -> None:
    text = _text(hall, "c")
    assert "Giám khảo gk" not in text
    assert "Đội a" not in text
    assert "Đội b" not in text
    assert "54; 53" in text
    assert "01 giám khảo không chấm" in text
    assert "Thành viên nhỏ tuổi nhất (Lò Thị Mai)." in text


def test_every_team_has_a_paper_of_its_own_in_one_file_and_in_word(hall: Held) -> None:
    answer = hall.client().get(f"{NOTICES}.pdf")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.data)).pages]
    assert len(pages) == 3
    assert ["PHIẾU BÁO ĐIỂM" in page for page in pages] == [True] * 3
    word = Document(io.BytesIO(hall.client().get(f"{NOTICES}/b.docx").data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(cell.startswith("64,50") for cell in cells)


def test_a_contest_that_publishes_prizes_alone_tells_no_place(hall: Held) -> None:
    hall.hold(document(), publish={"level": "prizes", "when": "end"})
    text = _text(hall, "b")
    assert "Xếp hạng" not in text
    assert "Giải thưởng: Giải Nhất." in _text(hall, "a")


def test_what_lacks_makes_every_notice_a_draft(hall: Held) -> None:
    lacking = document()
    lacking["excused"] = []
    hall.hold(lacking)
    text = _text(hall, "a")
    assert "BẢN NHÁP" in text
    assert "Còn 1 lượt thi chưa có kết quả." in text


def test_an_unknown_team_has_none(hall: Held) -> None:
    assert hall.client().get(f"{NOTICES}/nobody.pdf").status_code == 404
