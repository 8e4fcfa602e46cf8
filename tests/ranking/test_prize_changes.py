"""A prize more by decision: recorded with reason, basis and money, and never touching a mark."""

from typing import Any

from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.ranking.models import PrizeChange
from contest.ranking.queries.results import results_of
from contest.ranking.rules.output import results_object
from contest.shared.db import db
from tests.cast import HERE, looking_into, post
from tests.documents import pdf_page
from tests.held import PAPERS, RELEASE, Held
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest

PAGE = f"/hoi-thi/{HERE}/co-cau-giai-thuong"
WHOLE = contest({"thi": {"a": ["40"], "b": ["30"], "c": ["20"]}})
WHOLE["awards"] = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]
SAID = {
    "act": "add",
    "name": "Giải Phong trào",
    "team": "c",
    "money": "500.000 đ",
    "reason": "Đội ở xa, tham gia tích cực",
    "basis": "Biên bản họp Ban Tổ chức ngày 15/11/2023",
    "decided_by": "Ông Lê Văn Bình, Trưởng Ban Tổ chức",
}


def sent(hall: Held, role: str = "organiser", **changed: Any) -> Any:
    client = hall.client(role)
    return post(client, PAGE, f"/hoi-thi/{HERE}/ket-qua", **{**SAID, **changed})


def figures(hall: Held) -> dict[str, Any]:
    with looking_into(hall.app):
        told = results_object(results_of(hall.contest_id))
    told.pop("awards")
    return told


def test_a_prize_is_added_everything_follows_and_no_figure_changes(hall: Held) -> None:
    hall.hold(WHOLE).confirm()
    before = figures(hall)
    assert sent(hall).status_code == 302
    assert figures(hall) == before
    page = read(hall.client(), PAGE)
    assert "Giải Phong trào: Đội c" in page
    assert "500.000 đồng" in page
    assert "Giải Phong trào" in read(hall.client(), f"/hoi-thi/{HERE}/ket-qua")
    with looking_into(hall.app):
        change = db.session.scalars(select(PrizeChange)).one()
        noted = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "prizes.add"))
        assert noted.one().reason == SAID["reason"]
    client = hall.client("secretary")
    own = pdf_page.text(client.get(f"{PAPERS}/quyet-dinh-co-cau-giai/{change.id}.pdf").data)
    assert "Bổ sung 01 “Giải Phong trào” vào cơ cấu giải thưởng" in own
    assert "mức thưởng 500.000 đồng (Bằng chữ: Năm trăm nghìn đồng)" in own
    assert "Căn cứ Biên bản họp Ban Tổ chức ngày 15/11/2023" in own
    assert "Điểm và thứ hạng của các đội do Ban Giám khảo chấm không thay đổi." in own
    word = client.get(f"{PAPERS}/quyet-dinh-co-cau-giai/{change.id}.docx")
    assert word.data[:2] == b"PK"
    decision = pdf_page.text(client.get(f"{PAPERS}/quyet-dinh-trao-giai.pdf").data)
    assert "Giải Phong trào" in decision
    assert "Quyết định điều chỉnh cơ cấu giải thưởng" in read(client, PAPERS)
    post(hall.client(), RELEASE, RELEASE, act="announce")
    board = words(hall.app.test_client().get(f"/hoi-thi/{HERE}/bang-diem").text)
    assert "Giải Phong trào" in board
    assert sent(hall, name="Giải khác").status_code == 409
    assert sent(hall, act="take_back", change=change.id).status_code == 409


def test_a_prize_is_taken_back_with_a_reason_and_its_record_stays(hall: Held) -> None:
    hall.hold(WHOLE).confirm()
    sent(hall)
    with looking_into(hall.app):
        change = db.session.scalars(select(PrizeChange.id)).one()
    refused = sent(hall, act="take_back", change=change, reason=" ")
    assert refused.status_code == 409
    assert sent(hall, act="take_back", change=change, reason="Ghi nhầm đội").status_code == 302
    page = read(hall.client(), PAGE)
    assert "Đã bỏ" in page
    assert "Chưa bổ sung giải nào" in page
    answer = hall.client("secretary").get(f"{PAPERS}/quyet-dinh-co-cau-giai/{change}.pdf")
    assert answer.status_code == 404


WRONG: list[tuple[dict[str, str], str]] = [
    ({"name": " "}, "Xin ghi tên giải."),
    ({"name": "giải  NHẤT"}, "Đã có giải mang tên này"),
    ({"name": "G" * 201}, "Tên giải xin ghi gọn trong 200 ký tự."),
    ({"team": "khac"}, "Xin chọn đội được trao giải"),
    ({"money": "nhiều"}, "Mức thưởng ghi bằng số"),
    ({"money": "9999999999"}, "Mức thưởng ghi bằng số"),
    ({"reason": ""}, "Xin ghi lý do bổ sung giải."),
    ({"basis": ""}, "Xin ghi căn cứ"),
    ({"decided_by": ""}, "Xin ghi ai quyết định, chức vụ."),
]
"""What is typed otherwise → what is said to it."""


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(hall: Held) -> None:
    hall.hold(WHOLE)
    for changed, sentence in WRONG:
        answer = sent(hall, **changed)
        assert answer.status_code == 422, changed
        assert sentence in words(answer.text)
        typed = {**SAID, **changed}
        assert (typed["reason"] or typed["basis"]) in words(answer.text)
    with looking_into(hall.app):
        assert db.session.scalars(select(PrizeChange)).all() == []


def test_only_the_organiser_adds_and_only_to_complete_results(hall: Held) -> None:
    hall.hold(contest({"thi": {"a": ["40"], "b": [None]}}))
    assert sent(hall, team="a").status_code == 409
    assert "Chưa đủ kết quả" in read(hall.client(), PAGE)
    assert sent(hall, "secretary", team="a").status_code == 403
    assert "Chưa đủ kết quả" in read(hall.client("secretary"), PAGE)
