"""The teams as everybody who works at the contest may read them: names and roles alone."""

from flask import Flask

from contest.accounts.rules.permissions import PERMISSIONS, ROLES
from tests.cast import name_of, signed_in
from tests.registration.lists import BOARD, HOME, SECRETS, organiser, send, submitted, words_of
from tests.registration.teams import in_house, person

TEAMS = f"{HOME}/doi"
READERS = sorted(PERMISSIONS["teams.view"])


def approved(house: Flask) -> int:
    number = submitted(house)
    answer = send(organiser(house), f"{BOARD}/{number}/duyet", {"version": 3})
    assert answer.status_code == 302
    return number


def test_who_works_at_the_contest_reads_names_and_roles_and_nothing_else(house: Flask) -> None:
    approved(house)
    for role in READERS:
        answer = signed_in(house, name_of(role)).get(TEAMS)
        said = words_of(answer)
        assert "Đội thị trấn Hà Trung Thị trấn Hà Trung · 12 thành viên" in said, role
        assert "Phạm Văn Đại trưởng đoàn Lê Thị An đội trưởng Lê Thị Bình" in said
        more = (*SECRETS, "Nông dân", "Hộ nghèo", "Người dân", "Kinh", "1962", "Nữ", "Hộ khẩu")
        assert [value for value in more if value in answer.text] == [], role


def test_others_do_not(house: Flask) -> None:
    approved(house)
    for role in ROLES:
        if role not in READERS:
            assert signed_in(house, name_of(role)).get(TEAMS).status_code == 403, role


def test_only_approved_teams_are_there_and_searched_without_marks(house: Flask) -> None:
    approved(house)
    in_house(house, 1, person("Lê Chưa Duyệt"))
    client = signed_in(house, name_of("mc"))
    page = words_of(client.get(TEAMS))
    assert "1 đội đã duyệt" in page
    assert "Lê Chưa Duyệt" not in page
    assert "1 đội tìm thấy" in words_of(client.get(f"{TEAMS}?tim=ha+trung"))
    assert "1 đội tìm thấy" in words_of(client.get(f"{TEAMS}?tim=pham+van+dai"))
    assert "Không có đội nào khớp" in words_of(client.get(f"{TEAMS}?tim=duyet"))


def test_each_of_them_finds_the_way_from_the_page_they_land_on(house: Flask) -> None:
    for role in READERS:
        landed = signed_in(house, name_of(role)).get(HOME, follow_redirects=True)
        assert f'href="{TEAMS}"' in landed.text, role


def test_there_are_words_while_nobody_is_approved(house: Flask) -> None:
    assert "Chưa có đội nào được duyệt" in words_of(signed_in(house, name_of("mc")).get(TEAMS))
