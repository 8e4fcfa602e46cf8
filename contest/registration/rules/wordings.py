"""What people write in a list, and what it means: “Đội trưởng”, “nữ”, “hộ nghèo”, “x”.

Written words are compared without marks, case and punctuation. A word that is not known stays as
it was written, so that the one who wrote it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from contest.shared.vietnamese import strip_marks

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

ROLE = {
    "captain": ("doi truong", "truong doi", "truong nhom"),
    "full": (
        "thanh vien chinh thuc", "chinh thuc", "thanh vien", "tv", "doi vien", "thanh vien doi",
        "thanh vien doi thi", "doi pho", "pho doi truong", "dien vien", "thi sinh",
    ),
    "reserve": ("du bi", "thanh vien du bi", "du phong"),
    "support": ("phuc vu", "hau can", "ho tro", "nguoi phuc vu", "giup viec"),
    "manager": (
        "truong doan", "quan ly", "quan ly doan", "nguoi quan ly", "nguoi quan ly doan",
        "dai dien", "nguoi dai dien", "nguoi dai dien quan ly doan", "phu trach", "phu trach doan",
    ),
}  # fmt: skip
GENDER = {
    "female": ("nu", "ba", "chi", "co", "gai", "f", "female"),
    "male": ("nam", "ong", "anh", "trai", "m", "male"),
}
GROUP = {
    "commune_officer": (
        "can bo giam ngheo cap xa", "can bo giam ngheo xa", "can bo cap xa", "can bo xa",
        "can bo giam ngheo", "cong chuc xa", "can bo giam ngheo cap xa phuong", "can bo phuong",
        "can bo thi tran", "can bo cong chuc",
    ),
    "village_officer": (
        "can bo giam ngheo o thon tieu khu", "can bo giam ngheo thon", "can bo thon",
        "can bo tieu khu", "truong thon", "truong tieu khu", "to truong to dan pho",
        "can bo giam ngheo o thon", "can bo giam ngheo tieu khu", "can bo co so",
    ),
    "resident": ("nguoi dan", "dan", "nhan dan", "dan cu", "cong dan"),
    "poor_household": ("ho ngheo", "ngheo", "hn", "nguoi ngheo", "thuoc ho ngheo"),
    "near_poor_household": ("ho can ngheo", "can ngheo", "hcn", "cn", "thuoc ho can ngheo"),
    "newly_escaped_household": (
        "ho moi thoat ngheo", "moi thoat ngheo", "ho thoat ngheo", "thoat ngheo", "htn", "hmtn",
        "thuoc ho moi thoat ngheo", "ho moi thoat",
    ),
    "other": ("thanh phan khac", "khac", "doi tuong khac"),
}  # fmt: skip
GROUND = {
    "residence": (
        "ho khau", "thuong tru", "cu tru", "ho khau thuong tru", "noi cu tru", "noi thuong tru",
        "o dia phuong", "co ho khau", "sinh song",
    ),
    "work": (
        "noi lam viec", "lam viec", "cong tac", "noi cong tac", "lam viec tai dia phuong",
        "cong tac tai dia phuong",
    ),
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "role": ROLE, "gender": GENDER, "group": GROUP, "eligible_by": GROUND,
}  # fmt: skip
"""Field → key → how people write it, folded."""

_KEYS = {
    name: {word: key for key, words in catalogue.items() for word in words}
    for name, catalogue in WORDS.items()
}
_YES = frozenset({"x", "v", "co", "1", "yes", "dung", "xx"})
_YES_SIGNS = frozenset("✓✔☑✗✘×")
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})

_WHOLE = re.compile(r"(\d+)[.,]0+", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_MIDNIGHT = re.compile(r"\s+0?0:00(:00(\.0+)?)?$", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})", re.ASCII)
_EXCEL_EPOCH = date(1899, 12, 30)
_LAST_SERIAL = 60_000
"""A day in 2064: later figures are no days of birth."""


@lru_cache(maxsize=4096)
def folded_words(text: str) -> str:
    """The words alone: ``"Họ và tên (chữ in hoa)"`` → ``"ho va ten"``."""
    return _NOT_A_WORD.sub(" ", strip_marks(_BRACKETS.sub(" ", text))).strip()


def key_of(field: str, text: str) -> str | None:
    """The key that a written value of ``role``, ``gender``, ``group`` or ``eligible_by`` means."""
    if text in WORDS[field]:
        return text
    return _KEYS[field].get(folded_words(text))


def is_yes(text: str) -> bool:
    """Whether a cell of a column like “Hộ nghèo” is ticked."""
    return text.strip().lower() in _YES_SIGNS or folded_words(text) in _YES


def is_nothing(text: str) -> bool:
    """Whether the cell says nothing: empty, dashes, dots."""
    return not text.strip(" .-–—_/")


def is_excel_error(text: str) -> bool:
    """Whether the cell shows the error of a formula."""
    return text.strip().upper() in _ERRORS


def born_text(text: str) -> tuple[str, str | None]:
    """A day of birth as one would type it, and a code where Excel's figure was turned into one.

    ``"1987.0"`` → ``"1987"``; ``"32025"`` → ``"05/09/1987"``; what is not understood stays.
    """
    text = _MIDNIGHT.sub("", text.strip())
    if whole := _WHOLE.fullmatch(text):
        text = whole[1]
    if _SERIAL.fullmatch(text) and int(text) <= _LAST_SERIAL:
        day = _EXCEL_EPOCH + timedelta(days=int(text))
        return f"{day:%d/%m/%Y}", "cell_serial_day"
    if in_words := _IN_WORDS.search(folded_words(text)):
        return "/".join(in_words.groups()), None
    return text, None


def phone_text(text: str) -> tuple[str, str | None]:
    """A phone number with the leading 0 that Excel takes off figures, and a code if it was."""
    text = text.strip()
    if whole := _WHOLE.fullmatch(text):
        text = whole[1]
    digits = re.sub(r"[ .\-]", "", text)
    if re.fullmatch(r"[35789]\d{8}", digits, re.ASCII):
        return f"0{digits}", "cell_zero_restored"
    return text, None
