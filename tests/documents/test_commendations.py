"""Giấy khen: the Chairman's own decision first, then the papers that go back to it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from contest.documents.actions.erasing import erase_documents
from contest.documents.models import Commendation
from contest.privacy.rules.names import Names
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import csrf_of, looking_into
from tests.documents import pdf_page
from tests.hall import document
from tests.held import PAPERS, Held
from tests.held import held as held_here

PAGE = f"{PAPERS}/khen-thuong"
TYPED = {
    "version": "0",
    "rows": "3",
    "who-0": "Bà Lò Thị Mai",
    "of-0": "Thôn Đông, xã Hà Long",
    "who-1": "Đội An",
    "deed-1": "Có tiết mục xuất sắc #1 $",
    "body": "Ủy ban nhân dân xã Hà Long",
    "signatory": "Nguyễn Văn Bình",
    "grounds": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\nXét đề nghị của Ban Tổ chức",
    "fund": "Quỹ thi đua, khen thưởng xã năm 2026.",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path_factory.mktemp("khen"), migrated_file) as held:
        yield held.hold(document())


def test_a_giay_khen_waits_for_its_signed_decision(held: Held) -> None:
    client = held.client()
    token = {"csrf_token": csrf_of(client.get(PAGE).text)}
    none = client.get(f"{PAGE}/quyet-dinh.pdf")
    assert none.status_code == 409
    assert "chưa có ai" in none.text
    wrong = client.post(PAGE, data={**token, **TYPED, "number": "15/QĐ-UBND", "day": "31/02/2026"})
    assert wrong.status_code == 422
    assert "Ngày ký xin ghi dạng ngày/tháng/năm" in wrong.text
    assert 'value="31/02/2026"' in wrong.text
    assert 'value="Bà Lò Thị Mai"' in wrong.text
    assert client.post(PAGE, data={**token, **TYPED}).status_code == 302
    text = pdf_page.text(client.get(f"{PAGE}/quyet-dinh.pdf").data)
    for piece in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÀ LONG Căn cứ Luật Thi đua, khen thưởng",
        "Xét đề nghị của Ban Tổ chức.",
        "Điều 1. Tặng Giấy khen cho 02 tập thể, cá nhân",
        "được trích từ Quỹ thi đua, khen thưởng xã năm 2026, theo quy định hiện hành.",
        "Điều 3.",
        "CHỦ TỊCH Nguyễn Văn Bình",
        "1 Bà Lò Thị Mai Thôn Đông, xã Hà Long Đã có thành tích trong",
        "Có tiết mục xuất sắc #1 $",
    ):
        assert piece in text, piece
    assert "TM." not in text
    early = client.get(f"{PAGE}/giay-khen.pdf")
    assert early.status_code == 409
    assert "Giấy khen chỉ in theo quyết định đã ký." in early.text
    signed = {**token, **TYPED, "version": "1", "number": "15/QĐ-UBND", "day": "5/3/2026"}
    assert client.post(PAGE, data={**signed, "version": "0"}).status_code == 409
    assert client.post(PAGE, data=signed).status_code == 302
    pages = pdf_page.pages(client.get(f"{PAGE}/giay-khen.pdf").data)
    assert len(pages) == 2
    first = " ".join(pages[0].extract_text().split())
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÀ LONG GIẤY KHEN Tặng Bà Lò Thị Mai" in first
    assert "Quyết định số 15/QĐ-UBND ngày 05/03/2026" in first
    assert held.client("mc").get(PAGE).status_code == 403


def test_whoever_is_made_anonymous_is_not_named_in_it_any_more(held: Held) -> None:
    with looking_into(held.app):
        with transaction() as session:
            erase_documents(session, held.contest_id, Names(["Lò Thị Mai"]))
        kept = db.session.get_one(Commendation, held.contest_id)
        assert "Mai" not in str(kept.people)
        assert "Đội An" in str(kept.people)


def picture(colour: str) -> tuple[io.BytesIO, str]:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(file, "PNG")
    file.seek(0)
    return file, "lô gô.png"


def test_logos_stand_on_certificates_with_our_frame_and_on_nothing_else(held: Held) -> None:
    client, page = held.client(), f"{PAPERS}/lo-go"
    token = {"csrf_token": csrf_of(client.get(page).text)}
    bad = {**token, "picture": (io.BytesIO(b"<svg onload=alert(1)>"), "a.png")}
    assert client.post(f"{page}/left", data=bad).status_code == 422
    assert client.post(f"{page}/left", data=token).status_code == 422
    for place, colour in (("left", "navy"), ("right", "red"), ("right", "gold")):
        sent = {**token, "picture": picture(colour)}
        assert client.post(f"{page}/{place}", data=sent).status_code == 302
    assert client.get(f"{page}/left.jpg").mimetype == "image/jpeg"
    blank = f"{PAPERS}/giay-chung-nhan/trong.pdf"
    [ours] = pdf_page.pages(client.get(blank).data)
    assert len(ours.images) == 2
    [theirs] = pdf_page.pages(client.get(f"{blank}?phoi=1").data)
    assert len(theirs.images) == 0
    assert client.post(f"{page}/left", data={**token, "act": "remove"}).status_code == 302
    assert client.get(f"{page}/left.jpg").status_code == 404
    [ours] = pdf_page.pages(client.get(blank).data)
    assert len(ours.images) == 1
    assert held.client("secretary").get(page).status_code == 403
