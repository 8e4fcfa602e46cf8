"""The taking-part unit's own papers in Word: form, content, blanks, who may take them."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.documents.rules.figures import long_day
from contest.documents.words import OWN_NAMES
from contest.registration.models import Extension
from contest.shared import clock
from contest.shared.db import db
from contest.shared.filters import VIETNAM
from tests.cast import HERE, looking_into, name_of, signed_in
from tests.registration.conftest import furnished, house
from tests.registration.lists import (
    HOME,
    NEIGHBOUR,
    OWN,
    SECRETS,
    begun,
    close_registration,
    full_team,
    organiser,
    representative,
    send,
    submitted,
)
from tests.registration.test_deadlines import day_in, extension, unit_ids, without_days

__all__ = ["furnished", "house"]

PAPERS = f"/hoi-thi/{HERE}/giay-to/doan-cua-toi"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def taken(client: FlaskClient, number: int, paper: str) -> WordDocument:
    answer = client.get(f"{PAPERS}/{number}/{paper}.docx")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].endswith('.docx"')
    return Document(io.BytesIO(answer.data))


def lines(document: WordDocument) -> Iterator[str]:
    """Every paragraph in its order, those of tables too."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)
        else:
            yield block.text


def words(document: WordDocument) -> str:
    return "\n".join(lines(document))


@pytest.fixture
def number(house: Flask) -> int:
    return submitted(house)


@pytest.fixture
def client(house: Flask, number: int) -> FlaskClient:
    return representative(house)


def test_every_paper_has_the_form_of_the_decree(client: FlaskClient, number: int) -> None:
    for paper in OWN_NAMES:
        document = taken(client, number, paper)
        section = document.sections[0]
        wide = paper == "danh-sach"
        assert section.orientation == (WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT)
        assert sorted((section.page_width, section.page_height)) == pytest.approx(
            (Mm(210), Mm(297)), abs=1000
        )
        assert section.left_margin == pytest.approx(Mm(30), abs=1000)
        assert section.right_margin == pytest.approx(Mm(15), abs=1000)
        assert document.styles["Normal"].font.name == "Times New Roman"
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.paragraphs[0]._p.xml
        assert section.first_page_header.paragraphs[0].text == ""
        head = document.tables[0]
        issuer, nation = head.rows[0].cells
        assert issuer.text.strip() == "ỦY BAN NHÂN DÂN\nTHỊ TRẤN HÀ TRUNG"
        assert nation.paragraphs[0].text == NATION
        assert nation.paragraphs[1].text == "Độc lập - Tự do - Hạnh phúc"
        assert nation.paragraphs[1].runs[0].font.size == Pt(14)
        place = head.rows[1].cells[1].paragraphs[0]
        assert place.text == "Hà Trung, ngày … tháng … năm …"
        assert place.runs[0].italic


def test_the_rule_under_the_motto_is_as_long_as_it(client: FlaskClient, number: int) -> None:
    rule = taken(client, number, "ke-hoach").tables[0].rows[0].cells[1].paragraphs[2]
    form = rule.paragraph_format
    assert "w:pBdr" in rule._p.xml
    length = Mm(98) - form.left_indent - form.right_indent
    assert length == pytest.approx(Mm(60.4), abs=Mm(0.5))


def test_tables_do_not_fall_apart(client: FlaskClient, number: int) -> None:
    for paper in ("danh-sach", "du-toan"):
        document = taken(client, number, paper)
        table = next(one for one in document.tables if one.cell(0, 0).text == "STT")
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        assert 'w:tblLayout w:type="fixed"' in table._tbl.xml
        width = sum(column.width for column in table.columns)
        section = document.sections[0]
        text = section.page_width - section.left_margin - section.right_margin
        assert width <= text + Mm(1)


