import re
from dataclasses import replace

from contest.documents.engine import render
from contest.documents.rules.standing import (
    AwardLine,
    DivisionTable,
    MissingResult,
    RoundCell,
    RoundHead,
    TeamRow,
    TieSplit,
)
from tests.documents import ha_trung, pdf_page


def printed(**changes: object) -> str:
    standing = replace(ha_trung.standing(), **changes)  # type: ignore[arg-type]
    return pdf_page.text(render("office_paper", ha_trung.ranking_data(standing=standing)))


def one_row(row: TeamRow, *heads: RoundHead) -> str:
    return printed(rounds=heads or ha_trung.ROUNDS, divisions=(DivisionTable(None, (row,)),))


def test_the_worked_example_adds_up_by_hand() -> None:
    text = printed()
    assert "1 01 Đội xã Hà Bắc 16,70 25,55 41,90 43,90 − 2 2 84,15 Giải Nhất" in text
    assert "Bảng này có 20 đội dự thi./." in text
    assert "BẢN NHÁP" not in text


def test_every_team_and_figure_is_on_the_paper() -> None:
    text = printed()
    for row in ha_trung.standing().divisions[0].rows:
        figures = " ".join(str(cell.weighted).replace(".", ",") for cell in row.cells[:2])
        assert f"{row.team} {figures}" in text
        assert row.total.replace(".", ",") in text


def test_the_paper_says_how_each_tie_was_broken() -> None:
    def tie(by: str, *facts: str | None) -> str:
        ties = (TieSplit("Đội A", "Đội B", "84.00", by, *facts),)
        table = replace(ha_trung.standing().divisions[0], ties=ties)
        return printed(divisions=(table,))

    assert (
        "Đội A và Đội B cùng đạt 84,00 điểm: Đội A xếp trên do có điểm phần thi Tiểu phẩm cao hơn"
        " (41,90 so với 41,50)."
    ) in tie("round", "Tiểu phẩm", "41.90", "41.50")
    assert "điểm trung bình tiêu chí Diễn xuất cao hơn" in tie("criterion", "Diễn xuất")
    assert "tổng điểm trừ ít hơn (0 so với 2)" in tie("fewest_deductions", None, "0", "2")
    assert "ngắn hơn (09 phút 50 giây so với 10 phút 05 giây)" in tie(
        "shortest_time", None, "590", "605"
    )
    assert "Trưởng Ban Giám khảo cho điểm cao hơn" in tie("head_judge")
    assert "nhiều lượt được giám khảo cho điểm cao nhất hơn" in tie("first_places")
    assert "theo quyết định đã ghi nhận: bốc thăm." in tie("decision", "bốc thăm")
    assert "hai đội đồng hạng" in tie("shared")


def test_a_contest_not_complete_is_a_draft_and_says_what_is_missing() -> None:
    text = printed(
        missing=(
            MissingResult("Tiểu phẩm", "Đội A", "pending"),
            MissingResult("Tiểu phẩm", "Đội B", "pending"),
            MissingResult("Tiểu phẩm", "Đội C", "marks", ("Trần Quốc Toàn", "Hoàng Đình Phúc")),
            MissingResult("Chào hỏi", "Đội D", "no_judge"),
        )
    )
    assert "BẢN NHÁP" in text
    assert (
        "Phần thi Tiểu phẩm: chưa có kết quả của Đội A, Đội B; Đội C còn thiếu điểm của"
        " Trần Quốc Toàn, Hoàng Đình Phúc."
    ) in text
    assert "Phần thi Chào hỏi: không có giám khảo chấm Đội D." in text
    assert "Tạm cộng" in text


def test_teams_that_lack_the_same_are_told_together() -> None:
    teams = [row.team for row in ha_trung.standing().divisions[0].rows]
    judges = ("Trần Quốc Toàn", "Hoàng Đình Phúc")
    text = printed(
        missing=(
            *(MissingResult("Tiểu phẩm", team, "pending") for team in teams),
            *(MissingResult("Chào hỏi", team, "marks", judges) for team in teams[:3]),
            MissingResult("Chào hỏi", teams[3], "marks", judges[:1]),
        )
    )
    assert "Phần thi Tiểu phẩm: chưa có kết quả của cả 20 đội." in text
    assert (
        f"Phần thi Chào hỏi: {', '.join(teams[:3])} còn thiếu điểm của {', '.join(judges)}; "
        f"{teams[3]} còn thiếu điểm của Trần Quốc Toàn."
    ) in text


def test_a_prize_that_waits_for_a_decision_keeps_the_paper_a_draft() -> None:
    waiting = AwardLine("Giải Nhì", "needs_decision", contenders=("Đội A", "Đội B"))
    text = printed(awards=(waiting,))
    assert "BẢN NHÁP" in text
    assert "Giải Nhì: Đội A, Đội B đồng hạng, chờ Trưởng Ban Tổ chức quyết định." in text


