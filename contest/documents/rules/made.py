"""Where an official paper stands, and what an edition of it carries: its number, why it replaces
the one before it, who signs it, the reference that its public page goes by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Stand(StrEnum):
    """How far a paper has come."""

    LATER = "later"
    READY = "ready"
    MADE = "made"
    SIGNED = "signed"
    CHANGED = "changed"


class Why(StrEnum):
    """Why an edition replaces the one before it."""

    WORDING = "wording"
    """No figure is another one."""
    FIGURES = "figures"
    """Figures were mended before everybody had seen them."""
    CORRECTION = "correction"
    """A result that everybody had seen was corrected."""
    PRIZES = "prizes"
    """A prize was added by decision."""


SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and figures of a reference: none that is taken for another when read from paper."""
REFERENCE = 8
"""Signs of a reference."""
PUBLIC_PAGE = "/hoi-thi/<slug>/ban-in/<reference>"
"""Where everybody looks up the edition that a QR code names."""

DUE = (Stand.CHANGED, Stand.READY, Stand.MADE)
"""What somebody has to do something about now."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs a paper.

    Attributes:
        name: None where the paper leaves room to write it.
        at: when it was noted that they have signed; None while they have not.
    """

    title: str
    name: str | None
    at: datetime | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition that was printed.

    Attributes:
        number: from 1; the highest is the one that counts.
        reference: what its public page goes by; None for one from before there was such a page.
        why: why it replaces the one before it; None for the first.
        file_id: the very bytes that were printed, where they are kept.
        code: of its figures, as in the foot of its pages.
        clerk_number: the number that the clerk's office gave it.
        scan_id: the picture or scan of the signed paper.
    """

    id: int
    number: int
    code: str
    made_at: datetime
    made_by: str
    prints: int
    signed_at: datetime | None = None
    signed_by: str | None = None
    clerk_number: str | None = None
    scan_id: int | None = None
    reference: str | None = None
    why: Why | None = None
    signers: tuple[Signer, ...] = ()
    file_id: int | None = None

    @property
    def read_aloud(self) -> str | None:
        """Its reference as people read it."""
        return None if self.reference is None else shown_reference(self.reference)

    @property
    def unsigned(self) -> tuple[Signer, ...]:
        """Whose signature is missing."""
        return tuple(one for one in self.signers if one.at is None)


def shown_reference(reference: str) -> str:
    """As it is read aloud: ``7KQ2-M9XD``."""
    return f"{reference[:4]}-{reference[4:]}"


def numbered(
    edition: Mapping[str, Any],
    *,
    number: int,
    reference: str,
    code: str,
    address: tuple[str, str] | None,
) -> dict[str, Any]:
    """The data of an edition (``frame.Edition``) with what makes it this one.

    Args:
        address: of its public page, with its QR code (SVG); None where there is none.
    """
    url, qr_svg = address or (None, None)
    return {
        **edition,
        "version": str(number),
        "digest": code,
        "reference": shown_reference(reference),
        "address": url,
        "qr_svg": qr_svg,
    }


def typed_reference(text: str) -> str:
    """A reference as somebody typed it from paper."""
    return "".join(text.split()).replace("-", "").upper()


def is_reference(text: str) -> bool:
    """Whether it could be one: nothing else that somebody types reaches the database."""
    return len(text) == REFERENCE and set(text) <= set(SIGNS)


def signers_in(data: Mapping[str, Any]) -> tuple[Signer, ...]:
    """Whose signatures a paper needs, from the data that it is printed from.

    Minutes are signed by every member of the jury who was present besides whoever closes them.
    """
    jury: Sequence[Mapping[str, Any]] = data.get("jury", ())
    present = [one for one in jury if isinstance(one, Mapping) and one.get("present")]
    closing: Sequence[Mapping[str, Any]] = data.get("signatures", ())
    names = {one["name"] for one in present}
    blocks = [one for one in closing if one["name"] is None or one["name"] not in names]
    return tuple(Signer(one["title"], one["name"]) for one in (*present, *blocks))


def why_replaced(*, figures: bool, corrected: bool, prizes: bool) -> Why:
    """Why a new edition is needed.

    Args:
        figures: whether any figure, place or prize is another one.
        corrected: whether a result that everybody had seen was corrected since.
        prizes: whether a prize was added by decision since.
    """
    if not figures:
        return Why.WORDING
    if corrected:
        return Why.CORRECTION
    return Why.PRIZES if prizes else Why.FIGURES


def stand(*, draft: bool, latest: Edition | None, code: str) -> Stand:
    """Where a paper stands.

    Args:
        draft: whether it lacks something, or cannot be made at all.
        latest: the last edition that was printed, None for none.
        code: of the figures as they are now.
    """
    if latest is not None and latest.code != code:
        return Stand.LATER if draft else Stand.CHANGED
    if draft:
        return Stand.LATER
    if latest is None:
        return Stand.READY
    return Stand.SIGNED if latest.signed_at else Stand.MADE
