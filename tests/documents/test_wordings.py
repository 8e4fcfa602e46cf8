"""The wording of papers: plain text with named places, checked, tried, kept, given back."""

import pytest
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.documents.models import PaperText
from contest.documents.rules.wording import Wording, filled, tidied, wording_faults
from contest.documents.wordings import WORDINGS
from contest.privacy.actions.erasing import erase_above
from contest.privacy.rules.names import Names
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.documents import pdf_page
from tests.documents.test_papers_page import WHOLE
from tests.held import PAPERS, Held
from tests.ranking.test_results_page import words
from tests.regulations.form_page import FormPage

PATH, TRY = f"{PAPERS}/loi-van/quyet-dinh", f"{PAPERS}/loi-van/quyet-dinh/xem-thu.pdf"
DECISION = f"{PAPERS}/quyet-dinh-trao-giai.pdf"
AWARDED = {**WHOLE, "awards": [{"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1}]}
HOSTILE = (
    r"#panic() $x$ \ <b> {{ 7*7 }} {{ten}} {% x %} #read(\"/etc/passwd\") *đậm* _n_ @a [b] // c"
)


def kept(hall: Held) -> dict[str, str]:
    with looking_into(hall.app):
        return {row.key: row.text for row in db.session.scalars(select(PaperText))}


def text(hall: Held, path: str) -> str:
    answer = hall.client().get(path)
    assert answer.status_code == 200, words(answer.text)
    return pdf_page.text(answer.data)


def codes(wording: Wording, typed: str) -> list[str]:
    return [fault.code for fault in wording_faults(wording, tidied(typed))]


def test_our_own_texts_have_no_fault() -> None:
    for texts in WORDINGS.values():
        for one in texts:
            assert codes(one, one.ours) == [], one.key
            assert tidied(one.ours) == one.ours


def test_a_place_is_filled_once_and_what_is_filled_in_is_not_looked_at_again() -> None:
    assert filled("{đội} {{đội}} {đội khác}", {"đội": "{đội} #a"}) == "{đội} #a {{đội}} {đội khác}"


def test_every_fault_of_a_text_is_told() -> None:
    line = Wording("a", "A", "x", ("giải", "hội thi"), needed=("giải",))
    assert codes(line, "") == ["wording_blank"]
    assert codes(line, "{giai} một\nhai") == ["wording_lines", "wording_unknown", "wording_lost"]
    (fault,) = wording_faults(line, "{giải} {hoi thi}")
    assert dict(fault.facts) == {"name": "hoi thi", "near": "hội thi"}
    assert codes(line, "{giải}" + "a" * 3000) == ["wording_long"]
    millimetres = Wording("b", "B", "95", kind="millimetres", low=20, high=140)
    for typed in ("19", "141", "9,5", "²0", "-30", "99999"):
        assert codes(millimetres, typed) == ["wording_millimetres"], typed


def test_a_decision_says_what_the_organiser_wrote(hall: Held) -> None:
    client = hall.hold(AWARDED).client()
    page = FormPage(client, PATH)
    page.fields["decision.articles"] = "Khen {số giải} đội dự {hội thi}.\n\nThi hành ngay."
    page.send()
    assert kept(hall) == {"decision.articles": "Khen {số giải} đội dự {hội thi}.\nThi hành ngay."}
    found = text(hall, DECISION)
    assert "Điều 1. Khen 01 đội dự Hội thi." in found
    assert "Điều 2. Thi hành ngay./." in found
    with looking_into(hall.app):
        (entry,) = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "paper.reworded")
        )
        assert entry.new is not None
        # Which text, not what it says: it may name people.
        assert entry.new["changed"] == ["Các điều (mỗi dòng một điều, số điều tự ghi)"]


def test_our_text_comes_back_when_it_is_saved_again(hall: Held) -> None:
    client = hall.hold(AWARDED).client()
    page = FormPage(client, PATH)
    page.fields["decision.summary"] = "Về việc khác"
    page.send()
    page = FormPage(client, PATH)
    page.fields["decision.articles"] = "Chưa lưu."
    page = page.send(reset="decision.summary")
    assert "Lời văn có sẵn đã được đặt lại" in page.text
    assert page.fields["decision.summary"].startswith("Về việc công nhận kết quả")
    assert page.fields["decision.articles"] == "Chưa lưu."
    assert kept(hall) == {"decision.summary": "Về việc khác"}
    page.fields["decision.articles"] = WORDINGS["decision"][2].ours
    page.send()
    assert kept(hall) == {}


def test_a_text_that_cannot_be_used_stays_in_its_field_with_the_reason(hall: Held) -> None:
    page = FormPage(hall.hold(AWARDED).client(), f"{PAPERS}/loi-van/giay-chung-nhan")
    page.fields["certificate.text"] = "Đạt {giai}"
    page.fields["certificate.top"] = "500"
    page = answer = page.send()
    assert answer.status == 422
    assert "Không có chỗ điền “giai”. Có phải là {giải}?" in words(answer.text)
    assert "Thiếu chỗ điền {giải}" in words(answer.text)
    assert "Xin ghi số mi-li-mét từ 20 đến 140." in answer.text
    assert page.fields["certificate.text"] == "Đạt {giai}"
    assert kept(hall) == {}


def test_what_another_one_saved_meanwhile_is_not_overwritten_unseen(hall: Held) -> None:
    client = hall.hold(AWARDED).client()
    mine, other = FormPage(client, PATH), FormPage(client, PATH)
    other.fields["decision.summary"] = "Của người khác"
    other.send()
    mine.fields["decision.summary"] = "Của tôi"
    mine = mine.send()
    assert mine.status == 409
    assert "vừa được người khác sửa" in words(mine.text)
    assert kept(hall) == {"decision.summary": "Của người khác"}
    mine.send()
    assert kept(hall) == {"decision.summary": "Của tôi"}


def test_a_trial_print_shows_what_is_typed_as_a_draft_and_keeps_nothing(hall: Held) -> None:
    client = hall.hold(AWARDED).client()
    page = FormPage(client, PATH)
    fields = {**page.fields.to_dict(), "decision.summary": "Thử {hội thi}"}
    answer = client.post(TRY, data=fields)
    assert answer.mimetype == "application/pdf"
    found = pdf_page.text(answer.data)
    assert "Thử Hội thi" in found
    assert "BẢN NHÁP" in found
    assert kept(hall) == {}
    fields["decision.summary"] = "{sai}"
    assert client.post(TRY, data=fields).status_code == 422


@pytest.mark.parametrize("which", ["quyet-dinh", "giay-chung-nhan"])
def test_signs_of_the_engines_are_printed_as_typed_and_executed_by_none(
    hall: Held, which: str
) -> None:
    hall.hold({**AWARDED, "teams": [{"key": "a", "name": HOSTILE}, *WHOLE["teams"][1:]]})
    browser = hall.client()
    page = FormPage(browser, f"{PAPERS}/loi-van/{which}")
    for one in WORDINGS[{"quyet-dinh": "decision", "giay-chung-nhan": "certificate"}[which]]:
        if one.kind != "millimetres":
            needed = "".join(f" {{{name}}}" for name in one.needed)
            page.fields[one.key] = HOSTILE + needed
    answer = browser.post(f"{PAPERS}/loi-van/{which}/xem-thu.pdf", data=page.fields.to_dict())
    assert answer.status_code == 200, words(answer.text)
    found = "".join(pdf_page.text(answer.data).split())
    assert found.count("".join(HOSTILE.split())) >= 2
    for bad in ("root:x", "7*7=49", "panicked"):
        assert bad not in found
    kept_page = page.send().text
    assert "{{ 7*7 }} {{ten}}" in kept_page
    assert "&lt;b&gt;" in kept_page
    assert "<b> {{" not in kept_page


def test_a_text_that_names_people_forgets_them_with_the_rest(hall: Held) -> None:
    page = FormPage(hall.hold(AWARDED).client(), f"{PAPERS}/loi-van/tin-bai")
    page.fields["press.closing"] = "Chị Lò Thị Mai kể chuyện thoát nghèo."
    page.send()
    with looking_into(hall.app), transaction() as session:
        erase_above(session, hall.contest_id, Names(["Lò Thị Mai"]))
    assert "Lò Thị Mai" not in kept(hall)["press.closing"]


def test_who_prints_may_read_the_texts_and_only_the_organiser_may_change_them(hall: Held) -> None:
    hall.hold(AWARDED)
    secretary = hall.client("secretary")
    assert secretary.get(PATH).status_code == 200
    assert FormPage(secretary, PATH).send().status == 403
    assert hall.client("judge").get(PATH).status_code == 403
