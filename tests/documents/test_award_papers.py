"""Decision, list of awards, certificates, report, press text: what they say and how they look."""

import io
import re
import zipfile
from typing import Any

import pytest

from contest.regulations.models import Contest
from contest.shared.transaction import transaction
from tests.cast import looking_into, post
from tests.documents import pdf_page
from tests.documents.test_papers_page import HALF, WHOLE, printed, prints, text
from tests.held import PAPERS, RELEASE, Held
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest

PRIZES = [
    {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 3_000_000},
    {"key": "nhi", "name": "Giải Nhì", "by": "place", "count": 1, "money": 1_500_000},
    {"key": "cao_tuoi", "name": "Thành viên cao tuổi nhất", "by": "oldest_member"},
]
PEOPLE = [
    ("m1", "Lò Thị Mai", "captain", "1955-12-31", "female", "Thái", "poor_household"),
    ("m2", "Phạm Văn Nam", "full", "1990-01-01", "male", "Kinh", "resident"),
]
FIELDS = ("key", "name", "role", "born", "gender", "ethnicity", "group")
AWARDED: dict[str, Any] = {**WHOLE, "awards": PRIZES}
AWARDED["contest"] = WHOLE["contest"] | {"name": "Hội thi xã Hà Long", "dates": ["2023-11-15"]}
AWARDED["teams"] = [
    WHOLE["teams"][0] | {"members": [dict(zip(FIELDS, one, strict=True)) for one in PEOPLE]},
    *WHOLE["teams"][1:],
]
DECISION, REPORT = f"{PAPERS}/quyet-dinh-trao-giai", f"{PAPERS}/bao-cao-tong-ket"
LIST, PRESS = f"{PAPERS}/danh-sach-trao-giai", f"{PAPERS}/tin-bai"
CERTIFICATES = f"{PAPERS}/giay-chung-nhan"


def letterhead(hall: Held, **texts: Any) -> None:
    with looking_into(hall.app), transaction() as session:
        session.get_one(Contest, hall.contest_id).letterhead = texts


def word_text(hall: Held, path: str) -> str:
    answer = hall.client().get(path)
    assert answer.status_code == 200, words(answer.text)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        xml = file.read("word/document.xml").decode()
        headers = [file.read(name).decode() for name in file.namelist() if "header" in name]
    return words(xml) + "".join("|BẢN NHÁP" for header in headers if "BẢN NHÁP" in header)


def test_the_decision_has_its_parts_its_list_and_the_money_in_words(hall: Held) -> None:
    found = text(hall.hold(AWARDED), f"{DECISION}.pdf")
    parts = (
        "/QĐ-BTC",
        "QUYẾT ĐỊNH",
        "Về việc công nhận kết quả và trao giải thưởng",
        "BAN TỔ CHỨC HỘI THI",
        "Căn cứ Thể lệ hội thi;",
        "Xét đề nghị của Ban Giám khảo và Tổ Thư ký.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Công nhận kết quả và trao 03 giải thưởng Hội thi xã Hà Long cho các đội, cá nhân",
        "Điều 2.",
        "4.500.000 đồng (Bằng chữ: Bốn triệu năm trăm nghìn đồng)",
        "Điều 3.",
        "Quyết định này./.",
        "TM. BAN TỔ CHỨC TRƯỞNG BAN",
        "DANH SÁCH",
        "(Kèm theo Quyết định số ……/QĐ-BTC ngày … tháng … năm … của Ban Tổ chức hội thi)",
        "1 Đội a Giải Nhất 3.000.000 Ba triệu đồng",
        "2 Đội b Giải Nhì 1.500.000 Một triệu năm trăm nghìn đồng",
        "Lò Thị Mai (Đội a)",
        "Tổng cộng 4.500.000",
    )
    at = -1
    for part in parts:
        after = found.find(part, at + 1)
        assert after > at, (part, found[max(0, at) : at + 300])
        at = after
    assert "BẢN NHÁP" not in found


def test_another_body_decides_with_its_own_head_power_and_recipients(hall: Held) -> None:
    letterhead(
        hall.hold(AWARDED),
        place="Hà Long",
        awarding_body="Ủy ban nhân dân xã Hà Long",
        awarding_symbol="UBND",
        awarding_behalf="Ủy ban nhân dân",
        awarding_power="KT",
        awarding_for="Chủ tịch",
        awarding_title="Phó Chủ tịch",
        awarding_name="Nguyễn Văn Bình",
        decision_recipients=["Như Điều 3", "Lưu: VT"],
    )
    found = text(hall, f"{DECISION}.pdf")
    assert "/QĐ-UBND" in found
    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in found
    assert "Nguyễn Văn Bình" in found
    assert "- Như Điều 3; - Lưu: VT." in found
    assert "KT. CHỦ TỊCH" in text(hall, f"{CERTIFICATES}/1.pdf")
    assert "KT. CHỦ TỊCH" not in text(hall, f"{PAPERS}/xep-hang.pdf")


