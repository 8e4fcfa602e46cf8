"""Passwords: what is stored, what is made."""

from time import perf_counter

import pytest

from contest.accounts.passwords import (
    GROUP,
    GROUPS,
    SYMBOLS,
    hash_password,
    new_password,
    verify_password,
)


def test_what_is_stored_is_argon2id_and_never_the_password() -> None:
    stored = hash_password("con đường nhỏ")
    assert stored.startswith("$argon2id$")
    assert "đường" not in stored
    assert stored != hash_password("con đường nhỏ")


def test_the_right_password_opens_and_a_wrong_one_does_not() -> None:
    stored = hash_password("abcd-efgh")
    assert verify_password(stored, "abcd-efgh")
    assert not verify_password(stored, "abcd-efgi")
    assert not verify_password(stored, "")


def test_a_hash_that_is_none_opens_to_nobody() -> None:
    assert not verify_password("", "x")
    assert not verify_password("not a hash", "x")


def test_vietnamese_letters_open_however_the_keyboard_composes_them() -> None:
    assert verify_password(hash_password("\u0111\u01b0\u1eddng"), "\u0111u\u031bo\u031b\u0300ng")


def test_an_endless_password_is_refused_before_any_work() -> None:
    began = perf_counter()
    assert not verify_password(hash_password("x"), "x" * 1_000_000)
    assert perf_counter() - began < 1


def test_a_new_password_has_sixty_bits_and_no_look_alikes() -> None:
    assert len(set(SYMBOLS)) ** (GROUPS * GROUP) >= 2**60
    assert not set(SYMBOLS) & set("lo01")
    assert len({new_password() for _ in range(200)}) == 200


@pytest.mark.parametrize("_", range(20))
def test_a_new_password_comes_in_groups_that_can_be_read_aloud(_: int) -> None:
    groups = new_password().split("-")
    assert [len(group) for group in groups] == [GROUP] * GROUPS
    assert set("".join(groups)) <= set(SYMBOLS)
