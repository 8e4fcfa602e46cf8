"""The lists of teams, full and public, and the forms that ask people for their consent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.accounts.rules.permissions import ROLES
from contest.audit.models import AuditEntry
from contest.privacy.models import Retention
from contest.registration.models import Delegation
from contest.regulations.models import Contest
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into, signed_in
from tests.documents import pdf_page
from tests.held import PAPERS, Held
from tests.privacy.hall import BORN, ETHNICITY, NEIGHBOUR, PHONE, SECRETS, planted

FULL, PUBLIC = "day-du", "cong-khai"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Held]:
    with planted(tmp_path_factory.mktemp("papers"), migrated_file) as made:
        yield made


@pytest.fixture(scope="module")
def number(hall: Held) -> int:
    with looking_into(hall.app):
        found = db.session.scalar(select(Delegation.id).where(Delegation.key == "a"))
        assert found is not None
        return found


def text(client: FlaskClient, path: str) -> str:
    answer = client.get(f"{PAPERS}/{path}")
    assert answer.status_code == 200, path
    return pdf_page.text(answer.data)


def exports(hall: Held) -> list[AuditEntry]:
    with looking_into(hall.app):
        return db.session.query(AuditEntry).filter_by(action="members.exported").all()


def test_the_full_list_has_every_field_and_who_signs_it(hall: Held, number: int) -> None:
    found = text(hall.client("organiser"), f"doan/{number}/danh-sach/{FULL}.pdf")
    for words in (
        "ỦY BAN NHÂN DÂN XÃ A",
        "DANH SÁCH ĐỘI DỰ THI",
        "Đội a – số thứ tự dự thi 01",
        f"Phạm Văn Đại. Điện thoại: {PHONE}",
        "Lê Thị An",
        "19/07/1931",
        ETHNICITY,
        "Thành phần khác",
        "Tổng số 02 người: 02 thành viên chính thức (kể cả đội trưởng).",
        "Nữ 01, nam 01.",
        "Người dân tộc thiểu số 02.",
        "phê duyệt kết quả rà soát hộ nghèo",
        "NGƯỜI LẬP",
        "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ A",
    ):
        assert words in found, words


def test_the_public_list_names_people_and_nothing_sensitive(hall: Held, number: int) -> None:
    for role, path in (
        ("secretary", f"doan/{number}/danh-sach"),
        ("secretary", "doan/danh-sach"),
        ("representative", f"doan-cua-toi/{number}/danh-sach"),
    ):
        found = text(hall.client(role), f"{path}/{PUBLIC}.pdf")
        assert "Lê Thị An" in found
        assert "NGƯỜI LẬP" in found
        assert [secret for secret in SECRETS if secret in found] == [], path


def test_every_full_copy_is_noted_whoever_takes_it(hall: Held, number: int) -> None:
    before = len(exports(hall))
    assert PHONE in text(
        hall.client("representative"), f"doan-cua-toi/{number}/danh-sach/{FULL}.pdf"
    )
    assert len(exports(hall)) == before + 1
    everybody = text(hall.client("organiser"), f"doan/danh-sach/{FULL}.pdf")
    assert "Đội a" in everybody
    assert "Đội b" in everybody
    assert exports(hall)[-1].new == {"what": "team_list_paper"}
    assert len(exports(hall)) == before + 2


def test_only_the_organiser_and_the_delegation_itself_get_the_full_list(
    hall: Held, number: int
) -> None:
    clients = {role: hall.client(role) for role in ROLES}
    clients["neighbour"] = signed_in(hall.app, NEIGHBOUR)
    for path in (f"doan/{number}/danh-sach", f"doan-cua-toi/{number}/danh-sach", "doan/danh-sach"):
        own = "cua-toi" in path
        allowed = {
            who
            for who, client in clients.items()
            if client.get(f"{PAPERS}/{path}/{FULL}.pdf").status_code == 200
        }
        assert allowed == ({"representative"} if own else {"organiser"}), path


def test_each_person_gets_a_page_to_be_read_aloud_with_three_boxes(hall: Held, number: int) -> None:
    with looking_into(hall.app), transaction() as session:
        session.merge(Retention(contest_id=hall.contest_id, until=date(2099, 3, 5).isoformat()))
        session.get_one(Contest, hall.contest_id).dates = ["2023-11-15"]
    client = hall.client("representative")
    answer = client.get(f"{PAPERS}/doan-cua-toi/{number}/giay-xin-y-kien.pdf")
    sheets = [" ".join(page.extract_text().split()) for page in pdf_page.pages(answer.data)]
    assert len(sheets) == 3
    manager, captain, _ = sheets
    assert "ông/bà Lê Thị An, Đội a (Xã A)" in captain
    for words in (
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
        "Nghị định số 356/2025/NĐ-CP",
        "1. Xin ghi những gì?",
        "2. Để làm gì?",
        "3. Ai được xem?",
        "4. Giữ đến bao giờ? Đến hết ngày 05 tháng 3 năm 2099.",
        "rút lại hoặc đòi xóa lúc nào cũng được",
        "Phòng Văn hóa - Xã hội; điện thoại",
        "1. Dữ liệu cá nhân:",
        "2. Hình ảnh:",
        "3. Câu chuyện:",
        "NGƯỜI CHỨNG KIẾN",
    ):
        assert words in captain, words
    assert "số điện thoại của trưởng đoàn" in manager
    assert "số điện thoại của trưởng đoàn" not in captain
    assert [secret for secret in (PHONE, ETHNICITY, BORN) if secret in " ".join(sheets)] == []


def test_one_persons_form_is_printed_alone_and_a_strangers_not_at_all(
    hall: Held, number: int
) -> None:
    client = hall.client("organiser")
    with looking_into(hall.app):
        people = {
            row.key: [m.id for m in row.members] for row in db.session.scalars(select(Delegation))
        }
    found = text(client, f"doan/{number}/giay-xin-y-kien.pdf?nguoi={people['a'][2]}")
    assert "Vi Văn Bình" in found
    assert "Lê Thị An" not in found
    for wrong in (people["b"][0], 0, "x", "9" * 30):
        path = f"{PAPERS}/doan/{number}/giay-xin-y-kien.pdf?nguoi={wrong}"
        assert client.get(path).status_code == 404, wrong
    assert signed_in(hall.app, NEIGHBOUR).get(
        f"{PAPERS}/doan-cua-toi/{number}/giay-xin-y-kien.pdf"
    ).status_code == 404  # fmt: skip


def test_a_list_still_being_written_is_a_draft_and_an_empty_one_asks_nobody(
    hall: Held, number: int
) -> None:
    client = hall.client("organiser")
    with looking_into(hall.app), transaction() as session:
        other = session.scalars(select(Delegation).where(Delegation.key == "b")).one()
        other.status, other.members, other_id = "draft", [], other.id
    assert "BẢN NHÁP" in text(client, f"doan/{other_id}/danh-sach/{PUBLIC}.pdf")
    assert "BẢN NHÁP" not in text(client, f"doan/{number}/danh-sach/{PUBLIC}.pdf")
    answer = client.get(f"{PAPERS}/doan/{other_id}/giay-xin-y-kien.pdf")
    assert answer.status_code == 409
    assert "Danh sách đoàn chưa có ai." in answer.text
