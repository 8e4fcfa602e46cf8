"""The server process: gevent's WSGI server with WebSockets, Nagle's delay switched off."""

import gc
import socket
from typing import Any

import gevent
from flask import Flask
from gevent.pywsgi import WSGIServer
from gevent.ssl import SSLContext, SSLSocket
from geventwebsocket.handler import WebSocketHandler

from contest.shared.turnstile import Turnstile

HELLO_SECONDS = 20
"""How long a new connection may stay silent before it is closed."""
BACKLOG = 4096
"""Connections that may wait to be taken; one that finds no room is only tried again a second later
by its system, a judge's like any other."""
WELCOMED_AT_ONCE = 20
"""WebSockets that begin in one turn of the loop: all phones of a hall come back after a restart."""
READ_AHEAD = 1024
"""Bytes read ahead from each connection; a watcher holds them as long as it watches."""
TLS_HELLO = b"\x16"
"""First byte of a TLS handshake (RFC 8446, 5.1); no HTTP request begins with it."""


websockets = Turnstile(WELCOMED_AT_ONCE)


class QuickHandler(WebSocketHandler):  # type: ignore[misc]
    """Answers leave at once: with Nagle's algorithm a keep-alive POST waits some 40 ms for the
    client's delayed acknowledgement."""

    def __init__(self, sock: socket.socket, address: object, server: WSGIServer) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(sock, address, server, rfile=sock.makefile("rb", READ_AHEAD))

    def upgrade_websocket(self) -> Any:
        """Begin a WebSocket in its turn; a judge's request goes by without one."""
        if "HTTP_UPGRADE" in self.environ:
            websockets.go_through()
        return super().upgrade_websocket()

    def get_environ(self) -> dict[str, Any]:
        """The request's environment, with the scheme of this very connection."""
        environ: dict[str, Any] = super().get_environ()
        if isinstance(self.socket, SSLSocket):
            environ["wsgi.url_scheme"] = "https"
        return environ


class BothDoors(WSGIServer):  # type: ignore[misc]
    """http and https on one port, told apart by the first byte: one address on every slip, and a
    phone that does not trust the authority simply goes on with http."""

    def __init__(self, *given: Any, context: SSLContext, **more: Any) -> None:
        super().__init__(*given, **more)
        self._context = context

    def handle(self, sock: socket.socket, address: object) -> None:
        """Serve one connection."""
        secured = sock
        try:
            with gevent.Timeout(HELLO_SECONDS):
                if sock.recv(1, socket.MSG_PEEK) == TLS_HELLO:
                    secured = self._context.wrap_socket(sock, server_side=True)
        except (OSError, gevent.Timeout):  # silent, or a device that does not trust us
            sock.close()
            return
        try:
            super().handle(secured, address)
        finally:
            secured.close()


def make_server(
    app: Flask, host: str, port: int, *, context: SSLContext | None = None
) -> WSGIServer:
    """A server that is ready for ``serve_forever``; ``port`` 0 takes a free one.

    Args:
        context: certificates for https beside http; None for http alone.
    """
    usual = {"handler_class": QuickHandler, "log": None, "error_log": None, "backlog": BACKLOG}
    if context is None:
        return WSGIServer((host, port), app, **usual)
    return BothDoors((host, port), app, context=context, **usual)


def settle() -> None:
    """Before serving: what is loaded stays until the end, so the collector need not walk through
    it again while judges wait (a quarter of a second with thousands of watchers besides)."""
    gc.collect()
    gc.freeze()
