"""What each person has agreed to: written down once and for each question apart, never changed."""

from datetime import timedelta

from flask import Flask

from contest.shared import clock
from contest.shared.filters import VIETNAM
from tests.privacy.answers import (
    LAST_WEEK,
    consents,
    newest,
    noted,
    organisers,
    own,
    people_of,
    say,
)
from tests.registration.lists import (
    BOARD,
    HOME,
    begun,
    full_team,
    organiser,
    representative,
    send,
    submitted,
    words_of,
)

TODAY = clock.now().astimezone(VIETNAM).strftime("%d/%m/%Y")


def test_three_answers_of_one_person_are_kept_apart_with_how_when_and_by_whom(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    person = people_of(house, number)[1]
    said = {(person, "data"): "co", (person, "images"): "khong"}
    assert say(house, client, own(number), said, day=TODAY).status_code == 302
    rows = consents(house)
    assert [(row.kind, row.given) for row in rows] == [("data", True), ("images", False)]
    assert {(row.how, row.witness) for row in rows} == {("read_aloud", "Bà Trương Thị Chứng")}
    assert {row.by_name for row in rows} == {"Ông representative.hoi-thi-nay"}
    assert clock.now() - rows[0].at < timedelta(minutes=1)
    page = words_of(client.get(own(number)))
    assert "Đồng ý, nghe đọc, trả lời miệng, có Bà Trương Thị Chứng chứng kiến" in page
    assert "Còn 37 câu chưa hỏi." in page


def test_an_answer_is_withdrawn_by_another_and_the_first_stays(house: Flask) -> None:
    number = submitted(house)
    client, person = representative(house), people_of(house, number)[2]
    say(house, client, own(number), {(person, "story"): "co"}, day=TODAY)
    say(house, client, own(number), {(person, "story"): "khong"}, day=TODAY, how="signed")
    assert [(r.given, r.how, r.witness) for r in consents(house)] == [
        (True, "read_aloud", "Bà Trương Thị Chứng"),
        (False, "signed", None),
    ]
    page = words_of(client.get(own(number)))
    assert "Đã rút lại" in page
    assert ": 2" in page


def test_what_says_the_same_again_is_no_new_answer(house: Flask) -> None:
    number = submitted(house)
    client, person = representative(house), people_of(house, number)[2]
    for _ in range(2):
        answer = say(house, client, own(number), {(person, "data"): "co"}, day=TODAY)
        assert answer.status_code == 302
    assert len(consents(house)) == 1
    (entry,) = noted(house, "consents.recorded")
    assert entry.new == {"people": 1, "given": 1, "refused": 0}


def test_a_whole_team_is_filled_in_by_one_button_and_saved_by_another(house: Flask) -> None:
    number = submitted(house)
    client, people = representative(house), people_of(house, number)
    stubborn = f"tra-loi-{people[3]}-images"
    filled = send(client, own(number), {"do": "fill", stubborn: "khong", "how": "signed"})
    assert filled.status_code == 200
    assert filled.text.count('value="co" checked') == 13 * 3 - 1
    assert f'name="{stubborn}" value="khong" checked' in filled.text
    assert consents(house) == []
    said = {(person, kind): "co" for person in people for kind in ("data", "images", "story")}
    said[people[3], "images"] = "khong"
    say(house, client, own(number), said, how="signed", witness="", day=TODAY)
    assert len(consents(house)) == 39


def test_the_organiser_writes_down_on_behalf_and_that_look_is_noted(house: Flask) -> None:
    number = submitted(house)
    client, person = organiser(house), people_of(house, number)[1]
    assert say(house, client, organisers(number), {(person, "data"): "co"}).status_code == 302
    assert consents(house)[0].at.astimezone(VIETNAM).strftime("%d/%m/%Y") == LAST_WEEK
    assert [e.new for e in noted(house, "members.viewed")] == [{"what": "consents"}]


BAD = {
    "no witness": ({"witness": "  "}, "cần ghi họ tên người chứng kiến"),
    "a picture for a witness": ({"witness": "Bà Tư 🙂"}, "không dùng hình vẽ"),
    "a very long witness": ({"witness": "Đ" * 10_000}, "Dài quá 100 ký tự"),
    "no way of asking": ({"how": "zalo"}, "Xin chọn cách lấy ý kiến."),
    "no day": ({"day": "hôm qua"}, "Xin ghi ngày/tháng/năm"),
    "a day to come": ({"day": "01/01/2199"}, "Ngày này chưa đến."),
    "a day long ago": ({"day": "01/01/1999"}, "cách đây hơn một năm"),
}


def test_what_is_wrong_is_said_at_its_place_and_nothing_is_written_or_lost(house: Flask) -> None:
    number = submitted(house)
    client, person = representative(house), people_of(house, number)[1]
    said = {(person, "data"): "co", (person, "images"): "khong"}
    for what, (fields, sentence) in BAD.items():
        answer = say(house, client, own(number), said, **fields)
        assert answer.status_code == 422, what
        assert sentence in words_of(answer), what
        assert f'name="tra-loi-{person}-images" value="khong" checked' in answer.text, what
    assert consents(house) == []


def test_a_choice_or_a_person_that_is_not_there_is_refused(house: Flask) -> None:
    number = submitted(house)
    client, person = representative(house), people_of(house, number)[1]
    answer = say(house, client, own(number), {(person, "data"): "có lẽ"})
    assert answer.status_code == 422
    stranger = say(house, client, own(number), {(999_999, "data"): "co", (person, "data"): "co"})
    assert stranger.status_code == 422
    assert "Danh sách đoàn vừa thay đổi." in words_of(stranger)
    assert consents(house) == []


def test_two_who_write_at_once_do_not_overwrite_one_another(house: Flask) -> None:
    number = submitted(house)
    client, people = representative(house), people_of(house, number)
    before = newest(house)
    say(house, organiser(house), organisers(number), {(people[1], "data"): "khong"})
    late = say(house, client, own(number), {(people[1], "data"): "co"}, seen=before)
    assert late.status_code == 409
    assert "vừa được người khác ghi" in words_of(late)
    assert f'name="tra-loi-{people[1]}-data" value="co" checked' in late.text
    assert [row.given for row in consents(house)] == [False]


def test_an_empty_list_says_so(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    assert "Danh sách đoàn chưa có ai" in words_of(client.get(own(number)))


def test_answers_follow_their_person_when_the_list_is_edited(house: Flask) -> None:
    number = submitted(house, full_team(12))
    client, people = organiser(house), people_of(house, number)
    say(house, client, organisers(number), {(people[-1], "data"): "co"})
    assert client.get(f"{BOARD}/{number}").status_code == 200
    assert "1 đồng ý, 12 chưa hỏi" in words_of(client.get(f"{HOME}/du-lieu-ca-nhan"))
