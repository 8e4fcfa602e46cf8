"""Addresses as another machine has to type them, and their QR codes."""

import segno
from flask import current_app, has_request_context, request

from config import LOOPBACK, Settings


def public_base() -> str:
    """``HOITHI_PUBLIC_URL``; else as the browser asked; else as ``serve`` listens. No slash at
    the end."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url:
        return settings.public_url
    if has_request_context():
        return request.host_url.rstrip("/")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def audience_base() -> str:
    """Where whoever only watches is sent: the mirror where there is one, else as everybody."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.mirror_url or public_base()


def only_this_machine() -> bool:
    """Whether the public address opens on this machine alone, so that no tablet can use it."""
    host = public_base().split("://", 1)[1].split("/", 1)[0]
    name = host[1:].split("]", 1)[0] if host.startswith("[") else host.rsplit(":", 1)[0]
    return name in LOOPBACK


def qr_image(text: str) -> str:
    """The QR code of the text as a ``data:`` image (SVG), for the ``src`` of an ``img``."""
    return segno.make(text, error="m", micro=False).svg_data_uri(border=4, scale=4)
