"""The catalogue of themes is the organiser's own, and says what nobody covers."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.preparation.models import PieceTheme, Theme
from contest.preparation.sentences import FIRST_THEMES
from contest.shared.db import db
from tests.cast import ELSEWHERE, looking_into, name_of, signed_in
from tests.preparation.pieces import GREETING, WALL, own_page, slots, theme_ids, write
from tests.registration.lists import HOME, begun, organiser, representative, send, words_of

THEMES = f"{HOME}/chu-de"
EXCHANGE = f"{HOME}/tiet-muc-giao-luu"


def catalogue(app: Flask) -> dict[str, int]:
    """Name → id, in the catalogue's order."""
    with looking_into(app):
        rows = db.session.scalars(
            select(Theme).where(Theme.contest_id == 1).order_by(Theme.position)
        )
        return {row.name: row.id for row in rows}


def test_the_usual_catalogue_is_offered_once_and_emptied_it_stays_empty(house: Flask) -> None:
    client = organiser(house)
    client.get(THEMES)
    assert tuple(catalogue(house)) == FIRST_THEMES
    for number in catalogue(house).values():
        send(client, f"{THEMES}/{number}", {"do": "drop"})
    assert "Danh mục chưa có chủ đề nào" in words_of(client.get(THEMES))
    assert catalogue(house) == {}


def test_themes_are_added_renamed_moved_and_dropped(house: Flask) -> None:
    client = organiser(house)
    client.get(THEMES)
    assert send(client, THEMES, {"name": " Xóa  đói ở bản xa "}).status_code == 302
    order = list(catalogue(house))
    assert order[-1] == "Xóa đói ở bản xa"
    number = catalogue(house)["Xóa đói ở bản xa"]
    send(client, f"{THEMES}/{number}", {"do": "up"})
    assert list(catalogue(house))[-2] == "Xóa đói ở bản xa"
    first = catalogue(house)[order[0]]
    send(client, f"{THEMES}/{first}", {"do": "up"})
    assert next(iter(catalogue(house))) == order[0]
    send(client, f"{THEMES}/{number}", {"do": "rename", "was": "Xóa đói ở bản xa", "name": "Mới"})
    assert catalogue(house)["Mới"] == number
    send(client, f"{THEMES}/{number}", {"do": "drop"})
    assert number not in catalogue(house).values()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("   ", "Xin ghi tên chủ đề."),
        ("a" * 10_000, "nhiều nhất là 300"),
        ("đào tạo nghề,  việc làm", "Đã có chủ đề này"),
    ],
)
def test_a_name_that_cannot_be_used_is_told_and_stays(
    house: Flask, name: str, sentence: str
) -> None:
    client = organiser(house)
    client.get(THEMES)
    answer = send(client, THEMES, {"name": name})
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert f'value="{name}"' in answer.text
    assert len(catalogue(house)) == len(FIRST_THEMES)


def test_two_who_rename_one_theme_are_told(house: Flask) -> None:
    client = organiser(house)
    client.get(THEMES)
    was, number = next(iter(catalogue(house).items()))
    send(client, f"{THEMES}/{number}", {"do": "rename", "was": was, "name": "Bản một"})
    late = send(client, f"{THEMES}/{number}", {"do": "rename", "was": was, "name": "Bản hai"})
    assert late.status_code == 409
    assert "Bản một" in late.text
    assert 'value="Bản hai"' in late.text
    assert catalogue(house)["Bản một"] == number


def test_coverage_tells_who_treats_what_and_a_used_theme_asks_before_it_goes(
    house: Flask,
) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    chosen = theme_ids(client.get(own_page(number)).text, slot)[3]
    write(client, own_page(number), slot, title="A", themes=[chosen, "999", "x"])
    write(client, own_page(number), slots(house)[GREETING], title="B", themes=[chosen])
    desk = organiser(house)
    said = words_of(desk.get(THEMES))
    assert "Còn 14/15 chủ đề chưa đội nào thể hiện" in said
    assert "Đội thị trấn Hà Trung Báo tường, Chào hỏi" in said
    asked = send(desk, f"{THEMES}/{chosen}", {"do": "drop"})
    assert asked.status_code == 409
    assert "2 bài dự thi đang thể hiện chủ đề" in words_of(asked)
    assert int(chosen) in catalogue(house).values()
    send(desk, f"{THEMES}/{chosen}", {"do": "drop", "sure": "1"})
    assert int(chosen) not in catalogue(house).values()
    with looking_into(house):
        assert db.session.scalars(select(PieceTheme)).all() == []


def test_the_exchange_acts_of_all_teams_are_listed_with_their_minutes(house: Flask) -> None:
    desk = organiser(house)
    assert "Chưa đoàn nào" in words_of(desk.get(EXCHANGE))
    client = representative(house)
    number = begun(house, client)
    for title, minutes in (("Hát", "5"), ("Múa", "7"), ("Kịch câm", "")):
        write(client, own_page(number), "tiet-muc-moi", title=title, minutes=minutes)
    write(client, own_page(number), "nang-khieu", summary="Thổi sáo")
    said = words_of(desk.get(EXCHANGE))
    assert "3 tiết mục, 12 phút; 1 tiết mục chưa ghi số phút." in said
    assert "Thổi sáo" in said
    assert re.search(r"Hát 5.*Múa 7.*Kịch câm", said)


@pytest.mark.parametrize("who", ["representative", "secretary", "mc", "judge"])
def test_the_catalogue_is_the_organisers(house: Flask, who: str) -> None:
    if who == "judge":
        client = signed_in(house, name_of("organiser", ELSEWHERE))
    else:
        client = signed_in(house, name_of(who))
    assert client.get(THEMES).status_code == 403
    assert client.get(EXCHANGE).status_code == 403
    assert send(client, THEMES, {"name": "x"}).status_code == 403


def test_the_log_knows_what_was_done_in_words(house: Flask) -> None:
    client = organiser(house)
    client.get(THEMES)
    send(client, THEMES, {"name": "Mới"})
    with looking_into(house):
        done = set(db.session.scalars(select(AuditEntry.action)))
    assert {"themes.laid_out", "theme.added"} <= done
    log = words_of(client.get(f"{HOME}/lich-su"))
    assert "theme.added" not in log
