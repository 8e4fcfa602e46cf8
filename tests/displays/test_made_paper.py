"""The page behind a paper's QR code: the figures that were published, or why there are none."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from contest.audit.actions.trail import SYSTEM
from contest.displays.actions.publishing import publish_scoreboard
from contest.documents.models import MadePaper
from contest.schedule.actions.deductions import deduct
from contest.shared.db import db
from tests.cast import HERE, looking_into, post
from tests.displays.test_no_leak import EVERYTHING, RESULTS, document, release
from tests.held import PAPERS, RELEASE, Held, held
from tests.ranking.test_results_page import words

RANKING, TABLE = f"{PAPERS}/xep-hang.pdf", f"{PAPERS}/phan-thi/bao_tuong/bang-tong-hop.pdf"
DECISION = f"{PAPERS}/quyet-dinh-trao-giai.pdf"
TOP = RESULTS["rankings"][0]["places"][0]["total"].replace(".", ",")
PAGE = f"/hoi-thi/{HERE}/ban-in"


@pytest.fixture
def hall(tmp_path: Any, migrated_file: Any) -> Iterator[Held]:
    with held(tmp_path, migrated_file) as installation:
        yield installation


def begun(hall: Held, level: str = "all", when: str = "turn") -> Held:
    hall.hold(document(level, when)).confirm()
    with looking_into(hall.app):
        publish_scoreboard(hall.contest_id)
    return hall


def printed(hall: Held, path: str) -> bytes:
    answer = hall.client("secretary").get(path)
    assert answer.status_code == 200, words(answer.text)
    return bytes(answer.data)


def page(hall: Held, paper: str, edition: int = 1) -> str:
    with looking_into(hall.app):
        query = select(MadePaper.reference).where(
            MadePaper.paper == paper, MadePaper.edition == edition
        )
        reference = db.session.scalars(query).one()
    answer = hall.app.test_client().get(f"{PAGE}/{reference}")
    assert answer.status_code == 200
    return words(answer.text)


def announced(hall: Held) -> None:
    post(hall.client(), RELEASE, RELEASE, act="announce", read_warnings="1")
    assert hall.announced()


def test_a_paper_shows_no_figure_before_its_results_are_public_and_the_same_ones_after(
    hall: Held,
) -> None:
    begun(hall)
    for path in (RANKING, TABLE, DECISION):
        printed(hall, path)
    for paper in ("ranking", "round_table", "decision"):
        told = page(hall, paper)
        assert "Kết quả chưa được công bố" in told
        assert EVERYTHING.told_by(told) == []
        assert "Mã đối chiếu" not in told
    release(hall, "bao_tuong")
    assert "67,46" in page(hall, "round_table")
    assert "Kết quả chưa được công bố" in page(hall, "ranking")
    announced(hall)
    told = page(hall, "ranking")
    assert "Bản này đang có giá trị" in told
    assert TOP in told
    assert TOP not in page(hall, "decision")
    assert "Giải Nhất Đội Dũng Tiến" in page(hall, "decision")


def test_what_the_regulations_keep_back_stays_back_on_the_page(hall: Held) -> None:
    begun(hall, "prizes", "end")
    for path in (RANKING, TABLE, DECISION):
        printed(hall, path)
    announced(hall)
    assert "Theo Thể lệ, điểm từng phần thi không công bố" in page(hall, "round_table")
    told = page(hall, "ranking")
    assert "Giải Nhất Đội Dũng Tiến" in told
    assert "điểm và thứ hạng không công bố" in told
    assert TOP not in told


def test_a_replaced_paper_says_which_one_replaced_it_and_why(hall: Held) -> None:
    begun(hall)
    first = printed(hall, RANKING)
    announced(hall)
    turn_id, _, _ = hall.turn("tieu_pham", "an")
    reason = "Cộng sai phiếu của một giám khảo"
    post(hall.client(), RELEASE, RELEASE, act="correct", turn=turn_id, reason=reason)
    assert "Kết quả chưa được công bố" in page(hall, "ranking")
    with looking_into(hall.app):
        deduct(turn_id, "1", "Quá số người quy định", by=SYSTEM)
    hall.confirm()
    second = printed(hall, RANKING)
    told = page(hall, "ranking")
    assert "Bản số 2" in told
    assert reason not in told
    announced(hall)
    told = page(hall, "ranking")
    assert "Bản này đã được thay thế" in told
    assert "vì kết quả đã công bố được đính chính" in told
    assert reason in told
    assert TOP not in told
    assert "Bản này đang có giá trị" in page(hall, "ranking", 2)
    with looking_into(hall.app):
        ids = db.session.scalars(select(MadePaper.id).order_by(MadePaper.edition)).all()
    copies = [printed(hall, f"{PAPERS}/da-in/{one}.pdf") for one in ids]
    assert copies == [first, second] == [first, printed(hall, RANKING)]


def test_a_result_that_changed_under_a_printed_paper_is_said(hall: Held) -> None:
    begun(hall)
    announced(hall)
    printed(hall, RANKING)
    with looking_into(hall.app):
        row = db.session.scalars(select(MadePaper)).one()
        row.code = "0000-0000"
        db.session.commit()
    assert "không còn đúng với kết quả đã công bố" in page(hall, "ranking")


def test_a_reference_is_looked_up_as_it_is_read_and_a_wrong_one_is_said(hall: Held) -> None:
    begun(hall)
    printed(hall, RANKING)
    with looking_into(hall.app):
        reference = db.session.scalars(select(MadePaper.reference)).one()
    assert reference is not None
    client = hall.app.test_client()
    typed = f"{reference[:4].lower()} - {reference[4:]}"
    found = client.get(PAGE, query_string={"so": typed})
    assert found.location.endswith(f"/ban-in/{reference}")
    for odd in ("\0" * 8, "Ố" * 8, reference * 9):
        assert client.get(PAGE, query_string={"so": odd}).status_code == 404
    lost = client.get(PAGE, query_string={"so": "<khong-co>"})
    assert lost.status_code == 404
    assert "Không có bản in nào mang số tra cứu này." in words(lost.text)
    assert client.get(f"{PAGE}/KHONGCO9").status_code == 404
