"""A correction of what everybody has seen: previewed first, then public with its reason."""

from typing import Any

from contest.displays.queries.poster import poster_of
from contest.documents.queries.award_desk import AwardDesk
from contest.documents.rules.word_paper import Paragraph
from contest.ranking.actions.freeze import freeze
from contest.ranking.queries.standing import standing_of
from contest.ranking.rules.correction import came_back_equal, changes, told
from contest.ranking.rules.results import Results, compute
from contest.schedule.actions.deductions import deduct
from contest.scoring.actions.completion import confirm_turn
from tests.cast import HERE, looking_into, post
from tests.hall import ORGANISER
from tests.held import RELEASE, Held
from tests.ranking.test_release_page import TWO, publish, send
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest, reading

BOARD = f"/api/v1/contests/{HERE}/scoreboard"
PAGE, WALL = f"/hoi-thi/{HERE}/bang-diem", f"/hoi-thi/{HERE}/man-chieu"


def shown(hall: Held) -> list[dict[str, Any]] | None:
    found: list[dict[str, Any]] | None = (
        hall.app.test_client().get(BOARD).get_json().get("corrections")
    )
    return found


def corrected(hall: Held, team: str = "a", reason: str = "Cộng sai một phiếu") -> int:
    turn_id, _, _ = hall.turn("r1", team)
    assert send(hall, "correct", turn=turn_id, reason=reason).status_code == 302
    return turn_id


def confirmed_again(hall: Held, turn_id: int) -> None:
    with looking_into(hall.app):
        confirm_turn(turn_id, by=ORGANISER)


def minutes(hall: Held) -> str:
    """What happened, as the minutes of the day tell it."""
    with looking_into(hall.app):
        desk = AwardDesk(hall.contest_id, standing_of(hall.contest_id))
        blocks = desk.office_paper("day_minutes").blocks
        return "\n".join(one.text for one in blocks if isinstance(one, Paragraph))


def test_before_a_result_is_taken_back_one_sees_what_that_touches(hall: Held) -> None:
    hall.hold(TWO).confirm()
    send(hall, "announce")
    turn_id, _, _ = hall.turn("r1", "a")
    page = words(send(hall, "preview", turn=turn_id, reason="Cộng sai").text)
    assert "Giải Nhất: Đội a" in page
    assert "hạng 1" in page
    assert "Chưa in giấy tờ nào có kết quả này." in page
    assert hall.announced(), "a preview takes nothing back"


def test_a_correction_is_public_with_its_reason_on_board_and_api(hall: Held) -> None:
    hall.hold(TWO).confirm()
    send(hall, "announce")
    assert shown(hall) is None
    turn_id = corrected(hall)
    told_now = shown(hall)
    assert told_now is not None
    ((one),) = told_now
    assert {key: one[key] for key in ("round", "team", "reason", "settled")} == {
        "round": "r1", "team": "a", "reason": "Cộng sai một phiếu", "settled": False,
    }  # fmt: skip
    for page in (PAGE, WALL):
        said = words(read(hall.app.test_client(), page))
        assert "Đang xem xét lại Đội a, Phần r1: Cộng sai một phiếu" in said, page
    with looking_into(hall.app):
        deduct(turn_id, "12", "Quá thời gian", by=ORGANISER)
        confirm_turn(turn_id, by=ORGANISER)
    page = words(read(hall.client(), RELEASE))
    assert "Giải Nhất: thêm Đội b; không còn Đội a" in page
    assert send(hall, "announce").status_code == 302
    (one,) = shown(hall) or []
    assert one["settled"]
    for page in (PAGE, WALL):
        assert "Đã đính chính" in hall.app.test_client().get(page).text


