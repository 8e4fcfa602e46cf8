"""The page of papers: what is due, each paper once, what to look at before it is signed."""

import re
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from contest.accounts.models import Membership
from contest.audit.actions.trail import SYSTEM
from contest.documents.models import MadePaper
from contest.documents.queries.certificates import award_told
from contest.ranking.models import Approval
from contest.regulations.models import Contest, Judge
from contest.schedule.actions.draw import draw_by_lots
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into, post
from tests.documents.test_amendments import corrected
from tests.documents.test_papers_page import HALF, MINUTES, RANKING, TABLE, printed
from tests.held import PAPERS, PATH, RELEASE, Held
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest

CERTIFICATES, DECISION = f"{PAPERS}/giay-chung-nhan.pdf", f"{PAPERS}/quyet-dinh-trao-giai.pdf"
WHOLE = contest({"thi": {"a": ["40.25", "50"], "b": ["40", "49"]}})
WHOLE["judges"][0] |= {"head": True, "title": "Trưởng Ban Giám khảo"}
PAID = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 500000}]
UNPAID = [{"key": "kk", "name": "Giải Khuyến khích", "by": "rest"}]


def made_id(hall: Held, paper: str) -> int:
    with looking_into(hall.app):
        query = select(MadePaper.id).where(MadePaper.paper == paper).order_by(MadePaper.id.desc())
        return db.session.scalars(query).first() or 0


def sign(hall: Held, paper: str, **fields: Any) -> Any:
    path = f"{PAPERS}/da-ky/{made_id(hall, paper)}"
    return post(hall.client("secretary"), path, PAPERS, **fields)


def row(page: str, place: str) -> str:
    """The row of one paper, as a reader has it."""
    return words(page.partition(f'id="{place}"')[2].partition('<li class="paper')[0])


def listed(page: str) -> str:
    """Every paper, without what is due now."""
    return page.partition('id="moi-giay-to"')[2]


def letterhead(hall: Held, **texts: str) -> None:
    with looking_into(hall.app), transaction() as session:
        session.get_one(Contest, hall.contest_id).letterhead = texts


@pytest.mark.parametrize("stage", ["begun", "whole", "corrected"])
def test_each_paper_is_listed_once_whatever_was_printed_signed_replaced(
    hall: Held, stage: str
) -> None:
    if stage == "corrected":
        corrected(hall)
    else:
        hall.hold(HALF if stage == "begun" else {**WHOLE, "awards": PAID})
    page = listed(hall.client().get(PAPERS).text)
    addresses = re.findall(r'href="([^"]+\.(?:pdf|docx|xlsx)[^"]*)"', page)
    again = [one for one in addresses if "/da-in/" not in one]
    assert len(again) > 15
    assert sorted(again) == sorted(set(again))


def test_a_noted_signature_leads_back_to_its_row_opened_and_told_there_once(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, TABLE)
    printed(hall, MINUTES)
    client = hall.client("secretary")
    path = f"{PAPERS}/da-ky/{made_id(hall, 'minutes')}"
    told = post(client, path, PAPERS, act="some", who="0")
    assert told.location == f"{PAPERS}?mo=bien-ban-ban-giam-khao#bien-ban-ban-giam-khao"
    page = client.get(told.location).text
    mine = page.partition('id="bien-ban-ban-giam-khao"')[2].partition('<li class="paper')[0]
    assert '<details class="drawer paper__more" open>' in mine
    assert '<details class="drawer papers" id="ket-qua-chung" open>' in page
    assert "Đã ghi nhận chữ ký được đánh dấu." in mine
    assert page.count("Đã ghi nhận") == 1
    assert "Đã ghi nhận" not in client.get(told.location).text
    done = post(client, f"{PAPERS}/da-ky/{made_id(hall, 'round_table')}", PAPERS)
    assert done.location == f"{PAPERS}?mo=bang-tong-hop-thi#bang-tong-hop-thi"
    assert "Đã ghi nhận đủ chữ ký." in row(client.get(done.location).text, "bang-tong-hop-thi")


def test_a_refused_note_keeps_what_was_typed_at_its_row(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, MINUTES)
    answer = sign(hall, "minutes", act="some", number="12/BB-BTC")
    assert answer.status_code == 422
    mine = answer.text.partition('id="bien-ban-ban-giam-khao"')[2].partition('class="paper"')[0]
    assert "Xin đánh dấu những người đã ký" in mine
    assert 'value="12/BB-BTC"' in mine
    assert answer.text.count("Xin đánh dấu những người đã ký") == 1


