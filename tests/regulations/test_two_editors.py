"""Two people edit the same page: the second is told, sees both versions and loses nothing."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import ADMINISTRATOR, name_of, signed_in
from tests.regulations.form_page import FormPage
from tests.regulations.test_edit_pages import RULES, stored


def test_the_second_sees_both_versions_and_may_still_save(
    house: Flask, organiser: FlaskClient
) -> None:
    other = signed_in(house, name_of("organiser"))
    mine = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="25,5")
    FormPage(other, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="30", weight="2").send()
    answer = mine.send()
    assert answer.status == 409
    assert "vừa được người khác sửa" in answer.text
    assert f"Ông {name_of('organiser')} đã lưu lúc" in answer.text
    assert "Phần thi › Tiểu phẩm › Tiêu chí" in answer.text
    both = '<td data-label="Bản đang lưu">30</td><td data-label="Bản vừa nhập">25,5</td>'
    assert both in answer.text
    assert answer.fields["criteria-0-max"] == "25,5"
    assert stored(house)["rounds"][2]["criteria"][0]["max"] == "30"
    assert answer.send().status == 200
    assert stored(house)["rounds"][2]["criteria"][0]["max"] == "25.5"
    assert stored(house)["rounds"][2]["weight"] == "1"


def test_two_who_edit_different_pages_do_not_meet(house: Flask, organiser: FlaskClient) -> None:
    mine = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(weight="2")
    other = signed_in(house, name_of("organiser"))
    FormPage(other, f"{RULES}/phan-thi/chao_hoi").fill(weight="3").send()
    assert mine.send().status == 200
    assert [one["weight"] for one in stored(house)["rounds"]] == ["1", "3", "2"]


def test_a_round_that_was_taken_away_can_be_added_again_as_typed(
    house: Flask, organiser: FlaskClient
) -> None:
    add = FormPage(organiser, f"{RULES}/them-phan-thi")
    add.fill(name="Năng khiếu", criteria__0__name="Hay", criteria__0__max="10").send()
    mine = FormPage(organiser, f"{RULES}/phan-thi/nang-khieu").fill(criteria__0__max="12")
    FormPage(organiser, f"{RULES}/phan-thi").send(act="remove:rounds:3").send()
    answer = mine.send()
    assert answer.status == 409
    assert "vừa được người khác xóa" in answer.text
    assert answer.send().status == 200
    assert stored(house)["rounds"][3]["criteria"][0]["max"] == "12"


def test_an_administrator_without_a_role_does_not_edit(house: Flask) -> None:
    assert signed_in(house, ADMINISTRATOR).get(f"{RULES}/chung").status_code == 403


def test_what_one_added_and_the_other_has_not_is_named(
    house: Flask, organiser: FlaskClient
) -> None:
    mine = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(weight="2")
    other = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").send(act="add:criteria:")
    other.fill(criteria__4__name="Đạo cụ", criteria__4__max="2").send()
    answer = mine.send()
    both = '<td data-label="Bản đang lưu">Đạo cụ</td><td data-label="Bản vừa nhập">–</td>'
    assert both in answer.text
