"""Watchers of the scoreboard, as many as asked for: ``python -m tests.bench.watchers PORT COUNT``.

Each is a WebSocket that follows the topic ``scoreboard`` and answers the server's pings. Bare
sockets in one process, so that the machine's time goes to the server. Prints a line when all of
them follow; ends when its standard input does.
"""

from __future__ import annotations

import base64
import json
import os
import selectors
import socket
import sys

from tests.bench.installation import SLUG

OPEN = "40/live,"
FOLLOW = f"42/live,{json.dumps(['follow', {'topic': 'scoreboard', 'contest': SLUG}])}"
PING, PONG = b"2", "3"
FOLLOWED = b"snapshot"


def frame(text: str) -> bytes:
    """A masked text frame (RFC 6455, 5.2); the mask is zero, as nobody is to be misled."""
    data = text.encode()
    assert len(data) < 126
    return bytes([0x81, 0x80 | len(data)]) + bytes(4) + data


def connect(port: int) -> socket.socket:
    """One watcher that has asked for the scoreboard."""
    one = socket.create_connection(("127.0.0.1", port), timeout=30)
    key = base64.b64encode(os.urandom(16)).decode()
    one.sendall(
        (
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
    )
    one.recv(4096)
    one.sendall(frame(OPEN))
    one.sendall(frame(FOLLOW))
    return one


def main(port: int, count: int) -> None:
    """Connect them all, then keep them alive until nobody asks any more."""
    chosen = selectors.DefaultSelector()
    chosen.register(sys.stdin, selectors.EVENT_READ)
    for _ in range(count):
        chosen.register(connect(port), selectors.EVENT_READ, data=True)
    following: set[int] = set()
    said = False
    while True:
        for key, _ in chosen.select():
            if key.data is None:
                return
            assert isinstance(key.fileobj, socket.socket)
            received = key.fileobj.recv(65536)
            if not received:
                sys.exit("a watcher was thrown out")
            if received.endswith(PING):
                key.fileobj.sendall(frame(PONG))
            if FOLLOWED in received:
                following.add(key.fd)
        if len(following) == count and not said:
            said = True
            sys.stdout.write("ready\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
