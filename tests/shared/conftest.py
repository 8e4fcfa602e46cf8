"""A server for followers over real sockets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from gevent.pywsgi import WSGIServer

from contest.shared.realtime import socketio
from contest.shared.server import make_server


@pytest.fixture
def alone(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application without the connections of tests before."""
    monkeypatch.setattr(socketio.server.eio, "sockets", {})
    return app


@pytest.fixture
def server(alone: Flask) -> Iterator[WSGIServer]:
    server = make_server(alone, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop(timeout=1)
