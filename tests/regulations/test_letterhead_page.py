"""Đầu văn bản, chữ ký: saved as data of the contest, checked at its fields, and given back."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.regulations.rules.letterhead import signatory
from tests.cast import name_of, signed_in
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import RULES, stored

PATH = f"{RULES}/dau-van-ban"


def test_bodies_signatories_and_recipients_are_saved(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, PATH)
    page.fill(superior="Huyện ủy", recipients="Như trên\n\nLưu", awarding_power="KT")
    page.fill(
        awarding_body="UBND xã Hà Long", awarding_for="Chủ tịch", awarding_title="Phó Chủ tịch"
    )
    assert page.fill(awarding_behalf="Ủy ban nhân dân").send().status == 200
    texts = stored(house)["letterhead"]
    assert texts["superior"] == "Huyện ủy"
    assert texts["recipients"] == ["Như trên", "Lưu"]
    signs = signatory(texts, "awarding", title="Trưởng ban")
    assert (*signs.above, signs.signs_as) == (
        "TM. Ủy ban nhân dân",
        "KT. Chủ tịch",
        "Phó Chủ tịch",
    )
    shown = organiser.get(PATH).text
    assert "TM. Ủy ban nhân dân<br>KT. Chủ tịch<br>Phó Chủ tịch" in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"awarding_power": "TL"}, "Đã chọn TL.: xin ghi chức vụ của người được ký thay."),
        ({"organiser_for": "Chủ tịch"}, "xin chọn KT., TL. hoặc TUQ."),
        ({"organiser_power": "XX"}, "Xin chọn một mục."),
    ],
)
def test_a_power_that_says_half_is_told_at_its_field(
    house: Flask, organiser: FlaskClient, typed: dict[str, str], told: str
) -> None:
    before = stored(house)
    answer = FormPage(organiser, PATH).fill(**typed, place="Hà Long").send()
    assert answer.status == 422
    assert told in answer.text
    assert 'value="Hà Long"' in answer.text
    assert stored(house) == before


def test_an_acting_head_signs_as_such_and_alone() -> None:
    signs = signatory(
        {"organiser_power": "Q", "organiser_title": "Chủ tịch"}, "organiser", title=""
    )
    assert (*signs.above, signs.signs_as) == ("Q. Chủ tịch",)


def test_the_texts_of_the_preset_come_back_when_they_are_saved(
    house: Flask, organiser: FlaskClient
) -> None:
    FormPage(organiser, PATH).fill(superior="Huyện ủy", body="Ban khác").send()
    page = FormPage(organiser, f"{PATH}?mau=1")
    assert "Chưa lưu." in page.text
    assert stored(house)["letterhead"]["body"] == "Ban khác"
    page.send()
    assert stored(house)["letterhead"]["body"] == "Ban Tổ chức hội thi"


def test_who_may_not_edit_sees_the_texts_and_cannot_save(house: Flask) -> None:
    secretary = signed_in(house, name_of("secretary"))
    assert "Trang này để xem" in secretary.get(PATH).text
    assert secretary.post(PATH).status_code in (400, 403)
