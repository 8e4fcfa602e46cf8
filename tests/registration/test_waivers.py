"""A team that is approved although something is missing: the reason stays in sight, with a name."""

from flask import Flask

from contest.registration.queries.files import file_of
from contest.registration.queries.waivers import waivers_of, waivers_of_file
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
from tests.registration.teams import contest_here

REASON = "Ba thành viên nằm viện, Ban Tổ chức đồng ý."


def waived(house: Flask) -> int:
    """A list of three people, approved with a reason."""
    number = submitted(house)
    judge = organiser(house)
    send(judge, f"{BOARD}/{number}/sua", fields(full_team(3), version=3))
    version = stored(house, number).version
    send(judge, f"{BOARD}/{number}/duyet", {"version": version, "waiver": REASON})
    assert stored(house, number).status == "approved"
    return number


def test_the_board_and_the_file_show_it_with_who_and_when(house: Flask) -> None:
    number = waived(house)
    judge = organiser(house)
    assert "Đã duyệt duyệt có lý do 3" in words_of(judge.get(BOARD))
    page = words_of(judge.get(f"{BOARD}/{number}"))
    assert f"{REASON} Ông organiser.hoi-thi-nay duyệt, " in page
    with looking_into(house):
        [waiver] = waivers_of_file(file_of(contest_here(), number))
    assert waiver.at.strftime("%Y") in page


def test_it_stays_when_the_list_changes_later(house: Flask) -> None:
    number = waived(house)
    version = stored(house, number).version
    send(organiser(house), f"{BOARD}/{number}/sua", fields(full_team(4), version=version))
    assert len(stored(house, number).members) == 5
    with looking_into(house):
        contest_id = contest_here()
        [found] = waivers_of(contest_id).values()
        assert [one.reason for one in found] == [REASON]
        assert waivers_of_file(file_of(contest_id, number)) == found
    assert "duyệt có lý do" in words_of(organiser(house).get(BOARD))


def test_a_new_approval_is_decided_anew_with_the_former_reason_in_sight(house: Flask) -> None:
    number = waived(house)
    judge, own = organiser(house), representative(house)
    version = stored(house, number).version
    send(judge, f"{BOARD}/{number}/de-nghi", {"version": version, "comment": "Xin bổ sung người."})
    assert stored(house, number).status == "returned"
    with looking_into(house):
        assert waivers_of(contest_here()) == {}
    version = stored(house, number).version
    send(own, f"{OWN}/{number}", fields(full_team(), version=version, do="submit"))
    page = words_of(judge.get(f"{BOARD}/{number}"))
    assert stored(house, number).status == "submitted"
    assert "duyệt có lý do" not in words_of(judge.get(BOARD))
    assert REASON not in page, "nothing is missing: there is nothing to waive"
    version = stored(house, number).version
    send(judge, f"{BOARD}/{number}/sua", fields(full_team(3), version=version))
    page = words_of(judge.get(f"{BOARD}/{number}"))
    assert "Lần duyệt trước (Ông organiser.hoi-thi-nay, " in page
    assert REASON in page


def test_nobody_but_the_organiser_and_the_delegation_reads_the_reason(house: Flask) -> None:
    number = waived(house)
    assert organiser(house).get(f"{BOARD}/{number}").status_code == 200
    assert representative(house).get(f"{BOARD}/{number}").status_code == 403