def test_the_organisers_signatory_signs_every_paper_of_the_committee(hall: Held) -> None:
    letterhead(
        hall.hold(AWARDED),
        organiser_behalf="Ban Tổ chức",
        organiser_power="KT",
        organiser_for="Trưởng ban",
        organiser_title="Phó Trưởng ban",
        organiser_name="Nguyễn Văn Bình",
    )
    for path in (f"{PAPERS}/xep-hang.pdf", f"{LIST}.pdf", f"{REPORT}.pdf"):
        found = text(hall, path)
        assert "TM. BAN TỔ CHỨC KT. TRƯỞNG BAN PHÓ TRƯỞNG BAN" in found, path
        assert "Nguyễn Văn Bình" in found, path


def test_the_pages_keep_the_form_of_the_decree(hall: Held) -> None:
    hall.hold(AWARDED)
    for path in (DECISION, REPORT, LIST):
        pdf = printed(hall, f"{path}.pdf").data
        for page in pdf_page.pages(pdf):
            assert pdf_page.size(page) == (210, 297)
            runs = pdf_page.runs(page)
            body = [run for run in runs if run.size > 9 and run.down > 20]
            assert {run.font.partition("-")[0] for run in runs} == {"Tinos"}
            assert 29.8 <= min(run.left for run in body) <= 35, path
            assert max(run.down for run in body) <= 277
            assert max((line.right for line in pdf_page.lines(page)), default=0) <= 195.2
        first = pdf_page.runs(pdf_page.pages(pdf)[0])
        country = next(run for run in first if run.text.startswith("CỘNG HÒA XÃ HỘI"))
        name = next(run for run in first if run.text in ("QUYẾT ĐỊNH", "BÁO CÁO", "DANH SÁCH"))
        assert (country.size, name.font, name.size) == (13, "Tinos-Bold", 14)
    pages = pdf_page.pages(printed(hall, f"{DECISION}.pdf").data)
    article = next(run for run in pdf_page.runs(pages[0]) if run.text.startswith("Điều 1."))
    assert 10 <= article.left - 30 <= 12.8
    assert "DANH SÁCH" in pages[1].extract_text()
    assert "TRƯỞNG BAN" in pages[0].extract_text()


def test_word_says_what_the_print_says(hall: Held) -> None:
    hall.hold(AWARDED)
    for path in (DECISION, REPORT, LIST, PRESS):
        in_word = "".join(word_text(hall, f"{path}.docx").split())
        for piece in ("HộithixãHàLong", "ĐộiaGiảiNhất") if path in (DECISION, LIST) else ():
            assert piece in in_word, path
    found = word_text(hall, f"{DECISION}.docx")
    assert "Bốn triệu năm trăm nghìn đồng" in found
    assert "TM. BAN TỔ CHỨC" in found
    assert "BẢN NHÁP" not in found


def test_what_is_not_complete_is_a_draft_that_says_what_lacks(hall: Held) -> None:
    hall.hold({**HALF, "awards": PRIZES[:2]})
    for path in (DECISION, LIST, REPORT):
        found = text(hall, f"{path}.pdf")
        assert "BẢN NHÁP" in found, path
        assert "– Còn 1 lượt thi chưa có kết quả." in found, path
    in_word = word_text(hall, f"{DECISION}.docx")
    assert in_word.count("|BẢN NHÁP") == 2
    assert "Còn 1 lượt thi chưa có kết quả." in in_word
    assert "Giải Nhất 3.000.000" not in text(hall, f"{DECISION}.pdf")
    answer = hall.client().get(f"{CERTIFICATES}.pdf")
    assert answer.status_code == 409


def test_without_awards_there_is_nothing_to_decide_but_a_report(hall: Held) -> None:
    hall.hold({**WHOLE, "awards": []})
    for path in (f"{DECISION}.pdf", f"{DECISION}.docx", f"{CERTIFICATES}.pdf"):
        answer = hall.client().get(path)
        assert answer.status_code == 409
        assert "Thể lệ chưa có giải thưởng." in words(answer.text)
    assert "BÁO CÁO" in text(hall, f"{REPORT}.pdf")


def test_the_report_counts_people_and_names_none(hall: Held) -> None:
    found = text(hall.hold(AWARDED), f"{REPORT}.pdf")
    for piece in ("Hộ nghèo 1", "Người dân 1", "Nữ 1", "Nam 1", "Các dân tộc khác", "02 người"):
        assert piece in found
    assert "đại biểu, người dân đến xem, cổ vũ tại" in found
    assert "Thái" not in found, "the only one of a people is not named"
    assert "Phạm Văn Nam" not in found
    assert "1990" not in found


