"""The organiser's board: remembered checks, bounded queries, sorting, people, two teams."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.registration.actions.handing_in import resume_delegation, withdraw_delegation
from contest.registration.queries.board import board
from contest.registration.queries.people import doubled, matches_of
from contest.registration.queries.values import teams_of
from contest.registration.rules.composition import check_all
from contest.registration.rules.handing_in import Hand, must_be_mended
from contest.regulations.queries.values import composition_of
from contest.regulations.rules.composition import Role
from tests.asked import asked_of_the_database
from tests.cast import looking_into
from tests.registration.lists import (
    BOARD,
    HOME,
    OWN,
    SECRETS,
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
from tests.registration.teams import contest_here, in_house, person, rules_are, saved, team

HOA, HOA_TOO = person("Lê Thị Hoà", "1990-02-01"), person("lê thị  hòa", "1990-02-01")


def test_the_board_asks_the_database_no_more_for_more_delegations(house: Flask) -> None:
    def opened(contest_id: int) -> int:
        with asked_of_the_database() as asked:
            shown = board(contest_id)
            shown.missing(shown.narrowed(None, "", None))
        return len(asked)

    with looking_into(house):
        contest_id = contest_here()
        for number in range(2):
            team(number, person("Lê An", "1990-01-01"), person("Trần Bình", None))
        few = opened(contest_id)
        for number in range(2, 20):
            team(number, person("Lê An", "1990-01-01"), person("Trần Bình", None))
        assert opened(contest_id) == few <= 15
        assert opened(contest_id) < few, "what has not changed is not read again"


def test_a_remembered_check_is_what_a_check_of_everything_says_now(house: Flask) -> None:
    """After each kind of change, by whoever: a list, another team's list, a state, the rules."""
    seen: list[dict[int, int]] = []

    def compared(contest_id: int) -> None:
        everything = check_all(teams_of(contest_id), composition_of(contest_id))
        shown = board(contest_id)
        rows = {row.name: row.errors for row in shown.rows if row.delegation_id}
        teams = {one.name: must_be_mended(everything[one.key]) for one in teams_of(contest_id)}
        assert rows == teams
        matches = matches_of(contest_id)
        assert shown.sure == sum(match.is_sure for match in matches)
        assert shown.possible == sum(not match.is_sure for match in matches)
        seen.append({row.order: len(row.errors) for row in shown.rows if row.delegation_id})

    with looking_into(house):
        contest_id = contest_here()
        rules_are(contest_id, {"rule": "once"}, {"rule": "size", "min": 2})
        one = team(0, HOA, person("Trần Bình"), name="Một")
        compared(contest_id)
        two = team(1, HOA_TOO, person("Vũ Chi"), name="Hai")
        compared(contest_id)
        saved(two, person("Đỗ Dung"), person("Vũ Chi"), name="Hai")
        compared(contest_id)
        saved(two, HOA_TOO, name="Hai")
        compared(contest_id)
        withdraw_delegation(contest_id, one, "", hand=Hand.ORGANISER, by=SYSTEM)
        compared(contest_id)
        resume_delegation(contest_id, one, hand=Hand.ORGANISER, by=SYSTEM)
        compared(contest_id)
        rules_are(contest_id, {"rule": "size", "min": 3})
        compared(contest_id)
    assert seen == [
        {0: 0},
        {0: 1, 1: 1},
        {0: 0, 1: 0},
        {0: 1, 1: 2},
        {0: 0, 1: 1},
        {0: 1, 1: 2},
        {0: 1, 1: 1},
    ]


def units_shown(page: str) -> list[str]:
    return re.findall(r'<th scope="row">([^<]+)', page)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("so-nguoi", lambda names: names[-2:] == ["Xã Hà Bắc", "Thị trấn Hà Trung"]),
        ("-so-nguoi", lambda names: names[:2] == ["Thị trấn Hà Trung", "Xã Hà Bắc"]),
        ("ho-so", lambda names: names[:2] == ["Thị trấn Hà Trung", "Xã Hà Bắc"]),
        ("-ten", lambda names: names[0] == "Xã Yến Sơn"),
        ("<script>", lambda names: names[:2] == ["Thị trấn Hà Trung", "Xã Hà Bắc"]),
    ],
)
def test_the_board_sorts_by_people_and_by_what_there_is_to_do(
    house: Flask, sort: str, expected: Callable[[list[str]], bool]
) -> None:
    submitted(house)
    in_house(house, 1, person("Lê An"), person("Lê Bình"))
    page = organiser(house).get(BOARD, query_string={"xep": sort}).text
    assert expected(units_shown(page)), units_shown(page)


def test_a_search_of_the_board_finds_people_by_name_with_a_link_to_their_team(
    house: Flask,
) -> None:
    number = in_house(house, 1, person("Nguyễn Thị Thúy Hòa"), person("Lê Văn Đông"))
    client = organiser(house)
    page = client.get(f"{BOARD}?tim=thuy+hoa").text
    assert "Nguyễn Thị Thúy Hòa" in page
    assert f'href="{BOARD}/{number}"' in page
    assert units_shown(page) == []
    both = client.get(f"{BOARD}?tim=dong")
    assert "Lê Văn Đông" in both.text
    assert "Xã Hà Đông" in units_shown(both.text)


