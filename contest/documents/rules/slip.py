"""Phiếu truy cập: one-time account slips and judges' seat slips, several on a sheet to cut apart.

Paper ``slip``. Not an official paper: no national heading, no signature. The secrets are printed
once and kept nowhere; whoever renders this paper must not store the PDF.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from contest.documents.rules import figures


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person needs to sign in.

    Attributes:
        kind: "account" (sign-in name and one-time password) or "seat" (judge's PIN).
        name: of the person.
        role: what the person is in the contest ("Thư ký", "Giám khảo số 3").
        address: what to open, a full URL that can be typed.
        sign_in: sign-in name for "account"; the judge's key for "seat"; None leaves it out.
        secret: the one-time password or the PIN, printed large, as it is to be typed.
        qr_svg: SVG of a QR code that opens the page (for "seat" with the token); None for none.
        valid_until: when the secret ends, aware; None when it does not.
    """

    kind: Literal["account", "seat"]
    name: str
    role: str
    address: str
    sign_in: str | None
    secret: str
    qr_svg: str | None = None
    valid_until: datetime | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the texts for the template."""
        until = self.valid_until
        return {
            "kind": self.kind,
            "name": self.name,
            "role": self.role,
            "address": self.address,
            "sign_in": self.sign_in,
            "secret": self.secret,
            "qr_svg": self.qr_svg,
            "valid_until": None if until is None else figures.stamp(until),
        }


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """Slips of one contest, in the order given, eight on an A4 page with lines to cut along."""

    contest: str
    made_at: datetime
    slips: tuple[Slip, ...]

    def to_data(self) -> dict[str, Any]:
        """Return the data of paper ``slip``."""
        return {
            "made_at": figures.local(self.made_at).isoformat(timespec="seconds"),
            "draft": False,
            "contest": self.contest,
            "printed": figures.stamp(self.made_at),
            "slips": [slip.to_data() for slip in self.slips],
        }
