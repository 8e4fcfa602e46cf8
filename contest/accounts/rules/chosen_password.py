"""What a password that somebody chooses must be: long, and not the first that a stranger tries."""

from contest.shared.errors import Reason
from contest.shared.folding import folded

SHORTEST = 10
"""Characters. Length is what protects; signs and capitals are not asked for (NIST SP 800-63B)."""
LONGEST = 200

COMMON = {"matkhau", "mậtkhẩu", "password", "hoithi", "hộithi", "giamngheo", "qwertyuiop", "admin"}
"""Words that guesses are made of: adding digits to one of them does not make it a password."""
DIGITS = "01234567890123456789"


def faults_of(password: str, *, sign_in_name: str, name: str) -> list[Reason]:
    """Why the password cannot be taken: ``password_short``, ``password_long`` or
    ``password_easy``; an empty list when it can."""
    if len(password) < SHORTEST:
        return [Reason("password_short", {"shortest": SHORTEST})]
    if len(password) > LONGEST:
        return [Reason("password_long", {"longest": LONGEST})]
    bare = _bare(password)
    easy = COMMON | {_bare(sign_in_name), _bare(name)}
    if len(set(bare)) < 5 or bare in DIGITS or bare in DIGITS[::-1] or _word_of(bare) in easy:
        return [Reason("password_easy")]
    return []


def _bare(text: str) -> str:
    return "".join(folded(text).split())


def _word_of(bare: str) -> str:
    """The password without the digits and signs that people hang on to a word."""
    return bare.strip("0123456789!@#$*._-") or bare
