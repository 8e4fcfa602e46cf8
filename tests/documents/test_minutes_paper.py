from dataclasses import replace
from typing import Any

from contest.documents.engine import render
from contest.documents.rules.minutes import Attendee, DeductionLine, RulingLine
from contest.documents.rules.standing import RoundCell, RoundHead
from tests.documents import ha_trung, pdf_page


def printed(**changes: Any) -> str:
    return pdf_page.text(render("office_paper", ha_trung.minutes_data(**changes)))


def test_the_minutes_say_when_where_and_who() -> None:
    text = printed()
    assert "Vào hồi 15 giờ 40, ngày 15 tháng 11 năm 2023, tại Hội trường huyện" in text
    assert "Chủ trì: Lê Thị Hương Giang, Trưởng Ban Giám khảo." in text
    assert "Thư ký: Đỗ Minh Châu." in text
    assert "Ban Giám khảo có mặt 04/05 thành viên:" in text
    assert "– Hoàng Đình Phúc, Giám khảo (Huyện đoàn)." in text
    assert "Vắng mặt: Vũ Thị Thanh Thủy, Giám khảo, công tác đột xuất." in text
    assert "Cuộc họp kết thúc lúc 16 giờ 20 cùng ngày." in text


def test_results_deductions_rulings_ties_and_prizes_are_in_it() -> None:
    text = printed()
    assert "1 01 Đội xã Hà Bắc 16,70 25,55 41,90 43,90 − 2 2 84,15 Giải Nhất" in text
    assert (
        "– Đội xã Hà Bắc, phần thi Tiểu phẩm: trừ 2 điểm, quá thời gian quy định 02 phút 10 giây."
    ) in text
    assert (
        "Đội xã Hà Lĩnh, phần thi Tiểu phẩm: không tính thời gian trình diễn, lý do: mất điện"
    ) in text
    assert "xếp trên do có điểm phần thi Tiểu phẩm cao hơn (41,40 so với 40,90)." in text
    assert "Giải Nhì 02 Đội thị trấn Hà Trung, Đội xã Hà Bình 2.000.000" in text
    assert "18.500.000 đồng (Mười tám triệu năm trăm nghìn đồng)" in text
    assert "Thành viên cao tuổi nhất 01 Lò Thị Mai (Đội xã Hà Long)" in text
    assert "– Hoàng Đình Phúc: đề nghị xem lại thời gian phần thi Chào hỏi." in text
    assert "Có 04/04 thành viên Ban Giám khảo có mặt nhất trí" in text


def test_the_other_kinds_of_deduction_and_ruling_are_worded() -> None:
    text = printed(
        deductions=(
            DeductionLine("Đội A", "Chào hỏi", "0.5", "manual", "đạo cụ không an toàn"),
            DeductionLine("Đội B", "Chào hỏi", "1", "undertime", seconds=45),
        ),
        rulings=(
            RulingLine("Đội C", "Chào hỏi", "absent", None),
            RulingLine("Đội D", "Chào hỏi", "disqualified", "sai nội dung"),
        ),
    )
    assert "trừ 0,5 điểm, lý do: đạo cụ không an toàn." in text
    assert "trừ 1 điểm, thiếu 00 phút 45 giây so với thời gian tối thiểu." in text
    assert "Đội C, phần thi Chào hỏi: không tham gia phần thi." in text
    assert (
        "Đội D, phần thi Chào hỏi: không công nhận kết quả phần thi, lý do: sai nội dung." in text
    )


def test_every_present_judge_has_a_line_to_sign_and_every_page_room_for_initials() -> None:
    pdf = render("office_paper", ha_trung.minutes_data())
    pages = [" ".join(page.extract_text().split()) for page in pdf_page.pages(pdf)]
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        assert "Ký nháy:" in page
        assert "Mã sổ điểm 9C41-07EE-52B0" in page
    assert f"Biên bản gồm 0{len(pages)} trang" in pages[-1]
    table = " ".join(pages).rpartition("Chữ ký ")[2]
    assert "1 Lê Thị Hương Giang Trưởng Ban Giám khảo 2 Trần Quốc Toàn Giám khảo 3" in table
    assert "Vũ Thị Thanh Thủy" not in table


def test_the_public_address_is_printed_beside_its_code() -> None:
    pdf = render("office_paper", ha_trung.minutes_data())
    last = pdf_page.pages(pdf)[-1].extract_text()
    assert "http://192.168.1.10:8000/ha-trung-2023/ban/2" in "".join(last.split())


def test_what_is_not_known_yet_is_left_to_the_pen() -> None:
    text = printed(
        opened_at=None,
        closed_at=None,
        chair=None,
        secretary=None,
        agreed=None,
        dissents=(),
    )
    assert "Vào hồi …" in text
    assert "Chủ trì: …" in text
    assert "Có …" in text


def test_fifteen_judges_and_sixty_teams_fit() -> None:
    jury = tuple(Attendee(f"Giám khảo Số {n}", "Giám khảo") for n in range(1, 16))
    teams = tuple(f"Đội số {n}" for n in range(60))
    paper = replace(ha_trung.minutes(), jury=jury, standing=ha_trung.standing(teams))
    pages = pdf_page.pages(render("office_paper", ha_trung.minutes_data(paper)))
    assert len(pages) <= 8
    last = " ".join(pages[-1].extract_text().split())
    assert "nhất trí thông qua./." in last
    assert "THƯ KÝ" in last


def test_a_wide_table_lies_between_upright_pages() -> None:
    table = ha_trung.standing().divisions[0]
    more = (RoundCell("done", "5.00", "0", "5.00", "5.00"),) * 2
    rows = tuple(replace(row, cells=row.cells + more) for row in table.rows)
    standing = replace(
        ha_trung.standing(),
        rounds=(*ha_trung.ROUNDS, RoundHead("Tài năng"), RoundHead("Kiến thức")),
        divisions=(replace(table, rows=rows),),
    )
    pdf = render("office_paper", ha_trung.minutes_data(standing=standing))
    sizes = [pdf_page.size(page) for page in pdf_page.pages(pdf)]
    assert sizes[0] == sizes[-1] == (210, 297)
    assert (297, 210) in sizes


def test_no_prizes_no_money_no_deductions_are_said_in_words() -> None:
    standing = replace(ha_trung.standing(), awards=())
    text = printed(standing=standing, prize_money=None, deductions=(), rulings=())
    assert "Thể lệ không quy định giải thưởng." in text
    assert "Không có." in text
    assert "Tổng số tiền thưởng" not in text