def test_a_draft_on_demand_carries_the_watermark_on_every_page() -> None:
    pdf = render("office_paper", ha_trung.ranking_data(), draft=True)
    assert all("BẢN NHÁP" in page.extract_text() for page in pdf_page.pages(pdf))


def test_absent_and_not_recognised_turns_are_named() -> None:
    cell = RoundCell("done", "16.70", "0", "16.70", "16.70")
    gone = RoundCell("absent", None, "0", "0.00", "0.00")
    struck = RoundCell("disqualified", None, "0", "0.00", "0.00")
    text = one_row(TeamRow(1, True, "Đội A", None, (cell, gone, struck), "0", "16.70"))
    assert re.search(
        r"1 đồng hạng Đội A 16,70 0,00 không tham gia 0,00 không công nhận 16,70", text
    )


def test_weights_and_deductions_from_each_judge_are_explained_in_the_cell() -> None:
    weighted = RoundCell("done", "43.90", "2", "41.90", "25.14")
    waived = RoundCell("done", "20.00", "0", "20.00", "20.00", ("time_waived",))
    heads = (RoundHead("Tiểu phẩm", "0.6", "judge"), RoundHead("Chào hỏi"))
    text = one_row(TeamRow(1, False, "Đội A", 1, (weighted, waived), "2", "45.14"), *heads)
    assert "hệ số 0,6" in text
    assert "25,14 đã trừ 2 41,90 × 0,6 20,00 không tính thời gian" in text


def test_divisions_have_a_table_each_and_many_rounds_lie() -> None:
    table = ha_trung.standing().divisions[0]
    text = printed(
        divisions=(
            replace(table, name="Khối xã"),
            replace(table, name="Khối thị trấn", rows=()),
        )
    )
    assert text.index("Khối xã") < text.index("Đội xã Hà Bắc") < text.index("Khối thị trấn")

    heads = tuple(RoundHead(f"Phần {n}") for n in range(1, 9))
    cells = (RoundCell("done", "16.70", "0", "16.70", "16.70"),) * 8
    row = TeamRow(1, False, "Đội A", 1, cells, "0", "133.60")
    wide = replace(ha_trung.standing(), rounds=heads, divisions=(DivisionTable(None, (row,)),))
    pdf = render("office_paper", ha_trung.ranking_data(standing=wide))
    assert pdf_page.size(pdf_page.pages(pdf)[0]) == (297, 210)


def test_sixty_teams_run_over_pages_with_the_head_repeated_and_no_row_torn() -> None:
    teams = tuple(f"Đội thôn số {n} của xã Hà Lĩnh, huyện Hà Trung" for n in range(60))
    standing = ha_trung.standing(teams)
    pdf = render("office_paper", ha_trung.ranking_data(standing=standing))
    pages = [" ".join(page.extract_text().split()) for page in pdf_page.pages(pdf)]
    assert len(pages) >= 3
    rows = [page for page in pages if "Đội thôn số" in page.partition("Căn cứ")[0]]
    assert all("Xếp hạng" in page for page in rows)
    for team in teams:
        whole = [page for page in rows if team in page]
        assert len(whole) >= 1, f"{team} is split between pages"


def test_a_replacement_says_so() -> None:
    paper = replace(ha_trung.ranking(), replacement=2)
    assert "(Bản thay thế số 2)" in pdf_page.text(
        render("office_paper", ha_trung.ranking_data(paper))
    )


def test_a_contest_without_prizes_or_theme_prints() -> None:
    frame = replace(ha_trung.FRAME, contest=replace(ha_trung.FRAME.contest, theme=None))
    table = ha_trung.standing().divisions[0]
    rows = tuple(replace(row, award=None) for row in table.rows)
    standing = replace(ha_trung.standing(), divisions=(replace(table, rows=rows),), awards=())
    paper = replace(ha_trung.ranking(), frame=frame, standing=standing)
    assert "Giải Nhất" not in pdf_page.text(render("office_paper", ha_trung.ranking_data(paper)))


def test_the_page_of_the_signatures_has_rows_of_the_table_above_them() -> None:
    standing = ha_trung.standing(tuple(f"Đội thôn {n}" for n in range(1, 27)))
    pdf = render("office_paper", ha_trung.ranking_data(standing=standing))
    first, last = [" ".join(page.extract_text().split()) for page in pdf_page.pages(pdf)]
    assert "Đội thôn 24" in first
    table = last.partition("Bảng này có 26 đội dự thi./.")[0]
    assert re.search(r"Xếp hạng .* 25 25 Đội thôn 25 .* 26 26 Đội thôn 26 ", table)
    assert "Đội thôn 24" not in table.partition("Căn cứ")[0]
    assert "TRƯỞNG BAN TỔ CHỨC" in last
