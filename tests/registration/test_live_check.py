"""The live check: composition and saving while one types, and two people at one list."""

import json
import re

from flask import Flask
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.shared.db import db
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    OWN,
    begun,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    submitted,
    words_of,
)


def told(answer: TestResponse, name: str) -> str:
    found = re.search(rf"data-{name}=(\"([^\"]*)\"|'([^']*)')", answer.text)
    assert found is not None, answer.text
    return found[2] or found[3]


def test_the_check_answers_with_a_fragment_and_stores_nothing(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    answer = send(client, f"{OWN}/{number}/kiem-tra", fields(full_team(2)))
    assert (answer.status_code, told(answer, "outcome")) == (200, "checked")
    assert "<html" not in answer.text
    assert "ít nhất 10 người – hiện có 2" in words_of(answer)
    assert stored(house, number).members == []


def test_a_draft_saves_itself_and_says_which_row_is_whose(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    answer = send(client, f"{OWN}/{number}/kiem-tra", fields(full_team(2), keep="1"))
    row = stored(house, number)
    assert (told(answer, "outcome"), told(answer, "version")) == ("saved", str(row.version))
    assert json.loads(told(answer, "refs")) == [
        [place, member.id]
        for place, member in zip(["manager", "members-0", "members-1"], row.members, strict=True)
    ]


def test_what_is_half_typed_is_checked_but_not_stored(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    people = [{"name": "Lê An", "born": "31/02", "role": "captain"}]
    answer = send(client, f"{OWN}/{number}/kiem-tra", fields(people, keep="1"))
    assert (answer.status_code, told(answer, "outcome")) == (422, "faults")
    assert 'data-field="members-0-born"' in answer.text
    assert "Đội trưởng: đúng 1 người – hiện có 1" in words_of(answer)
    assert stored(house, number).members == []


def test_the_same_list_sent_again_is_one_saving_and_no_conflict(house: Flask) -> None:
    """The answer to the first got lost on the way."""
    client = representative(house)
    number = begun(house, client)
    first = send(client, f"{OWN}/{number}/kiem-tra", fields(full_team(2), keep="1"))
    again = send(client, f"{OWN}/{number}/kiem-tra", fields(full_team(2), keep="1"))
    assert told(again, "outcome") == "saved"
    assert told(again, "version") == told(first, "version")
    assert told(again, "refs") == told(first, "refs")


def test_a_list_that_waits_for_its_judge_does_not_save_itself(house: Flask) -> None:
    number = submitted(house)
    data = fields(full_team(2), keep="1", version=3)
    answer = send(organiser(house), f"{BOARD}/{number}/sua/kiem-tra", data)
    assert told(answer, "outcome") == "checked"
    assert len(stored(house, number).members) == 13


def test_the_second_editor_is_told_and_sees_both_versions(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields([{"name": "Lê An", "job": "Giáo viên"}]))
    colleague = organiser(house)
    ref = str(stored(house, number).members[1].id)
    theirs = [{"name": "Lê An", "job": "Bác sĩ", "ref": ref}, {"name": "Vũ Bình"}]
    send(colleague, f"{BOARD}/{number}/sua", fields(theirs, version=2))
    mine = [{"name": "Lê An", "job": "Nông dân", "ref": ref}]
    live = send(client, f"{OWN}/{number}/kiem-tra", fields(mine, version=2, keep="1"))
    assert (live.status_code, told(live, "outcome")) == (409, "stale")
    page = send(client, f"{OWN}/{number}", fields(mine, version=2))
    assert page.status_code == 409
    words = words_of(page)
    assert "Danh sách vừa được người khác sửa" in words
    assert "Người sửa:" in words
    assert "Lê An: Nghề nghiệp, chức vụ Bác sĩ Nông dân" in words
    assert "Thành viên Vũ Bình không có" in words
    assert 'value="Nông dân"' in page.text
    assert [m.job for m in stored(house, number).members[1:]] == ["Bác sĩ", None]
    version = re.findall(r'name="version"[^>]*value="(\d+)"', page.text)[0]
    send(client, f"{OWN}/{number}", fields(mine, version=int(version)))
    assert [m.job for m in stored(house, number).members[1:]] == ["Nông dân"]


def test_whoever_meets_their_own_newer_version_is_not_told_of_a_stranger(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    send(client, f"{OWN}/{number}", fields([{"name": "Lê An"}]))
    mine = fields([{"name": "Lê Anh"}], version=1)
    live = send(client, f"{OWN}/{number}/kiem-tra", {**mine, "keep": "1"})
    assert told(live, "outcome") == "stale"
    for answer in (live, send(client, f"{OWN}/{number}", mine)):
        words = words_of(answer)
        assert "Đồng chí đã lưu một bản khác" in words
        assert "người khác sửa" not in words


def test_typing_does_not_fill_the_log(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    for version in range(1, 6):
        people = full_team(version)
        send(client, f"{OWN}/{number}/kiem-tra", fields(people, keep="1", version=version))
    assert stored(house, number).version == 6
    with looking_into(house):
        noted = [e for e in db.session.query(AuditEntry) if e.action == "delegation.saved"]
        assert len(noted) == 1
