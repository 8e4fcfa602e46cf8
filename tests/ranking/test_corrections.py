"""A correction of what everybody has seen: previewed first, then public with its reason."""

from typing import Any

from contest.displays.queries.poster import poster_of
from contest.ranking.actions.freeze import freeze
from contest.ranking.rules.correction import changes, told
from contest.ranking.rules.results import compute
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
