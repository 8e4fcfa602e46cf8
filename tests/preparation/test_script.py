"""A script handed in, commented on at passages, revised and agreed on, through the real doors."""

import io
import re

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.files.models import StoredFile
from contest.preparation.models import Piece, ScriptVersion
from contest.regulations.models import Contest, Round
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, name_of, signed_in
from tests.registration.lists import (
    HOME,
    NEIGHBOUR,
    OWN,
    SECRETS,
    begun,
    close_registration,
    representative,
    send,
    submitted,
    words_of,
)

FIRST = "Cảnh 1: Sân nhà\n\nÔng Tư: Tôi xin ra khỏi danh sách hộ nghèo.\nBà Hai: Thế à?"
SECOND = FIRST.replace("Tôi xin", "Tôi tự nguyện xin")
READING = f"{HOME}/tham-dinh"


def page_of(app: Flask, client: FlaskClient, number: int) -> str:
    """The address of the script of the skit, begun."""
    with looking_into(app):
        skit = db.session.scalar(
            select(Round.id).join(Contest).where(Contest.slug == HERE, Round.key == "tieu_pham")
        )
    answer = send(client, f"{OWN}/{number}/phan-thi/{skit}/kich-ban", {})
    assert answer.status_code == 302
    return answer.location


def piece_in(path: str) -> int:
    return int(re.findall(r"/bai-du-thi/(\d+)/", path)[0])


def handed_in(app: Flask, text: str = FIRST) -> tuple[FlaskClient, str, str]:
    """The delegation's browser, its page, and the reviewers' page of a script handed in."""
    client = representative(app)
    path = page_of(app, client, begun(app, client))
    assert send(client, path, {"text": text, "seen": "0"}).status_code == 302
    return client, path, f"{READING}/{piece_in(path)}"


def reviewer(app: Flask) -> FlaskClient:
    return signed_in(app, name_of("reviewer"))


def say(client: FlaskClient, path: str, text: str, **more: str) -> TestResponse:
    fields = {"number": "1", "paragraph": "2", "text": text, **more}
    return send(client, f"{path}/gop-y", fields)


def state(app: Flask) -> str:
    with looking_into(app):
        return db.session.scalars(select(Piece.state)).one()


def versions(app: Flask) -> list[ScriptVersion]:
    with looking_into(app):
        rows = list(db.session.scalars(select(ScriptVersion).order_by(ScriptVersion.number)))
        db.session.expunge_all()
        return rows


def test_the_whole_way_of_a_script(house: Flask) -> None:
    client, path, reading = handed_in(house)
    reader = reviewer(house)
    assert "Đọc, góp ý" in reader.get(READING).text
    assert say(reader, reading, "Nêu rõ chính sách.", quote="danh sách hộ nghèo").status_code == 302
    assert "Nêu rõ chính sách" not in client.get(path).text  # not before the verdict
    send(reader, f"{reading}/ket-luan", {"number": "1", "text": "Rất tốt.", "verdict": "revise"})
    page = client.get(path)
    assert "<mark>danh sách hộ nghèo</mark>" in page.text
    assert "Nêu rõ chính sách." in page.text
    assert "Rất tốt." in page.text
    send(client, path, {"text": SECOND, "seen": "1"})
    changed = words_of(reader.get(reading))
    assert "Bỏ: Ông Tư: Tôi xin ra khỏi danh sách hộ nghèo." in changed
    assert "Thêm: Ông Tư: Tôi tự nguyện xin ra" in changed
    send(reader, f"{reading}/ket-luan", {"number": "2", "text": "", "verdict": "agreed"})
    assert state(house) == "agreed"
    assert "Đã thống nhất bản 2" in client.get(path).text
    assert [one.text for one in versions(house)] == [FIRST, SECOND]


