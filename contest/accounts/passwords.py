"""Passwords: kept as argon2id only; new ones are made here and shown once."""

import secrets
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent import monkey
from gevent.threadpool import ThreadPool

T = TypeVar("T")

# OWASP's second choice for argon2id: 19 MiB, two passes, one lane. Some 25 ms on a village laptop,
# so that a hall signing in at once neither waits nor fills the memory.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

SYMBOLS = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 symbols, five bits each; without l, o, 0 and 1, which look like one another on paper."""
GROUPS, GROUP = 3, 4

LONGEST = 200
"""Characters of a password that are looked at; a longer one is refused before any hashing."""


@cache
def _pool() -> ThreadPool:
    """Two at a time: beside the event loop, so that marks keep coming in, and 38 MiB at most."""
    return ThreadPool(2)


def _beside_the_loop(work: Callable[[], T]) -> T:
    if not monkey.is_module_patched("socket"):
        return work()
    result: T = _pool().apply(work)
    return result


def _plain(text: str) -> str:
    """The same bytes whichever way a keyboard composes Vietnamese letters."""
    return unicodedata.normalize("NFC", text)


def hash_password(text: str) -> str:
    """The argon2id hash to store, with its own salt and parameters inside."""
    return _beside_the_loop(lambda: _hasher.hash(_plain(text)))


def verify_password(stored: str, text: str) -> bool:
    """Whether this is the password of the hash; False too for a hash that is none."""
    if len(text) > LONGEST:
        return False

    def check() -> bool:
        try:
            return _hasher.verify(stored, _plain(text))
        except (VerificationError, InvalidHashError):
            return False

    return _beside_the_loop(check)


def new_password() -> str:
    """A random password of 60 bits, ``xxxx-xxxx-xxxx``: easy to read aloud and to type."""
    letters = [secrets.choice(SYMBOLS) for _ in range(GROUPS * GROUP)]
    return "-".join("".join(letters[i : i + GROUP]) for i in range(0, len(letters), GROUP))
