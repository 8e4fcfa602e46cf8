"""Vietnamese text: sorting, searching without marks, names for machines.

The alphabet and the order of the tones are those of every dictionary: a ă â b c d đ e ê …, and
within one spelling ngang, huyền, hỏi, ngã, sắc, nặng. Letters of other languages stand where the
Latin alphabet has them. For one spelling of a name (Hoà, Hòa) see :mod:`contest.shared.folding`.
"""

import re
import unicodedata

from contest.shared.folding import folded

_ALPHABET = {
    letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)
}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining mark → its place after ngang (0): huyền, hỏi, ngã, sắc, nặng."""

_TOGETHER = re.compile(
    r"\b(?:giảm|thoát|người|hộ|vì) nghèo\b|\b(?:bền vững|truyền thông|hội thi|nông thôn|niềm tin)\b"
    r"|\b(?:năm|tháng|ngày|lần|thứ) (?:\d+|[IVXL]+)\b| (?=[-–—] )",
    re.IGNORECASE,
)
"""Words of a title between which no line ends, and the space before a dash."""

_FIRST_OTHER_RANK = 1_000
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NOT_OF_A_KEY = re.compile(r"[^a-z0-9]+")
_KEY_LENGTH = 64

WordOrder = tuple[int, int, tuple[int, ...], tuple[int, ...]]


def text_order(text: str) -> tuple[WordOrder, ...]:
    """Sort key of a text: word by word, letters first, then tones; figures by their value."""
    return tuple(_word_order(word) for word in _WORD.findall(folded(text)))


def person_order(name: str) -> tuple[WordOrder, ...]:
    """Sort key of a person: given name (the last word) first, then family and middle names."""
    words = text_order(name)
    return words[-1:] + words[:-1]


def unbroken(text: str | None) -> str:
    """A title whose lines end where one would breathe: ``giảm nghèo`` stays in one line."""
    return _TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text or "")


def _word_order(word: str) -> WordOrder:
    if word.isdecimal():
        return 0, int(word[:18]), (), ()
    letters: list[int] = []
    tones: list[int] = []
    for character in word:
        letter, tone = _parted(character)
        letters.append(_ALPHABET.get(letter, _FIRST_OTHER_RANK + ord(letter[0])))
        tones.append(tone)
    # A syllable has one tone; where in it the mark is written decides nothing.
    return 1, 0, tuple(letters), tuple(sorted(tones, reverse=True))


def _parted(character: str) -> tuple[str, int]:
    """A letter without its tone, and the place of that tone: ``ậ`` → ``("â", 5)``."""
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept += part
    return unicodedata.normalize("NFC", kept) or character, tone


def strip_marks(text: str) -> str:
    """The text as it is typed in a hurry: lower case, no marks, đ as d, single spaces.

    ``"Thị trấn Hà Trung"`` → ``"thi tran ha trung"``.
    """
    apart = unicodedata.normalize("NFD", folded(text))
    plain = "".join(part for part in apart if not unicodedata.combining(part))
    return plain.replace("đ", "d")


def found(query: str, text: str) -> bool:
    """Whether every word of the query is somewhere in the text, marks and case aside.

    A query typed with its marks finds the same: the wider answer is the more useful one.
    """
    within = strip_marks(text)
    return all(word in within for word in strip_marks(query).split())


def slug(text: str) -> str:
    """The text as a key of the contest file, ``""`` when nothing of it is ASCII.

    ``"Đội xã Hà Bắc"`` → ``"doi-xa-ha-bac"``.
    """
    return _NOT_OF_A_KEY.sub("-", strip_marks(text)).strip("-")[:_KEY_LENGTH].strip("-")


def free_slug(text: str, taken: set[str], otherwise: str) -> str:
    """A key made from the text that nobody has yet; ``otherwise`` for a text without letters.

    The second of a name gets ``-2``, and so on. ``taken`` is not changed.
    """
    base = slug(text) or otherwise
    key, number = base, 1
    while key in taken:
        number += 1
        ending = f"-{number}"
        key = base[: _KEY_LENGTH - len(ending)] + ending
    return key
