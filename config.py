"""Settings, all from the environment (contract: the table of commands)."""

import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What one installation is told.

    Attributes:
        data: folder for the embedded database, the secret and files made at run time.
        database_url: SQLAlchemy address; SQLite in ``data`` unless ``DATABASE_URL`` is set.
        queue_url: Redis or Valkey address for several processes; None for one process.
        public_url: what every QR and link is built from; None means “as the browser asked”.
        mirror_url: of the mirror, where the audience watches instead; None for none.
        host, port: where ``serve`` listens.
        demo_is_public: the demo may be served beyond loopback.
        secret_key: signs sessions and derives seat tokens; made and kept in ``data`` if absent.
        proxies: how many proxies stand in front, whose ``X-Forwarded-*`` headers are believed.
    """

    data: Path
    database_url: str
    queue_url: str | None
    public_url: str | None
    host: str
    port: int
    demo_is_public: bool
    secret_key: str
    proxies: int = 0
    mirror_url: str | None = None

    @property
    def on_loopback(self) -> bool:
        """Whether nobody but this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def may_serve_demo(self) -> bool:
        """Whether a demo may be here: nobody else reaches it, or it was asked for."""
        return self.on_loopback or self.demo_is_public


def read_settings(environ: os._Environ[str] | dict[str, str] = os.environ) -> Settings:
    """Read the settings; makes the data folder and the secret where they are missing.

    Raises:
        ValueError: a port that is no number from 1 to 65535, proxies that are none from 0 to 9, a
            mirror that is no http address.
    """
    data = Path(environ.get("HOITHI_DATA") or ROOT / "instance").resolve()
    data.mkdir(parents=True, exist_ok=True)
    return Settings(
        data=data,
        database_url=_database_url(environ.get("DATABASE_URL"), data),
        queue_url=environ.get("HOITHI_QUEUE_URL") or None,
        public_url=(environ.get("HOITHI_PUBLIC_URL") or "").rstrip("/") or None,
        host=environ.get("HOITHI_HOST") or "127.0.0.1",
        port=_number(environ, "HOITHI_PORT", 8000, range(1, 65536)),
        demo_is_public=environ.get("HOITHI_DEMO") == "public",
        secret_key=environ.get("HOITHI_SECRET_KEY") or _kept_secret(data / "secret_key"),
        proxies=_number(environ, "HOITHI_PROXIES", 0, range(10)),
        mirror_url=_web_address(environ, "HOITHI_MIRROR_URL"),
    )


def _web_address(environ: os._Environ[str] | dict[str, str], name: str) -> str | None:
    text = (environ.get(name) or "").strip().rstrip("/")
    if text and not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", text, re.ASCII):
        raise ValueError(f"{name} phải là địa chỉ như https://xem.example.vn, không phải {text!r}")
    return text or None


def _number(
    environ: os._Environ[str] | dict[str, str], name: str, otherwise: int, allowed: range
) -> int:
    text = environ.get(name) or str(otherwise)
    if not text.isascii() or not text.isdigit() or int(text) not in allowed:
        first, last = allowed[0], allowed[-1]
        raise ValueError(f"{name} phải là số từ {first} đến {last}, không phải {text!r}")
    return int(text)


def _database_url(given: str | None, data: Path) -> str:
    if not given:
        return f"sqlite:///{data / 'hoithi.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if given.startswith(scheme):
            return "postgresql+psycopg://" + given.removeprefix(scheme)
    return given


def _kept_secret(path: Path) -> str:
    """The secret in this file; made first if need be, whole or not at all, once for everybody."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), "ascii")
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text("ascii").strip()
