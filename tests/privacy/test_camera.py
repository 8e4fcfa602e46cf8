"""The camera crew learns who is not to be filmed, and nothing else about anybody."""

from flask import Flask

from contest.accounts.rules.permissions import PERMISSIONS, ROLES
from tests.cast import name_of, signed_in
from tests.privacy.answers import CAMERA, own, people_of, say
from tests.registration.lists import (
    SECRETS,
    begun,
    full_team,
    representative,
    submitted,
    words_of,
)


def test_only_those_who_refused_pictures_are_named_with_their_team(house: Flask) -> None:
    team = full_team()
    team[4]["name"], team[5]["name"], team[6]["name"] = "Vi Thị Không", "Vi Thị Rút", "Vi Thị Được"
    number = submitted(house, team)
    client, people = representative(house), people_of(house, number)
    say(house, client, own(number), {(people[5], "images"): "khong", (people[5], "data"): "co"})
    say(house, client, own(number), {(people[6], "images"): "co", (people[7], "images"): "co"})
    say(house, client, own(number), {(people[6], "images"): "khong", (people[7], "data"): "khong"})
    page = words_of(signed_in(house, name_of("mc")).get(CAMERA))
    assert "Vi Thị Không" in page
    assert "Vi Thị Rút" in page
    assert "Vi Thị Được" not in page
    assert "Đội thị trấn Hà Trung" in page
    assert "Đội thị trấn Hà Trung 10" in page  # of thirteen, ten have not been asked
    assert "rút" not in page.replace("Vi Thị Rút", "").lower()
    assert [secret for secret in SECRETS if secret in page] == []


def test_only_those_who_need_it_open_the_list(house: Flask) -> None:
    for role in ROLES:
        status = signed_in(house, name_of(role)).get(CAMERA).status_code
        assert (status == 200) == (role in PERMISSIONS["camera.view"]), role


def test_lists_still_being_written_are_not_told(house: Flask) -> None:
    begun(house, representative(house))
    page = words_of(signed_in(house, name_of("receptionist")).get(CAMERA))
    assert "Chưa có đoàn nào gửi hồ sơ" in page