ODD = ("x" * 10_000, "\u202ehà", "Ha\u0300 Trung", "😀", "%00", "'--", "<script>")


@pytest.mark.parametrize("path", [BOARD, f"{BOARD}/nguoi", f"{HOME}/doi"])
def test_whatever_is_searched_for_the_page_answers(house: Flask, path: str) -> None:
    client = organiser(house)
    for query in ODD:
        for page in ("-7", "0", "99999999999999999999", query[:20]):
            asked = {"tim": query, "trang": page, "xep": query, "trang_thai": query}
            answer = client.get(path, query_string=asked)
            assert answer.status_code == 200, (query, page)
            assert "<script>" not in answer.text


def test_all_people_stand_by_given_name_in_the_alphabet_and_its_tones(house: Flask) -> None:
    names = ["Trần Ân", "Lê Bình", "Đỗ Án", "Vũ Đào", "Lê An", "Bùi An", "Cao Dung", "Hồ Ăn"]
    in_house(house, 0, *(person(name) for name in names))
    page = organiser(house).get(f"{BOARD}/nguoi").text
    assert units_shown(page) == [
        "Bùi An", "Lê An", "Đỗ Án", "Hồ Ăn", "Trần Ân", "Lê Bình", "Cao Dung", "Vũ Đào",
    ]  # fmt: skip


def test_all_people_come_in_pages_and_by_team(house: Flask) -> None:
    in_house(
        house, 0, *(person(f"Lê An {chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(104))
    )
    in_house(house, 1, person("Trần Zung"))
    client = organiser(house)
    first, last = client.get(f"{BOARD}/nguoi"), client.get(f"{BOARD}/nguoi?trang=99")
    assert len(units_shown(first.text)) == 100
    assert units_shown(last.text)[-1] == "Trần Zung"
    assert "Trang 1/2" in words_of(first)
    by_team = units_shown(client.get(f"{BOARD}/nguoi?xep=doi").text)
    assert by_team[0].startswith("Lê An")
    found = client.get(f"{BOARD}/nguoi?tim=zung")
    assert units_shown(found.text) == ["Trần Zung"]


def test_people_in_two_teams_are_counted_and_shown_with_both_files(house: Flask) -> None:
    one = in_house(house, 0, HOA, person("Trần Bình", "1970"))
    two = in_house(house, 1, HOA_TOO, person("Trần Bình", "1970-05-05"))
    client = organiser(house)
    assert "1 người ở hai đội, 1 tên cần đối chiếu" in words_of(client.get(BOARD))
    page = client.get(f"{BOARD}/trung-ten")
    assert f'href="{BOARD}/{one}"' in page.text
    assert f'href="{BOARD}/{two}"' in page.text
    said = words_of(page)
    assert "1 chắc chắn, 1 cần đối chiếu" in said
    assert "Lê Thị Hoà Cùng ngày sinh" in said
    assert "ghi “lê thị hòa”" in said
    assert "Trần Bình Cùng năm sinh, chưa rõ ngày" in said
    assert "1970" not in said
    with looking_into(house):
        withdraw_delegation(contest_here(), two, "", hand=Hand.ORGANISER, by=SYSTEM)
        assert doubled(matches_of(contest_here())) == []


def test_a_manager_of_two_teams_is_found_though_no_rule_forbids_it(house: Flask) -> None:
    manager = person("Phạm Đại", "1975-03-03", Role.MANAGER)
    in_house(house, 0, manager)
    in_house(house, 1, manager)
    page = words_of(organiser(house).get(f"{BOARD}/trung-ten"))
    assert "Phạm Đại Cùng ngày sinh" in page
    assert page.count("trưởng đoàn") >= 2


def test_what_the_board_and_its_pages_show_of_people_is_not_sensitive(house: Flask) -> None:
    number = begun(house, representative(house))
    send(representative(house), f"{OWN}/{number}", fields(full_team()))
    client = organiser(house)
    for path in (BOARD, f"{BOARD}?tim=le", f"{BOARD}/nguoi", f"{BOARD}/trung-ten",
                 f"{BOARD}/loi-nhac", f"{BOARD}/loi-nhac?doan={number}"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200
        assert [secret for secret in SECRETS if secret in answer.text] == [], path


def test_a_correction_is_asked_for_at_the_very_person_who_is_in_two_teams(house: Flask) -> None:
    number = submitted(house)
    member = next(one for one in stored(house, number).members if one.name == "Lê Thị Bình")
    in_house(house, 1, person("Lê Thị Bình", member.born))
    client = organiser(house)
    asking = f"{BOARD}/{number}/de-nghi?nguoi={member.id}"
    assert f'href="{asking}"' in client.get(f"{BOARD}/trung-ten").text
    opened = re.findall(
        r'<details class="remarks__person"[^>]* open>\s*<summary data-focus><span><strong>(.*?)<',
        client.get(asking).text,
    )
    assert opened == ["Lê Thị Bình"]
