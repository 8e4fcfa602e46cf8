"""After a correction: a table is replaced, the decision amended; both say what they touch."""

import io
import zipfile
from typing import Any

from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.documents.models import MadePaper
from contest.schedule.actions.deductions import deduct
from contest.shared.db import db
from tests.cast import HERE, looking_into, post
from tests.documents import pdf_page
from tests.documents.test_papers_page import MINUTES, RANKING, TABLE, printed, text
from tests.held import PAPERS, RELEASE, Held
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest

DECISION, CERTIFICATES = f"{PAPERS}/quyet-dinh-trao-giai.pdf", f"{PAPERS}/giay-chung-nhan.pdf"
AMENDMENT = f"{PAPERS}/quyet-dinh-sua-doi.pdf"
WHOLE = contest({"thi": {"a": ["40.25", "50"], "b": ["40", "49"]}})
WHOLE["awards"] = [
    {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 500000},
    {"key": "kk", "name": "Giải Khuyến khích", "by": "rest"},
]


def made(hall: Held, paper: str) -> MadePaper:
    with looking_into(hall.app):
        query = select(MadePaper).where(MadePaper.paper == paper).order_by(MadePaper.id.desc())
        row = db.session.scalars(query).first()
        assert row is not None
        db.session.expunge(row)
        return row


def sign(hall: Held, paper: str, **fields: Any) -> Any:
    path = f"{PAPERS}/da-ky/{made(hall, paper).id}"
    return post(hall.client("secretary"), path, PAPERS, **fields)


def corrected(hall: Held) -> None:
    """Everything printed and signed, announced, then team a loses two points and its prize; what
    team b was given is looked at again and stands."""
    hall.hold(WHOLE).confirm()
    for path in (RANKING, MINUTES, TABLE, DECISION, CERTIFICATES):
        printed(hall, path)
    sign(hall, "ranking")
    assert sign(hall, "decision", number="12/QĐ-BTC").status_code == 302
    post(hall.client(), RELEASE, RELEASE, act="announce")
    turn_id, _, _ = hall.turn("thi", "a")
    post(hall.client(), RELEASE, RELEASE, act="correct", turn=turn_id, reason="Cộng sai phiếu.")
    with looking_into(hall.app):
        deduct(turn_id, "2", "Quá số người quy định", by=SYSTEM)
    other, _, _ = hall.turn("thi", "b")
    post(hall.client(), RELEASE, RELEASE, act="correct", turn=other, reason="Xem lại phiếu.")
    hall.confirm()


def test_a_correction_gives_a_replacement_and_an_amendment_that_name_what_they_touch(
    hall: Held,
) -> None:
    corrected(hall)
    replacement = text(hall, RANKING)
    assert "(Bản thay thế số 2)" in replacement
    assert "Biên bản họp Ban Giám khảo, bản số 1" in replacement
    assert "Giấy chứng nhận Giải Nhất đã in cho Đội a" in replacement
    assert "Bảng tổng hợp chung và xếp hạng, bản số 1" not in replacement
    page = read(hall.client("secretary"), PAPERS)
    assert "Quyết định sửa đổi, bổ sung quyết định trao giải thưởng" in page
    refused = hall.client("secretary").get(DECISION)
    assert refused.status_code == 409
    assert "Xin in Quyết định sửa đổi, bổ sung." in words(refused.text)
    told = text(hall, AMENDMENT)
    assert "Bản số 1, lập lúc" in told
    assert "Sửa đổi, bổ sung Quyết định số 12/QĐ-BTC" in told
    assert "Căn cứ kết quả rà soát: Cộng sai phiếu" in told
    assert "Xem lại phiếu" not in told, "it changed nothing"
    assert "Đội a, 500.000 đồng Đội b, 500.000 đồng" in told
    for touched in (
        "Bảng tổng hợp chung và xếp hạng, bản số 1",
        "Biên bản họp Ban Giám khảo, bản số 1",
        "Quyết định công nhận kết quả và trao giải thưởng, bản số 1",
        "Giấy chứng nhận Giải Nhất đã in cho Đội a",
        "Giấy chứng nhận Giải Khuyến khích đã in cho Đội b",
    ):
        assert touched in told
    word = hall.client("secretary").get(AMENDMENT.replace(".pdf", ".docx")).data
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        assert "12/QĐ-BTC" in packed.read("word/document.xml").decode()
    post(hall.client(), RELEASE, RELEASE, act="announce")
    public = hall.app.test_client().get(
        f"/hoi-thi/{HERE}/ban-in/{made(hall, 'decision').reference}"
    )
    assert "Quyết định này đã được sửa đổi, bổ sung" in words(public.text)


def test_a_signed_amendment_settles_it(hall: Held) -> None:
    corrected(hall)
    printed(hall, AMENDMENT)
    assert sign(hall, "amendment", number="15/QĐ-BTC").status_code == 302
    page = read(hall.client("secretary"), PAPERS)
    assert "số 15/QĐ-BTC" in page
    again = hall.client("secretary").get(AMENDMENT)
    assert again.status_code == 409
    assert "không cần sửa đổi, bổ sung" in words(again.text)


def test_a_decision_that_was_not_signed_is_simply_printed_again(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, DECISION)
    turn_id, _, _ = hall.turn("thi", "a")
    with looking_into(hall.app):
        deduct(turn_id, "2", "Quá số người quy định", by=SYSTEM)
    assert "Bản số 2" in text(hall, DECISION)
    assert hall.client("secretary").get(AMENDMENT).status_code == 409


def test_who_has_signed_is_noted_one_by_one(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, MINUTES)
    names = [one["name"] for one in made(hall, "minutes").signers or ()]
    assert {"Giám khảo gk1", "Giám khảo gk2"} <= {*names}
    assert sign(hall, "minutes", act="some").status_code == 422
    assert sign(hall, "minutes", act="some", who="0").status_code == 302
    assert made(hall, "minutes").signed_at is None
    page = read(hall.client("secretary"), PAPERS)
    assert f"Đã ký 1/{len(names)}. Còn thiếu: Giám khảo gk2" in page
    assert sign(hall, "minutes").status_code == 302
    assert made(hall, "minutes").signed_at is not None
    assert sign(hall, "minutes", act="take_back").status_code == 302
    assert not any(one.get("at") for one in made(hall, "minutes").signers or ())


def test_a_certificate_carries_the_way_to_its_page(hall: Held) -> None:
    hall.hold(WHOLE)
    data = printed(hall, CERTIFICATES).data
    reference = made(hall, "certificates").reference
    assert reference is not None
    assert f"{reference[:4]}-{reference[4:]}".encode() in data
    assert pdf_page.text(data).count("Giải Nhất") == 1
    # Without a public address there is no QR code; the number is looked up by hand.
    assert f"Số tra cứu {reference[:4]}-{reference[4:]}" in pdf_page.text(data)
    again = printed(hall, f"{PAPERS}/giay-chung-nhan/2.pdf").data
    assert f"{reference[:4]}-{reference[4:]}".encode() in again