def test_an_agreed_script_opens_only_with_a_reason_and_is_kept(house: Flask) -> None:
    client, path, reading = handed_in(house)
    reader = reviewer(house)
    send(reader, f"{reading}/ket-luan", {"number": "1", "verdict": "agreed"})
    assert "thống nhất" in send(client, path, {"text": SECOND, "seen": "1"}).text
    assert send(reader, f"{reading}/mo-lai", {"reason": " "}).status_code == 422
    assert state(house) == "agreed"
    send(reader, f"{reading}/mo-lai", {"reason": "Thể lệ thay đổi thời lượng."})
    assert "Thể lệ thay đổi thời lượng." in client.get(path).text
    again = send(reader, f"{reading}/ket-luan", {"number": "1", "text": "x", "verdict": "revise"})
    assert again.status_code == 409
    send(client, path, {"text": SECOND, "seen": "1"})
    assert [one.verdict for one in versions(house)] == ["agreed", None]
    assert "đã thống nhất" in client.get(f"{path}?ban=1").text


def test_a_word_file_is_read_and_kept(house: Flask) -> None:
    client = representative(house)
    path = page_of(house, client, begun(house, client))
    document = Document()
    document.add_paragraph("Cảnh 1: Sân nhà")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ông Tư", "Xin chào bà con"
    sent = io.BytesIO()
    document.save(sent)
    sent.seek(0)
    answer = send(client, f"{path}/tep", {"seen": "0", "file": (sent, "kịch bản.docx")})
    assert answer.status_code == 302, words_of(answer)
    version = versions(house)[0]
    assert version.text == "Cảnh 1: Sân nhà\nÔng Tư | Xin chào bà con"
    with looking_into(house):
        assert db.session.scalars(select(StoredFile.name)).one().endswith(".docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kich-ban.docx", b"PK\x03\x04 not a zip at all"),
        ("kich-ban.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("kich-ban.docx", b"%PDF-1.4\n%%EOF"),
        ("kich-ban.docx", b""),
        ("", b""),
    ],
)
def test_another_file_is_refused_in_words_and_changes_nothing(
    house: Flask, name: str, content: bytes
) -> None:
    client = representative(house)
    path = page_of(house, client, begun(house, client))
    answer = send(client, f"{path}/tep", {"seen": "0", "file": (io.BytesIO(content), name)})
    assert answer.status_code == 422
    assert "Chưa nộp được" in answer.text
    assert (state(house), versions(house)) == ("none", [])


def test_what_cannot_be_taken_is_told_and_not_lost(house: Flask) -> None:
    client, path, _ = handed_in(house)
    for text, words in (
        (" \n ", "Chưa có nội dung kịch bản"),
        (FIRST, "giống hệt bản đã nộp"),
        ("lời " * 20_000, "nhiều nhất là 60000"),
    ):
        answer = send(client, path, {"text": text, "seen": "1"})
        assert answer.status_code == 422
        assert words in answer.text
        assert text.strip()[:40] in answer.text
    assert len(versions(house)) == 1


def test_a_version_written_on_an_older_page_waits_for_its_author(house: Flask) -> None:
    client, path, reading = handed_in(house)
    send(client, path, {"text": SECOND, "seen": "1"})
    late = send(client, path, {"text": FIRST + "\nHết.", "seen": "1"})
    assert late.status_code == 409
    assert "Hết." in late.text
    reader = reviewer(house)
    stale = say(reader, reading, "Góp ý cho bản 1")
    assert stale.status_code == 409
    assert "Góp ý cho bản 1" in stale.text
    judged = send(reader, f"{reading}/ket-luan", {"number": "1", "verdict": "agreed"})
    assert judged.status_code == 409
    assert state(house) == "handed_in"


