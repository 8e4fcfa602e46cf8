"""Who signs the contest's papers and by which power, as ``contests.letterhead`` keeps it.

A signatory signs in one's own right or by a power: TM. (on behalf of a body that decides
together), KT. (for one's head), TL. (by order), TUQ. (by delegation), Q. (acting head). Source:
Decree 30/2020/NĐ-CP, appendix I, section II, 7. Names of bodies and titles are the contest's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from contest.regulations.rules.faults import Fault, FaultCode

ON_BEHALF = "TM."
FOR_ANOTHER = ("KT", "TL", "TUQ")
"""Powers that name whom one signs for."""
ACTING = "Q"
POWERS = (*FOR_ANOTHER, ACTING)
SIGNATORIES = ("organiser", "awarding")
"""Whoever signs for Ban Tổ chức, and whoever signs decisions on awards and certificates."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs.

    Attributes:
        title: one's own ("Phó Chủ tịch"); for ``Q`` the post that one fills ("Chủ tịch").
        behalf: the body in whose name one signs (TM.); None for one's own power.
        power: one of ``POWERS`` without its full stop, or None.
        stands_for: the title of the one for whom one signs, with ``FOR_ANOTHER``.
        name: without academic titles; None leaves room to write it.
    """

    title: str
    behalf: str | None = None
    power: str | None = None
    stands_for: str | None = None
    name: str | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """The lines over the title: ``TM. Ủy ban nhân dân``, ``KT. Chủ tịch``."""
        lines = [f"{ON_BEHALF} {self.behalf}"] if self.behalf else []
        if self.power in FOR_ANOTHER and self.stands_for:
            lines.append(f"{self.power}. {self.stands_for}")
        return tuple(lines)

    @property
    def signs_as(self) -> str:
        """The title as it is printed: ``Q. Chủ tịch`` for who acts."""
        return f"{ACTING}. {self.title}" if self.power == ACTING else self.title

    @property
    def head(self) -> str:
        """The title of the head in whose place one signs, or one's own."""
        return self.stands_for if self.power in FOR_ANOTHER and self.stands_for else self.title


def signatory(texts: Mapping[str, Any], who: str, *, title: str) -> Signatory:
    """One of ``SIGNATORIES`` as kept; ``title`` where the contest gives none."""
    return Signatory(
        title=texts.get(f"{who}_title") or title,
        behalf=texts.get(f"{who}_behalf") or None,
        power=texts.get(f"{who}_power") or None,
        stands_for=texts.get(f"{who}_for") or None,
        name=texts.get(f"{who}_name") or None,
    )


def awarding_signatory(texts: Mapping[str, Any], *, behalf: str, title: str) -> Signatory:
    """Who signs decisions on awards and certificates.

    Where no other body is named for it, the organising committee's head does: on ``behalf`` of
    it, as ``title``, with the name that the committee's papers carry.
    """
    signs = signatory(texts, "awarding", title=title)
    if texts.get("awarding_body"):
        return signs
    return replace(
        signs,
        behalf=signs.behalf or behalf,
        name=signs.name or texts.get("organiser_name") or None,
    )


def letterhead_faults(texts: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What is wrong with the powers, each at its place in the document."""
    return tuple(fault for who in SIGNATORIES for fault in _faults(texts, who))


def _faults(texts: Mapping[str, Any], who: str) -> Iterator[Fault]:
    power, stands_for = texts.get(f"{who}_power"), texts.get(f"{who}_for")
    if power and power not in POWERS:
        yield Fault(f"/letterhead/{who}_power", FaultCode.BAD_VALUE, "choice")
    elif power in FOR_ANOTHER and not stands_for:
        facts = (("power", str(power)),)
        yield Fault(f"/letterhead/{who}_for", FaultCode.BAD_VALUE, "signs_for", facts)
    elif stands_for and power not in FOR_ANOTHER:
        yield Fault(f"/letterhead/{who}_power", FaultCode.BAD_VALUE, "power_missing")
