"""What opens a judge's seat: the token in the QR, and the PIN. Both are derived, never stored.

From the installation's secret, the contest, the judge and the number of the issue, by
HMAC-SHA256: a lost slip is printed again, and raising ``issue`` revokes what was printed before.
"""

import base64
import hmac
from uuid import UUID

PIN_DIGITS = 6
_MAC_BYTES = 16


def _mac(secret: str, purpose: str, contest: UUID, judge: UUID, issue: int) -> bytes:
    message = f"hoithi/{purpose}/{contest}/{judge}/{issue}"
    return hmac.digest(secret.encode(), message.encode(), "sha256")


def token_of(secret: str, contest: UUID, judge: UUID, issue: int) -> str:
    """The token of the QR: 43 URL-safe characters, the judge's UUID and 128 bits of proof."""
    proof = _mac(secret, "token", contest, judge, issue)[:_MAC_BYTES]
    return base64.urlsafe_b64encode(judge.bytes + proof).rstrip(b"=").decode()


def judge_of(token: str) -> UUID | None:
    """Whose seat the token says it opens; None for what is no token. Proves nothing yet."""
    if len(token) != 43 or not token.isascii():
        return None
    try:
        raw = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except ValueError:
        return None
    return UUID(bytes=raw[:16])


def pin_of(secret: str, contest: UUID, judge: UUID, issue: int) -> str:
    """The PIN: six digits, good for its judge's seat only."""
    number = int.from_bytes(_mac(secret, "pin", contest, judge, issue)[:8], "big")
    return f"{number % 10**PIN_DIGITS:0{PIN_DIGITS}d}"


def is_same(given: str, right: str) -> bool:
    """Whether the code is right, in a time that tells nothing about how much of it is."""
    return hmac.compare_digest(given.encode(), right.encode())
