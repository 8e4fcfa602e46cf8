"""Trình duyệt and kiến nghị: who agreed to what, and what keeps results from being announced."""

import io
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.ranking.models import Approval
from contest.schedule.actions.deductions import deduct
from contest.scoring.actions.completion import confirm_turn
from contest.shared.db import db
from tests.cast import actor_of, looking_into, name_of, post
from tests.held import PATH, RELEASE, Held
from tests.ranking.test_release_page import TWO, notes
from tests.ranking.test_results_page import read, words

APPROVAL, APPEALS = f"{PATH}/trinh-duyet", f"{PATH}/kien-nghi"
HEAD = "Ông Trần Văn Tổ, Phó Chủ tịch UBND, Trưởng Ban Tổ chức"


def agree(hall: Held, step: str, role: str = "secretary", **more: Any) -> TestResponse:
    fields = {"act": "record", "step": step, "who": HEAD, "at": "00:00", **more}
    return post(hall.client(role), APPROVAL, APPROVAL, **fields)


def announce(hall: Held, **more: Any) -> TestResponse:
    return post(hall.client(), RELEASE, RELEASE, act="announce", **more)


def picture() -> tuple[io.BytesIO, str]:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    file.seek(0)
    return file, "biên bản.png"


def test_the_whole_chain_opens_the_announcement(hall: Held) -> None:
    hall.hold(TWO, signatures="block").confirm()
    sign_all(hall)
    assert announce(hall, read_warnings="1").status_code == 409
    for step in ("compiled", "proposed", "agreed"):
        assert agree(hall, step).status_code == 302
    assert announce(hall).status_code == 302
    assert hall.announced()
    back = {"act": "take_back", "step": "agreed", "reason": "Nhầm"}
    assert post(hall.client("secretary"), APPROVAL, APPROVAL, **back).status_code == 409
    assert agree(hall, "decided", note="Số 15/QĐ-BTC").status_code == 302


def sign_all(hall: Held) -> None:
    secretary = hall.client("secretary")
    for round_key in ("r1", "r2"):
        path = f"{PATH}/ban-thu-ky/chu-ky/{round_key}/gk1"
        assert post(secretary, path, "/", signed="1").status_code == 302


def test_a_step_waits_for_the_one_before_it(hall: Held) -> None:
    hall.hold(TWO).confirm()
    refused = agree(hall, "agreed")
    assert refused.status_code == 409
    told = words(refused.text)
    assert "Xin ghi bước “Tổ Thư ký tổng hợp, đối chiếu” trước." in told
    assert "Xin ghi bước “Ban Giám khảo họp, thống nhất đề nghị” trước." in told


def test_nothing_is_agreed_to_while_results_are_missing(hall: Held) -> None:
    hall.hold({**TWO, "marks": [one for one in TWO["marks"] if one["team"] == "a"]})
    assert "Kết quả chưa đủ" in read(hall.client("secretary"), APPROVAL)
    assert agree(hall, "compiled").status_code == 409


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"who": " "}, "Xin ghi ai đã đồng ý"),
        ({"who": "a" * 201}, "gọn trong 200 ký tự"),
        ({"at": "chiều"}, "Xin ghi giờ và ngày"),
        ({"at": "25:00"}, "Xin ghi giờ và ngày"),
        ({"at": "10:00 ngày 31/12/2999"}, "Thời điểm này chưa đến"),
        ({"step": "xyz"}, ""),
    ],
)
def test_bad_input_has_its_sentence_and_is_not_lost(
    hall: Held, fields: dict[str, str], said: str
) -> None:
    hall.hold(TWO).confirm()
    answer = agree(hall, **{"step": "compiled", "note": "Đã đối chiếu hai lần", **fields})
    assert answer.status_code in (409, 422)
    assert said in words(answer.text)
    with looking_into(hall.app):
        assert db.session.scalars(select(Approval)).all() == []
    if "step" not in fields:
        assert "Đã đối chiếu hai lần" in answer.text


def test_a_result_that_changes_asks_for_every_step_again(hall: Held) -> None:
    hall.hold(TWO, signatures="warn").confirm()
    for step in ("compiled", "proposed", "agreed"):
        agree(hall, step)
    turn_id, _, _ = hall.turn("r1", "a")
    secretary = actor_of(hall.app, name_of("secretary"))
    reopened = f"{PATH}/ban-thu-ky/luot/{turn_id}/reopen"
    assert post(hall.client("secretary"), reopened, "/", reason="Xem lại").status_code == 302
    with looking_into(hall.app):
        deduct(turn_id, "1", "Sai trang phục", by=secretary)
    post(hall.client("secretary"), f"{PATH}/ban-thu-ky/luot/{turn_id}/complete", "/")
    with looking_into(hall.app):
        confirm_turn(turn_id, by=secretary)
    page = read(hall.client("secretary"), APPROVAL)
    assert page.count("Cần ghi lại") == 3
    assert announce(hall).status_code == 409


