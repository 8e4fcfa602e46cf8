"""Biên bản hội thi: how the day went, from what was ruled, changed and appealed."""

import re
from typing import Any

from contest.documents.engine import render
from contest.documents.rules.hall_minutes import (
    AppealHeard,
    HallMinutesPaper,
    RoundHeld,
    Swapped,
)
from contest.documents.rules.office_paper import OfficePaper
from tests.documents import ha_trung, pdf_page
from tests.documents.test_award_papers import AWARDED, word_text
from tests.documents.test_papers_page import HALF, text
from tests.held import PAPERS, Held

MINUTES = f"{PAPERS}/bien-ban-hoi-thi"


def printed(**changes: Any) -> str:
    facts: dict[str, Any] = {
        "frame": ha_trung.FRAME,
        "jury": ha_trung.minutes(),
        "presides": "Nguyễn Văn Bình",
        "teams": ha_trung.TEAMS,
        "rounds": (RoundHeld("Báo tường", 20, 20), RoundHeld("Tiểu phẩm", 19, 20)),
    }
    paper = HallMinutesPaper(**(facts | changes))
    data = OfficePaper(paper.blocks(), paper.frame.edition, "Biên bản hội thi").to_data()
    return pdf_page.text(render("office_paper", data))


def test_the_day_is_told_from_the_opening_to_the_prizes() -> None:
    found = printed(
        swaps=(Swapped("Đội A", "Đội B", None, "xe đến muộn"),),
        appeals=(
            AppealHeard("Đội C", "Tiểu phẩm", "xin xem lại thời gian", "giữ nguyên kết quả"),
            AppealHeard("Đội D", None, "xin thêm ghế", None),
        ),
    )
    for said in (
        "Vào hồi 15 giờ 40, ngày 15 tháng 11 năm 2023, tại Hội trường huyện, Ban Tổ chức tổ chức",
        "1. Chủ trì: Nguyễn Văn Bình.",
        "5 thành viên; Trưởng Ban Giám khảo: Lê Thị Hương Giang.",
        "20 đội: Đội thị trấn Hà Trung, Đội xã Hà Bắc,",
        "– Phần thi Tiểu phẩm: 19/20 đội dự thi.",
        "– Đội A và Đội B đổi thứ tự thi, lý do: xe đến muộn.",
        "– Đội xã Hà Bắc, phần thi Tiểu phẩm: trừ 2 điểm, quá thời gian quy định 02 phút 10 giây.",
        "– Đội xã Hà Lĩnh, phần thi Tiểu phẩm: không tính thời gian trình diễn",
        "– Đội C, phần thi Tiểu phẩm: xin xem lại thời gian. Ban Tổ chức trả lời: giữ nguyên kết",
        "– Đội D: xin thêm ghế. Chưa trả lời.",
        "Giải Nhất 01 Đội xã Hà Bắc",
        "Hội thi kết thúc lúc 16 giờ 20 cùng ngày. Biên bản gồm 02 trang",
    ):
        assert said in found, said
    titles = re.findall(r"\b(\d)\. (Các phần|Thay đổi|Điểm trừ|Các trường hợp|Kiến nghị)", found)
    assert [number for number, _ in titles] == ["1", "2", "3", "4", "5"]


def test_a_quiet_day_leaves_those_parts_out_and_room_for_the_pen() -> None:
    found = printed(presides=None)
    assert "Kiến nghị" not in found
    assert "Thay đổi thứ tự" not in found
    assert "1. Chủ trì: …" in found
    assert "những việc phát sinh khác (nếu có): ..." in found


def test_it_is_made_from_the_record_in_print_and_in_word(hall: Held) -> None:
    hall.hold(AWARDED)
    for found in (text(hall, f"{MINUTES}.pdf"), word_text(hall, f"{MINUTES}.docx")):
        assert "Phần thi Phần thi: 02/02 đội dự thi." in found
        assert "02 đội: Đội a, Đội b." in found
        assert "BẢN NHÁP" not in found
    hall.hold(HALF)
    draft = text(hall, f"{MINUTES}.pdf")
    assert "BẢN NHÁP" in draft
    assert "Đội b còn thiếu điểm của Giám khảo gk2." in draft
