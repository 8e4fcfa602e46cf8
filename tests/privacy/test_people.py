"""The organiser's page about people's data: the last day, who looked, who agreed to what."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from contest.accounts.rules.permissions import ROLES
from contest.privacy.models import Retention
from contest.privacy.queries.retention import today
from contest.registration.actions.viewing import NOTED_AGAIN_AFTER, note_viewing
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, actor_of, looking_into, name_of, signed_in
from tests.privacy.answers import PEOPLE, noted, own, people_of, say
from tests.registration.lists import BOARD, organiser, representative, send, submitted, words_of

UNTIL = f"{PEOPLE}/thoi-han"


def last_day(app: Flask) -> str | None:
    with looking_into(app):
        return db.session.scalar(select(Retention.until))


def held_on(app: Flask, day: str) -> None:
    with looking_into(app), transaction() as session:
        session.scalars(select(Contest).where(Contest.slug == HERE)).one().dates = [day]


def test_a_year_after_the_contest_is_proposed_and_the_organiser_sets_the_day(house: Flask) -> None:
    client = organiser(house)
    in_a_month = today() + timedelta(days=30)
    held_on(house, in_a_month.isoformat())
    page = client.get(PEOPLE)
    assert "Chưa đặt thời hạn lưu" in words_of(page)
    proposal = f"{in_a_month:%d/%m}/{in_a_month.year + 1}"
    assert f'value="{proposal}"' in page.text
    assert send(client, UNTIL, {"until": proposal}).status_code == 302
    assert last_day(house) == f"{in_a_month.year + 1}-{in_a_month:%m-%d}"
    assert f"Lưu đến hết ngày {proposal}" in words_of(client.get(PEOPLE))
    assert len(noted(house, "retention.set")) == 1


def test_a_day_that_cannot_be_is_refused_with_its_sentence_and_kept_in_the_field(
    house: Flask,
) -> None:
    client = organiser(house)
    contest_day = today() + timedelta(days=30)
    held_on(house, contest_day.isoformat())
    for typed, sentence in (
        (f"{contest_day:%d/%m/%Y}", "Ngày cuối phải ở sau ngày thi."),
        ("01/01/2001", "Ngày này đã qua."),
        ("31/02/2099", "Xin ghi ngày/tháng/năm"),
        ("mai 🙂", "Xin ghi ngày/tháng/năm"),
        ("1" * 10_000, "Xin ghi ngày/tháng/năm"),
        ("", "Xin ghi ngày cuối còn lưu"),
    ):
        answer = send(client, UNTIL, {"until": typed})
        assert answer.status_code == 422, typed[:20]
        assert sentence in words_of(answer), typed[:20]
        assert f'value="{typed}"' in answer.text, typed[:20]
    assert last_day(house) is None


def test_every_look_at_a_list_is_on_the_page_once_in_a_quarter_of_an_hour(house: Flask) -> None:
    number = submitted(house)
    client = organiser(house)
    for _ in range(3):
        client.get(f"{BOARD}/{number}")
    representative(house).get(f"/hoi-thi/{HERE}/dang-ky/{number}")
    assert [entry.new for entry in noted(house, "members.viewed")] == [{"what": "member_list"}]
    page = words_of(client.get(PEOPLE))
    assert "Ông organiser.hoi-thi-nay Xem danh sách đoàn Đội thị trấn Hà Trung" in page


def test_a_look_after_a_quarter_of_an_hour_by_another_or_at_another_page_is_noted(
    house: Flask,
) -> None:
    by = actor_of(house, name_of("organiser"))
    other = actor_of(house, name_of("secretary"))
    with looking_into(house):
        for what, who in (("member_list", by), ("member_list", by), ("consents", by),
                          ("member_list", other)):  # fmt: skip
            note_viewing(1, "delegation:a", what, by=who)
    (first, *rest) = noted(house, "members.viewed")
    assert [(e.actor_name, (e.new or {})["what"]) for e in rest] == [
        (by.name, "consents"),
        (other.name, "member_list"),
    ]
    with looking_into(house), transaction() as session:
        entry = session.get_one(type(first), first.id)
        entry.at = clock.now() - NOTED_AGAIN_AFTER - timedelta(seconds=1)
    with looking_into(house):
        note_viewing(1, "delegation:a", "member_list", by=by)
    assert len(noted(house, "members.viewed")) == 4


def test_the_page_counts_what_each_team_has_agreed_to(house: Flask) -> None:
    number = submitted(house)
    client, people = representative(house), people_of(house, number)
    say(house, client, own(number), {(person, "images"): "co" for person in people[:5]})
    say(
        house, client, own(number), {(people[0], "images"): "khong", (people[7], "images"): "khong"}
    )
    page = words_of(organiser(house).get(PEOPLE))
    assert "13 chưa hỏi ai 4 đồng ý, 2 không, 7 chưa hỏi chưa hỏi ai" in page


def test_the_page_and_its_acts_are_the_organisers_alone(house: Flask) -> None:
    for role in ROLES:
        client = signed_in(house, name_of(role))
        open_ = role == "organiser"
        assert (client.get(PEOPLE).status_code == 200) == open_, role
        if not open_:
            for path in (UNTIL, f"{PEOPLE}/xoa-ten"):
                assert send(client, path, {"until": "01/01/2099"}).status_code == 403
