"""The page of release: by the contest's own settings, with every reason, nothing by accident."""

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.ranking.actions.release import correct_turn
from contest.schedule.actions.turns import move_turn
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import actor_of, looking_into, name_of, post
from tests.held import RELEASE, Held
from tests.ranking.test_results_page import TIED, read, words
from tests.small_contests import contest

TWO = contest(
    {"r1": {"a": ["50"], "b": ["40"]}, "r2": {"a": ["45"], "b": ["44"]}},
    awards=[{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}],
)


def send(hall: Held, act: str, **fields: Any) -> TestResponse:
    return post(hall.client(), RELEASE, RELEASE, act=act, **fields)


def publish(level: str = "all", when: str = "turn") -> dict[str, Any]:
    return {"publish": {"level": level, "when": when}}


def notes(hall: Held, action: str) -> list[AuditEntry]:
    with looking_into(hall.app):
        return list(db.session.scalars(select(AuditEntry).where(AuditEntry.action == action)))


def test_only_the_chosen_turns_become_public(hall: Held) -> None:
    hall.hold(TWO).confirm()
    page = read(hall.client(), RELEASE)
    assert "4 lượt thi đã sẵn sàng" in page
    assert "Không ai thấy điểm của từng giám khảo." in page
    turn_id, _, _ = hall.turn("r1", "a")
    assert send(hall, "release", turn=turn_id).status_code == 302
    assert hall.turn("r1", "a")[2]
    assert not hall.turn("r1", "b")[2]
    assert not hall.announced()


def test_a_turn_that_nobody_confirmed_says_why_it_waits(hall: Held) -> None:
    hall.hold(contest({"thi": {"a": ["40", "30"], "b": ["40", None]}}))
    page = read(hall.client(), RELEASE)
    assert "Chưa có phiếu của Giám khảo gk2" in page
    assert "Đủ phiếu, chờ Tổ Thư ký hoặc Trưởng Ban Giám khảo xác nhận" in page
    turn_id, _, _ = hall.turn("thi", "a")
    answer = send(hall, "release", turn=turn_id)
    assert answer.status_code == 409
    assert "chưa được xác nhận: Đội a." in words(answer.text)


def test_a_round_is_released_whole_or_not_at_all(hall: Held) -> None:
    hall.hold(TWO, **publish(when="round"))
    refused = send(hall, "release", round="r1")
    assert refused.status_code == 409
    assert "Đội a, Đội b" in words(refused.text)
    hall.confirm()
    assert send(hall, "release", round="r1").status_code == 302
    assert [hall.turn("r1", team)[2] for team in "ab"] == [True, True]
    assert [hall.turn("r2", team)[2] for team in "ab"] == [False, False]


def test_published_at_the_end_only_the_announcement_is_offered(hall: Held) -> None:
    hall.hold(TWO, **publish("prizes", "end")).confirm()
    page = read(hall.client(), RELEASE)
    assert "Công bố từng" not in page
    assert "Giải Nhất: Đội a" in page
    assert "Không có điểm và thứ hạng của đội nào" in page
    turn_id, _, _ = hall.turn("r1", "a")
    assert "khi kết thúc hội thi" in words(send(hall, "release", turn=turn_id).text)
    assert send(hall, "announce").status_code == 302
    assert hall.announced()
    assert all(hall.turn(key, team)[2] for key in ("r1", "r2") for team in "ab")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("all", "Toàn bộ bảng điểm: thứ hạng, tổng điểm và kết quả từng phần thi của 2 đội"),
        ("top", "Tổng điểm và thứ hạng của các đội đạt ba mức giải đầu"),
        ("prizes", "Không có điểm và thứ hạng của đội nào"),
    ],
)
def test_the_preview_says_what_the_level_lets_out(hall: Held, level: str, said: str) -> None:
    hall.hold(TWO, **publish(level)).confirm()
    page = read(hall.client(), RELEASE)
    assert said in page
    assert ("Chưa có điểm, chưa có thứ hạng nào" in page) == (level != "all")


def test_announcing_is_refused_with_all_reasons_and_the_page_lists_them_before(hall: Held) -> None:
    hall.hold(TIED)
    page = read(hall.client(), RELEASE)
    assert "Giải Nhất: các đội đồng hạng, cần Trưởng Ban Tổ chức quyết định." in page
    assert "Còn 3 lượt thi chưa được xác nhận kết quả" in page
    answer = send(hall, "announce")
    assert answer.status_code == 409
    told = words(answer.text)
    assert "Giải Nhất: các đội đồng hạng" in told
    assert "chưa được xác nhận: Đội a, Đội b, Đội c." in told
    assert not hall.announced()


