"""The server process: gevent's WSGI server with WebSockets, Nagle's delay switched off."""

import socket

from flask import Flask
from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler


class QuickHandler(WebSocketHandler):  # type: ignore[misc]
    """Answers leave at once: with Nagle's algorithm a keep-alive POST waits some 40 ms for the
    client's delayed acknowledgement."""

    def __init__(self, sock: socket.socket, address: object, server: WSGIServer) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(sock, address, server)


def make_server(app: Flask, host: str, port: int) -> WSGIServer:
    """A server that is ready for ``serve_forever``; ``port`` 0 takes a free one."""
    return WSGIServer((host, port), app, handler_class=QuickHandler, log=None, error_log=None)
