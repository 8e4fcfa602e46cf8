from dataclasses import replace
from itertools import pairwise

from contest.documents.engine import render
from contest.documents.rules.sheet import SheetCriterion, SheetPaper
from tests.documents import ha_trung, pdf_page


def printed(paper: SheetPaper) -> str:
    return pdf_page.text(render("sheet", paper.to_data()))


def test_a_filled_sheet_of_one_team_has_figures_words_and_a_signature() -> None:
    text = printed(ha_trung.sheet((ha_trung.filled(1, "Đội xã Hà Bắc"),)))
    assert "PHIẾU CHẤM ĐIỂM Phần thi: Tiểu phẩm" in text
    assert "Giám khảo: Vũ Thị Thanh Thủy" in text
    assert "Đội dự thi: Đội xã Hà Bắc Số dự thi: 01" in text
    assert "1 Nội dung, đúng chính sách, thông điệp 20 18,25" in text
    assert "Tổng điểm 50 44,75" in text
    assert "Tổng điểm bằng chữ: Bốn mươi bốn phẩy bảy mươi lăm" in text
    assert "Nhận xét: Thông điệp rõ." in text
    assert "GIÁM KHẢO (Ký, ghi rõ họ tên)" in text


def test_a_blank_sheet_leaves_room_to_write_and_carries_its_code() -> None:
    pdf = render(
        "sheet",
        ha_trung.sheet((ha_trung.empty(1, "Đội xã Hà Bắc"),), "blank").to_data(),
    )
    text = pdf_page.text(pdf)
    assert "Giám khảo: ..." in text
    assert "Mã phiếu: TP-05-20" in text
    assert "44,75" not in text
    lines = pdf_page.lines(pdf_page.pages(pdf)[0])
    heights = sorted({round(line.down, 1) for line in lines if line.right - line.left > 20})
    boxes = [below - above for above, below in pairwise(heights)]
    assert sum(1 for height in boxes if 11.8 <= height <= 12.2) == len(ha_trung.CRITERIA) + 1
    digits = [line for line in lines if 7.9 <= line.right - line.left <= 8.1]
    # Two before the comma and two behind it; of a mark up to 6 one before it.
    assert len(digits) == 4 * 4 + 3


def test_a_blank_sheet_of_twelve_criteria_is_signed_on_its_one_page() -> None:
    base = ha_trung.sheet((ha_trung.empty(1, "Đội xã Hà Bắc"),), "blank")
    criteria = tuple(SheetCriterion(f"Tiêu chí dài thứ {n} của phần thi", "10") for n in range(12))
    entry = replace(base.sheets[0].entries[0], marks=(None,) * 12)
    one = replace(base.sheets[0], criteria=criteria, entries=(entry,), max_total="120")
    pdf = render("sheet", replace(base, sheets=(one,)).to_data())
    assert len(pdf_page.pages(pdf)) == 1


def test_a_sheet_typed_from_paper_says_so() -> None:
    text = printed(ha_trung.sheet((ha_trung.filled(1, "Đội A"),), "paper"))
    assert "Điểm được nhập từ phiếu giấy đã ký." in text
    assert "nhập từ phiếu giấy" not in printed(ha_trung.sheet((ha_trung.filled(1, "Đội A"),)))


def test_the_sheet_of_a_round_lists_every_team_and_names_who_is_not_marked() -> None:
    entries = tuple(ha_trung.filled(n, team) for n, team in enumerate(ha_trung.TEAMS, start=1))
    entries = (*entries[:-1], replace(entries[-1], excused=True))
    pdf = render("sheet", ha_trung.sheet(entries).to_data())
    text = pdf_page.text(pdf)
    assert pdf_page.size(pdf_page.pages(pdf)[0]) == (297, 210)
    assert "02 Đội xã Hà Bắc 18,25 10,75 10,5 5,25 44,75 Bốn mươi bốn phẩy bảy mươi lăm" in text
    assert "20 Đội xã Yến Sơn không chấm đội này" in text
    assert "Phiếu này có 20 đội dự thi." in text


def test_each_sheet_of_a_batch_begins_on_its_own_page_numbered_from_one() -> None:
    teams = ha_trung.TEAMS * 2
    long = ha_trung.sheet(tuple(ha_trung.filled(n, team) for n, team in enumerate(teams, start=1)))
    short = ha_trung.sheet((ha_trung.filled(1, "Đội A"),))
    pdf = render(
        "sheet",
        replace(long, sheets=long.sheets + short.sheets + long.sheets).to_data(),
    )
    heads = [
        [run.text for run in pdf_page.runs(page) if run.down < 19] for page in pdf_page.pages(pdf)
    ]
    first = heads.index([], 1)
    assert heads[:first] == [[], *[[str(n)] for n in range(2, first + 1)]]
    assert heads == [*heads[:first], [], *heads[:first]]


def test_twelve_criteria_fit_on_the_page() -> None:
    base = ha_trung.sheet((ha_trung.filled(1, "Đội xã Hà Bắc"), ha_trung.filled(2, "Đội B")))
    criteria = tuple(SheetCriterion(f"Tiêu chí dài thứ {n} của phần thi", "10") for n in range(12))
    entries = tuple(replace(e, marks=("7.25",) * 12, total="87") for e in base.sheets[0].entries)
    one = replace(base.sheets[0], criteria=criteria, entries=entries, max_total="120")
    pdf = render("sheet", replace(base, sheets=(one,)).to_data())
    page = pdf_page.pages(pdf)[0]
    assert "Đội xã Hà Bắc 7,25 7,25" in " ".join(page.extract_text().split())
    assert max(line.right for line in pdf_page.lines(page)) <= 297 - 15 + 0.2