def test_a_result_that_comes_back_as_it_was_is_told_as_reconsidered(hall: Held) -> None:
    hall.hold(TWO).confirm()
    first, other = hall.turn("r1", "a")[0], hall.turn("r1", "b")[0]
    send(hall, "release", turn=[first, other])
    corrected(hall)
    assert "đang được xem xét lại" in minutes(hall)
    confirmed_again(hall, first)
    (one,) = shown(hall) or []
    assert "unchanged" not in one, "not before it is public again"
    send(hall, "release", turn=first)
    corrected(hall, "b", "Thiếu điểm trừ")
    with looking_into(hall.app):
        deduct(other, "1", "Quá thời gian", by=ORGANISER)
    confirmed_again(hall, other)
    send(hall, "release", turn=other)
    told_now = shown(hall) or []
    assert [one.get("unchanged") for one in told_now] == [True, None]
    for page in (PAGE, WALL):
        said = words(read(hall.app.test_client(), page))
        assert "Đã xem xét lại, kết quả không đổi: Đội a, Phần r1" in said, page
        assert "Đã đính chính Đội b, Phần r1: Thiếu điểm trừ" in said, page
        assert "Cộng sai một phiếu" not in said, page
    day = minutes(hall)
    assert "Đội a, phần thi Phần r1: kết quả đã công bố được xem xét lại, không thay đổi" in day
    assert "Cộng sai một phiếu" in day
    assert "Đội b, phần thi Phần r1: kết quả đã công bố được đính chính" in day


def test_a_result_is_compared_with_what_it_was_at_the_next_correction() -> None:
    def results(first: str) -> Results:
        file = reading(contest({"thi": {"a": [first], "b": ["40"]}})).file
        assert file is not None
        return compute(file.record())

    def was(result: str) -> tuple[str, str, dict[str, Any]]:
        return ("thi", "a", {"turn": ["done", result]})

    assert came_back_equal([was("50.00"), was("30.00")], results("50")) == [False, False]
    assert came_back_equal([was("50.00"), was("50.00")], results("30")) == [True, False]
    assert came_back_equal([("thi", "a", None)], results("50")) == [False], "nobody knows"


def test_where_results_are_withheld_a_correction_does_not_say_whose(hall: Held) -> None:
    hall.hold(TWO, **publish("prizes", "end")).confirm()
    send(hall, "announce")
    corrected(hall)
    (one,) = shown(hall) or []
    assert set(one) == {"reason", "at", "settled"}


def test_what_nobody_has_seen_is_corrected_without_a_public_word(hall: Held) -> None:
    hall.hold(TWO).confirm()
    turn_id, _, _ = hall.turn("r1", "a")
    with looking_into(hall.app):
        freeze(hall.contest_id, None, None, by=ORGANISER)
    send(hall, "release", turn=turn_id)
    corrected(hall)
    assert shown(hall) is None
    with looking_into(hall.app):
        assert poster_of(hall.contest_id).snapshot["state"] in ("frozen", "upcoming")


def test_what_changes_are_places_totals_and_takers() -> None:
    def results(first: str) -> dict[str, Any]:
        file = reading(contest({"thi": {"a": [first], "b": ["40"]}}, awards=TWO["awards"])).file
        assert file is not None
        return told(compute(file.record()))

    found = changes(results("50"), results("30"))
    assert [(one.team, one.before, one.now) for one in found.teams] == [
        ("b", (2, "40.00"), (1, "40.00")),
        ("a", (1, "50.00"), (2, "30.00")),
    ]
    assert [(one.award, one.lost, one.gained) for one in found.awards] == [("nhat", ("a",), ("b",))]
    assert changes(results("50"), results("50")).awards == ()


def test_the_page_of_the_freeze_sets_it_lifts_it_and_says_why_not(hall: Held) -> None:
    hall.hold(TWO).confirm()
    page = f"{RELEASE}/giu-kin"
    client = hall.client()
    refused = post(client, page, page, act="set", what="rounds", when="at", at="chiều")
    assert refused.status_code in (409, 422)
    assert "Xin ghi giờ bắt đầu" in refused.text
    assert post(client, page, page, act="set", what="all", when="now").status_code == 302
    turn_id, _, _ = hall.turn("r1", "a")
    send(hall, "release", turn=turn_id)
    assert "Kết quả đang giữ kín: 1" in words(read(client, page))
    assert post(client, page, page, act="lift").status_code == 302
    assert "Giữ kín kết quả của" in words(read(client, page))
