"""A network to be ashamed of between tablets and server: it drops, doubles, delays and replays.

Requests are whole HTTP calls. What becomes of one is drawn from a seed; a call whose answer is
lost was nevertheless made, as in a hall where the Wi-Fi goes in the middle of a word.
"""

from __future__ import annotations

import http.client
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OPS = "/api/v1/seat/ops"
FATES = {
    "fine": 62,
    "lost_before": 8,
    "lost_after": 10,
    "twice": 8,
    "late": 7,
    "replayed": 5,
}
"""Fate of a call with operations → how often in a hundred."""
LATEST = 0.4
"""Seconds by which a call is held back at most: longer than a tablet here waits for an answer."""

Answer = tuple[int, bytes, str]


class FaultyProxy(ThreadingHTTPServer):
    """Stands before a server on this machine, which may come and go."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, upstream: int, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.upstream = upstream
        self.faults = True
        self.seen: Counter[str] = Counter()
        self.loose: list[threading.Timer] = []
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def draw(self) -> tuple[str, float]:
        """What becomes of the next call, and by how many seconds it is late if it is."""
        with self._lock:
            fate = self._random.choices([*FATES], [*FATES.values()])[0] if self.faults else "fine"
            self.seen[fate] += 1
            return fate, self._random.uniform(0.02, LATEST)

    def forward(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Make the call.

        Raises:
            OSError, http.client.HTTPException: the server is not there, or died over it.
        """
        wire = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=10)
        try:
            wire.request(method, path, body, headers)
            answer = wire.getresponse()
            return answer.status, answer.read(), answer.headers.get("Content-Type", "")
        finally:
            wire.close()

    def forward_later(self, delay: float, *call: Any) -> None:
        """The same call once more, long after it was answered."""
        timer = threading.Timer(delay * 4, self._quietly, call)
        timer.daemon = True
        timer.start()
        self.loose.append(timer)

    def _quietly(self, *call: Any) -> None:
        try:
            self.forward(*call)
        except (OSError, http.client.HTTPException):
            self.seen["replay_lost"] += 1

    def handle_error(self, *_: Any) -> None:
        """A tablet that hung up is no news."""


class _Call(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultyProxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {k: v for k, v in self.headers.items() if k in ("Authorization", "Content-Type")}
        call = ("POST", self.path, body, headers)
        fate, delay = self.server.draw() if self.path == OPS else ("fine", 0.0)
        self.close_connection = True
        try:
            if fate == "lost_before":
                return
            if fate == "late":
                threading.Event().wait(delay)
            answer = self.server.forward(*call)
            if fate == "twice":
                answer = self.server.forward(*call)
        except (OSError, http.client.HTTPException):
            return
        if fate == "replayed":
            self.server.forward_later(delay, *call)
        if fate != "lost_after":
            self._answer(answer)

    def do_GET(self) -> None:
        headers = {k: v for k, v in self.headers.items() if k in ("Authorization", "Accept")}
        self.close_connection = True
        try:
            self._answer(self.server.forward("GET", self.path, b"", headers))
        except (OSError, http.client.HTTPException):
            return

    def _answer(self, answer: Answer) -> None:
        status, body, kind = answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing to the terminal."""


@contextmanager
def faulty_network(upstream: int, seed: int) -> Iterator[FaultyProxy]:
    """The network while the block runs; what was still under way is awaited at its end."""
    proxy = FaultyProxy(upstream, seed)
    threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
