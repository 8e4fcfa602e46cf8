"""A piece (bài dự thi): what may be typed, what is missing of it, who may write it when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field, fields
from typing import Any

from contest.preparation.rules.slot import EXCHANGE, ROUND
from contest.preparation.rules.written import has_picture
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.teams import TeamStatus
from contest.shared.whole_numbers import whole_number

TITLE_LENGTH = 200
SUMMARY_LENGTH = 3000
NEEDS_LENGTH = 2000
LONGEST_MINUTES = 60
ACTS_LIMIT = 5
FILES_LIMIT = 12
"""Files of one piece."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
_MINUTES = re.compile(r"([0-9]{1,3})(?:phút|phut|p|')?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedPiece:
    """The form as it came."""

    title: str = ""
    summary: str = ""
    stage_needs: str = ""
    minutes: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PieceTexts:
    """What a piece says. ``minutes`` is how long an act takes; ``themes`` are ids."""

    title: str | None = None
    summary: str | None = None
    stage_needs: str | None = None
    minutes: int | None = None
    themes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PieceFault:
    """What is wrong at one field: a code and the facts of its sentence."""

    at: str
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


def read_piece(
    typed: TypedPiece, *, kind: str, themes: Container[int]
) -> tuple[PieceTexts, tuple[PieceFault, ...]]:
    """Read the form of a piece of a kind; ``themes`` are the ids of the contest's catalogue.

    A theme that somebody has removed meanwhile is left out without a word.
    """
    faults: list[PieceFault] = []
    title = _text(faults, "title", " ".join(typed.title.split()), TITLE_LENGTH)
    if kind == EXCHANGE and title is None and not faults:
        faults.append(PieceFault("title", "act_title_missing"))
    texts = PieceTexts(
        title=title,
        summary=_text(faults, "summary", typed.summary, SUMMARY_LENGTH),
        stage_needs=_text(faults, "stage_needs", typed.stage_needs, NEEDS_LENGTH),
        minutes=_minutes(faults, typed.minutes),
        themes=frozenset(theme for text in typed.themes if (theme := whole_number(text)) in themes),
    )
    return texts, tuple(faults)


def _text(faults: list[PieceFault], at: str, typed: str, limit: int) -> str | None:
    text = tidy(typed)
    if len(text) > limit:
        faults.append(PieceFault(at, "piece_text_too_long", {"have": len(text), "limit": limit}))
        return None
    if has_picture(text):
        faults.append(PieceFault(at, "piece_has_picture"))
        return None
    return text or None


def tidy(typed: str) -> str:
    """Lines in NFC without what cannot be seen, at most one blank one between two."""
    lines: list[str] = []
    for raw in unicodedata.normalize("NFC", typed).splitlines():
        seen = "".join(c for c in raw.replace("\t", " ") if unicodedata.category(c) not in _UNSEEN)
        line = " ".join(seen.split())
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def _minutes(faults: list[PieceFault], typed: str) -> int | None:
    text = "".join(unicodedata.normalize("NFC", typed).split())
    if not text:
        return None
    found = _MINUTES.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= LONGEST_MINUTES:
        faults.append(PieceFault("minutes", "piece_minutes", {"limit": LONGEST_MINUTES}))
        return None
    return int(found[1])


def differing(stored: PieceTexts, mine: PieceTexts) -> tuple[str, ...]:
    """The names of the fields that are not the same."""
    return tuple(
        one.name
        for one in fields(PieceTexts)
        if getattr(stored, one.name) != getattr(mine, one.name)
    )


def why_not_write(status: TeamStatus, hand: Hand, in_time: bool) -> tuple[str, ...]:
    """Changing a piece: the delegation until registration closes, the organiser after it too.

    Whom the organiser has asked to complete the list may complete the pieces as well.
    """
    if status is TeamStatus.WITHDRAWN:
        return ("delegation_withdrawn",)
    if hand is Hand.DELEGATION and not in_time and status is not TeamStatus.RETURNED:
        return ("pieces_closed",)
    return ()


def missing_of(kind: str, staged: bool, texts: PieceTexts, pictures: int) -> tuple[str, ...]:
    """What is still asked of a piece: title, summary, picture, minutes."""
    missing = []
    if kind == ROUND or texts != PieceTexts():
        missing += [name for name in ("title", "summary") if getattr(texts, name) is None]
    if kind == ROUND and not staged and not pictures:
        missing.append("picture")
    if kind == EXCHANGE and texts.minutes is None:
        missing.append("minutes")
    return tuple(missing)
