"""Names to sign in with: short, without marks, easy on any keyboard."""

import re
from collections.abc import Collection

from contest.shared.vietnamese import strip_marks

PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}\Z")
LONGEST = 64


def is_sign_in_name(text: str) -> bool:
    """Whether the text may be a sign-in name: ``[a-z0-9][a-z0-9._-]*``, at most 64 characters."""
    return PATTERN.match(text) is not None


def typed_sign_in_name(text: str) -> str:
    """The name that somebody meant who typed this: no spaces around, no capitals."""
    return text.strip().lower()


def proposed_sign_in_name(name: str, taken: Collection[str]) -> str:
    """Given name and initials, as offices here do it: ``Nguyễn Thị Hoa`` → ``hoant``; numbered
    from 2 when somebody has it."""
    words = re.findall(r"[a-z0-9]+", strip_marks(name))
    stem = "".join([words[-1], *(word[0] for word in words[:-1])]) if words else "nguoidung"
    return numbered(stem, taken)


def numbered(stem: str, taken: Collection[str]) -> str:
    """The stem itself, or with the first number from 2 that makes it nobody's."""
    stem = stem[: LONGEST - 4]
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}{number}", number + 1
    return found
