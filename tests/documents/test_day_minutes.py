"""Biên bản hội thi: what was recorded on the day stands in it, and nothing of any member."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from contest.ranking.models import Appeal
from contest.registration.models import Substitution
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.documents import pdf_page
from tests.held import PAPERS, Held
from tests.held import held as held_here
from tests.small_contests import contest

MINUTES = f"{PAPERS}/bien-ban-hoi-thi"
SCORES = {"thi": {"a": ["9", "8"], "b": ["7", "7"], "c": ["6", "6"]}}
AWARDS = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    document: dict[str, Any] = contest(SCORES, awards=AWARDS)
    for turn in document["turns"]:
        if turn["team"] == "b":
            turn["deductions"] = [{"points": "0.5", "reason": "Nộp bài muộn."}]
    with held_here(tmp_path, migrated_file) as held:
        held.hold(document)
        with looking_into(held.app), transaction() as session:
            session.add(
                Appeal(
                    contest_id=held.contest_id,
                    delegation_id=held.team_id("c"),
                    made_by="Trưởng đoàn",
                    text="Xin xem lại tổng điểm.",
                    received_at=datetime(2023, 11, 15, 9, tzinfo=UTC),
                    recorded_by="Thư ký",
                    answer="Đã cộng lại, đúng.",
                    effect="none",
                    answered_at=datetime(2023, 11, 15, 10, tzinfo=UTC),
                    answered_by="Trưởng Ban Giám khảo",
                )
            )
            session.add(
                Substitution(
                    delegation_id=held.team_id("a"),
                    status="accepted",
                    reason="Bà Lò Thị Mai nằm viện",
                    based_on=1,
                    before={},
                    after={},
                    asked_at=datetime(2023, 11, 15, tzinfo=UTC),
                    asked_by="Lễ tân",
                    at_the_hall=True,
                )
            )
        yield held


def test_the_minutes_tell_the_day_as_it_was_recorded(hall: Held) -> None:
    answer = hall.client().get(f"{MINUTES}.pdf")
    assert answer.mimetype == "application/pdf", answer.text
    text = pdf_page.text(answer.data)
    for piece in (
        "BIÊN BẢN",
        "03/03 đội dự thi, 02 giám khảo chấm",
        "trừ 0,5 điểm, lý do: Nộp bài muộn.",
        "kiến nghị: Xin xem lại tổng điểm; Trưởng Ban Giám khảo trả lời: Đã cộng lại, đúng; "
        "kết quả giữ nguyên.",
        "thay người khi đón tiếp, danh sách mới đã được xác nhận.",
        "CHỦ TRÌ",
        "ký tên./.",
    ):
        assert piece in text, piece
    assert "nằm viện" not in text
    word = Document(io.BytesIO(hall.client().get(f"{MINUTES}.docx").data))
    assert "Giải Nhất" in [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]