def test_a_picture_of_the_signature_is_kept_with_the_step(hall: Held) -> None:
    hall.hold(TWO).confirm()
    assert agree(hall, "compiled", photo=picture()).status_code == 302
    with looking_into(hall.app):
        (row,) = db.session.scalars(select(Approval))
        assert row.photo_id is not None
    answer = hall.client("head_judge").get(f"{APPROVAL}/anh/{row.photo_id}")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert hall.client("mc").get(f"{APPROVAL}/anh/{row.photo_id}").status_code == 403
    assert hall.client("head_judge").get(f"{APPROVAL}/anh/{row.photo_id + 1}").status_code == 404


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_recorded(hall: Held) -> None:
    hall.hold(TWO).confirm()
    answer = agree(hall, "compiled", photo=(io.BytesIO(b"MZ\x90\0not a picture"), "a.jpg"))
    assert answer.status_code == 422
    with looking_into(hall.app):
        assert db.session.scalars(select(Approval)).all() == []


def test_a_step_is_taken_back_with_a_reason_that_is_noted(hall: Held) -> None:
    hall.hold(TWO).confirm()
    agree(hall, "compiled")
    back = {"act": "take_back", "step": "compiled"}
    secretary = hall.client("secretary")
    assert post(secretary, APPROVAL, APPROVAL, **back).status_code == 409
    assert post(secretary, APPROVAL, APPROVAL, **back, reason="Ghi nhầm").status_code == 302
    (entry,) = notes(hall, "approval.take_back")
    assert entry.reason == "Ghi nhầm"
    assert agree(hall, "compiled").status_code == 302


def appeal(hall: Held, **more: Any) -> TestResponse:
    fields = {
        "act": "record",
        "team": hall.team_id("a"),
        "turn": hall.turn("r1", "a")[0],
        "made_by": "Bà Lê Thị Trưởng, trưởng đoàn",
        "text": "Đề nghị xem lại điểm trừ.",
        **more,
    }
    return post(hall.client("secretary"), APPEALS, APPEALS, **fields)


def test_an_open_appeal_stands_before_the_announcement_until_it_is_answered(hall: Held) -> None:
    hall.hold(TWO, signatures="block").confirm()
    sign_all(hall)
    for step in ("compiled", "proposed", "agreed"):
        agree(hall, step)
    assert appeal(hall).status_code == 302
    assert "1 kiến nghị chưa trả lời" in read(hall.client(), RELEASE)
    assert announce(hall, read_warnings="1").status_code == 409
    answer = {"act": "answer", "appeal": 1, "answer": "Giữ nguyên.", "answered_by": HEAD}
    head = hall.client("head_judge")
    assert "Xin chọn kết quả xem xét" in words(post(head, APPEALS, APPEALS, **answer).text)
    assert post(head, APPEALS, APPEALS, **answer, effect="none").status_code == 302
    assert post(head, APPEALS, APPEALS, **answer, effect="none").status_code == 409
    assert announce(hall).status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "Xin ghi nội dung kiến nghị."),
        ({"made_by": ""}, "Xin ghi người kiến nghị."),
        ({"text": "x" * 4001}, "gọn trong 4000 ký tự"),
        ({"team": "999"}, "Xin chọn đội"),
        ({"team": "b"}, "Lượt thi này của đội khác"),
    ],
)
def test_a_faulty_appeal_is_told_and_kept_on_the_page(
    hall: Held, fields: dict[str, str], said: str
) -> None:
    hall.hold(TWO)
    if fields.get("team") == "b":
        fields = {"team": str(hall.team_id("b"))}
    answer = appeal(hall, **fields)
    assert answer.status_code in (409, 422)
    assert said in words(answer.text)
    assert notes(hall, "appeal.record") == []


def test_a_judge_sees_neither_page(hall: Held) -> None:
    hall.hold(TWO)
    for role in ("judge", "mc", "timekeeper", "representative"):
        for path in (APPROVAL, APPEALS):
            assert hall.client(role).get(path).status_code == 403
