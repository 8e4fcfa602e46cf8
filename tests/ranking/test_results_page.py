"""The results page: what lacks, how ties were broken, and the decisions that people make."""

import re
from html import unescape
from random import Random

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.ranking.actions.decisions import record_decision
from contest.ranking.models import Decision
from contest.shared.db import db
from contest.shared.errors import Refusal
from tests.cast import ELSEWHERE, actor_of, looking_into, name_of, post, signed_in
from tests.held import PAPERS, RELEASE, RESULTS, Held
from tests.small_contests import contest, round_
from tests.strategies.contest_files import generated

TIED = contest(
    {"thi": {"a": ["40"], "b": ["40"], "c": ["30"]}},
    awards=[{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 3000000}],
)


def words(page: str) -> str:
    """The text of a page as it is read, in one line."""
    text = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace(" :", ":").split())


def read(client: FlaskClient, path: str = RESULTS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status
    return words(answer.text)


def decisions(hall: Held) -> list[list[str]]:
    with looking_into(hall.app):
        return list(db.session.scalars(select(Decision.teams).order_by(Decision.id)))


def decide(client: FlaskClient, *numbers: str, **fields: str):
    filled = {"reason": "Đội ở xa hơn", "agreed_by": "Nguyễn Văn Bình, Trưởng Ban Tổ chức"}
    form = {"act": "record", "team": ["a", "b"], "order": list(numbers), **filled, **fields}
    return post(client, RESULTS, RESULTS, **form)


def test_an_unfinished_contest_says_what_lacks_and_that_it_is_provisional(hall: Held) -> None:
    hall.hold(contest({"thi": {"a": ["40", "30"], "b": ["40", None]}}))
    page = read(hall.client())
    assert "Kết quả tạm tính: còn 1 lượt thi chưa có kết quả" in page
    assert "Đội b còn thiếu điểm của Giám khảo gk2." in page
    assert "Tạm tính" in page
    assert "Tổng điểm" not in page.replace("Tổng điểm và thứ hạng", "").replace("tổng điểm", "")


def test_a_tie_is_explained_with_both_figures(hall: Held) -> None:
    scores = {
        "tieu_pham": {"a": ["43.90"], "b": ["42.50"]},
        "chao_hoi": {"a": ["25"], "b": ["26.4"]},
    }
    document = contest(scores, rounds=[round_(key, name=key) for key in scores])
    document["ranking"] = {"tie_breaks": [{"by": "round", "round": "tieu_pham"}]}
    hall.hold(document)
    page = read(hall.client("head_judge"))
    assert "Đội a hơn ở phần thi tieu_pham : 43,90 so với 42,50" in page.replace(": 43", " : 43")


def test_a_tie_at_a_prize_asks_for_a_decision_and_nobody_is_chosen(hall: Held) -> None:
    page = read(hall.hold(TIED).client())
    assert "hệ thống không tự chọn" in page
    assert "Chờ quyết định giữa Đội a, Đội b" in page
    assert "3.000.000 đồng" in page


def test_a_recorded_decision_orders_the_teams_and_says_who_agreed(hall: Held) -> None:
    client = hall.hold(TIED).client("secretary")
    assert decide(client, "2", "1").status_code == 302
    assert decisions(hall) == [["b", "a"]]
    page = read(client)
    assert "Đội b xếp trên theo quyết định đã ghi: Đội ở xa hơn." in page
    assert "Nguyễn Văn Bình, Trưởng Ban Tổ chức đồng ý" in page
    with looking_into(hall.app):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "decision.record")
        ).one()
        assert (entry.reason, entry.new) == (
            "Đội ở xa hơn",
            {"teams": ["b", "a"], "agreed_by": "Nguyễn Văn Bình, Trưởng Ban Tổ chức"},
        )


def test_a_wrong_order_is_named_at_its_team_and_nothing_typed_is_lost(hall: Held) -> None:
    client = hall.hold(TIED).client()
    for numbers, complaint in (
        (("1", "1"), "Số 1 đã ghi cho Đội a."),
        (("1", ""), "Xin ghi số từ 1 đến 2."),
        (("1", "3"), "Xin ghi số từ 1 đến 2."),
        (("1", "９"), "Xin ghi số từ 1 đến 2."),
    ):
        answer = decide(client, *numbers)
        assert answer.status_code == 422
        assert complaint in words(answer.text)
        assert ">Đội ở xa hơn</textarea>" in answer.text
        assert 'value="1"' in answer.text
    assert decisions(hall) == []


