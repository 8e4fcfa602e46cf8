"""The wording of a paper as the organiser may change it: plain text with named places.

``{giải}`` is filled in from the contest; everything else is printed as typed. There is nothing
to execute: a place is found once, by its name, and what is filled in is not looked at again.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

LONGEST = 3000
"""Signs in one text."""
_PLACE = re.compile(r"(?<!\{)\{([^\W\d_][^{}\n]{0,39})\}(?!\})")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a paper.

    Attributes:
        key: under which the contest keeps its own text.
        label: what it is called on the page.
        ours: the text that is printed as long as the contest has none of its own.
        places: names that may stand in braces.
        needed: those that must not be lost.
        kind: ``line``, ``lines`` (each line is a paragraph), or ``millimetres``.
        optional: nothing is printed where it is empty.
        low, high: bounds of ``millimetres``.
    """

    key: str
    label: str
    ours: str
    places: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    kind: Literal["line", "lines", "millimetres"] = "line"
    optional: bool = False
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class WordingFault:
    """What is wrong with one text: ``code`` with its facts; the sentences are elsewhere."""

    key: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


def tidied(typed: str) -> str:
    """A text as it is kept: one kind of line break, no blank lines, no outer white space."""
    lines = (" ".join(line.split()) for line in typed.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled in; a place without a value stays as it was typed."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def wording_faults(wording: Wording, text: str) -> Iterator[WordingFault]:
    """Everything that is wrong with a tidied text."""
    if not text and not wording.optional:
        yield WordingFault(wording.key, "wording_blank")
        return
    if len(text) > LONGEST:
        yield WordingFault(wording.key, "wording_long", (("most", str(LONGEST)),))
        return
    if wording.kind == "millimetres":
        if not text.isascii() or not text.isdigit() or not _within(wording, text):
            facts = (("low", str(wording.low)), ("high", str(wording.high)))
            yield WordingFault(wording.key, "wording_millimetres", facts)
        return
    if wording.kind == "line" and "\n" in text:
        yield WordingFault(wording.key, "wording_lines")
    used = [found[1] for found in _PLACE.finditer(text)]
    for name in dict.fromkeys(used):
        if name not in wording.places:
            yield WordingFault(wording.key, "wording_unknown", _unknown(name, wording.places))
    for name in wording.needed:
        if text and name not in used:
            yield WordingFault(wording.key, "wording_lost", (("name", name),))


def _within(wording: Wording, digits: str) -> bool:
    return len(digits) < 5 and wording.low <= int(digits) <= wording.high


def _unknown(name: str, places: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    near = difflib.get_close_matches(name, places, n=1, cutoff=0.5) or places[:1]
    return (("name", name), ("near", near[0] if near else ""))
