from dataclasses import replace

from contest.documents.engine import render
from tests.documents import ha_trung, pdf_page


def test_a_slip_holds_what_one_person_needs_to_sign_in() -> None:
    text = pdf_page.text(render("slip", ha_trung.slips().to_data()))
    assert "Đỗ Minh Châu Thư ký Địa chỉ http://192.168.1.10:8000 Tên đăng nhập thuky1" in text
    assert "Mật khẩu dùng một lần mua-vang-37" in text
    assert "Mã giám khảo gk1 Mã PIN 482911" in text


def test_eight_slips_stand_on_a_page_with_lines_to_cut_along() -> None:
    pages = pdf_page.pages(render("slip", ha_trung.slips().to_data()))
    assert [page.extract_text().count("Địa chỉ") for page in pages] == [8, 3]
    assert pdf_page.size(pages[0]) == (210, 297)
    edges = [line for line in pdf_page.lines(pages[0]) if line.right - line.left > 90]
    cuts = sorted({round(line.down) for line in edges})
    assert cuts == [8, 78, 148, 218, 288]


def test_a_limited_secret_says_until_when() -> None:
    paper = ha_trung.slips()
    slip = replace(paper.slips[0], valid_until=ha_trung.MADE_AT)
    text = pdf_page.text(render("slip", replace(paper, slips=(slip,)).to_data()))
    assert "Dùng được đến 16 giờ 20 ngày 15/11/2023." in text


def test_a_long_name_and_address_stay_on_their_slip() -> None:
    paper = ha_trung.slips()
    slip = replace(paper.slips[1], name="Nguyễn " * 12, address="https://" + "a" * 90 + ".vn/x")
    page = pdf_page.pages(render("slip", replace(paper, slips=(slip,)).to_data()))[0]
    assert max(run.left for run in pdf_page.runs(page)) < 105
    assert max(run.down for run in pdf_page.runs(page)) < 78