def test_a_decision_without_reason_or_consent_is_not_recorded(hall: Held) -> None:
    client = hall.hold(TIED).client()
    answer = decide(client, "1", "2", reason="  ", agreed_by="")
    assert answer.status_code == 422
    assert "Xin ghi lý do." in answer.text
    assert "Xin ghi ai đã đồng ý, chức vụ." in answer.text
    assert decisions(hall) == []


def test_a_group_that_is_no_longer_tied_is_refused_and_the_words_come_back(hall: Held) -> None:
    client = hall.hold(TIED).client()
    answer = decide(client, "1", "2", team=["a", "c"])
    assert answer.status_code == 409
    assert "không còn đồng hạng" in answer.text
    assert "Nội dung đồng chí đã ghi: Đội ở xa hơn" in words(answer.text)


def test_a_team_cannot_stand_twice_in_a_decision(hall: Held) -> None:
    hall.hold(TIED)
    by = actor_of(hall.app, name_of("organiser"))
    with looking_into(hall.app), pytest.raises(Refusal) as refused:
        record_decision(hall.contest_id, ["a", "b", "b"], "x", "y", by=by)
    assert [reason.code for reason in refused.value.reasons] == ["not_a_tied_group"]
    assert decisions(hall) == []


def test_a_decision_is_taken_back_with_a_reason_only(hall: Held) -> None:
    client = hall.hold(TIED).client()
    decide(client, "1", "2")
    with looking_into(hall.app):
        number = db.session.scalars(select(Decision.id)).one()
    form = {"act": "take_back", "decision": number}
    refused = post(client, RESULTS, RESULTS, **form, reason=" ")
    assert (refused.status_code, decisions(hall)) == (409, [["a", "b"]])
    assert "Xin ghi lý do." in refused.text
    assert post(client, RESULTS, RESULTS, **form, reason="Ghi nhầm").status_code == 302
    assert decisions(hall) == []


def test_another_contests_decision_is_out_of_reach(hall: Held) -> None:
    decide(hall.hold(TIED).client(), "1", "2")
    with looking_into(hall.app):
        number = db.session.scalars(select(Decision.id)).one()
    stranger = signed_in(hall.app, name_of("organiser", ELSEWHERE))
    path = f"/hoi-thi/{ELSEWHERE}/ket-qua"
    for tried in (number, "9" * 400, "x", ""):
        form = {"act": "take_back", "decision": tried, "reason": "x"}
        assert post(stranger, path, path, **form).status_code == 404
    assert decisions(hall) == [["a", "b"]]


def test_a_round_shows_each_total_what_was_dropped_and_why_points_went(hall: Held) -> None:
    time = {
        "max_seconds": 600,
        "overtime": {"every_seconds": 60, "counting": "full", "points": "1"},
    }
    rounds = [round_("thi", time=time, aggregate={"method": "mean", "drop_highest": 1})]
    document = contest({"thi": {"a": ["40", "50.25", "30"]}}, rounds=rounds)
    document["turns"][0] |= {
        "seconds": 730,
        "deductions": [{"points": "0.5", "reason": "Vào chậm"}],
    }
    hall.hold(document)
    client = hall.client()
    answer = client.get(f"{RESULTS}/phan-thi/thi")
    assert '<s class="struck">50,25</s>' in answer.text
    page = words(answer.text)
    assert "−0,5: Vào chậm" in page
    assert "−2: quá thời gian quy định 02:10" in page
    assert "35,00" in page
    assert "32,50" in page
    turn_id, _, _ = hall.turn("thi", "a")
    assert f"/ban-thu-ky/luot/{turn_id}" in answer.text
    assert client.get(f"{RESULTS}/phan-thi/khong-co").status_code == 404


def test_results_stay_with_the_desk(hall: Held) -> None:
    hall.hold(TIED)
    for role in ("judge", "mc", "timekeeper", "representative"):
        assert hall.client(role).get(RESULTS).status_code == 403
    answer = post(hall.client("representative"), RESULTS, "/", act="record")
    assert answer.status_code == 403


@pytest.mark.parametrize("seed", [3, 11, 24])
def test_every_kind_of_contest_can_be_shown(hall: Held, seed: int) -> None:
    document = generated(Random(seed))
    hall.hold(document)
    client = hall.client()
    rounds = [f"{RESULTS}/phan-thi/{one['key']}" for one in document["rounds"]]
    for path in (RESULTS, *rounds, RELEASE, PAPERS):
        assert client.get(path).status_code == 200, path