def test_certificates_in_our_frame_and_on_preprinted_paper_are_told_apart(hall: Held) -> None:
    hall.hold({**WHOLE, "awards": PAID})
    assert "Giấy chứng nhận Mỗi giải" not in read(hall.client(), PAPERS)
    printed(hall, CERTIFICATES)
    printed(hall, f"{CERTIFICATES}?phoi=1")
    page = hall.client("secretary").get(PAPERS).text
    due = words(page.partition('id="moi-giay-to"')[0])
    assert "Giấy chứng nhận có khung" in due
    assert "Giấy chứng nhận trên phôi in sẵn" in due
    assert "Trên phôi in sẵn" not in row(page, "giay-chung-nhan")
    sign(hall, "certificates")
    page = hall.client("secretary").get(PAPERS).text
    assert "Bản số 1, đã ký" in row(page, "giay-chung-nhan-phoi")
    assert "Ghi nhận chữ ký" in row(page, "giay-chung-nhan")


def test_what_to_look_at_stands_at_a_paper_until_it_is_signed_and_stops_nothing(
    hall: Held,
) -> None:
    hall.hold({**WHOLE, "awards": [*PAID, *UNPAID]}).confirm()
    client = hall.client()
    page = client.get(PAPERS).text
    assert "Chỗ ký in ra chưa có họ tên (Trưởng Ban Tổ chức), phải ghi tay." in row(
        page, "xep-hang"
    )
    decision = row(page, "quyet-dinh-trao-giai")
    assert "Chưa ghi tiền thưởng: Giải Khuyến khích; các giải khác đã ghi." in decision
    assert "Chưa ghi tiền thưởng" not in row(page, "xep-hang")
    assert "chưa có họ tên" not in row(page, "bang-tong-hop-thi")
    printed(hall, RANKING)
    assert sign(hall, "ranking").status_code == 302
    assert "chưa có họ tên" not in row(client.get(PAPERS).text, "xep-hang")


def test_another_person_than_the_letterhead_names_agreed(hall: Held) -> None:
    hall.hold(WHOLE).confirm()
    client, page = hall.client(), f"{PATH}/trinh-duyet"
    agreed = "Bà Lê Thị Hoa, Trưởng Ban Tổ chức"
    for step, who in (("compiled", "Thư ký"), ("proposed", "gk1"), ("agreed", agreed)):
        at = "16:05 ngày 15/11/2023"
        answer = post(client, page, page, step=step, who=who, at=at, act="record")
        assert answer.status_code == 302, words(answer.text)
    unnamed = row(client.get(PAPERS).text, "xep-hang")
    assert f"phải ghi tay; Trình duyệt ghi {agreed}." in unnamed
    letterhead(hall, organiser_title="Trưởng Ban Tổ chức", organiser_name="Vũ Đình Khôi")
    for who, told in (
        (agreed, True),
        ("Ông Vũ Đình Khôi, Trưởng Ban Tổ chức", False),
        ("Đồng chí Trưởng Ban Tổ chức", False),
    ):
        with looking_into(hall.app), transaction() as session:
            query = select(Approval).where(Approval.step == "agreed")
            session.scalars(query).one().who = who
        mine = row(client.get(PAPERS).text, "xep-hang")
        assert (f"người đồng ý kết quả là {who}; chỗ ký của giấy này in tên" in mine) is told
    # Nobody has agreed to the results of another contest in its place.
    assert "Trình duyệt" not in row(hall.hold(WHOLE).client().get(PAPERS).text, "xep-hang")


def test_minutes_say_why_they_name_no_secretary_and_no_prize_has_money(hall: Held) -> None:
    hall.hold({**WHOLE, "awards": UNPAID})
    assert "tên thư ký" not in row(hall.client().get(PAPERS).text, "bien-ban-ban-giam-khao")
    with looking_into(hall.app), transaction() as session:
        session.add(Membership(person_id=1, contest_id=hall.contest_id, role="secretary"))
    page = hall.client().get(PAPERS).text
    assert "Tổ Thư ký có 2 người" in row(page, "bien-ban-ban-giam-khao")
    assert "Chưa giải nào ghi tiền thưởng" in row(page, "quyet-dinh-trao-giai")


def test_a_missing_head_judge_or_secretary_is_said_at_every_paper_that_they_sign(
    hall: Held,
) -> None:
    hall.hold(WHOLE)
    signed_by_both = ("xep-hang", "bien-ban-ban-giam-khao")
    said = "Chưa có ai là Trưởng Ban Giám khảo: chỗ ký in ra chưa có họ tên"
    assert said not in read(hall.client(), PAPERS)
    with looking_into(hall.app), transaction() as session:
        session.execute(update(Judge).values(head=False))
        session.execute(delete(Membership).where(Membership.role == "secretary"))
    page = hall.client().get(PAPERS).text
    for place in (*signed_by_both, "bang-tong-hop-thi"):
        assert said in row(page, place), place
    for place in (*signed_by_both, "bien-ban-hoi-thi"):
        assert "Chưa có ai giữ vai trò Tổ Thư ký" in row(page, place), place


def test_a_certificate_is_printed_again_by_the_name_on_it(hall: Held) -> None:
    hall.hold({**WHOLE, "awards": [*PAID, *UNPAID]})
    page = hall.client("secretary").get(PAPERS).text
    assert "1. Đội a Giải Nhất Có khung" in row(page, "giay-chung-nhan")
    assert "2. Đội b Giải Khuyến khích Có khung" in row(page, "giay-chung-nhan")
    # The same sheet on pre-printed paper.
    assert f"{PAPERS}/giay-chung-nhan/2.pdf?phoi=1" in page


