"""Where each person lands who presses “Vào hội thi”, and where the tasks of the home lead."""

from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.regulations.models import Contest
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.asked import asked_of_the_database
from tests.cast import HERE, looking_into, name_of, signed_in
from tests.registration.lists import BOARD, HOME, organiser, submitted, words_of

SCRIPTS = f"{HOME}/tham-dinh"


def also(house: Flask, role: str, other: str) -> None:
    """Give somebody a second role."""
    with house.app_context(), transaction() as session:
        person = session.scalars(select(Person).where(Person.sign_in_name == name_of(role))).one()
        contest_id = db.session.scalars(select(Contest.id).where(Contest.slug == HERE)).one()
        person.memberships.append(Membership(contest_id=contest_id, role=other))


def test_a_script_reviewer_enters_and_is_at_the_scripts_without_any_member_name(
    house: Flask,
) -> None:
    client = signed_in(house, name_of("reviewer"))
    assert f'href="{HOME}"' in client.get("/").text
    assert client.get(HOME).location == SCRIPTS
    assert "Thẩm định kịch bản" in words_of(client.get(SCRIPTS))
    assert client.get(f"{HOME}/doi").status_code == 403


def test_who_has_several_roles_chooses_among_all_of_their_pages(house: Flask) -> None:
    also(house, "mc", "reviewer")
    also(house, "representative", "receptionist")
    also(house, "judge", "timekeeper")
    for role, pages in (
        ("mc", (SCRIPTS, f"{HOME}/chuong-trinh")),
        ("representative", (f"{HOME}/dang-ky", f"{HOME}/don-tiep")),
        ("judge", (f"{HOME}/san-khau", "/giam-khao")),
    ):
        text = signed_in(house, name_of(role)).get(HOME).text
        assert [page for page in pages if f'href="{page}"' not in text] == [], role


def test_a_secretary_who_reviews_scripts_has_a_link_to_them(house: Flask) -> None:
    assert SCRIPTS not in signed_in(house, name_of("secretary")).get(HOME).text
    also(house, "secretary", "reviewer")
    assert f'href="{SCRIPTS}"' in signed_in(house, name_of("secretary")).get(HOME).text


def test_the_home_counts_the_life_of_the_contest_once_for_its_line_and_its_steps(
    house: Flask,
) -> None:
    client = organiser(house)
    with looking_into(house):
        engine = db.engine
    with asked_of_the_database(engine) as asked:
        assert client.get(HOME).status_code == 200
    assert len(asked) == len(set(asked))


def test_the_tasks_of_the_home_open_the_board_with_just_those_files(house: Flask) -> None:
    submitted(house)
    text = organiser(house).get(HOME).text
    assert f'href="{BOARD}?trang_thai=submitted"' in text
    assert f'href="{BOARD}?trang_thai=none"' in text
