"""A crowd before the scoreboard: ``python -m tests.bench.crowd PORT COUNT KIND [SECONDS]``.

Each is a WebSocket in one process, as lean as can be, so that the machine's time goes to the
server. ``live`` follows the topic ``scoreboard`` as a phone does; ``slow`` does so and then reads
nothing more; ``node`` listens to a Socket.IO server without topics; ``bare`` to a WebSocket
without Socket.IO. Pings are answered. Whoever is thrown out ends the crowd, unless SECONDS is
given: then each comes back at a moment of its own within so many, and tries again until it is in.

Prints lines of JSON: ``"ready"`` when all are in. For each snapshot that carries the moment of
its sending (``"at": nanoseconds of the monotonic clock``, one clock for all processes of a
machine), once the last of them has it: ``median`` and ``last`` in milliseconds. When all that were
thrown out are back: ``back`` (seconds since the first was), ``version`` (the oldest that one of
them was shown). Ends when its standard input does.
"""

from __future__ import annotations

import base64
import heapq
import json
import os
import random
import re
import selectors
import socket
import sys
import time
from collections import defaultdict

from tests.bench.installation import SLUG

LIVE = "/socket.io/?EIO=4&transport=websocket"
OPEN, NODE_OPEN = "40/live,", "40"
FOLLOW = f"42/live,{json.dumps(['follow', {'topic': 'scoreboard', 'contest': SLUG}])}"
PING_FRAME, PONG = b"\x81\x012", "3"
SNAPSHOT, NODE_IN = b"snapshot", b'40{"sid"'
MOMENT_SIGN = b'"at":'
MOMENT = re.compile(rb'"at":(\d+)[}\]]')
VERSION = re.compile(rb'"version":(\d+)')
NAP = 0.002
"""Seconds between two looks at all that came. Who looks at each single one takes half as much of
the machine again, which the devices of a real crowd would not."""
AT_ONCE = 100
"""Of the crowd that are on their way in at the same time."""


def frame(text: str) -> bytes:
    """A masked text frame (RFC 6455, 5.2); the mask is zero, as nobody is to be misled."""
    data = text.encode()
    assert len(data) < 126
    return bytes([0x81, 0x80 | len(data)]) + bytes(4) + data


def is_one_frame(buffer: bytearray, size: int) -> bool:
    """Whether so many bytes are one text frame of 126 to 65,535 bytes, and nothing else."""
    return (
        size > 4
        and buffer[0] == 0x81
        and buffer[1] == 126
        and size == 4 + (buffer[2] << 8 | buffer[3])
    )


