"""Estimate and settlement through their own doors: typed, kept, compared, printed, taken."""

import io
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.budget.models import Budget
from contest.documents.rules.words import money_in_words
from contest.shared.db import db
from tests.cast import csrf_of, looking_into, signed_in
from tests.documents import pdf_page
from tests.documents.formulas import Sums
from tests.hall import document
from tests.held import PAPERS, PATH, Held
from tests.held import held as held_here
from tests.registration.conftest import furnished, house
from tests.registration.lists import HOME, NEIGHBOUR, organiser, representative, submitted

__all__ = ["furnished", "house"]

PLAN, SPENT = f"{PATH}/kinh-phi/du-toan", f"{PATH}/kinh-phi/quyet-toan"
HIDDEN = re.compile(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"')


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        held_document = document()
        held_document["awards"][0]["money"] = 1_500_000
        yield held.hold(held_document)


def typed(client: FlaskClient, page: str, **boxes: str) -> dict[str, str]:
    """The form as it stands on the page, with some boxes typed over."""
    text = client.get(page).text
    form = dict(HIDDEN.findall(text))
    form.pop("csrf-token", None)
    return {**form, "csrf_token": csrf_of(text), "grounds": "", "source": "", **boxes}


def priced(form: dict[str, str], price: str) -> dict[str, str]:
    """A price beside every quantity."""
    boxes = {
        name.replace("quantity", "price"): price
        for name, value in form.items()
        if name.startswith("quantity-") and value
    }
    return {**form, **boxes}


def kept(held: Held) -> list[dict[str, Any]]:
    with looking_into(held.app):
        row = db.session.scalars(select(Budget)).one_or_none()
        return [] if row is None else row.lines


def test_it_begins_with_the_usual_lines_and_what_is_known(held: Held) -> None:
    page = held.client().get(PLAN).text
    assert "Bồi dưỡng Ban Giám khảo" in page
    assert 'value="1.500.000"' in page
    assert "Giải Khuyến khích" in page
    assert kept(held) == []
    assert "Xin lập dự toán trước" not in held.client().get(SPENT).text
    assert "Chưa có dự toán" in held.client().get(SPENT).text


def test_what_is_wrong_stays_typed_and_nothing_is_kept(held: Held) -> None:
    client = held.client()
    answer = client.post(PLAN, data=typed(client, PLAN, **{"price-0-0": "hai trăm"}))
    assert answer.status_code == 422
    assert 'value="hai trăm"' in answer.text
    assert 'aria-describedby="loi-price-0-0"' in answer.text
    assert kept(held) == []
    more = client.post(PLAN, data=typed(client, PLAN, act="more", **{"note-0-0": "giữ lại"}))
    assert more.status_code == 200
    assert 'value="giữ lại"' in more.text
    assert more.text.count('name="content-0-') > client.get(PLAN).text.count('name="content-0-')


def test_two_people_at_one_table_lose_nothing(held: Held) -> None:
    first, second = held.client(), held.client()
    form = typed(second, PLAN, **{"note-0-0": "của người thứ hai"})
    assert first.post(PLAN, data=typed(first, PLAN, source="Ngân sách huyện")).status_code == 302
    answer = second.post(PLAN, data=form)
    assert answer.status_code == 409
    assert "đã lưu bảng này" in answer.text
    assert 'value="của người thứ hai"' in answer.text
    again = dict(HIDDEN.findall(answer.text))
    assert second.post(PLAN, data={**form, "version": again["version"]}).status_code == 302
    assert kept(held)[0]["note"] == "của người thứ hai"


def test_planned_and_spent_on_every_paper_add_up_to_the_same(held: Held) -> None:
    client = held.client()
    grounds = {"grounds": "Kế hoạch số 204/KH-UBND"}
    form = priced(typed(client, PLAN, **grounds), "200.000")
    assert client.post(PLAN, data=form).status_code == 302
    planned = sum(
        Fraction(line["planned"][0] or 0) * (line["planned"][1] or 0) for line in kept(held)
    )
    form = typed(client, SPENT, **grounds, **{"quantity-0-0": "3", "price-0-0": "150000"})
    assert client.post(SPENT, data=form).status_code == 302
    figure = f"{int(planned):,}".replace(",", ".")
    text = pdf_page.text(client.get(f"{PAPERS}/kinh-phi/du-toan.pdf").data)
    assert f"Tổng cộng {figure}" in text
    assert f"Số tiền bằng chữ: {money_in_words(int(planned))}." in text
    assert "Căn cứ Kế hoạch số 204/KH-UBND." in text
    text = pdf_page.text(client.get(f"{PAPERS}/kinh-phi/quyet-toan.pdf").data)
    less = f"{int(planned) - 450_000:,}".replace(",", ".")
    assert f"Quyết toán thấp hơn dự toán {less} đồng" in text
    assert "Số tiền quyết toán bằng chữ: Bốn trăm năm mươi nghìn đồng." in text
    raw = client.get(f"{PAPERS}/kinh-phi/quyet-toan.xlsx").data
    sums = Sums(openpyxl.load_workbook(io.BytesIO(raw)))
    page = openpyxl.load_workbook(io.BytesIO(raw), data_only=True).worksheets[0]
    for line in page.iter_rows(min_row=5):
        for cell in line[5:10]:
            if cell.value is not None and not isinstance(cell.value, str):
                assert sums.at(page.title, cell.coordinate) == Fraction(str(cell.value))
    assert sums.formulas > 20
    total = next(row for row in page.iter_rows() if row[1].value == "Tổng cộng")
    assert [total[at].value for at in (5, 8, 9)] == [planned, 450_000, 450_000 - planned]
    word = Document(io.BytesIO(client.get(f"{PAPERS}/kinh-phi/du-toan.docx").data))
    assert figure in [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]


def test_who_takes_money_signs_for_it(held: Held) -> None:
    client = held.client()
    asked = {"cua": "ban-giam-khao", "muc": "300.000", "buoi": "Sáng ngày 15/11/2023"}
    text = pdf_page.text(client.get(f"{PAPERS}/ky-nhan.pdf", query_string=asked).data)
    assert "1 Nguyễn Văn Nhất Trưởng Ban Giám khảo 300.000" in text
    assert "Danh sách có 03 người nhận, tổng số tiền 900.000 đồng (Chín trăm nghìn đồng)." in text
    assert "Buổi: Sáng ngày 15/11/2023" in text
    wrong = client.get(f"{PAPERS}/ky-nhan.pdf", query_string={**asked, "muc": "ba trăm"})
    assert wrong.status_code == 422
    assert 'value="ba trăm"' in wrong.text
    blank = {"cua": "to-thu-ky", "trong": "3"}
    word = Document(io.BytesIO(client.get(f"{PAPERS}/ky-nhan.docx", query_string=blank).data))
    table = next(one for one in word.tables if one.cell(0, 0).text == "STT")
    assert "w:trHeight" in table.rows[1]._tr.xml
    assert table.rows[-1].cells[1].text == ""


def test_money_is_the_organisers_and_a_units_own_money_its_own(held: Held) -> None:
    for role in ("secretary", "mc", "head_judge", "representative"):
        assert held.client(role).get(PLAN).status_code == 403
        assert held.client(role).get(f"{PAPERS}/ky-nhan").status_code == 403
    own = f"{PATH}/doan-cua-toi/{held.team_id('an')}/kinh-phi/du-toan"
    assert held.client().get(own).status_code == 403


def test_a_unit_keeps_its_own_money_that_nobody_else_sees(house: Flask) -> None:
    number = submitted(house)
    unit, neighbour = representative(house), signed_in(house, NEIGHBOUR)
    page = f"{HOME}/doan-cua-toi/{number}/kinh-phi/du-toan"
    papers = f"{HOME}/giay-to/doan-cua-toi/{number}"
    assert unit.post(page, data=priced(typed(unit, page), "50.000")).status_code == 302
    text = pdf_page.text(unit.get(f"{papers}/kinh-phi/du-toan.pdf").data)
    assert "DỰ TOÁN Kinh phí tham gia" in text
    assert "Bồi dưỡng ngày thi Người 13 50.000 650.000" in text
    assert unit.get(f"{papers}/kinh-phi/du-toan.xlsx").status_code == 200
    for client, status in ((neighbour, 404), (organiser(house), 403)):
        assert client.get(page).status_code == status
        assert client.get(f"{papers}/kinh-phi/du-toan.pdf").status_code == status


def test_the_log_says_who_changed_the_money_and_what_it_comes_to(held: Held) -> None:
    client = held.client()
    client.post(PLAN, data=priced(typed(client, PLAN), "100.000"))
    with looking_into(held.app):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "budget.planned")
        ).one()
        assert entry.new["lines"] == len(kept(held))
        assert entry.new["money"] > 0
    assert "Sửa dự toán" in client.get(f"{PATH}/lich-su").text
