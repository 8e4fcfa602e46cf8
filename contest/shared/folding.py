"""Folded Vietnamese text: one spelling for comparison, never for printing.

Source: contest file ``hoithi/1``, section 7. "Hoà" and "Hòa" are one name. White space is
what ``str.split`` takes for it.
"""

from __future__ import annotations

import re
import unicodedata

_OLD_TO_NEW = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD = re.compile("|".join(_OLD_TO_NEW))


def folded(text: str) -> str:
    """The text as it is compared: NFC, lower case, single spaces, one place for the tone mark."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _OLD.sub(lambda match: _OLD_TO_NEW[match[0]], " ".join(lowered.split()))
