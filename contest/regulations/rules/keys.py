"""Keys made from names: what an address and the contest file call a thing that a person named.

Source: contest file ``hoithi/1``, section 1 (a key is ``[a-z0-9][a-z0-9_-]{0,63}``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 64
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


def plain_letters(text: str) -> str:
    """The text in lower case without Vietnamese marks: “Đội xã Hà Bắc” → ``doi xa ha bac``."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def key_from(name: str, taken: Container[str] = (), *, joiner: str = "_", empty: str = "muc") -> str:
    """A key for something with this name, unlike those that are taken.

    ``joiner`` stands between the words; ``empty`` is used where the name has no letter or digit.
    """
    words = _NOT_IN_A_KEY.sub(joiner, plain_letters(name)).strip(joiner)
    stem = words[: LONGEST - 4].strip(joiner) or empty
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}{joiner}{number}"
    return key
