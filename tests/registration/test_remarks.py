"""Remarks at single fields: written by the organiser, seen at the field, settled in the end."""

from flask import Flask

from contest.audit.models import AuditEntry
from contest.registration.models import Remark
from contest.shared.db import db
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    OWN,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)


def remarks(app: Flask) -> list[tuple[int | None, str, str, str | None]]:
    with looking_into(app):
        rows = db.session.query(Remark).order_by(Remark.id)
        return [(row.member_id, row.field, row.text, row.was) for row in rows]


def returned(app: Flask) -> tuple[int, int]:
    """A list sent back with a remark at one birth date and at the phone; whose date it is."""
    number = submitted(app)
    row = stored(app, number)
    person = row.members[3]
    asked = {
        f"remark-{person.id}-born": "Xin ghi đủ ngày, tháng.",
        "remark-0-manager_phone": "Số này gọi không được.",
        "remark-0-name": "   ",
    }
    answer = send(organiser(app), f"{BOARD}/{number}/de-nghi", {"version": row.version, **asked})
    assert answer.status_code == 302, words_of(answer)
    return number, person.id


def edited(app: Flask, number: int, **changed: str) -> dict[str, str]:
    """The list as a browser sends it back, people under their rows."""
    row = stored(app, number)
    refs = [str(member.id) for member in row.members]
    people = [{**person, "ref": refs[i + 1]} for i, person in enumerate(full_team())]
    return fields(people, version=row.version, manager__ref=refs[0]) | changed


def test_a_remark_stands_at_its_field_and_in_a_summary_that_leads_there(house: Flask) -> None:
    number, person = returned(house)
    assert remarks(house) == [
        (person, "born", "Xin ghi đủ ngày, tháng.", "1963-02-03"),
        (None, "manager_phone", "Số này gọi không được.", "0912 777 888"),
    ]
    page = representative(house).get(f"{OWN}/{number}")
    assert '<a href="#members-2-born">Lê Thị Chi – Ngày sinh</a>' in page.text
    assert '<a href="#manager_phone">' in page.text
    form = page.text.partition("<template")[0]
    assert form.count("Ban Tổ chức đề nghị: Xin ghi đủ ngày, tháng.") == 1
    assert 'id="members-2-born-help"' in form
    assert page.text.partition("<template")[2].count("Ban Tổ chức đề nghị") == 0


def test_the_remark_moves_with_its_person(house: Flask) -> None:
    number, _ = returned(house)
    answer = send(representative(house), f"{OWN}/{number}", edited(house, number, row="up-2"))
    assert '<a href="#members-2-born">' in answer.text
    assert 'id="members-1-born-help"' in answer.text


def test_after_resubmission_the_organiser_sees_the_remark_beside_old_and_new(
    house: Flask,
) -> None:
    number, _ = returned(house)
    data = edited(house, number, do="submit", **{"members-2-born": "04/02/1963"})
    assert send(representative(house), f"{OWN}/{number}", data).status_code == 302
    page = words_of(organiser(house).get(f"{BOARD}/{number}"))
    assert "Xin ghi đủ ngày, tháng. 03/02/1963 04/02/1963 đã sửa" in page
    assert "Số này gọi không được. 0912 777 888 0912 777 888 chưa sửa" in page


def test_remarks_are_settled_on_approval(house: Flask) -> None:
    number, _ = returned(house)
    send(representative(house), f"{OWN}/{number}", edited(house, number, do="submit"))
    version = stored(house, number).version
    send(organiser(house), f"{BOARD}/{number}/duyet", {"version": version})
    assert stored(house, number).status == "approved"
    assert remarks(house) == []


def test_a_new_return_takes_the_place_of_the_old_remarks(house: Flask) -> None:
    number, _ = returned(house)
    send(representative(house), f"{OWN}/{number}", edited(house, number, do="submit"))
    version = stored(house, number).version
    page = organiser(house).get(f"{BOARD}/{number}/de-nghi")
    assert "Lần trước đã ghi: Xin ghi đủ ngày, tháng." in page.text
    again = {"version": version, "remark-0-members": "Xin thêm một người dự bị."}
    send(organiser(house), f"{BOARD}/{number}/de-nghi", again)
    assert [remark[1:3] for remark in remarks(house)] == [("members", "Xin thêm một người dự bị.")]


def test_a_remark_goes_with_the_person_it_is_about(house: Flask) -> None:
    number, person = returned(house)
    people = full_team()
    del people[2]
    row = stored(house, number)
    refs = [m.id for m in row.members if m.id != person]
    kept = [{**p, "ref": str(refs[i + 1])} for i, p in enumerate(people)]
    data = fields(kept, version=row.version, manager__ref=str(refs[0]))
    assert send(representative(house), f"{OWN}/{number}", data).status_code == 302
    assert [remark[1] for remark in remarks(house)] == ["manager_phone"]


def test_too_long_a_remark_is_refused_at_its_field_and_nothing_typed_is_lost(
    house: Flask,
) -> None:
    number = submitted(house)
    typed = {"remark-0-name": "x" * 301, "remark-0-members": "Xin xem lại.", "comment": "Chung"}
    answer = send(organiser(house), f"{BOARD}/{number}/de-nghi", {"version": 3, **typed})
    assert answer.status_code == 422
    assert 'href="#remark-0-name"' in answer.text
    assert all(text in answer.text for text in typed.values())
    assert (stored(house, number).status, remarks(house)) == ("submitted", [])


def test_fields_that_are_not_of_this_list_are_left_aside(house: Flask) -> None:
    number = submitted(house)
    foreign = {"remark-99999-born": "a", "remark-0-key": "b", "remark-x-name": "c"}
    answer = send(organiser(house), f"{BOARD}/{number}/de-nghi", {"version": 3, **foreign})
    assert answer.status_code == 422
    assert "chung hoặc tại từng ô" in words_of(answer)
    assert remarks(house) == []


def test_what_was_there_does_not_reach_the_log(house: Flask) -> None:
    returned(house)
    with looking_into(house):
        entries = db.session.query(AuditEntry).all()
        told = " ".join(f"{entry.old} {entry.new} {entry.reason}" for entry in entries)
    assert "1963" not in told
    assert "0912" not in told
