"""Who may tell the mirror anything: whoever holds the hall's secret (Ed25519, RFC 8032).

The private key is derived from the installation's secret, like the judges' codes: nothing is kept,
and a second laptop that takes over speaks with the same voice. The public key is no secret; the
mirror is started with it, so that nobody who breaks into the mirror could speak for the hall.
"""

import base64
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

KEY_BYTES = 32


def private_key(secret: str) -> Ed25519PrivateKey:
    """The key of the installation with this secret."""
    return Ed25519PrivateKey.from_private_bytes(
        hmac.digest(secret.encode(), b"hoithi/mirror", "sha256")
    )


def public_text(key: Ed25519PrivateKey) -> str:
    """The public key as people copy it: 43 URL-safe characters."""
    return _text(key.public_key().public_bytes_raw())


def public_key(text: str) -> Ed25519PublicKey:
    """The key of such a text.

    Raises:
        ValueError: it is none.
    """
    raw = _bytes(text.strip())
    if len(raw) != KEY_BYTES:
        raise ValueError("no key")
    return Ed25519PublicKey.from_public_bytes(raw)


def signature_of(text: str, key: Ed25519PrivateKey) -> str:
    """The signature of a text."""
    return _text(key.sign(text.encode()))


def is_signed(text: str, signature: str, key: Ed25519PublicKey) -> bool:
    """Whether whoever holds the private half wrote this text."""
    try:
        key.verify(_bytes(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    if not text.isascii():
        raise ValueError("no base64")
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
