"""A script (kịch bản) on its way: none → handed_in → revise → agreed, and back only with a reason.

A version is what was handed in once and never changes. Its text is paragraphs, one a line; a
passage is a paragraph, or some words of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from contest.preparation.rules.written import plain

SCRIPT_LENGTH = 60_000
"""Characters: an hour of dialogue; a skit of ten minutes has about ten thousand."""
PARAGRAPHS_LIMIT = 1_500
COMMENT_LENGTH = 2_000
QUOTE_LENGTH = 500


class ScriptState(StrEnum):
    """How far a script is."""

    NONE = "none"
    HANDED_IN = "handed_in"
    REVISE = "revise"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class ScriptFault:
    """Why a text cannot be taken as a script."""

    code: str
    have: int = 0
    limit: int = 0


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text; between two of them at most one blank one, which stays."""
    lines: list[str] = []
    for raw in unicodedata.normalize("NFC", text).splitlines():
        line = plain(raw.replace("\t", "  "))
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def read_script(text: str) -> tuple[str, tuple[ScriptFault, ...]]:
    """The text as it is kept, and what is wrong with it."""
    lines = paragraphs_of(text)
    kept = "\n".join(lines)
    faults = []
    if not lines:
        faults.append(ScriptFault("script_empty"))
    if len(kept) > SCRIPT_LENGTH:
        faults.append(ScriptFault("script_too_long", len(kept), SCRIPT_LENGTH))
    if len(lines) > PARAGRAPHS_LIMIT:
        faults.append(ScriptFault("script_too_many_lines", len(lines), PARAGRAPHS_LIMIT))
    return kept, tuple(faults)


def why_not_hand_in(state: ScriptState, *, announced: bool, withdrawn: bool) -> tuple[str, ...]:
    """Handing a version in: after registration has closed too, until the results are announced."""
    reasons = []
    if announced:
        reasons.append("script_contest_over")
    if withdrawn:
        reasons.append("delegation_withdrawn")
    if state is ScriptState.AGREED:
        reasons.append("script_agreed")
    return tuple(reasons)


def why_not_judge(state: ScriptState, *, announced: bool) -> tuple[str, ...]:
    """Commenting on the newest version, or giving a verdict on it."""
    reasons = []
    if announced:
        reasons.append("script_contest_over")
    if state is ScriptState.NONE:
        reasons.append("script_not_handed_in")
    if state is ScriptState.AGREED:
        reasons.append("script_agreed_already")
    return tuple(reasons)


def why_not_reopen(state: ScriptState, *, announced: bool) -> tuple[str, ...]:
    """Asking for changes of a script that was agreed on."""
    reasons = ["script_contest_over"] if announced else []
    if state is not ScriptState.AGREED:
        reasons.append("script_not_agreed")
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph of two versions: ``kept``, ``added`` or ``removed``."""

    kind: str
    text: str


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    """Both versions as one list of paragraphs, what went before what came."""
    found: list[Change] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            found += [Change("kept", text) for text in new[j1:j2]]
            continue
        found += [Change("removed", text) for text in old[i1:i2] if text]
        found += [Change("added", text) for text in new[j1:j2] if text]
    return tuple(found)


def near(changed: Sequence[Change], around: int = 1) -> tuple[Change | None, ...]:
    """Only what changed, with its neighbours; ``None`` stands for what was left out."""
    wanted: set[int] = set()
    for place, change in enumerate(changed):
        if change.kind != "kept":
            wanted.update(range(place - around, place + around + 1))
    shown: list[Change | None] = []
    for place, change in enumerate(changed):
        if place in wanted:
            shown.append(change)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return tuple(shown)


def marked(paragraph: str, quotes: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """The paragraph in pieces, each with whether a comment quotes it; quotes may overlap."""
    spans = sorted(
        (start, start + len(quote))
        for quote in quotes
        if quote and (start := paragraph.find(quote)) >= 0
    )
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        if start > at:
            pieces.append((paragraph[at:start], False))
        pieces.append((paragraph[max(start, at) : end], True))
        at = end
    if at < len(paragraph):
        pieces.append((paragraph[at:], False))
    return tuple(pieces)
