"""The page of papers: what there is, in which state, and what comes out of the printer."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.accounts.models import Membership
from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.documents import engine
from contest.documents.sentences import SENTENCES
from contest.regulations.models import Contest, Judge
from contest.schedule.actions.deductions import deduct
from contest.scoring.models import LedgerHead, Sheet
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, post
from tests.documents import pdf_page
from tests.held import PAPERS, RELEASE, Held
from tests.ranking.test_results_page import read, words
from tests.small_contests import contest, round_

MINUTES, RANKING = f"{PAPERS}/bien-ban-ban-giam-khao.pdf", f"{PAPERS}/xep-hang.pdf"
TABLE, SHEETS = f"{PAPERS}/phan-thi/thi/bang-tong-hop.pdf", f"{PAPERS}/phan-thi/thi/phieu.pdf"
BLANK, SPARE = f"{PAPERS}/phan-thi/thi/trong.pdf", f"{PAPERS}/phan-thi/thi/du-phong.pdf"

WHOLE = contest({"thi": {"a": ["40.25", "50"], "b": ["30", "31"]}})
WHOLE["judges"][0] |= {"head": True, "unit_name": "Huyện đoàn", "title": "Trưởng Ban Giám khảo"}
HALF = contest({"thi": {"a": ["40", "50"], "b": ["30", None]}})


def printed(hall: Held, path: str, role: str = "secretary") -> TestResponse:
    answer = hall.client(role).get(path)
    assert answer.status_code == 200, words(answer.text)
    assert answer.mimetype == "application/pdf"
    return answer


def text(hall: Held, path: str) -> str:
    return pdf_page.text(printed(hall, path).data)


def prints(hall: Held) -> list[AuditEntry]:
    with looking_into(hall.app):
        query = select(AuditEntry).where(AuditEntry.action == "paper.print")
        return list(db.session.scalars(query.order_by(AuditEntry.id)))


def test_a_complete_contest_offers_every_paper_as_final(hall: Held) -> None:
    hall.hold(WHOLE)
    page = hall.client().get(PAPERS).text
    listed = page.partition('id="phan-thi"')[2].partition('id="giai-thuong"')[0]
    # Those of the panel, of each judge and of the clock are to be signed, the others printed.
    assert listed.count("Đủ để ký") == 4
    assert listed.count("Cần in") == 4  # three papers, and how the round stands
    assert "Bản nháp" not in listed
    assert "Chưa in được" not in listed
    for path in (MINUTES, RANKING, TABLE, SHEETS, BLANK, SPARE):
        assert listed.count(f'href="{path}"') == 1
        assert "BẢN NHÁP" not in text(hall, path)


def test_what_lacks_makes_a_draft_and_is_said_on_the_page_and_on_the_paper(hall: Held) -> None:
    hall.hold(HALF)
    page = read(hall.client(), PAPERS)
    assert "Còn 1 lượt thi chưa có kết quả." in page
    assert "Chưa đủ điểm hoặc chưa khóa: phiếu của Giám khảo gk1, Giám khảo gk2." in page
    for path in (MINUTES, RANKING, TABLE, SHEETS):
        answer = printed(hall, path)
        assert "BẢN NHÁP" in pdf_page.text(answer.data)
        assert "-ban-nhap.pdf" in answer.headers["Content-Disposition"]
    assert "Đội b còn thiếu điểm của Giám khảo gk2" in text(hall, RANKING)
    assert "BẢN NHÁP" not in text(hall, BLANK)


def test_sheets_that_judges_may_still_change_are_drafts(hall: Held) -> None:
    hall.hold(WHOLE, lock="round", publish={"level": "all", "when": "round"})
    page = read(hall.client(), PAPERS)
    assert "giám khảo còn chỉnh sửa được: Giám khảo gk1, Giám khảo gk2." in page
    assert "BẢN NHÁP" in text(hall, RANKING)
    assert "BẢN NHÁP" in text(hall, SHEETS)


def test_a_prize_that_waits_for_a_decision_makes_a_draft(hall: Held) -> None:
    document = contest({"thi": {"a": ["40"], "b": ["40"]}})
    document["awards"] = [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]
    hall.hold(document)
    assert "Giải Nhất: các đội đồng hạng" in read(hall.client(), PAPERS)
    assert "chờ Trưởng Ban Tổ chức quyết định" in text(hall, MINUTES)
    assert "BẢN NHÁP" not in text(hall, TABLE)


def test_a_paper_opens_in_the_browser_under_a_name_without_marks(hall: Held) -> None:
    answer = printed(hall.hold(WHOLE), f"{PAPERS}/phan-thi/thi/phieu/gk1.pdf")
    name = "phieu-cham-diem-phan-thi-phan-thi-giam-khao-gk1.pdf"
    said = answer.headers["Content-Disposition"]
    assert said == f"inline; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_every_print_is_noted_with_its_code_which_stands_on_the_paper(hall: Held) -> None:
    found = text(hall.hold(WHOLE), RANKING)
    (entry,) = prints(hall)
    assert entry.subject == "paper:ranking"
    assert entry.new is not None
    assert entry.new["name"] == "Bảng tổng hợp chung và xếp hạng"
    assert f"Mã đối chiếu {entry.new['digest']}" in found


def test_the_code_changes_with_a_figure_and_not_with_a_name(hall: Held) -> None:
    def code(document: dict[str, Any]) -> str:
        text(hall.hold(document), RANKING)
        entry = prints(hall)[-1]
        assert entry.new is not None
        return str(entry.new["digest"])

    other = json.loads(json.dumps(WHOLE))
    other["teams"][0]["name"] = "Đội Mới"
    assert code(WHOLE) == code(other)
    other["marks"][0]["points"] = "40.26"
    assert code(WHOLE) != code(other)


def test_the_minutes_carry_the_head_of_the_ledger(hall: Held) -> None:
    found = text(hall.hold(WHOLE), MINUTES)
    with looking_into(hall.app):
        head = db.session.get_one(LedgerHead, hall.contest_id).digest.upper()
    assert f"Mã sổ điểm {head[:4]}-{head[4:8]}-{head[8:12]}" in found
    assert "Mã sổ điểm" not in text(hall, RANKING)


def test_officials_are_printed_as_the_contest_names_them_and_dots_else(hall: Held) -> None:
    hall.hold(WHOLE)
    found = text(hall, MINUTES)
    assert "Giám khảo gk1, Trưởng Ban Giám khảo (Huyện đoàn)" in found
    assert "Thư ký: Ông secretary.hoi-thi-nay." in found
    with looking_into(hall.app), transaction() as session:
        letterhead = {"superior": "UBND xã Hà Long", "place": "Hà Long", "grounds": ["KH số 7"]}
        session.get_one(Contest, hall.contest_id).letterhead = letterhead
        session.add(Membership(person_id=1, contest_id=hall.contest_id, role="secretary"))
    found = text(hall, MINUTES)
    assert "Hà Long, ngày" in found
    assert "Căn cứ KH số 7;" in found
    assert "Căn cứ Thể lệ hội thi." in found
    # Two secretaries: which of them keeps the minutes is for them to write.
    assert "Ông secretary.hoi-thi-nay" not in found
    assert "UBND XÃ HÀ LONG" in text(hall, RANKING)


def test_tables_printed_after_a_correction_are_replacements(hall: Held) -> None:
    hall.hold(WHOLE).confirm()
    client = hall.client()
    post(client, RELEASE, RELEASE, act="announce")
    assert "thay thế" not in text(hall, RANKING)
    turn_id, _, _ = hall.turn("thi", "a")
    post(client, RELEASE, RELEASE, act="correct", turn=turn_id, reason="Cộng sai")
    # What was announced is still right: the edition is the one that everybody has.
    assert "thay thế" not in text(hall, RANKING)
    with looking_into(hall.app):
        deduct(turn_id, "1", "Quá số người quy định", by=SYSTEM)
    assert "(Bản thay thế số 2)" in text(hall, RANKING)
    assert "(Bản thay thế số 2)" in text(hall, TABLE)
    hall.confirm()
    post(client, RELEASE, RELEASE, act="announce")
    assert "(Bản thay thế số 2)" in text(hall, RANKING)


def test_a_substitutes_sheets_are_theirs(hall: Held) -> None:
    hall.hold(WHOLE)
    turn_id, _, _ = hall.turn("thi", "b")
    with looking_into(hall.app), transaction() as session:
        seat = session.scalars(select(Judge.id).where(Judge.key == "gk2")).first()
        sheet = session.get_one(Sheet, (turn_id, seat))
        sheet.judge_name = "Ngô Thị Thay"
    answer = printed(hall, f"{PAPERS}/phan-thi/thi/phieu/gk2.pdf")
    own, other = (" ".join(page.extract_text().split()) for page in pdf_page.pages(answer.data))
    assert "Giám khảo: Giám khảo gk2" in own
    assert "50" in own
    assert "Giám khảo: Ngô Thị Thay" in other
    assert "31" in other
    assert "có phiếu do Ngô Thị Thay chấm" in text(hall, MINUTES)


def test_a_sheet_leaves_out_what_the_panel_has_not_finished(hall: Held) -> None:
    hall.hold(HALF)
    found = text(hall, f"{PAPERS}/phan-thi/thi/phieu/gk1.pdf")
    assert "Bốn mươi" in found
    assert "Ba mươi" not in found


def test_a_judge_who_does_not_mark_a_team_sees_it_said_filled_or_blank(hall: Held) -> None:
    document = contest({"thi": {"a": ["40", None], "b": ["30", "31"]}})
    document["excused"] = [{"round": "thi", "team": "a", "judge": "gk2", "reason": "cùng đơn vị"}]
    hall.hold(document)
    for path in (f"{PAPERS}/phan-thi/thi/phieu/gk2.pdf", f"{PAPERS}/phan-thi/thi/trong/gk2.pdf"):
        assert "không chấm đội này" in text(hall, path)
    assert "không chấm đội này" not in text(hall, SPARE)
    assert "không chấm" in text(hall, TABLE)
    told = "Giám khảo gk2 không chấm, lý do: cùng đơn vị."
    assert told in text(hall, MINUTES)
    assert "Giám khảo gk2 không chấm" in text(hall, f"{PAPERS}/bien-ban-hoi-thi.pdf")


def test_a_public_address_leads_from_the_paper_to_its_page(hall: Held) -> None:
    hall.hold(WHOLE)
    assert "Quét mã" not in text(hall, RANKING)
    hall.hold(WHOLE)
    settings = hall.app.config["SETTINGS"]
    hall.app.config["SETTINGS"] = replace(settings, public_url="http://hoithi.xa.example")
    found = text(hall, RANKING).replace(" ", "")
    assert f"http://hoithi.xa.example/hoi-thi/{HERE}/ban-in/" in found


def test_what_is_not_there_is_not_found(hall: Held) -> None:
    client = hall.hold(WHOLE).client()
    for path in ("khac/bang-tong-hop.pdf", "thi/phieu/gk9.pdf", "thi/khac.pdf", "khac/trong.pdf"):
        assert client.get(f"{PAPERS}/phan-thi/{path}").status_code == 404
    assert prints(hall) == []


def test_a_contest_without_teams_says_so_instead_of_printing(hall: Held) -> None:
    hall.hold(contest({}, rounds=[round_()]))
    assert "Chưa có đội nào được duyệt." in read(hall.client(), PAPERS)
    answer = hall.client().get(RANKING)
    assert answer.status_code == 409
    assert "Chưa có đội nào được duyệt." in words(answer.text)
    assert prints(hall) == []


def test_a_typesetter_that_takes_too_long_gives_a_sentence_and_no_note(
    hall: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.hold(WHOLE)
    monkeypatch.setattr(engine, "SECONDS_PER_PAPER", 0.0)
    answer = hall.client().get(RANKING)
    assert answer.status_code == 503
    assert SENTENCES["paper_too_slow"] in words(answer.text)
    assert prints(hall) == []


def test_papers_are_for_the_organiser_and_the_secretary_alone(hall: Held) -> None:
    hall.hold(WHOLE)
    for role in ("head_judge", "judge", "representative", "mc", "timekeeper"):
        client = hall.client(role)
        assert {client.get(path).status_code for path in (PAPERS, SHEETS, MINUTES)} == {403}
    assert prints(hall) == []