def test_unsigned_sheets_ask_for_a_tick_and_the_tick_is_noted(hall: Held) -> None:
    hall.hold(TWO, signatures="warn").confirm()
    page = read(hall.client(), RELEASE)
    assert "Phiếu chưa ghi nhận chữ ký, phần thi Phần r1: Giám khảo gk1." in page
    assert "Chưa trình duyệt xong: Tổ Thư ký tổng hợp, đối chiếu" in page
    refused = send(hall, "announce")
    assert refused.status_code == 409
    assert not hall.announced()
    assert send(hall, "announce", read_warnings="1").status_code == 302
    assert hall.announced()
    (entry,) = notes(hall, "results.unsettled")
    warned = [(one["code"], one.get("round")) for one in entry.new["warnings"]]
    assert warned == [
        ("sheets_unsigned_warning", "Phần r1"),
        ("sheets_unsigned_warning", "Phần r2"),
        ("not_approved_warning", None),
    ]


def test_where_signatures_block_no_tick_helps(hall: Held) -> None:
    hall.hold(TWO, signatures="block").confirm()
    assert "Phần thi Phần r1 còn phiếu chưa ký: Giám khảo gk1." in read(hall.client(), RELEASE)
    assert send(hall, "announce", read_warnings="1").status_code == 409
    assert not hall.announced()


def test_a_public_result_goes_back_with_a_reason_and_the_announcement_with_it(hall: Held) -> None:
    hall.hold(TWO).confirm()
    send(hall, "announce")
    turn_id, _, _ = hall.turn("r1", "a")
    refused = send(hall, "correct", turn=turn_id, reason=" ")
    assert (refused.status_code, hall.announced()) == (409, True)
    assert "Xin ghi lý do." in refused.text
    assert f'value="{turn_id}" selected' in refused.text
    assert send(hall, "correct", turn=turn_id, reason="Cộng sai phiếu").status_code == 302
    assert not hall.turn("r1", "a")[2]
    assert not hall.announced()
    (entry,) = notes(hall, "results.withdraw")
    assert entry.reason == "Cộng sai phiếu"


def test_a_result_that_is_not_public_is_not_corrected_this_way(hall: Held) -> None:
    hall.hold(TWO)
    by = actor_of(hall.app, name_of("organiser"))
    turn_id, _, _ = hall.turn("r1", "a")
    with looking_into(hall.app):
        move_turn(turn_id, "absent", by=by, reason="Xe hỏng")
        with pytest.raises(Refusal) as refused:
            correct_turn(turn_id, "x", by=by)
    assert [reason.code for reason in refused.value.reasons] == ["not_public"]
    assert hall.turn("r1", "a")[1] == "absent"


def test_an_absent_team_is_released_and_noted_like_any_other(hall: Held) -> None:
    hall.hold(TWO)
    by = actor_of(hall.app, name_of("organiser"))
    turn_id, _, _ = hall.turn("r1", "a")
    with looking_into(hall.app):
        move_turn(turn_id, "absent", by=by, reason="Xe hỏng")
    assert send(hall, "release", turn=turn_id).status_code == 302
    assert hall.turn("r1", "a")[1:] == ("absent", True)
    assert [entry.subject for entry in notes(hall, "turn.release")] == ["turn:r1/a"]
    assert send(hall, "correct", turn=turn_id, reason="Đội đến kịp").status_code == 302
    assert hall.turn("r1", "a")[1:] == ("waiting", False)


def test_hostile_numbers_are_refused_in_words(hall: Held) -> None:
    hall.hold(TWO).confirm()
    for text in ("9" * 5000, "-1", "x", "٣"):
        assert send(hall, "release", turn=text).status_code == 409
        assert send(hall, "correct", turn=text, reason="x").status_code == 404


def test_only_the_organiser_releases(hall: Held) -> None:
    hall.hold(TWO).confirm()
    for role in ("secretary", "head_judge", "judge", "representative"):
        assert hall.client(role).get(RELEASE).status_code == 403
        assert post(hall.client(role), RELEASE, "/", act="announce").status_code == 403
    assert not hall.announced()
