"""The frame of Decree 30/2020/NĐ-CP, appendix I, measured in the finished PDF."""

from dataclasses import replace
from typing import Any

import pytest

from contest.documents.engine import Press
from contest.documents.rules.frame import Signature
from tests.documents import ha_trung, pdf_page
from tests.documents.pdf_page import Run


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    entry = ha_trung.filled(1, "Đội xã Hà Bắc")
    data = {
        "ranking": ha_trung.ranking_data(),
        "minutes": ha_trung.minutes_data(),
        "sheet": ha_trung.sheet((entry,)).to_data(),
        "round_table": ha_trung.round_table().to_data(),
    }
    with Press() as press:
        return {
            paper: press.render(ha_trung.TEMPLATES.get(paper, paper), value)
            for paper, value in data.items()
        }


def run(pdf: bytes, text: str, page: int = 0) -> Run:
    return next(r for r in pdf_page.runs(pdf_page.pages(pdf)[page]) if r.text.startswith(text))


def test_pages_are_a4_and_only_the_wide_table_lies(papers: dict[str, bytes]) -> None:
    for paper, pdf in papers.items():
        expected = (297, 210) if paper == "round_table" else (210, 297)
        assert {pdf_page.size(page) for page in pdf_page.pages(pdf)} == {expected}, paper


def test_text_and_tables_keep_the_margins(papers: dict[str, bytes]) -> None:
    for paper, pdf in papers.items():
        for page in pdf_page.pages(pdf):
            width, height = pdf_page.size(page)
            lines = pdf_page.lines(page)
            body = [r for r in pdf_page.runs(page) if r.size > 9 and r.down > 20]
            lefts = [r.left for r in body] + [line.left for line in lines]
            assert 29.8 <= min(lefts) <= 35, paper
            assert max((line.right for line in lines), default=0) <= width - 15 + 0.2, paper
            assert max(r.down for r in body) <= height - 20, paper
            assert min(r.down for r in body) >= 20, paper


def test_every_letter_is_embedded_tinos(papers: dict[str, bytes]) -> None:
    for paper, pdf in papers.items():
        for page in pdf_page.pages(pdf):
            assert {r.font.partition("-")[0] for r in pdf_page.runs(page)} == {"Tinos"}
        assert pdf.count(b"/FontFile2") >= 3, paper


def test_the_file_says_that_it_is_archival_tagged_and_vietnamese(papers: dict[str, bytes]) -> None:
    for pdf in papers.values():
        root: Any = pdf_page.reader(pdf).trailer["/Root"]
        metadata = root["/Metadata"].get_object().get_data().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert bool(root["/MarkInfo"]["/Marked"])
        assert root["/Lang"] == "vi-VN"


