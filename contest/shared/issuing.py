"""Making certificates: a local authority, and a server's certificate signed by it.

Runs in a child process (``aside.py``), so that the server never loads the library. Everybody who
trusts the authority trusts it for private networks and this machine's names alone: its *name
constraints* (RFC 5280, 4.2.1.10) make it worthless for any other site.
"""

import ipaddress
import json
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
"""Browsers refuse server certificates that last much longer."""
EARLIER = timedelta(days=2)
"""Tablets with a wrong clock accept a certificate that began before today."""
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16",
           "100.64.0.0/10", "fc00::/7", "::1/128")  # fmt: skip
KEY_USES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
            "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
            "decipher_only")  # fmt: skip

Key = ec.EllipticCurvePrivateKey


def issue(given: bytes) -> bytes:
    """A certificate for these names and addresses.

    Args:
        given: JSON ``{"authority": PEM or null, "names": [], "addresses": [], "owner": text,
            "now": ISO 8601}``.

    Returns:
        JSON ``{"authority": PEM, "server": PEM, "until": ISO 8601}``; each PEM begins with its
        private key. The authority is the given one, unless it is absent, ending, or may not sign
        for one of the names.
    """
    asked = json.loads(given)
    now = datetime.fromisoformat(asked["now"])
    authority = _read(asked["authority"])
    if authority is None or not _may_sign(authority[1], asked, now):
        authority = _new_authority(asked, now)
    key, certificate = authority
    server_key, server = _new_server(asked, now, key, certificate)
    told = {
        "authority": _pem(key) + _pem(certificate),
        "server": _pem(server_key) + _pem(server) + _pem(certificate),
        "until": server.not_valid_after_utc.isoformat(),
    }
    return json.dumps(told).encode()


def _read(pem: str | None) -> tuple[Key, x509.Certificate] | None:
    if pem is None:
        return None
    try:
        key = serialization.load_pem_private_key(pem.encode(), None)
        certificate = x509.load_pem_x509_certificate(pem.encode())
    except ValueError:
        return None
    return (key, certificate) if isinstance(key, Key) else None


def _may_sign(certificate: x509.Certificate, asked: dict[str, Any], now: datetime) -> bool:
    if certificate.not_valid_after_utc < now + timedelta(days=SERVER_DAYS):
        return False
    limits = certificate.extensions.get_extension_for_class(x509.NameConstraints).value
    allowed = [one.value for one in limits.permitted_subtrees or ()]
    networks = [one for one in allowed if not isinstance(one, str)]
    names_fit = all(name in allowed for name in asked["names"])
    return names_fit and all(
        any(ipaddress.ip_address(one) in network for network in networks)
        for one in asked["addresses"]
    )


def _new_authority(asked: dict[str, Any], now: datetime) -> tuple[Key, x509.Certificate]:
    networks = [ipaddress.ip_network(one) for one in PRIVATE]
    for text in asked["addresses"]:
        address = ipaddress.ip_address(text)
        if not any(address in network for network in networks):
            networks.append(ipaddress.ip_network(address))
    limits: list[x509.GeneralName] = [x509.DNSName(name) for name in asked["names"]]
    limits += [x509.IPAddress(network) for network in networks]
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Hội Thi – {asked['owner']} ({now:%d/%m/%Y})")
    public = key.public_key()
    certificate = (
        _begin(name, name, public, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_uses("key_cert_sign", "crl_sign"), critical=True)
        .add_extension(x509.NameConstraints(limits, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return key, certificate


def _new_server(
    asked: dict[str, Any], now: datetime, signing: Key, authority: x509.Certificate
) -> tuple[Key, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key()
    names: list[x509.GeneralName] = [x509.DNSName(name) for name in asked["names"]]
    names += [x509.IPAddress(ipaddress.ip_address(one)) for one in asked["addresses"]]
    from_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    certificate = (
        _begin(_name(asked["owner"]), authority.subject, public, now, SERVER_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_uses("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(from_key, critical=False)
        .sign(signing, hashes.SHA256())
    )
    return key, certificate


def _begin(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, now: datetime,
    days: int,
) -> x509.CertificateBuilder:  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + timedelta(days=days))
    )


def _uses(*uses: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{use: use in uses for use in KEY_USES})


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words[:64])])


def _pem(part: Key | x509.Certificate) -> str:
    if isinstance(part, x509.Certificate):
        return part.public_bytes(serialization.Encoding.PEM).decode()
    return part.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