def test_the_decision_names_its_people_and_ends_as_it_must(
    client: FlaskClient, number: int
) -> None:
    document = taken(client, number, "quyet-dinh")
    text = words(document)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ TRẤN HÀ TRUNG" in text
    assert "Kế hoạch số 204/KH-UBND ngày 16 tháng 10 năm 2023" in text
    grounds = [line for line in lines(document) if line.startswith(("Căn cứ", "Theo đề nghị"))]
    assert [line[-1] for line in grounds] == [";", ";", ";", "."]
    assert "gồm 13 ông, bà" in text
    assert all(person["name"] in text for person in full_team())
    assert re.search(r"thi hành Quyết định này\./\.", text)
    assert "Số: …/QĐ-UBND" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_the_plan_says_what_is_known_and_leaves_dots_for_the_rest(
    client: FlaskClient, number: int
) -> None:
    corner = f"{OWN}/{number}/goc-cua-doan"
    page = client.get(corner).text
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    lined = {
        "duties-0-what": "Viết kịch bản",
        "duties-0-who": "Bà Lan",
        "duties-0-due": "25/10/2026",
    }
    send(client, f"{corner}/phan-cong", {**lined, "stamp": stamp})
    meeting = {"moi-day": "26/10/2026", "moi-hour": "19:30", "moi-place": "Nhà văn hóa"}
    send(client, f"{corner}/tap-luyen", meeting)
    text = words(taken(client, number, "ke-hoach"))
    assert "1. Bà Lan: Viết kịch bản; xong trước ngày 25/10/2026." in text
    assert "19 giờ 30, ngày 26/10/2026" in text
    assert "Đoàn gồm 13 người: trưởng đoàn Phạm Văn Đại và 12 người" in text
    assert "Phần thi Tiểu phẩm: không quá 10 phút." in text
    assert "…" in text
    assert "…." not in text
    assert "thực hiện./." in text
    division = words(taken(client, number, "phan-cong"))
    assert "Viết kịch bản" in division
    assert "Nhà văn hóa" in division


def test_the_plan_names_the_delegations_own_extended_deadline(
    house: Flask, client: FlaskClient, number: int
) -> None:
    close_registration(house)
    without_days(house)
    own = unit_ids(house)[0]
    later = {"unit": own, "last_day": day_in(3)}
    send(organiser(house), f"{HOME}/thoi-han/gia-han", extension(house, **later))
    with looking_into(house):
        assert db.session.query(Extension).count() == 1
    plan = words(taken(client, number, "ke-hoach"))
    after = (clock.now().astimezone(VIETNAM) + timedelta(days=4)).date()
    assert f"trước {long_day(after)}" in plan


def test_the_full_list_is_noted_each_time_and_the_public_one_is_clean(
    house: Flask, client: FlaskClient, number: int
) -> None:
    full = words(taken(client, number, "danh-sach"))
    assert [secret for secret in SECRETS if secret not in full] == ["1961-02-17"]
    public = words(taken(client, number, "danh-sach-cong-khai"))
    assert [secret for secret in SECRETS if secret in public] == []
    assert "Lê Thị An" in public
    taken(client, number, "danh-sach")
    with looking_into(house):
        noted = list(
            db.session.scalars(select(AuditEntry).where(AuditEntry.action == "members.exported"))
        )
        assert [entry.new for entry in noted] == [{"what": "team_list_paper"}] * 2


def test_an_empty_delegation_gets_papers_to_be_filled_in(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    for paper in OWN_NAMES:
        text = words(taken(client, number, paper))
        assert "None" not in text
        assert "{" not in text
    assert "Cán bộ Tài chính – Kế toán" in words(taken(client, number, "phan-cong"))


def test_odd_letters_make_a_file_that_still_opens(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    corner = f"{OWN}/{number}/goc-cua-doan"
    stamp = client.get(corner).text.partition('name="stamp" value="')[2].partition('"')[0]
    odd = {"duties-0-what": "Múa \U00020bb7 <b>&amp; \u202e\x0b ]]>", "stamp": stamp}
    assert send(client, f"{corner}/phan-cong", odd).status_code == 302
    answer = client.get(f"{PAPERS}/{number}/phan-cong.docx")
    assert "<b>&amp;" in words(Document(io.BytesIO(answer.data)))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        assert parts.testzip() is None


def test_papers_are_the_delegations_own(house: Flask, number: int) -> None:
    neighbour = signed_in(house, NEIGHBOUR)
    assert neighbour.get(f"{PAPERS}/{number}").status_code == 404
    assert neighbour.get(f"{PAPERS}/{number}/danh-sach.docx").status_code == 404
    assert representative(house).get(f"{PAPERS}/{number}/khong-co.docx").status_code == 404
    for role in ("reviewer", "secretary"):
        path = f"{PAPERS}/{number}/danh-sach.docx"
        assert signed_in(house, name_of(role)).get(path).status_code == 403