@pytest.mark.parametrize(
    ("level", "order"),
    [("all", "dcab"), ("top", "dcab"), ("prizes", "dacb")],
)
def test_the_list_of_awards_orders_teams_no_further_than_the_board_does(
    hall: Held, level: str, order: str
) -> None:
    marks = {"a": ["20"], "b": ["10"], "c": ["30"], "d": ["40"]}
    document = contest({"thi": marks}, running_order={"thi": list("abcd")})
    document["awards"] = [
        {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1},
        {"key": "nhi", "name": "Giải Nhì", "by": "place", "count": 2},
        {"key": "kk", "name": "Giải Khuyến khích", "by": "rest"},
    ]
    hall.hold(document, publish={"level": level, "when": "end"})
    for path in (LIST, DECISION, REPORT):
        told = text(hall, f"{path}.pdf")
        assert re.findall(r"Đội ([a-d])\b", told)[-4:] == list(order), path


def test_press_text_waits_for_the_announcement_and_has_no_figure(hall: Held) -> None:
    hall.hold(AWARDED).confirm()
    assert "Kết quả chưa công bố: chưa được đăng, chưa được đọc." in text(hall, f"{PRESS}.pdf")
    post(hall.client(), RELEASE, RELEASE, act="announce")
    for path in (PRESS, f"{PAPERS}/bai-doc-truyen-thanh"):
        found = text(hall, f"{path}.pdf")
        assert "BẢN NHÁP" not in found
        assert "Giải Nhất: Đội a; Giải Nhì: Đội b" in found
        assert "45,13" not in found
        assert "Ngày 15 tháng 11 năm 2023" in found


def test_there_is_one_certificate_for_each_award_and_one_can_be_printed_again(hall: Held) -> None:
    hall.hold(AWARDED)
    pages = pdf_page.pages(printed(hall, f"{CERTIFICATES}.pdf").data)
    assert len(pages) == 3
    assert {pdf_page.size(page) for page in pages} == {(297, 210)}
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert "GIẤY CHỨNG NHẬN" in texts[0]
    assert "Đội a Đã đạt Giải Nhất Hội thi xã Hà Long" in texts[0]
    assert "Lò Thị Mai Đội a Đã đạt giải Thành viên cao tuổi nhất" in texts[2]
    again = pdf_page.pages(printed(hall, f"{CERTIFICATES}/2.pdf").data)
    assert [" ".join(page.extract_text().split()) for page in again] == [texts[1]]
    assert hall.client().get(f"{CERTIFICATES}/4.pdf").status_code == 404
    assert "3 tờ, mỗi giải một tờ khổ ngang. In trên phôi: chuẩn bị 4 tờ" in read(
        hall.client(), PAPERS
    )
    (first, *_) = prints(hall)
    assert first.new is not None
    assert "Mai" not in str(first.new)


def test_on_preprinted_paper_only_what_is_not_on_it_is_printed(hall: Held) -> None:
    hall.hold(AWARDED)
    (page,) = pdf_page.pages(printed(hall, f"{CERTIFICATES}/1.pdf?phoi=1").data)
    found = page.extract_text()
    assert "CỘNG HÒA" not in found
    assert "GIẤY CHỨNG NHẬN" not in found
    name = next(run for run in pdf_page.runs(page) if run.text.startswith("Đội a"))
    assert 95 <= name.down <= 115
    blank = printed(hall, f"{CERTIFICATES}/trong.pdf?so=2").data
    assert len(pdf_page.pages(blank)) == 2
    assert "Đội a" not in pdf_page.text(blank)


@pytest.mark.parametrize("length", [60, 300])
def test_a_name_of_any_length_stays_on_its_certificate(hall: Held, length: int) -> None:
    name = ("Đội liên xã vùng cao " * 20)[:length].strip()
    teams = [{"key": "a", "name": name}, WHOLE["teams"][1]]
    hall.hold({**AWARDED, "awards": PRIZES[:1], "teams": teams})
    (page,) = pdf_page.pages(printed(hall, f"{CERTIFICATES}.pdf").data)
    runs = [run for run in pdf_page.runs(page) if run.text in name and len(run.text) > 3]
    assert "".join(page.extract_text().split()).count("".join(name.split())) == 1
    assert all(run.left >= 38 for run in runs)
    signature = next(run for run in pdf_page.runs(page) if run.text.startswith("TM. BAN"))
    lowest = max(run.down for run in pdf_page.runs(page) if run.text == "Hội thi xã Hà Long")
    assert lowest < signature.down - 8