def test_sheets_that_nobody_ticked_as_signed_are_due(hall: Held) -> None:
    hall.hold(WHOLE, signatures="warn")
    page = words(hall.client().get(PAPERS).text.partition('id="moi-giay-to"')[0])
    assert "Phiếu chấm điểm chờ ký" in page
    assert "Chưa ghi đã ký: Giám khảo gk1, Giám khảo gk2." in page
    path = f"{PATH}/ban-thu-ky/chu-ky/thi/gk1"
    assert post(hall.client("secretary"), path, "/", signed="1").status_code == 302
    assert "Chưa ghi đã ký: Giám khảo gk2." in read(hall.client(), PAPERS)
    hall.hold(HALF, signatures="warn")
    assert "Phiếu chấm điểm chờ ký" not in read(hall.client(), PAPERS)
    hall.hold(WHOLE, signatures="off")
    assert "Phiếu chấm điểm chờ ký" not in read(hall.client(), PAPERS)


def test_what_is_printed_before_the_day_is_all_there(hall: Held) -> None:
    secretary = hall.hold({**WHOLE, "turns": [], "marks": []}).client("secretary")
    page = read(secretary, PAPERS)
    assert "Có khi đã lập giờ dự kiến của ngày thi." in page
    assert "Thẻ đoàn, thẻ tên" in page
    assert "Giấy xin ý kiến về dữ liệu cá nhân" not in page
    assert "Giấy xin ý kiến về dữ liệu cá nhân" in read(hall.client(), PAPERS)
    assert "Biên bản đổi thứ tự" not in page
    with looking_into(hall.app):
        draw_by_lots(hall.contest_id, {"a": 1, "b": 2}, by=SYSTEM)
    heads = {"first_head": "Ông Một", "second_head": "Bà Hai", "reason": "Xe hỏng"}
    address = f"{PATH}/boc-tham/doi-thu-tu"
    assert post(secretary, address, address, first="a", second="b", **heads).status_code == 302
    assert "Biên bản đổi thứ tự, Đội a và Đội b" in read(secretary, PAPERS)


def test_papers_of_money_are_the_organisers_and_the_secretary_is_told_so(hall: Held) -> None:
    hall.hold(WHOLE)
    told = "danh sách ký nhận do Tổ giúp việc Ban Tổ chức lập và in"
    assert told in read(hall.client("secretary"), PAPERS)
    assert told not in read(hall.client(), PAPERS)
    assert f"{PATH}/kinh-phi/du-toan" in hall.client().get(PAPERS).text


def test_the_missing_qr_code_is_told_once_and_only_without_a_public_address(hall: Held) -> None:
    hall.hold(WHOLE)
    assert read(hall.client(), PAPERS).count("chưa có mã QR") == 1
    where = "đặt theo mục Nâng cao cuối trang"
    assert where in read(hall.client(), PAPERS)
    assert where not in read(hall.client("secretary"), PAPERS)
    settings = hall.app.config["SETTINGS"]
    hall.app.config["SETTINGS"] = replace(settings, public_url="http://hoithi.xa.example")
    assert "mã QR" not in read(hall.client(), PAPERS)


def test_the_life_line_says_what_is_left_until_the_decision_and_the_report_are_signed(
    hall: Held,
) -> None:
    hall.hold({**WHOLE, "awards": PAID}).confirm()
    left = "chưa ghi nhận Quyết định trao giải đã ký và cấp số"
    assert left not in read(hall.client(), PATH)
    post(hall.client(), RELEASE, RELEASE, act="announce", read_warnings="1")
    assert left in read(hall.client(), PATH)
    printed(hall, DECISION)
    assert sign(hall, "decision", number="12/QĐ-BTC").status_code == 302
    assert left not in read(hall.client(), PATH)
    unreported = "Báo cáo tổng kết chưa được ghi nhận là đã ký"
    assert unreported in read(hall.client(), PATH)
    printed(hall, f"{PAPERS}/bao-cao-tong-ket.pdf")
    assert sign(hall, "report").status_code == 302
    assert unreported not in read(hall.client(), PATH)


@pytest.mark.parametrize(
    ("award", "text", "told"),
    [
        ("Giải Nhất", "Đã đạt {giải}", "Giải Nhất"),
        ("Tiểu phẩm xuất sắc nhất", "Đã đạt {giải}", "giải Tiểu phẩm xuất sắc nhất"),
        ("Tiểu phẩm xuất sắc nhất", "Đạt giải: {giải}", "Tiểu phẩm xuất sắc nhất"),
        ("Danh hiệu Đội được yêu thích", "Đạt {giải}", "Danh hiệu Đội được yêu thích"),
    ],
)
def test_a_special_prize_reads_naturally_on_its_certificate(
    award: str, text: str, told: str
) -> None:
    assert award_told(award, text) == told
