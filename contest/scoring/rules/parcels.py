"""Operations that left the tablet by hand: as a file or a picture, when no network would take them.

A parcel is ``<content>.<proof>``: the content in base64url, and an HMAC-SHA256 of it under the
digest of the seat's session token, which only that device and the server know. The parcel opens
nothing else: the token itself never leaves the device.

The content is JSON ``{"c": contest, "j": judge, "d": device, "n": number, "a": op_id or null,
"s": [[round, team, [[op_id, kind, ...]]]]}``: ``n`` counts the parcels of one handing-over from 1,
``a`` is the last operation of the parcel before, so that none is read out of turn.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FORMAT = "hoithi-cho-gui/1"
LONGEST = 1_000_000
"""Characters of a parcel; a whole day of one judge is a tenth of it."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a parcel says, not yet believed.

    Attributes:
        number: which of the handing-over, from 1.
        after: the last operation of the parcel before it; None for the first.
        operations: as ``POST /api/v1/seat/ops`` takes them.
        sealed: the text under the proof.
    """

    contest: str
    judge: str
    device: str
    number: int
    after: str | None
    operations: tuple[dict[str, Any], ...]
    sealed: str
    proof: str

    def is_from(self, digests: Iterable[str]) -> str | None:
        """The digest among these under which it was sealed; None when it was none of them."""
        for digest in digests:
            if hmac.compare_digest(seal(digest, self.sealed), self.proof):
                return digest
        return None


def seal(digest: str, content: str) -> str:
    """The proof of a content, in base64url without padding."""
    made = hmac.new(digest.encode(), f"{FORMAT}:{content}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def read_parcel(text: str) -> Parcel | None:
    """Read one parcel; None when it is not one."""
    content, dot, proof = text.strip().partition(".")
    if not dot or len(text) > LONGEST or not text.isascii():
        return None
    try:
        padded = content + "=" * (-len(content) % 4)
        body = _json(base64.urlsafe_b64decode(padded).decode())
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    match body:
        case {"c": str(contest), "j": str(judge), "d": str(device), "n": int(number), "s": list()}:
            pass
        case _:
            return None
    after = body.get("a")
    operations = _operations(body["s"])
    if not operations or not (after is None or isinstance(after, str)):
        return None
    if any(len(one) > LONGEST_NAME for one in (contest, judge, device, after or "")):
        return None
    return Parcel(contest, judge, device, number, after, operations, content, proof)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _operations(sheets: list[Any]) -> tuple[dict[str, Any], ...]:
    """The operations written out; empty when one of them is not written as they are."""
    found: list[dict[str, Any]] = []
    for sheet in sheets:
        if not (isinstance(sheet, list) and len(sheet) == 3 and isinstance(sheet[2], list)):
            return ()
        for short in sheet[2]:
            operation = _operation(sheet[0], sheet[1], short)
            if operation is None:
                return ()
            found.append(operation)
    return tuple(found)


def _operation(round_: Any, team: Any, short: Any) -> dict[str, Any] | None:
    if not isinstance(short, list):
        return None
    match short:
        case [op_id, "m", criterion, points, base]:
            more = {"type": "mark", "criterion": criterion, "points": points, "base": base}
        case [op_id, "c", text]:
            more = {"type": "comment", "text": text}
        case [op_id, "s"]:
            more = {"type": "submit"}
        case _:
            return None
    return {"op_id": op_id, "round": round_, "team": team, **more}
