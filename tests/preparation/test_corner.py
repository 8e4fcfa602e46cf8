"""Góc của đoàn: the unit's own, and nobody else's."""

import json
from datetime import date

from flask import Flask
from sqlalchemy import func, select

from contest.audit.models import AuditEntry
from contest.preparation.models import Duty, PracticeRun, Rehearsal
from contest.regulations.models import Contest, Round
from contest.shared.db import db
from tests.cast import HERE, csrf_of, looking_into, name_of, signed_in
from tests.registration.lists import (
    NEIGHBOUR,
    OWN,
    begun,
    fields,
    full_team,
    representative,
    send,
    submitted,
    words_of,
)

CORNER = f"{OWN}/{{}}/goc-cua-doan"
LINES = {
    "duties-0-what": "Viết kịch bản",
    "duties-0-who": "Bà Lan",
    "duties-0-due": "25/10/2026",
    "duties-1-what": "Mượn trang phục",
    "duties-1-done": "on",
}


def rounds(app: Flask) -> dict[str, int]:
    with looking_into(app):
        rows = db.session.execute(
            select(Round.key, Round.id).join(Contest).where(Contest.slug == HERE)
        )
        return dict(rows.tuples().all())


def stored(app: Flask, model: type) -> list[object]:
    with looking_into(app):
        rows = list(db.session.scalars(select(model).order_by(model.id)))
        db.session.expunge_all()
        return rows


def stamp_on(page: str) -> str:
    return page.partition('name="stamp" value="')[2].partition('"')[0]


