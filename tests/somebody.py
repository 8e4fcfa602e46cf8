"""Somebody with an account and a password that every test knows; loaded by servers of tests too."""

from functools import cache

from contest.accounts.models import Person
from contest.accounts.passwords import hash_password
from contest.shared import clock

PASSWORD = "một câu chỉ để thử"


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def person_named(sign_in_name: str) -> Person:
    """A row for somebody whose password is ``PASSWORD``."""
    return Person(
        sign_in_name=sign_in_name,
        name=f"Ông {sign_in_name}",
        password_hash=_hashed(),
        must_change_password=False,
        created_at=clock.now(),
    )
