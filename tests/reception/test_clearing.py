"""Before the day the door says that it is a rehearsal; what was noted can be taken back."""

from datetime import date

import pytest

from contest.reception.sentences import not_the_day
from tests.reception.door import DOOR, Door
from tests.registration.lists import send, words_of

REASON = "Ghi thử trước ngày thi."


def noted(door: Door) -> None:
    phone = door.client()
    door.everybody(phone)
    assert door.post(phone, "hoan-tat").status_code == 303


def test_on_other_days_the_door_says_that_it_is_for_trying_only(door: Door) -> None:
    for role in ("receptionist", "organiser"):
        assert "Những gì ghi bây giờ chỉ để thử." in words_of(door.client(role).get(DOOR))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([], "Chưa định ngày thi"),
        (["2023-11-05", "2023-11-04"], None),
        (["2023-11-06", "2023-11-30"], "Chưa đến ngày thi 06/11/2023"),
        (["2023-11-01"], "Đã qua ngày thi 01/11/2023"),
    ],
)
def test_the_day_is_compared_with_all_days_of_the_contest(
    dates: list[str], said: str | None
) -> None:
    assert not_the_day(dates, date(2023, 11, 5)) == said


def test_a_check_in_is_taken_back_with_the_reason_and_nothing_of_it_stays(door: Door) -> None:
    noted(door)
    answer = send(door.client("organiser"), f"{door.path}/bo-don-tiep", {"reason": REASON})
    assert answer.status_code == 303
    assert door.present() == set()
    assert door.arrival() is None
    assert door.line() == "unconfirmed"
    entry = door.log()[-1]
    assert (entry.action, entry.reason) == ("reception.cleared", REASON)


def test_without_a_reason_or_the_right_or_anything_to_take_back_it_stays(door: Door) -> None:
    desk = door.client("organiser")
    nothing = send(desk, f"{door.path}/bo-don-tiep", {"reason": REASON})
    assert nothing.status_code == 409
    assert REASON in nothing.text
    noted(door)
    unsaid = send(desk, f"{door.path}/bo-don-tiep", {"reason": " "})
    assert unsaid.status_code == 422
    assert 'id="ly-do-bo-loi"' in unsaid.text
    stranger = send(door.client(), f"{door.path}/bo-don-tiep", {"reason": REASON})
    assert stranger.status_code == 403
    assert door.arrival() is not None
    assert len(door.present()) == 15
