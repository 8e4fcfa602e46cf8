"""A client as lean as can be, so that what is measured is the server: one keep-alive connection,
one send and one or two receives a call."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from typing import Any


class Wire:
    """One keep-alive HTTP/1.1 connection for JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self._socket.close()

    def post(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Any:
        """Send JSON; the JSON of the answer, None for an empty one.

        Raises:
            RuntimeError: any other answer than 200.
        """
        return self._ask("POST", path, json.dumps(body).encode(), headers or {})

    def get(self, path: str, headers: Mapping[str, str]) -> Any:
        """The JSON at this address; errors as for :meth:`post`."""
        return self._ask("GET", path, b"", headers)

    def _ask(self, method: str, path: str, data: bytes, headers: Mapping[str, str]) -> Any:
        lines = [
            f"{method} {path} HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            f"Content-Length: {len(data)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        self._socket.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        return self._answer()

    def _answer(self) -> Any:
        received = b""
        while b"\r\n\r\n" not in received:
            part = self._socket.recv(65536)
            if not part:
                raise RuntimeError("the server hung up")
            received += part
        head, _, body = received.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines)
        length = int(fields["content-length"])
        while len(body) < length:
            body += self._socket.recv(65536)
        if status.split()[1] != "200":
            raise RuntimeError(f"{status}: {body.decode()}")
        return json.loads(body) if body else None
