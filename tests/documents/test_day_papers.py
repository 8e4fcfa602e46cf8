"""The papers of the day: the programme and the script for printer and Word, and the kit."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.preparation.models import Piece
from contest.registration.models import Delegation
from contest.schedule.actions.draw import draw_by_lots
from contest.schedule.actions.stage_plan import TypedPlan, save_plan
from contest.schedule.actions.timetable import make_timetable
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import actor_of, looking_into, name_of
from tests.documents import pdf_page
from tests.hall import document
from tests.held import PAPERS, Held
from tests.held import held as held_here

PROGRAMME, SCRIPT, KIT = f"{PAPERS}/chuong-trinh", f"{PAPERS}/kich-ban", f"{PAPERS}/bo-du-phong.pdf"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The small contest drawn (Bình, An, Chi) and laid out, with guests and an exchange act."""
    with held_here(tmp_path, migrated_file) as held:
        contest = document()
        contest["contest"]["dates"] = ["2023-11-15"]
        held.hold(contest)
        with looking_into(held.app):
            by = actor_of(held.app, name_of("organiser"))
            draw_by_lots(held.contest_id, {"an": 2, "binh": 1, "chi": 3}, by=by)
            team = held.team_id("chi")
            with transaction() as session:
                session.add(Piece(delegation_id=team, kind="exchange", title="Hát ru", minutes=6))
            make_timetable(held.contest_id, by=by)
            plan = TypedPlan(
                guests="Ông Lê Văn A, Chủ tịch UBND xã",
                presenters={},
                spoken={"an": "An, không phải Ân"},
                script={},
                before="60",
                at_limit=True,
                each_step=True,
            )
            save_plan(held.contest_id, plan, 0, by=by)
        yield held


def taken(held: Held, address: str, role: str = "mc") -> bytes:
    answer = held.client(role).get(address)
    assert answer.status_code == 200, answer.text[:500]
    return answer.data


def words_of(docx: bytes) -> str:
    read = Document(io.BytesIO(docx))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in read.paragraphs), *cells])


def test_the_mc_prints_the_programme_and_changes_it_in_word(held: Held) -> None:
    printed = pdf_page.text(taken(held, f"{PROGRAMME}.pdf"))
    assert "CHƯƠNG TRÌNH" in printed
    assert "từ 07 giờ 30, ngày 15 tháng 11 năm 2023" in printed
    order = [printed.index(one) for one in ("01. Đội Bình", "02. Đội An", "Hát ru", "Bế mạc")]
    assert order == sorted(order)
    assert "chấm Báo tường, từ 07 giờ 30" in printed
    word = words_of(taken(held, f"{PROGRAMME}.docx"))
    for said in ("01. Đội Bình", "08:00", "Tiết mục giao lưu Hát ru", "chấm Báo tường"):
        assert said in word


def test_the_script_is_read_from_the_flag_salute_to_the_closing(held: Held) -> None:
    said = pdf_page.text(taken(held, f"{SCRIPT}.pdf"))
    word = words_of(taken(held, f"{SCRIPT}.docx"))
    for text in (said, word):
        assert "Ông Lê Văn A" in text
        assert "(Tên đội đọc là: An, không phải Ân)" in text
        assert text.index("Chào cờ") < text.index("Xin mời Đội Bình!") < text.index("Bế mạc")


def test_a_team_that_gave_up_stands_on_no_paper_and_nobody_is_renumbered(held: Held) -> None:
    with looking_into(held.app), transaction() as session:
        session.get_one(Delegation, held.team_id("binh")).status = "withdrawn"
    for address in (f"{PROGRAMME}.pdf", f"{SCRIPT}.pdf", KIT):
        text = pdf_page.text(taken(held, address, "secretary"))
        assert "Đội Bình" not in text
        assert "Đội An" in text
    assert "02. Đội An" in pdf_page.text(taken(held, f"{PROGRAMME}.pdf"))


def test_the_kit_holds_all_paper_and_its_contents_name_the_true_pages(held: Held) -> None:
    pdf = taken(held, KIT, "secretary")
    pages = [" ".join(page.extract_text().split()) for page in pdf_page.pages(pdf)]
    contents = re.findall(r"(\d+) (Danh|Thứ|Chương|Phiếu|Bảng|Biên)(.+?) (\d+)(?= |$)", pages[0])
    starts = {int(page) for _, _, _, page in contents}
    assert len(contents) >= 11, pages[0]
    for number, said in (
        (2, "DANH SÁCH ĐỘI"),
        (3, "THỨ TỰ THI"),
        (4, "CHƯƠNG TRÌNH"),
        (max(starts), "Họp Ban Giám khảo"),
    ):
        assert said in pages[number - 1]
    whole = " ".join(pages)
    assert whole.count("PHIẾU CHẤM ĐIỂM") == 2 * len(document()["judges"])
    assert "PHIẾU THEO DÕI THỜI GIAN" in whole
    assert "Thời gian quy định: 05 phút" in whole
    assert "PHIẾU GHI ĐIỂM TRỪ" in whole
    assert "BẢNG TỔNG HỢP CHUNG" in whole
    sheet = next(page for page in pages if "Giám khảo: " in page and "Chào hỏi" in page)
    assert sheet.index("Đội Bình") < sheet.index("Đội An") < sheet.index("Đội Chi")


def test_what_was_printed_is_in_the_log_and_the_mc_may_not_take_the_kit(held: Held) -> None:
    taken(held, f"{PROGRAMME}.docx")
    taken(held, KIT, "secretary")
    assert held.client("mc").get(KIT).status_code == 403
    with looking_into(held.app):
        query = select(AuditEntry.action, AuditEntry.subject).where(
            AuditEntry.action.startswith("paper.")
        )
        assert [tuple(row) for row in db.session.execute(query)] == [
            ("paper.word", "paper:programme"),
            ("paper.print", "paper:kit"),
        ]


def test_without_a_timetable_it_is_said_what_to_do_first(
    tmp_path: Path, migrated_file: Path
) -> None:
    with held_here(tmp_path, migrated_file) as held:
        held.hold(document())
        answer = held.client("mc").get(f"{PROGRAMME}.pdf", follow_redirects=True)
        assert "Xin lập chương trình từ thứ tự thi trước." in answer.text