def test_the_first_opening_offers_the_five_lines_and_stores_nothing(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    page = client.get(CORNER.format(number)).text
    for words in ("Lập danh sách đoàn", "dự toán", "Hội Nông dân", "Báo tường", "hỗ trợ đoàn"):
        assert words in page
    assert page.count('class="duty"') == 5 + 1  # one is the blank line of the script
    assert stored(house, Duty) == []


def test_the_division_of_work_is_kept_in_its_order(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    stamp = stamp_on(client.get(path).text)
    assert send(client, f"{path}/phan-cong", {**LINES, "stamp": stamp}).status_code == 302
    first, second = stored(house, Duty)
    assert (first.what, first.who, first.due, first.is_done) == (
        "Viết kịch bản",
        "Bà Lan",
        date(2026, 10, 25).isoformat(),
        False,
    )
    assert (second.what, second.is_done) == ("Mượn trang phục", True)
    assert "gợi ý" not in words_of(client.get(path))


def test_a_refused_division_changes_nothing_and_loses_nothing(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    bad = {**LINES, "duties-0-due": "31/02/2026", "duties-1-what": "x" * 900, "stamp": ""}
    answer = send(client, f"{path}/phan-cong", bad)
    assert answer.status_code == 422
    assert "31/02/2026" in answer.text
    assert "x" * 900 in answer.text
    assert "Dài quá 500 ký tự" in answer.text
    assert stored(house, Duty) == []


def test_two_who_divide_the_work_see_both_versions(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    stamp = stamp_on(client.get(path).text)
    send(client, f"{path}/phan-cong", {**LINES, "stamp": stamp})
    other = {"duties-0-what": "Việc của tôi", "stamp": stamp}
    answer = send(client, f"{path}/phan-cong", other)
    assert answer.status_code == 409
    assert "Việc của tôi" in answer.text
    assert "Viết kịch bản" in answer.text
    again = send(client, f"{path}/phan-cong", {**other, "stamp": stamp_on(answer.text)})
    assert again.status_code == 302
    assert [duty.what for duty in stored(house, Duty)] == ["Việc của tôi"]


def test_lines_are_added_and_moved_without_a_script(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    page = send(client, f"{path}/phan-cong", {**LINES, "row": "up-1"}).text
    assert page.index("Mượn trang phục") < page.index("Viết kịch bản")
    page = send(client, f"{path}/phan-cong", {**LINES, "row": "add"}).text
    assert 'name="duties-2-what"' in page
    assert stored(house, Duty) == []


def test_rehearsals_are_planned_changed_and_cancelled(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    new = {"moi-day": "25/10/2026", "moi-hour": "19h30", "moi-place": "Nhà văn hóa"}
    assert send(client, f"{path}/tap-luyen", new).status_code == 302
    assert "19:30 ngày 25/10/2026" in words_of(client.get(path))
    row = stored(house, Rehearsal)[0]
    at = f"buoi-{row.id}"
    changed = {f"{at}-day": "26/10/2026", f"{at}-hour": "7:00", "do": "save"}
    send(client, f"{path}/tap-luyen/{row.id}", changed)
    assert "07:00 ngày 26/10/2026" in words_of(client.get(path))
    send(client, f"{path}/tap-luyen/{row.id}", {"do": "cancel"})
    assert stored(house, Rehearsal) == []
    assert send(client, f"{path}/tap-luyen/{row.id}", {"do": "cancel"}).status_code == 404


def test_a_rehearsal_without_day_or_hour_says_what_is_missing(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    answer = send(client, f"{path}/tap-luyen", {"moi-place": "Sân \U0001f600", "moi-hour": "tối"})
    assert answer.status_code == 422
    assert "Xin ghi ngày tập." in answer.text
    assert "Xin ghi giờ theo 24 giờ" in answer.text
    assert "Xin bỏ hình vẽ, ký hiệu lạ" in answer.text
    assert "Sân \U0001f600" in answer.text
    assert stored(house, Rehearsal) == []


def test_runs_show_how_they_approach_the_limit(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    skit = rounds(house)["tieu_pham"]
    for minutes, seconds in ((12, 10), (9, 45)):
        send(
            client,
            f"{path}/luot-tap",
            {"round": str(skit), "minutes": str(minutes), "seconds": str(seconds)},
        )
    words = words_of(client.get(path))
    assert "12:10 quá 02:10; theo Thể lệ trừ 2 điểm" in words
    assert "09:45 còn 00:15" in words


def test_a_run_sent_twice_by_the_stopwatch_is_kept_once(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    token = csrf_of(client.get(path).text)
    run = {"round": rounds(house)["chao_hoi"], "seconds": 301, "ago": 40}
    for _ in range(2):
        answer = client.post(f"{path}/luot-tap", json=run, headers={"X-CSRFToken": token})
        assert answer.status_code == 200
        assert "05:01" in answer.json["runs"]
    assert len(stored(house, PracticeRun)) == 1
    client.post(f"{path}/luot-tap", json={**run, "ago": 0}, headers={"X-CSRFToken": token})
    assert len(stored(house, PracticeRun)) == 2


ODD_RUNS: tuple[object, ...] = (
    {"seconds": 0},
    {"seconds": 10**8},
    {"seconds": "abc"},
    {"seconds": 100, "round": 999},
    {"seconds": 100, "round": "bao_tuong"},
    {},
    [],
    None,
)


def test_an_odd_run_is_refused_in_words(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    numbers = rounds(house)
    token = csrf_of(client.get(path).text)
    for odd in ODD_RUNS:
        run = odd
        if isinstance(odd, dict):
            key = odd.get("round", "tieu_pham")
            run = {**odd, "round": numbers.get(str(key), key)}
        answer = client.post(
            f"{path}/luot-tap",
            data=json.dumps(run),
            content_type="application/json",
            headers={"X-CSRFToken": token, "Accept": "application/json"},
        )
        assert answer.status_code in (404, 422), odd
        assert " " in answer.json["error"]["message"]
    assert stored(house, PracticeRun) == []


def test_what_is_handed_in_and_what_is_missing_stands_in_one_list(house: Flask) -> None:
    number = submitted(house)
    client = representative(house)
    words = words_of(client.get(CORNER.format(number)))
    assert "Danh sách đoàn 13 người Đã gửi, chờ duyệt" in words
    assert "Kịch bản phần thi Tiểu phẩm" in words
    assert "Kịch bản phần thi Báo tường" not in words
    assert "Chưa có ảnh" in words
    assert "0/13 người đã ghi" in words


def test_the_corner_is_nobody_elses(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    neighbour = signed_in(house, NEIGHBOUR)
    assert neighbour.get(path).status_code == 404
    assert send(neighbour, f"{path}/phan-cong", LINES).status_code == 404
    assert send(neighbour, f"{path}/luot-tap", {"seconds": "9"}).status_code == 404
    for role in ("organiser", "reviewer", "secretary"):
        assert signed_in(house, name_of(role)).get(path).status_code == 403
    assert stored(house, Duty) == []


def test_the_log_says_that_the_work_was_divided_and_not_among_whom(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    path = CORNER.format(number)
    send(client, f"{OWN}/{number}", fields(full_team()))
    stamp = stamp_on(client.get(path).text)
    send(client, f"{path}/phan-cong", {**LINES, "stamp": stamp})
    with looking_into(house):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "duty.saved")
        ).one()
        assert entry.new == {"lines": 2, "done": 1}


def test_too_many_lines_are_told_and_not_lost(house: Flask) -> None:
    client = representative(house)
    path = CORNER.format(begun(house, client))
    lines = {f"duties-{i}-what": f"Việc {i}" for i in range(61)}
    answer = send(client, f"{path}/phan-cong", {**lines, "stamp": stamp_on(client.get(path).text)})
    assert answer.status_code == 422
    assert "nhiều nhất là 60" in answer.text
    assert "Việc 60" in answer.text
    with looking_into(house):
        assert db.session.scalar(select(func.count()).select_from(Duty)) == 0
