"""A crowd before the scoreboard: ``python -m tests.bench.crowd PORT COUNT live|bare``.

Each is a WebSocket in one process, as lean as can be, so that the machine's time goes to the
server. ``live`` follows the topic ``scoreboard`` as a phone does and answers pings; ``bare`` only
listens. Prints ``ready`` when all are in; then, for each snapshot that carries the moment of its
sending (``"at": nanoseconds of the monotonic clock``, one clock for all processes of a machine), a
line of JSON once the last of them has it: milliseconds to the median and to the last.
Ends when its standard input does.
"""

from __future__ import annotations

import base64
import json
import os
import re
import selectors
import socket
import sys
import time
from collections import defaultdict

from tests.bench.installation import SLUG

OPEN = "40/live,"
FOLLOW = f"42/live,{json.dumps(['follow', {'topic': 'scoreboard', 'contest': SLUG}])}"
PING, PONG = b"2", "3"
FOLLOWED = b"snapshot"
MOMENT = re.compile(rb'"at":(\d+)[}\]]+$')


def frame(text: str) -> bytes:
    """A masked text frame (RFC 6455, 5.2); the mask is zero, as nobody is to be misled."""
    data = text.encode()
    assert len(data) < 126
    return bytes([0x81, 0x80 | len(data)]) + bytes(4) + data


def connect(port: int, path: str) -> socket.socket:
    """One WebSocket."""
    one = socket.create_connection(("127.0.0.1", port), timeout=30)
    key = base64.b64encode(os.urandom(16)).decode()
    one.sendall(
        (
            f"GET {path} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
    )
    one.recv(4096)
    return one


def follow(port: int) -> socket.socket:
    """One watcher that has asked for the scoreboard."""
    one = connect(port, "/socket.io/?EIO=4&transport=websocket")
    one.sendall(frame(OPEN))
    one.sendall(frame(FOLLOW))
    return one


class Crowd:
    """All of them, and what they have seen."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.following: set[int] = set()
        self.waits: dict[int, list[int]] = defaultdict(list)

    def hear(self, one: socket.socket) -> None:
        """Read what came for one of them."""
        received = one.recv(65536)
        if not received:
            sys.exit("a watcher was thrown out")
        now = time.monotonic_ns()
        if received.endswith(PING):
            one.sendall(frame(PONG))
        if (moment := MOMENT.search(received)) is not None:
            self.note(int(moment[1]), now)
        elif FOLLOWED in received:
            self.join(one.fileno())

    def join(self, number: int) -> None:
        """Whoever is told the state follows; many are told more than once."""
        if number in self.following:
            return
        self.following.add(number)
        if len(self.following) == self.count:
            say("ready")

    def note(self, moment: int, now: int) -> None:
        """One more has the snapshot of this moment."""
        waits = self.waits[moment]
        waits.append(now - moment)
        if len(waits) == self.count:
            middle, last = sorted(waits)[self.count // 2], max(waits)
            say(json.dumps({"median": middle / 1e6, "last": last / 1e6}))
            del self.waits[moment]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(port: int, count: int, kind: str) -> None:
    """Connect them all, then listen until nobody asks any more."""
    chosen = selectors.DefaultSelector()
    chosen.register(sys.stdin, selectors.EVENT_READ)
    crowd = Crowd(count)
    for _ in range(count):
        one = follow(port) if kind == "live" else connect(port, "/")
        chosen.register(one, selectors.EVENT_READ, data=one)
        if kind == "bare":
            crowd.join(one.fileno())
    while True:
        for key, _ in chosen.select():
            if key.data is None:
                return
            crowd.hear(key.data)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
