from dataclasses import replace

from contest.documents.engine import render
from contest.documents.rules.round_table import JudgeTotal, RoundTablePaper
from tests.documents import ha_trung, pdf_page


def printed(paper: RoundTablePaper) -> str:
    return pdf_page.text(render("round_table", paper.to_data()))


def test_a_row_shows_every_judge_the_mean_the_deduction_and_the_result() -> None:
    text = printed(ha_trung.round_table())
    assert "BẢNG TỔNG HỢP ĐIỂM PHẦN THI TIỂU PHẨM" in text
    assert "02 Đội xã Hà Bắc 43 45,5 44 42,25 44,75 43,90 12:10 2 41,90" in text
    assert "NGƯỜI LẬP NGƯỜI ĐỐI CHIẾU TRƯỞNG BAN GIÁM KHẢO" in text
    assert "Điểm gạch ngang không đưa vào kết quả theo Thể lệ." in text


def test_a_dropped_total_is_struck_through() -> None:
    paper = ha_trung.round_table(teams=1)
    page = pdf_page.pages(render("round_table", paper.to_data()))[0]
    dropped = next(run for run in pdf_page.runs(page) if run.text == "45,5")
    kept = next(run for run in pdf_page.runs(page) if run.text == "43")

    def strokes(run: pdf_page.Run) -> list[pdf_page.Line]:
        return [
            line
            for line in pdf_page.lines(page)
            if 0 < run.down - line.down < 2
            and line.right - line.left < 20
            and abs(line.left - run.left) < 1
        ]

    assert len(strokes(dropped)) == 1
    assert strokes(kept) == []


def test_absent_excused_and_missing_are_told_apart() -> None:
    base = ha_trung.round_table(teams=3)
    rows = (
        replace(base.rows[0], status="absent", totals=(), aggregate=None, result="0.00"),
        replace(base.rows[1], totals=(JudgeTotal("excused"), *base.rows[1].totals[1:])),
        replace(
            base.rows[2],
            totals=(JudgeTotal("missing"),) * 5,
            aggregate=None,
            result=None,
        ),
    )
    paper = replace(base, rows=rows)
    text = printed(paper)
    assert "01 Đội thị trấn Hà Trung không tham gia 12:10 2 0,00" in text
    assert "02 Đội xã Hà Bắc không chấm 45,5" in text
    assert "BẢN NHÁP" in text


def test_the_method_and_where_deductions_go_are_named() -> None:
    base = ha_trung.round_table(teams=1)
    assert "Điểm trung bình" in printed(base)
    assert "Điểm trung vị" in printed(replace(base, method="median"))
    text = printed(replace(base, method="sum", per_judge=True))
    assert "Điểm tổng hợp" in text
    assert "Điểm trừ đã được trừ vào điểm của từng giám khảo" in text


def test_fifteen_judges_and_sixty_teams_stay_inside_the_margins() -> None:
    pages = pdf_page.pages(render("round_table", ha_trung.round_table(15, 60).to_data()))
    assert 3 <= len(pages) <= 6
    with_rows = [page for page in pages if "41,90" in page.extract_text()]
    assert len(with_rows) >= 3
    for page in with_rows:
        assert "Đội dự thi" in " ".join(page.extract_text().split()), "the head is repeated"
        assert max(line.right for line in pdf_page.lines(page)) <= 297 - 15 + 0.2
    assert "TRƯỞNG BAN GIÁM KHẢO" in pages[-1].extract_text()
