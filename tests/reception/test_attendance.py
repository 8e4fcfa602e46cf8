"""Ticking who is there, with one phone and with two."""

from uuid import uuid4

from contest.reception.queries.arrivals import arrivals
from contest.registration.models import Delegation, Member
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.asked import asked_of_the_database
from tests.cast import looking_into
from tests.reception.door import CHI, DOOR, Door, people
from tests.registration.lists import BOARD, HOME, fields, organiser, send, stored, words_of


def test_a_tick_is_stored_at_once_and_can_be_taken_back(door: Door) -> None:
    phone = door.client()
    assert door.tick(phone, CHI).status_code == 303
    assert door.present() == {CHI}
    door.tick(phone, CHI, here=False)
    assert door.present() == set()


def test_one_button_ticks_the_whole_team(door: Door) -> None:
    phone = door.client()
    door.post(phone, "diem-danh", mark="all")
    assert len(door.present()) == 15
    assert "15/15 người có mặt Đã đến đủ" in words_of(phone.get(door.path))


def test_the_list_shows_how_far_every_team_has_arrived(door: Door) -> None:
    phone = door.client()
    assert "0/1 đoàn đã đến, 0/15 người có mặt" in words_of(phone.get(DOOR))
    assert "Chưa đến" in words_of(phone.get(DOOR))
    door.tick(phone, CHI)
    page = words_of(phone.get(DOOR))
    assert "1/1 đoàn đã đến, 1/15 người có mặt" in page
    assert "Đã đến – còn thiếu người Chưa hoàn tất" in page


def test_the_home_of_a_receptionist_is_the_door(door: Door) -> None:
    assert door.client().get(HOME).location == DOOR
    assert f'href="{DOOR}"' in door.client("secretary").get(HOME).text


def test_a_team_is_found_without_marks_and_by_how_far_it_has_arrived(door: Door) -> None:
    phone = door.client()
    assert "Đội thị trấn Hà Trung" in words_of(phone.get(f"{DOOR}?tim=ha+trung"))
    assert "Không có đoàn nào khớp" in words_of(phone.get(f"{DOOR}?tim=bac"))
    assert "Đội thị trấn Hà Trung" in words_of(phone.get(f"{DOOR}?loc=chua-den"))
    assert "Không có đoàn nào khớp" in words_of(phone.get(f"{DOOR}?loc=da-du"))
    assert "Đội thị trấn Hà Trung" in words_of(phone.get(f"{DOOR}?loc=vớ-vẩn"))


def test_a_tick_against_a_newer_one_counts_and_says_so(door: Door) -> None:
    ours, theirs = door.client(), door.client("secretary")
    door.tick(ours, CHI)
    old = door.as_of(ours)
    door.tick(theirs, CHI, here=False)
    answer = door.tick(ours, CHI, as_of=old)
    assert door.present() == {CHI}
    told = words_of(ours.get(answer.location))
    assert f"{CHI}: Ông secretary.hoi-thi-nay đã ghi chưa có mặt lúc" in told
    assert "nay ghi là có mặt." in told


def test_two_phones_that_agree_are_not_told_anything(door: Door) -> None:
    ours, theirs = door.client(), door.client("secretary")
    old = door.as_of(ours)
    door.tick(theirs, CHI)
    answer = door.tick(ours, CHI, as_of=old)
    assert door.present() == {CHI}
    assert "đã ghi" not in words_of(ours.get(answer.location))


def test_all_present_leaves_whom_another_phone_has_just_said_is_not(door: Door) -> None:
    ours, theirs = door.client(), door.client("secretary")
    door.tick(ours, CHI)
    old = door.as_of(ours)
    door.tick(theirs, CHI, here=False)
    answer = door.post(ours, "diem-danh", as_of=old, mark="all")
    assert len(door.present()) == 14
    assert CHI not in door.present()
    assert f"{CHI} vẫn ghi chưa có mặt" in words_of(ours.get(answer.location))


