"""The short code of a paper sheet: nine digits by which the desk finds the sheet again.

Digits alone, because a Vietnamese keyboard turns letters typed in a hurry into others. Eight of
them are drawn from the keys of the contest, the round, the judge and the team, never from places
in a list: a code still means the same sheet when the order has changed, on any machine. The ninth
is a check digit that finds every single wrong digit and every two neighbours that changed places
(H. M. Damm, 2004).
"""

import hashlib
import re
from dataclasses import dataclass

LENGTH = 9
_GROUP = 3
_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_BETWEEN = re.compile(r"[\s.\-_]+")


@dataclass(frozen=True, slots=True)
class SheetKey:
    """Which sheet: of a judge in a round, for one team; ``team`` None for the whole round."""

    round: str
    judge: str
    team: str | None


def code_of(contest: str, sheet: SheetKey) -> str:
    """The code of a sheet of the contest with this slug: ``LENGTH`` digits."""
    text = "\n".join(("sheet", contest, sheet.round, sheet.judge, sheet.team or ""))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    digits = f"{number % 10 ** (LENGTH - 1):0{LENGTH - 1}d}"
    return digits + str(_checked(digits))


def is_whole(code: str) -> bool:
    """Whether these digits are a code: the right length, and the check digit fits."""
    return len(code) == LENGTH and _checked(code) == 0


def digits_in(typed: str) -> str | None:
    """What was typed or scanned without what stands between its groups; None for other signs."""
    digits = _BETWEEN.sub("", typed)
    return digits if digits.isascii() and digits.isdigit() else None


def in_groups(code: str) -> str:
    """The code as it is printed and read aloud: ``482 190 735``."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def one_slip_apart(typed: str, code: str) -> bool:
    """Whether one slip of a hand makes the one from the other.

    A wrong digit, two neighbours that changed places, one digit too many or one missing.
    """
    if len(typed) == len(code):
        wrong = [at for at, (a, b) in enumerate(zip(typed, code, strict=True)) if a != b]
        if len(wrong) == 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and typed[wrong[0]] == code[wrong[1]]
            and typed[wrong[1]] == code[wrong[0]]
        )
    longer, shorter = sorted((typed, code), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _checked(digits: str) -> int:
    """Damm's walk through the table: 0 at the end of a number that carries its check digit."""
    state = 0
    for digit in digits:
        state = int(_TABLE[state][int(digit)])
    return state
