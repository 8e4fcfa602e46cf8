"""The installation's own certificates, kept in its data folder, for https without the internet.

``authority.pem`` and ``server.pem`` hold private keys: only their owner may read them, and
nothing of them is ever logged. ``server.json`` says for which names ``server.pem`` was made.
"""

import hashlib
import json
import os
import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import gevent
import structlog
from gevent.ssl import SSLContext

from config import Settings
from contest.shared import clock, lan
from contest.shared.aside import AsideError, done_aside

log = structlog.get_logger(__name__)

RENEW_BEFORE = timedelta(days=30)
LOOK_EVERY = 60
"""Seconds between two looks at the machine's addresses: a router hands out new ones."""


class LocalAuthority:
    """The authority of one installation, and the certificate that its server shows.

    Attributes:
        context: for the server; certificates that are renewed later are taken into it.
        names, addresses: what the certificate is good for.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.data / "https"
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self.context = SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.names: Sequence[str] = ()
        self.addresses: Sequence[str] = ()

    def renew(self) -> bool:
        """Make what is missing, near its end, or not for the addresses of today.

        Returns whether anything was made. The first call loads what is there.

        Raises:
            AsideError: no certificate can be made.
        """
        names, addresses = _wanted(self._settings.public_url)
        if (names, addresses) == (self.names, self.addresses) and not self._ends_soon():
            return False
        made = not self._is_for(names, addresses)
        if made:
            self._issue(names, addresses)
        self.context.load_cert_chain(self._folder / "server.pem")
        self.names, self.addresses = names, addresses
        return made

    def keep_renewing(self) -> None:
        """Look again every minute, until the process ends."""
        while True:
            gevent.sleep(LOOK_EVERY)
            try:
                if self.renew():
                    log.info("certificate_renewed", addresses=list(self.addresses))
            except (AsideError, OSError) as error:
                log.warning("certificate_not_renewed", why=str(error))

    def certificate(self) -> bytes:
        """The authority's certificate, as devices take it (DER); no key in it."""
        pem = (self._folder / "authority.pem").read_text("ascii")
        return ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN CERTIFICATE-----") :])

    def fingerprint(self) -> str:
        """SHA-256 of the certificate as devices show it: pairs of hexadecimal digits."""
        digest = hashlib.sha256(self.certificate()).hexdigest().upper()
        return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))

    def _kept(self) -> dict[str, str | list[str]]:
        try:
            kept: dict[str, str | list[str]] = json.loads(
                (self._folder / "server.json").read_text("utf-8")
            )
        except (OSError, ValueError):
            return {}
        return kept

    def _ends_soon(self) -> bool:
        until = self._kept().get("until")
        return not isinstance(until, str) or (
            datetime.fromisoformat(until) < clock.now() + RENEW_BEFORE
        )

    def _is_for(self, names: Sequence[str], addresses: Sequence[str]) -> bool:
        kept = self._kept()
        same = kept.get("names") == names and kept.get("addresses") == addresses
        return same and not self._ends_soon() and (self._folder / "server.pem").exists()

    def _issue(self, names: Sequence[str], addresses: Sequence[str]) -> None:
        authority = self._folder / "authority.pem"
        asked = {
            "authority": authority.read_text("utf-8", "replace") if authority.exists() else None,
            "names": names,
            "addresses": addresses,
            "owner": lan.names_here()[-1].removesuffix(".local"),
            "now": clock.now().isoformat(),
        }
        told = json.loads(done_aside("contest.shared.issuing", "issue", json.dumps(asked).encode()))
        if told["authority"] != asked["authority"]:
            _write(authority, told["authority"])
        _write(self._folder / "server.pem", told["server"])
        kept = {"names": names, "addresses": addresses, "until": told["until"]}
        _write(self._folder / "server.json", json.dumps(kept))


def _wanted(public_url: str | None) -> tuple[list[str], list[str]]:
    """Every name and address that this machine may be asked by."""
    names, addresses = lan.names_here(), lan.addresses_here()
    host = urlsplit(public_url).hostname if public_url else None
    if host and (":" in host or host.replace(".", "").isdigit()):
        return names, [*addresses, *({host} - {*addresses})]
    if host and host not in names:
        names.append(host)
    return names, addresses


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even while it is written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)