def test_a_check_in_is_not_finished_over_ticks_that_were_not_seen(door: Door) -> None:
    ours, theirs = door.client(), door.client("secretary")
    door.everybody(ours)
    old = door.as_of(ours)
    door.tick(theirs, CHI, here=False)
    answer = door.post(ours, "hoan-tat", as_of=old)
    assert answer.status_code == 409
    assert "Điểm danh vừa thay đổi trên máy khác" in words_of(answer)
    assert door.arrival() is None


def test_a_script_gets_the_new_state_of_the_team_alone(door: Door) -> None:
    phone = door.client()
    page = phone.get(door.path).text
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    data = {"csrf_token": token, "as_of": "", "mark": f"{door.ids()[CHI]}-1"}
    answer = phone.post(f"{door.path}/diem-danh", data=data, headers={"X-Fragment": "1"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "1/15 người có mặt" in words_of(answer)


def test_what_is_no_tick_is_refused_with_a_sentence_and_changes_nothing(door: Door) -> None:
    phone = door.client()
    for mark in ("", "x", "1-2", "😀", "999999-1", "٣-1", "1" * 10_000, "-1-1"):
        answer = door.post(phone, "diem-danh", mark=mark)
        assert answer.status_code == 422, mark
        assert "không có trong danh sách của đội" in words_of(answer)
    for moment in ("hôm qua", "2026-01-01T00:00:00", "\u202e", "9" * 5000):
        assert door.tick(phone, CHI, as_of=moment).status_code == 303
    assert door.present() == {CHI}


def test_only_a_team_of_this_contest_that_is_approved_is_expected(door: Door) -> None:
    phone = door.client()
    for team in (str(uuid4()), "x", "0", "%00", "🙂"):
        assert phone.get(f"{DOOR}/{team}").status_code == 404
    elsewhere = door.path.replace("hoi-thi-nay", "hoi-thi-khac")
    assert phone.get(elsewhere).status_code == 403
    send(organiser(door.app), f"{BOARD}/{door.number}/de-nghi", {"version": 4, "comment": "Xin"})
    answer = phone.get(door.path)
    assert answer.status_code == 409
    assert "Hồ sơ của đoàn này chưa được duyệt" in words_of(answer)
    assert "Chưa có đoàn nào được duyệt" in words_of(phone.get(DOOR))


def test_the_qr_of_the_card_asks_to_sign_in_and_comes_back(door: Door) -> None:
    stranger = door.app.test_client()
    answer = stranger.get(door.path)
    assert answer.status_code == 302
    page = stranger.get(answer.location).text
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    signed = stranger.post(
        answer.location,
        data={
            "csrf_token": token,
            "sign_in_name": "receptionist.hoi-thi-nay",
            "password": "một câu chỉ để thử",
        },
    )
    assert signed.location.endswith(door.path)


def test_the_list_of_teams_takes_three_queries_however_many_teams_there_are(door: Door) -> None:
    counts = []
    for teams in (1, 40):
        with looking_into(door.app):
            contest_id = db.session.get_one(Delegation, door.number).contest_id
            with transaction() as session:
                session.add_all(team_row(contest_id, n) for n in range(1, teams))
            with asked_of_the_database() as asked:
                assert len(arrivals(contest_id)) == teams
        counts.append(len(asked))
    assert counts == [3, 3]


def team_row(contest_id: int, number: int) -> Delegation:
    return Delegation(
        contest_id=contest_id,
        position=number,
        key=f"doi-{number}",
        name=f"Đội {number}",
        status="approved",
        members=[Member(position=0, key="a", name="Lê An", role="full")],
    )


def test_a_person_who_leaves_the_list_leaves_the_count(door: Door) -> None:
    phone = door.client()
    door.everybody(phone)
    refs = [str(member.id) for member in stored(door.app, door.number).members]
    fewer = [{**p, "ref": refs[i + 1]} for i, p in enumerate(people())][:-1]
    data = fields(fewer, version=door.version(), manager__ref=refs[0])
    send(organiser(door.app), f"{BOARD}/{door.number}/sua", data)
    assert "14/14 người có mặt" in words_of(phone.get(door.path))
