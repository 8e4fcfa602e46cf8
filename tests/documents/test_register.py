"""Which papers are due, made, signed, replaced: from what was printed and what was ticked."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image
from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.documents.models import MadePaper
from contest.documents.rules.made import Edition, Stand, stand
from contest.files.models import StoredFile
from contest.schedule.actions.deductions import deduct
from contest.shared.db import db
from tests.cast import looking_into, post
from tests.documents.test_papers_page import HALF, RANKING, TABLE, WHOLE, printed, prints
from tests.held import PAPERS, PATH, Held
from tests.ranking.test_results_page import read, words
from tests.regulations.form_page import FormPage

AT = datetime(2023, 11, 15, tzinfo=UTC)
PRINTED = Edition(1, 1, "AAAA-AAAA", AT, "Thư ký", 1)
SIGNED = Edition(1, 1, "AAAA-AAAA", AT, "Thư ký", 1, signed_at=AT)


@pytest.mark.parametrize(
    ("draft", "latest", "code", "expected"),
    [
        (True, None, "AAAA-AAAA", Stand.LATER),
        (False, None, "AAAA-AAAA", Stand.READY),
        (False, PRINTED, "AAAA-AAAA", Stand.MADE),
        (False, SIGNED, "AAAA-AAAA", Stand.SIGNED),
        (False, SIGNED, "BBBB-BBBB", Stand.CHANGED),
        (True, SIGNED, "BBBB-BBBB", Stand.LATER),
    ],
)
def test_where_a_paper_stands(
    draft: bool, latest: Edition | None, code: str, expected: Stand
) -> None:
    assert stand(draft=draft, latest=latest, code=code) is expected


def editions(hall: Held) -> list[tuple[str, str, int, int, bool]]:
    with looking_into(hall.app):
        rows = db.session.scalars(select(MadePaper).order_by(MadePaper.id))
        return [(r.paper, r.part, r.edition, r.prints, r.signed_at is not None) for r in rows]


def due(hall: Held) -> str:
    return read(hall.client("secretary"), PAPERS).partition("Việc giấy tờ lúc này")[2]


def tick(hall: Held, number: str = "", **fields: object) -> int:
    with looking_into(hall.app):
        made = db.session.scalars(select(MadePaper).order_by(MadePaper.id.desc())).first()
        assert made is not None
        path = f"{PAPERS}/da-ky/{made.id}"
    client = hall.client("secretary")
    return post(client, path, PAPERS, number=number, **fields).status_code


def test_what_is_complete_and_not_printed_is_due(hall: Held) -> None:
    hall.hold(WHOLE)
    told = due(hall).partition("Mọi giấy tờ của hội thi")[0]
    assert "Cần in : 5 giấy tờ" in told
    assert told.count("Mở bản in") == 5
    assert "Bảng tổng hợp điểm phần thi Phần thi" in told
    assert "Biên bản họp Ban Giám khảo" in told
    assert "Biên bản hội thi" in told
    hall.hold(HALF)
    assert "Chưa có giấy tờ nào đủ để in và ký." in due(hall)


def test_a_paper_is_printed_signed_and_taken_back(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    printed(hall, RANKING)
    printed(hall, TABLE)
    assert editions(hall) == [("ranking", "", 1, 2, False), ("round_table", "thi", 1, 1, False)]
    assert "Đã in, chờ ký" in due(hall)
    assert tick(hall, number="12/BTH") == 302
    assert editions(hall)[1][-1]
    page = read(hall.client("secretary"), PAPERS)
    assert "số 12/BTH" in page
    assert "ghi nhận đã ký lúc" in page
    assert tick(hall, act="take_back") == 302
    assert not editions(hall)[1][-1]
    assert tick(hall, act="take_back") == 409


def test_a_correction_asks_for_a_replacement_and_names_what_it_replaced(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    tick(hall)
    turn_id, _, _ = hall.turn("thi", "a")
    with looking_into(hall.app):
        deduct(turn_id, "1", "Quá số người quy định", by=SYSTEM)
    told = due(hall)
    assert "Cần in bản thay thế" in told
    assert "Bản số 1 đã ký không còn đúng số liệu hiện nay." in told
    printed(hall, RANKING)
    assert [one[2:] for one in editions(hall)] == [(1, 1, True), (2, 1, False)]
    assert "đã ký) đã được thay thế bằng bản số 2" in due(hall)
    with looking_into(hall.app):
        replaced = db.session.scalars(select(MadePaper.id).where(MadePaper.edition == 1)).one()
    answer = post(hall.client("secretary"), f"{PAPERS}/da-ky/{replaced}", PAPERS)
    assert answer.status_code == 409
    assert "Đã có bản in mới thay bản này." in words(answer.text)


def test_a_decision_signed_on_its_paper_alone_no_longer_waits_in_the_approval(hall: Held) -> None:
    awards = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]
    hall.hold({**WHOLE, "awards": awards})
    approval = f"{PATH}/trinh-duyet"

    def told() -> str:
        page = words(hall.client("secretary").get(approval).text)
        return page.partition("4. Quyết định công nhận")[2]

    printed(hall, f"{PAPERS}/quyet-dinh-trao-giai.pdf")
    assert "Đã ký trên bản in" not in told()
    assert tick(hall, number="15/QĐ-BTC") == 302
    assert "Đã ký trên bản in" in told()
    assert "số 15/QĐ-BTC đã được ghi nhận đủ chữ ký" in told()
    assert "Chờ ghi" not in told()
    tick(hall, act="take_back")
    assert "Đã ký trên bản in" not in told()


def test_another_contest_in_its_place_has_no_papers_yet(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    hall.hold(WHOLE)
    assert editions(hall) == []


def test_a_draft_is_no_edition(hall: Held) -> None:
    hall.hold(HALF)
    printed(hall, RANKING)
    assert editions(hall) == []


def test_another_wording_is_another_edition_though_no_figure_changed(hall: Held) -> None:
    awards = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]
    hall.hold({**WHOLE, "awards": awards})
    decision = f"{PAPERS}/quyet-dinh-trao-giai.pdf"
    printed(hall, decision)
    page = FormPage(hall.client(), f"{PAPERS}/loi-van/quyet-dinh")
    page.fields["decision.summary"] = "Về việc khác"
    page.send()
    printed(hall, decision)
    assert [one[2] for one in editions(hall)] == [1, 2]


def test_the_picture_of_a_signed_paper_is_kept_shown_and_forgotten(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    picture = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(picture, "JPEG")
    assert tick(hall, scan=(io.BytesIO(picture.getvalue()), "ký.jpg")) == 302
    with looking_into(hall.app):
        made = db.session.scalars(select(MadePaper)).one()
        assert made.scan_id is not None
        path = f"{PAPERS}/da-ky/{made.id}/ban-chup"
    assert hall.client("secretary").get(path).mimetype == "image/jpeg"
    assert hall.client("judge").get(path).status_code == 403
    assert tick(hall, act="take_back") == 302
    assert hall.client("secretary").get(path).status_code == 404
    with looking_into(hall.app):
        kept = db.session.scalars(select(StoredFile.media_type)).all()
    assert kept == ["application/pdf"]  # the paper as it was printed


def test_only_the_newest_edition_can_be_signed_and_a_number_has_an_end(hall: Held) -> None:
    hall.hold(WHOLE)
    printed(hall, RANKING)
    assert tick(hall, number="1" * 61) == 422
    answer = hall.client("secretary").get(f"{PAPERS}/da-ky/999/ban-chup")
    assert answer.status_code == 404
    assert "Số văn bản quá dài" not in words(hall.client("secretary").get(PAPERS).text)
    assert len(prints(hall)) == 1
