"""A server for followers over real sockets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from gevent.pywsgi import WSGIServer

from contest.shared.server import make_server


@pytest.fixture
def alone(new_app: Flask) -> Iterator[Flask]:
    """An application of the test's own: without the connections of tests before."""
    with new_app.app_context():
        yield new_app


@pytest.fixture
def server(alone: Flask) -> Iterator[WSGIServer]:
    server = make_server(alone, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop(timeout=1)