def test_the_national_heading_is_as_the_decree_asks(papers: dict[str, bytes]) -> None:
    for pdf in papers.values():
        country = run(pdf, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        motto = run(pdf, "Độc lập - Tự do - Hạnh phúc")
        assert (country.font, country.size) == ("Tinos-Bold", 13)
        assert (motto.font, motto.size) == ("Tinos-Bold", 14)
        rule = next(
            line
            for line in pdf_page.lines(pdf_page.pages(pdf)[0])
            if 0 < line.down - motto.down < 4 and line.left > 90
        )
        # As long as the motto: it begins where the motto does and is centred with it.
        assert rule.left == pytest.approx(motto.left, abs=0.2)
        assert rule.right - rule.left == pytest.approx(60.4, abs=0.5)


def test_the_issuing_body_stands_left_under_its_superior(
    papers: dict[str, bytes],
) -> None:
    pdf = papers["ranking"]
    superior, body = run(pdf, "UBND HUYỆN HÀ TRUNG"), run(pdf, "BAN TỔ CHỨC HỘI THI")
    assert (superior.font, superior.size) == ("Tinos", 13)
    assert (body.font, body.size) == ("Tinos-Bold", 13)
    assert superior.down < body.down
    rule = next(
        line
        for line in pdf_page.lines(pdf_page.pages(pdf)[0])
        if 0 < line.down - body.down < 4 and line.left < 90
    )
    name = 2 * (30 + 165 * 0.4 / 2 - body.left)
    assert 1 / 3 - 0.01 <= (rule.right - rule.left) / name <= 1 / 2


def test_number_place_day_and_type_name_have_their_sizes(
    papers: dict[str, bytes],
) -> None:
    pdf = papers["minutes"]
    number, symbol = run(pdf, "Số:"), run(pdf, "/BB-BGK")
    assert (number.size, symbol.size) == (13, 13)
    assert symbol.left - number.left > 12, "room for the number that the clerk gives"
    day = run(pdf, "Hà Trung, ngày 05 tháng 11 năm 2023")
    assert (day.font, day.size) == ("Tinos-Italic", 14)
    name, summary = run(pdf, "BIÊN BẢN"), run(pdf, "Họp Ban Giám khảo")
    assert (name.font, name.size, summary.font, summary.size) == ("Tinos-Bold", 14) * 2
    grounds, body = run(pdf, "Căn cứ Kế hoạch"), run(pdf, "Vào hồi 15 giờ 40")
    assert (grounds.font, grounds.size) == ("Tinos-Italic", 14)
    assert (body.font, body.size) == ("Tinos", 14)
    assert 10 <= body.left - 30 <= 12.8, "first lines are indented by 1 to 1.27 cm"


def test_a_day_not_known_leaves_dots_for_the_pen() -> None:
    frame = replace(ha_trung.FRAME, letterhead=replace(ha_trung.FRAME.letterhead, day=None))
    paper = replace(ha_trung.ranking(), frame=frame)
    with Press() as press:
        text = pdf_page.text(press.render("office_paper", ha_trung.ranking_data(paper)))
    assert "Hà Trung, ngày ..." in text


def test_page_numbers_stand_in_the_middle_of_the_top_but_not_on_page_one(
    papers: dict[str, bytes],
) -> None:
    pages = pdf_page.pages(papers["minutes"])
    assert [r for r in pdf_page.runs(pages[0]) if r.down < 19] == []
    for number, page in enumerate(pages[1:], start=2):
        (head,) = [r for r in pdf_page.runs(page) if r.down < 19]
        assert head.text == str(number)
        assert head.size == 13
        assert head.left == pytest.approx(30 + 165 / 2, abs=2)


def test_signatures_never_stand_alone_on_a_page() -> None:
    """Whatever the number of rows, the page of the signatures begins with text or table."""
    signature = "TRƯỞNG BAN TỔ CHỨC"
    with Press() as press:
        for count in range(3, 24):
            standing = ha_trung.standing(ha_trung.TEAMS[:5] + ha_trung.TEAMS[5:count])
            pdf = press.render("office_paper", ha_trung.ranking_data(standing=standing))
            texts = [page.extract_text() for page in pdf_page.pages(pdf)]
            assert sum(signature in text for text in texts) == 1
            before = texts[-1].partition("TỔ THƯ KÝ")[0]
            assert "đội dự thi./." in " ".join(before.split())
            assert "Nguyễn Văn Bình" in texts[-1], "title and name are on one page"


def test_a_signatory_may_sign_for_another_with_recipients_at_the_left() -> None:
    frame = replace(
        ha_trung.FRAME,
        signatures=(Signature("Phó Chủ tịch", "KT. Chủ tịch", "Nguyễn Văn Bình"),),
        recipients=("Như trên", "Lưu: VT"),
    )
    with Press() as press:
        data = ha_trung.ranking_data(frame=frame)
        pdf = press.render("office_paper", data)
    last = len(pdf_page.pages(pdf)) - 1
    power, title = run(pdf, "KT. CHỦ TỊCH", last), run(pdf, "PHÓ CHỦ TỊCH", last)
    assert (power.font, power.size) == ("Tinos-Bold", 13)
    assert power.down < title.down
    label, line = run(pdf, "Nơi nhận:", last), run(pdf, "- Như trên;", last)
    assert (label.font, label.size, line.size) == ("Tinos-BoldItalic", 12, 11)
    assert label.left < 35
    assert power.left > 105
