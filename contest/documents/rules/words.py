"""Numbers in Vietnamese words, as they are written on signed papers.

A mark sheet and a decision carry each total twice, in figures and in words, so that a figure
cannot be changed with a pen afterwards. Knows nothing of papers; reads plain decimal strings.
"""

import re

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_LIMIT = 10**12
_PLAIN = re.compile(r"(0|[1-9][0-9]{0,11})(?:[.,]([0-9]{1,6}))?")


def mark_in_words(points: str) -> str:
    """Return a mark or total in words: "8.25" or "8,25" gives "Tám phẩy hai mươi lăm".

    ``points`` is an exact decimal string, point or comma, up to 12 digits before it and up to 6
    after it. Each zero that opens the fraction is read ("8,05" is "Tám phẩy không năm"); a
    fraction of nothing but zeros is left out. Raises ``ValueError`` for anything else.
    """
    match = _PLAIN.fullmatch(points)
    if match is None:
        raise ValueError(f"not a plain decimal: {points!r}")
    whole, fraction = match.group(1), match.group(2) or ""
    words = _whole(int(whole))
    if fraction.strip("0"):
        words += ["phẩy", *_fraction(fraction)]
    return _sentence(words)


def money_in_words(dong: int) -> str:
    """Return an amount of money in words: 1500000 gives "Một triệu năm trăm nghìn đồng".

    ``dong`` is a whole number of đồng from 0 up to hundreds of billions; raises ``ValueError``
    outside that range.
    """
    return _sentence([*_whole(dong), "đồng"])


def _fraction(digits: str) -> list[str]:
    significant = digits.lstrip("0")
    zeros = ["không"] * (len(digits) - len(significant))
    return zeros + _whole(int(significant))


def _whole(number: int) -> list[str]:
    if not 0 <= number < _LIMIT:
        raise ValueError(f"out of range: {number}")
    if number == 0:
        return [_DIGITS[0]]
    words: list[str] = []
    for scale in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**scale % 1000
        if group:
            # Behind a larger group the hundreds are always read: "một triệu không trăm năm mươi".
            words += _group(group, behind=bool(words))
            words += [_SCALES[scale]] if scale else []
    return words


def _group(number: int, *, behind: bool) -> list[str]:
    """Read 1 to 999; ``behind`` says that a larger group was read before this one."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or behind else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        if ones:
            words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones:
        words.append(_one(ones, tens))
    return words


def _one(ones: int, tens: int) -> str:
    if ones == 5:
        return "lăm"
    if ones == 1 and tens > 1:
        return "mốt"
    return _DIGITS[ones]


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:]