class Watcher:
    """One of them: not yet greeted, greeted, or in."""

    __slots__ = ("greeted", "inside", "rest", "socket", "start")

    def __init__(self, port: int, kind: str) -> None:
        self.start = time.monotonic()
        self.greeted = self.inside = False
        self.rest = b""
        self.socket = socket.socket()
        if kind == "slow":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.setblocking(False)
        self.socket.connect_ex(("127.0.0.1", port))

    def knock(self, port: int, path: str) -> None:
        """Ask for a WebSocket; OSError when there is nobody."""
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.send(
            (
                f"GET {path} HTTP/1.1\r\n"
                f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )


class Crowd:
    """All of them, and what they have seen."""

    def __init__(self, port: int, count: int, kind: str, comes_back: float | None) -> None:
        self.port, self.count, self.kind, self.comes_back = port, count, kind, comes_back
        self.chosen = selectors.DefaultSelector()
        self.buffer = bytearray(65536)
        self.chosen.register(sys.stdin, selectors.EVENT_READ)
        self.inside = self.coming = 0
        self.waits: dict[int, list[int]] = defaultdict(list)
        self.outside = [0.0] * count  # a heap of the moments at which they come
        self.asleep: list[Watcher] = []
        self.thrown_out_at = 0.0
        self.oldest: int | None = None
        self.was_full = False

    def run(self) -> None:
        """Bring them in and listen, until nobody asks any more."""
        while True:
            self.let_go_in()
            time.sleep(NAP)
            for key, events in self.chosen.select(0.05 if self.outside else None):
                if key.data is None:
                    return
                try:
                    if events & selectors.EVENT_WRITE:
                        self.arrive(key.data)
                    else:
                        self.hear(key.data)
                except OSError:
                    self.leave(key.data)

    def let_go_in(self) -> None:
        """Those whose moment has come, not too many at once."""
        now = time.monotonic()
        while self.outside and self.outside[0] <= now and self.coming < self.most_coming:
            heapq.heappop(self.outside)
            self.coming += 1
            one = Watcher(self.port, self.kind)
            self.chosen.register(one.socket, selectors.EVENT_WRITE, data=one)

    @property
    def most_coming(self) -> int:
        return self.count if self.was_full else AT_ONCE

    def arrive(self, one: Watcher) -> None:
        """The connection is there."""
        one.knock(self.port, "/" if self.kind == "bare" else LIVE)
        self.chosen.modify(one.socket, selectors.EVENT_READ, data=one)

    def leave(self, one: Watcher) -> None:
        """Thrown out, or not let in."""
        if self.comes_back is None:
            sys.exit(f"a watcher was {'thrown out' if one.inside else 'not let in'}")
        self.chosen.unregister(one.socket)
        one.socket.close()
        now = time.monotonic()
        if one.inside:
            self.thrown_out_at = self.thrown_out_at or now
            self.inside -= 1
            again = now + random.uniform(0, self.comes_back)
        else:
            self.coming -= 1
            again = now + random.uniform(0, self.comes_back)
        heapq.heappush(self.outside, again)

    def hear(self, one: Watcher) -> None:
        """Read what came for one of them."""
        size = one.socket.recv_into(self.buffer)
        if not size:
            raise ConnectionResetError
        now = time.monotonic_ns()
        if one.inside and not one.rest and is_one_frame(self.buffer, size):
            # Nearly all that ever comes, so it is read without a copy and without a pattern.
            if (start := self.buffer.rfind(MOMENT_SIGN, 0, size)) != -1:
                start += len(MOMENT_SIGN)
                end = self.buffer.find(b"}", start, size)
                self.note(int(self.buffer[start:end]), now)
            return
        received = bytes(self.buffer[:size])
        if PING_FRAME in received:
            one.socket.send(frame(PONG))
            received = received.replace(PING_FRAME, b"")
        if not one.greeted:
            self.greet(one)
        if not one.inside:
            self.see_whether_in(one, received)
            return
        seen = one.rest + received
        if not seen.endswith((b"]", b"}")):
            one.rest = seen
            return
        one.rest = b""
        for moment in MOMENT.findall(seen):
            self.note(int(moment), now)

    def greet(self, one: Watcher) -> None:
        """Say what one of this kind says first."""
        one.greeted = True
        if self.kind in ("live", "slow"):
            one.socket.send(frame(OPEN) + frame(FOLLOW))
        elif self.kind == "node":
            one.socket.send(frame(NODE_OPEN))

    def see_whether_in(self, one: Watcher, received: bytes) -> None:
        """In is who was shown the state."""
        one.rest += received
        sign = {"bare": b"\r\n\r\n", "node": NODE_IN}.get(self.kind, SNAPSHOT)
        if sign not in one.rest or (sign == SNAPSHOT and not one.rest.endswith(b"]")):
            return
        if (version := VERSION.search(one.rest)) is not None:
            self.oldest = min(self.oldest or sys.maxsize, int(version[1]))
        one.inside, one.rest = True, b""
        self.coming -= 1
        self.inside += 1
        if self.kind == "slow":
            self.chosen.unregister(one.socket)
            self.asleep.append(one)
        if self.inside == self.count:
            self.all_in()

    def all_in(self) -> None:
        """Tell it: the first time, and when all are back."""
        if not self.was_full:
            say(json.dumps("ready"))
        else:
            back = time.monotonic() - self.thrown_out_at
            say(json.dumps({"back": back, "version": self.oldest}))
        self.was_full, self.thrown_out_at, self.oldest = True, 0.0, None

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


def main(port: str, count: str, kind: str, comes_back: str | None = None) -> None:
    crowd = Crowd(int(port), int(count), kind, None if comes_back is None else float(comes_back))
    crowd.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