def test_comments_need_words_a_true_quote_and_a_real_paragraph(house: Flask) -> None:
    _, _, reading = handed_in(house)
    reader = reviewer(house)
    assert "Xin ghi nội dung góp ý" in say(reader, reading, " ").text
    wrong = say(reader, reading, "Sai", quote="không có chữ này")
    assert wrong.status_code == 422
    assert "không có chữ này" in wrong.text
    for paragraph in ("1", "99", "999999999"):  # a gap, and what is not there
        assert say(reader, reading, "Sai", paragraph=paragraph).status_code == 404
    empty = send(reader, f"{reading}/ket-luan", {"number": "1", "verdict": "revise"})
    assert "Xin góp ý ít nhất một đoạn" in empty.text
    assert state(house) == "handed_in"


def test_a_comment_is_taken_back_only_before_the_delegation_reads_it(house: Flask) -> None:
    _, _, reading = handed_in(house)
    reader = reviewer(house)
    say(reader, reading, "Nhầm đoạn")
    assert send(reader, f"{reading}/gop-y/1/bo", {}).status_code == 302
    say(reader, reading, "Đúng đoạn")
    send(reader, f"{reading}/ket-luan", {"number": "1", "verdict": "revise"})
    comment = re.findall(r"gop-y/(\d+)/bo", reader.get(reading).text)
    assert comment == []
    assert send(reader, f"{reading}/gop-y/2/bo", {}).status_code in (404, 409)
    assert "Đúng đoạn" in reader.get(reading).text


def test_scripts_come_in_after_the_deadline_until_the_results_are_announced(house: Flask) -> None:
    client, path, _ = handed_in(house)
    close_registration(house)
    assert send(client, path, {"text": SECOND, "seen": "1"}).status_code == 302
    with house.app_context(), transaction() as session:
        contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        contest.announced_at = clock.now()
    late = send(client, path, {"text": FIRST, "seen": "2"})
    assert late.status_code == 409
    assert "đã công bố" in late.text
    assert len(versions(house)) == 2


def test_the_reviewers_see_scripts_and_nothing_of_the_people(house: Flask) -> None:
    client = representative(house)
    number = submitted(house)
    path = page_of(house, client, number)
    send(client, path, {"text": FIRST, "seen": "0"})
    reader = reviewer(house)
    for page in (READING, f"{READING}/{piece_in(path)}"):
        text = reader.get(page).text
        assert "Đội thị trấn Hà Trung" in text
        assert [secret for secret in SECRETS if secret in text] == []
    assert reader.get(HOME).location.endswith("/tham-dinh")


def test_the_list_of_scripts_is_searched_and_filtered(house: Flask) -> None:
    handed_in(house)
    reader = reviewer(house)
    assert "Tiểu phẩm" in words_of(reader.get(f"{READING}?trang_thai=handed_in&tim=ha+trung"))
    assert "Không có kịch bản nào khớp" in reader.get(f"{READING}?tim=khong-co").text
    assert reader.get(f"{READING}?trang_thai=%00&tim={'x' * 3000}").status_code == 200


def test_other_delegations_and_roles_do_not_get_in(house: Flask) -> None:
    client, path, reading = handed_in(house)
    assert signed_in(house, NEIGHBOUR).get(path).status_code == 404
    assert client.get(reading).status_code == 403
    assert client.get(path.replace("/bai-du-thi/1/", "/bai-du-thi/999/")).status_code == 404
    for role in ("judge", "mc", "secretary"):
        assert signed_in(house, name_of(role)).get(reading).status_code == 403
    assert reviewer(house).get(f"{READING}/999").status_code == 404


def test_the_log_names_the_piece_and_holds_no_line_of_it(house: Flask) -> None:
    _, _, reading = handed_in(house)
    say(reviewer(house), reading, "Nêu rõ chính sách.")
    with looking_into(house):
        entries = list(
            db.session.scalars(select(AuditEntry).where(AuditEntry.action.like("script.%")))
        )
        assert [entry.action for entry in entries] == ["script.handed_in", "script.commented"]
        assert {entry.subject for entry in entries} == {"piece:doi-thi-tran-ha-trung/tieu_pham"}
        assert "Ông Tư" not in repr([(entry.old, entry.new) for entry in entries])
