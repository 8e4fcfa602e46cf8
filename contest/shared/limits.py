"""How often an address may knock: generous, since a whole hall is often one address."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, headers_enabled=True)


def start_limiter(app: Flask, queue_url: str | None) -> None:
    """Count in memory for one process, in Redis or Valkey for several."""
    app.config["RATELIMIT_STORAGE_URI"] = queue_url or "memory://"
    limiter.init_app(app)
