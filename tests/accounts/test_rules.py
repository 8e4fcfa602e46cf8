"""The rules about people: waits, names, passwords, reach, own paths."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.accounts.rules.chosen_password import faults_of
from contest.accounts.rules.own_path import own_path
from contest.accounts.rules.permissions import ADMINISTRATOR, PERMISSIONS, ROLES, allowed
from contest.accounts.rules.reach import may_renew
from contest.accounts.rules.sign_in_names import is_sign_in_name, proposed_sign_in_name
from contest.accounts.rules.waits import (
    FREE_ATTEMPTS,
    LONGEST_WAIT,
    locked_after,
    seconds_left,
    wait_after,
)

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


def test_waits_begin_after_some_failures_double_and_stay_bearable() -> None:
    assert [wait_after(n) for n in range(FREE_ATTEMPTS)] == [0] * FREE_ATTEMPTS
    grown = [wait_after(n) for n in range(FREE_ATTEMPTS, FREE_ATTEMPTS + 7)]
    assert grown == [10, 20, 40, 80, 160, 300, 300]
    assert wait_after(10**9) == LONGEST_WAIT


def test_a_wait_is_counted_down_in_whole_seconds_to_nothing() -> None:
    until = locked_after(FREE_ATTEMPTS, NOON)
    assert seconds_left(until, NOON) == 10
    assert seconds_left(until, NOON + timedelta(seconds=9.5)) == 1
    assert seconds_left(until, NOON + timedelta(seconds=10)) == 0
    assert locked_after(FREE_ATTEMPTS - 1, NOON) is None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Nguyễn Thị Hoa", "hoant"),
        ("Đỗ Đức", "ducd"),
        ("Hoà", "hoa"),
        ("  ", "nguoidung"),
        ("李明", "nguoidung"),
    ],
)
def test_a_sign_in_name_is_the_given_name_with_initials(name: str, wanted: str) -> None:
    assert proposed_sign_in_name(name, set()) == wanted


@given(name=st.text(max_size=300), others=st.lists(st.text(max_size=20), max_size=3))
def test_every_proposed_name_can_be_used_and_is_nobodys(name: str, others: list[str]) -> None:
    taken = {proposed_sign_in_name(other, set()) for other in others}
    proposed = proposed_sign_in_name(name, taken)
    assert is_sign_in_name(proposed)
    assert proposed not in taken


@pytest.mark.parametrize("text", ["", "Hoa", "hoa nt", "-hoa", "đức", "a" * 65, "hoa\n"])
def test_what_cannot_be_typed_easily_is_no_sign_in_name(text: str) -> None:
    assert not is_sign_in_name(text)


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("con đường nhỏ", []),
        ("ngắn", ["password_short"]),
        ("x" * 201, ["password_long"]),
        ("1234567890", ["password_easy"]),
        ("0987654321", ["password_easy"]),
        ("aaaaaaaaaaaa", ["password_easy"]),
        ("matkhau123456", ["password_easy"]),
        ("Mật khẩu 2026!", ["password_easy"]),
        ("hoi.thi.2026", []),
        ("hoant-2026!!", ["password_easy"]),
        ("Nguyễn Thị Hoa", ["password_easy"]),
    ],
)
def test_a_chosen_password_is_long_and_not_the_first_guess(password: str, codes: list[str]) -> None:
    faults = faults_of(password, sign_in_name="hoant", name="Nguyễn Thị Hoa")
    assert [fault.code for fault in faults] == codes


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", True),
        ("/hoi-thi/ha-trung?trang=2#x", True),
        ("", False),
        (None, False),
        ("hoi-thi", False),
        ("//xa.example", False),
        ("/\\xa.example", False),
        ("/\t/xa.example", False),
        ("https://xa.example", False),
        ("javascript:alert(1)", False),
        ("/[", True),
        ("//[", False),
    ],
)
def test_only_a_path_of_this_site_is_followed(path: str | None, own: bool) -> None:
    assert own_path(path) == (path if own else None)


def test_an_organiser_renews_only_people_of_their_own_contests() -> None:
    def says(target: set[int], organises: set[int], *, admin: bool = False, boss: bool = False):
        return may_renew(
            target_is_administrator=admin,
            target_contests=target,
            actor_is_administrator=boss,
            actor_organises=organises,
        )

    assert says({1}, {1})
    assert says({1, 2}, {1, 2, 3})
    assert not says({1, 2}, {1})
    assert not says({1}, {1}, admin=True)
    assert says({1, 2}, set(), boss=True)
    assert says({1}, set(), admin=True, boss=True)


def test_a_role_holds_what_the_table_says_and_nothing_else() -> None:
    for permission, holders in PERMISSIONS.items():
        for role in ROLES:
            held = allowed(permission, frozenset({role}), administrator=False)
            assert held == (role in holders)
        assert not allowed(permission, frozenset(), administrator=False)


def test_an_administrator_has_no_part_in_marks_results_and_lists() -> None:
    for permission in set(PERMISSIONS) - ADMINISTRATOR:
        assert not allowed(permission, frozenset(), administrator=True)


def test_an_undeclared_permission_is_an_error_not_a_yes() -> None:
    with pytest.raises(KeyError):
        allowed("everything", frozenset({"organiser"}), administrator=False)
