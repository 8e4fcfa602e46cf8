"""Changing an approved or locked list: asked for, compared, accepted or left, and told."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.registration.models import Substitution
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into, signed_in
from tests.registration.lists import (
    BOARD,
    HOME,
    NEIGHBOUR,
    OWN,
    begun,
    close_registration,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)

REQUESTS = f"{BOARD}/de-nghi-thay-doi"


def approved(app: Flask) -> int:
    number = submitted(app)
    send(organiser(app), f"{BOARD}/{number}/duyet", {"version": 3})
    assert stored(app, number).status == "approved"
    return number


def changed(app: Flask, number: int, **more: str) -> dict[str, str]:
    """The fourth person is somebody else now, in the same row."""
    row = stored(app, number)
    refs = [str(member.id) for member in row.members]
    people = [{**person, "ref": refs[i + 1]} for i, person in enumerate(full_team())]
    people[4] |= {"name": "Đỗ Thị Thay", "ref": "", "born": "09/09/1979"}
    form = fields(people, version=row.version, manager__ref=refs[0])
    return form | {"reason": "Chị Đông đi công tác."} | more


def ask(app: Flask, number: int, **more: str) -> TestResponse:
    data = changed(app, number, **more)
    return send(representative(app), f"{OWN}/{number}/de-nghi-thay-doi", data)


def requests(app: Flask) -> list[Substitution]:
    with looking_into(app):
        rows = db.session.query(Substitution).order_by(Substitution.id).all()
        db.session.expunge_all()
        return rows


def names(app: Flask, number: int) -> list[str]:
    return [member.name for member in stored(app, number).members]


def test_a_request_changes_nothing_until_it_is_accepted(house: Flask) -> None:
    number = approved(house)
    before = names(house, number)
    page = words_of(representative(house).get(f"{OWN}/{number}"))
    assert "Đề nghị thay đổi danh sách" in page
    answer = ask(house, number)
    assert answer.location == f"{OWN}/{number}/de-nghi-thay-doi/1"
    assert names(house, number) == before
    assert [row.status for row in requests(house)] == ["asked"]
    page = words_of(representative(house).get(answer.location))
    assert "Lê Thị Đông bỏ khỏi danh sách" in page
    assert "không có trong danh sách Đỗ Thị Thay" in page


def test_the_organiser_reads_old_and_new_and_accepts(house: Flask) -> None:
    number = approved(house)
    keys = [member.key for member in stored(house, number).members]
    ask(house, number)
    judge = organiser(house)
    assert "Chờ trả lời" in words_of(judge.get(REQUESTS))
    page = words_of(judge.get(f"{REQUESTS}/1"))
    assert "Chị Đông đi công tác." in page
    assert "Đỗ Thị Thay" in page
    assert "Trước: Cơ cấu đạt theo Thể lệ" in page
    assert send(judge, f"{REQUESTS}/1/dong-y", {"answer": ""}).status_code == 302
    row = stored(house, number)
    assert (row.status, row.members[5].name) == ("approved", "Đỗ Thị Thay")
    kept = [member.key for i, member in enumerate(row.members) if i != 5]
    assert kept == [key for i, key in enumerate(keys) if i != 5]
    assert row.members[5].key != keys[5]
    assert [r.status for r in requests(house)] == ["accepted"]


def test_declining_needs_an_answer_which_the_delegation_reads(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    judge = organiser(house)
    silent = send(judge, f"{REQUESTS}/1/giu-nguyen", {"answer": " "})
    assert silent.status_code == 422
    assert "Xin ghi ý kiến trả lời" in words_of(silent)
    long = send(judge, f"{REQUESTS}/1/giu-nguyen", {"answer": "x" * 1001})
    assert (long.status_code, "x" * 1001 in long.text) == (422, True)
    send(judge, f"{REQUESTS}/1/giu-nguyen", {"answer": "Đội đã bốc thăm, xin giữ nguyên."})
    page = words_of(representative(house).get(f"{OWN}/{number}/de-nghi-thay-doi/1"))
    assert "Đội đã bốc thăm, xin giữ nguyên." in page
    assert "Lê Thị Đông" in names(house, number)
    again = send(judge, f"{REQUESTS}/1/dong-y", {})
    assert (again.status_code, names(house, number)[5]) == (409, "Lê Thị Đông")


def test_what_has_changed_since_is_not_overwritten(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    judge = organiser(house)
    row = stored(house, number)
    refs = [str(member.id) for member in row.members]
    people = [{**person, "ref": refs[i + 1]} for i, person in enumerate(full_team())]
    people[0]["job"] = "Bí thư chi bộ"
    data = fields(people, version=row.version, manager__ref=refs[0])
    send(judge, f"{BOARD}/{number}/sua", data)
    answer = send(judge, f"{REQUESTS}/1/dong-y", {})
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Danh sách đã thay đổi từ khi đoàn gửi đề nghị" in page
    assert "Nông dân Bí thư chi bộ" in page
    assert "Đỗ Thị Thay" not in names(house, number)
    assert requests(house)[0].status == "asked"


def test_one_request_at_a_time_and_it_can_be_taken_back(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    second = ask(house, number)
    assert second.status_code == 409
    assert "đang có một đề nghị chờ trả lời" in words_of(second)
    assert "Đỗ Thị Thay" in second.text
    send(representative(house), f"{OWN}/{number}/de-nghi-thay-doi/1/rut", {})
    assert ask(house, number).status_code == 302
    assert [row.status for row in requests(house)] == ["taken_back", "asked"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"reason": "  "}, "Xin ghi lý do thay đổi."),
        ({"reason": "x" * 1001}, "Nội dung dài quá 1000 ký tự"),
        ({"members-0-born": "31/02/1980"}, "Không có ngày này trong lịch."),
    ],
)
def test_a_faulty_request_is_told_where_and_nothing_typed_is_lost(
    house: Flask, more: dict[str, str], words: str
) -> None:
    number = approved(house)
    answer = ask(house, number, **more)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert "Đỗ Thị Thay" in answer.text
    assert next(iter(more.values())).strip() in answer.text
    assert requests(house) == []


def test_a_list_that_changes_nothing_is_no_request(house: Flask) -> None:
    number = approved(house)
    row = stored(house, number)
    refs = [str(member.id) for member in row.members]
    people = [{**person, "ref": refs[i + 1]} for i, person in enumerate(full_team())]
    data = fields(people, version=row.version, manager__ref=refs[0], reason="Thử")
    answer = send(representative(house), f"{OWN}/{number}/de-nghi-thay-doi", data)
    assert "Danh sách chưa có gì khác" in words_of(answer)


def test_what_one_may_change_oneself_is_not_asked_for(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    draft = send(client, f"{OWN}/{number}/de-nghi-thay-doi", fields(full_team(), reason="Vì"))
    assert (draft.status_code, requests(house)) == (409, [])
    send(client, f"{OWN}/{number}", fields(full_team(), do="submit"))
    page = client.get(f"{OWN}/{number}/de-nghi-thay-doi", follow_redirects=True)
    assert "xin bấm “Lấy lại để chỉnh sửa”" in words_of(page)


def test_a_list_that_waits_after_the_deadline_is_changed_by_request(house: Flask) -> None:
    number = submitted(house)
    close_registration(house)
    assert ask(house, number).status_code == 302
    send(organiser(house), f"{REQUESTS}/1/dong-y", {})
    assert stored(house, number).status == "submitted"
    assert "Đỗ Thị Thay" in names(house, number)


def test_approving_in_between_does_not_make_a_request_stale(house: Flask) -> None:
    number = submitted(house)
    close_registration(house)
    ask(house, number)
    send(organiser(house), f"{BOARD}/{number}/duyet", {"version": stored(house, number).version})
    assert send(organiser(house), f"{REQUESTS}/1/dong-y", {}).status_code == 302
    assert "Đỗ Thị Thay" in names(house, number)


def test_an_incomplete_team_is_accepted_only_with_a_reason(house: Flask) -> None:
    number = approved(house)
    row = stored(house, number)
    refs = [str(member.id) for member in row.members]
    people = [{**p, "ref": refs[i + 1]} for i, p in enumerate(full_team()[:4])]
    data = fields(people, version=row.version, manager__ref=refs[0], reason="Lũ, đường bị cắt.")
    send(representative(house), f"{OWN}/{number}/de-nghi-thay-doi", data)
    refused = send(organiser(house), f"{REQUESTS}/1/dong-y", {})
    assert refused.status_code == 409
    assert "ít nhất 10 người – hiện có 4." in words_of(refused)
    send(organiser(house), f"{REQUESTS}/1/dong-y", {"answer": "Thiên tai, đồng ý."})
    assert len(stored(house, number).members) == 5
    with looking_into(house):
        entry = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
        assert (entry.action, entry.reason) == ("substitution.accepted", "Thiên tai, đồng ý.")
        assert {"rule": 0, "code": "too_few"} in entry.new["waived"]


def test_after_the_results_are_announced_nothing_is_changed_any_more(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    with house.app_context(), transaction() as session:
        session.query(Contest).order_by(Contest.id).first().announced_at = clock.now()
    answer = send(organiser(house), f"{REQUESTS}/1/dong-y", {})
    assert "Kết quả hội thi đã được công bố" in words_of(answer)
    assert "Đỗ Thị Thay" not in names(house, number)
    send(representative(house), f"{OWN}/{number}/de-nghi-thay-doi/1/rut", {})
    assert ask(house, number).status_code == 409


def test_the_log_names_the_request_and_leads_to_it_without_anybodys_values(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    send(organiser(house), f"{REQUESTS}/1/dong-y", {})
    with looking_into(house):
        entries = db.session.query(AuditEntry).filter(AuditEntry.subject.like("substitution:%"))
        told = [(entry.action, entry.subject.rpartition("/")[2]) for entry in entries]
        written = " ".join(f"{entry.old} {entry.new}" for entry in entries)
    assert told[0] == ("substitution.asked", "1")
    assert ("substitution.accepted", "1") in told
    assert "Thay" not in written
    assert "1979" not in written
    assert f'href="{REQUESTS}/1"' in organiser(house).get(f"{HOME}/lich-su").text


def test_nobody_reads_or_answers_the_request_of_another(house: Flask) -> None:
    number = approved(house)
    ask(house, number)
    other = signed_in(house, NEIGHBOUR)
    for path in (f"{OWN}/{number}/de-nghi-thay-doi", f"{OWN}/{number}/de-nghi-thay-doi/1"):
        assert other.get(path).status_code == 404
    assert send(other, f"{OWN}/{number}/de-nghi-thay-doi/1/rut", {}).status_code == 404
    assert send(other, f"{REQUESTS}/1/dong-y", {}).status_code == 403
    assert other.get(f"{REQUESTS}/1").status_code == 403
    assert organiser(house).get(f"{REQUESTS}/99").status_code == 404
    assert requests(house)[0].status == "asked"


def test_whoever_is_typed_over_another_with_another_birth_date_is_somebody_new(
    house: Flask,
) -> None:
    number = approved(house)
    row = stored(house, number)
    over = changed(house, number, **{"members-4-ref": str(row.members[5].id)})
    send(representative(house), f"{OWN}/{number}/de-nghi-thay-doi", over)
    page = words_of(organiser(house).get(f"{REQUESTS}/1"))
    assert "Lê Thị Đông bỏ khỏi danh sách" in page
    send(organiser(house), f"{REQUESTS}/1/dong-y", {})
    assert stored(house, number).members[5].key != row.members[5].key
    assert row.members[5].id not in [member.id for member in stored(house, number).members]
