"""What stands around the content of every official paper: letterhead, title, signatures, proof.

All of it is data of one contest (names of bodies, places and powers change from district to
commune and from year to year). A value here is plain; ``to_data()`` gives the texts that the
template prints, already in Vietnamese notation. Source: Decree 30/2020/NĐ-CP, appendix I.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from contest.documents.rules import figures


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, where and on which day. Capitals are set by the template.

    Attributes:
        superior: the body above the issuing one ("UBND huyện Hà Trung"); None leaves it out.
        body: the issuing body ("Ban Tổ chức hội thi").
        symbol: what follows the number ("BB-BTC"); the number itself stays blank for the clerk's
            office. None leaves the whole line "Số:" out (mark sheets have none).
        place: where the paper is signed ("Hà Trung").
        day: its day; None prints dots to be filled by hand.
    """

    superior: str | None
    body: str
    symbol: str | None
    place: str
    day: date | None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "superior": self.superior,
            "body": self.body,
            "symbol": self.symbol,
            "place": self.place,
            "day": None if self.day is None else figures.long_day(self.day),
        }


@dataclass(frozen=True, slots=True)
class ContestTitle:
    """The contest as it is named on papers: its full name and its theme (None: no theme)."""

    name: str
    theme: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {"name": self.name, "theme": self.theme}


@dataclass(frozen=True, slots=True)
class Signature:
    """One block for a signature, with empty space above the name.

    Attributes:
        title: the signatory's title ("Trưởng Ban Giám khảo"); capitals are set by the template.
        power: in whose name ("TM. Ban Tổ chức", "KT. Chủ tịch"); None for one's own power.
        name: without academic titles; None leaves room to write it.
    """

    title: str
    power: str | None = None
    name: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {"title": self.title, "power": self.power, "name": self.name}


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version of a paper this is, so that two prints can be told apart.

    Attributes:
        made_at: when its figures were taken, aware; also the creation date of the PDF.
        version: number of the edition, from 1; None for a draft.
        reference: what the edition's public page goes by, as it is read aloud; None for a draft.
        digest: short check of the figures, printed in the foot; None leaves it out.
        ledger_head: head of the mark ledger's chain, printed on the minutes; None leaves it out.
        address: public page that shows the same figures; None leaves it out, with its QR.
        qr_svg: an SVG picture of that address as a QR code.
    """

    made_at: datetime
    version: int | None = None
    digest: str | None = None
    ledger_head: str | None = None
    address: str | None = None
    qr_svg: str | None = None
    reference: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        return {
            "made_at": figures.stamp(self.made_at),
            "version": None if self.version is None else str(self.version),
            "digest": self.digest,
            "ledger_head": self.ledger_head,
            "address": self.address,
            "qr_svg": self.qr_svg,
            "reference": self.reference,
        }


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around a paper's own content; every official paper holds one.

    Attributes:
        letterhead: issuing body, number, place and day.
        contest: name and theme.
        edition: version and moment of the figures.
        signatures: left to right, one to three.
        grounds: legal grounds, one italic paragraph each, without the closing mark.
        recipients: lines under "Nơi nhận:", without dash and closing mark; empty leaves it out.
    """

    letterhead: Letterhead
    contest: ContestTitle
    edition: Edition
    signatures: tuple[Signature, ...] = ()
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def to_data(self, *, draft: bool = False) -> dict[str, Any]:
        """Return what every template and the engine need, the content aside."""
        return {
            "made_at": figures.local(self.edition.made_at).isoformat(timespec="seconds"),
            "draft": draft,
            "letterhead": self.letterhead.to_data(),
            "contest": self.contest.to_data(),
            "edition": self.edition.to_data(),
            "signatures": [signature.to_data() for signature in self.signatures],
            "grounds": list(self.grounds),
            "recipients": list(self.recipients),
        }
