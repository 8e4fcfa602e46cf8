"""What leaves through one WebSocket: whole frames only, and for a slow client only the newest.

Engine.IO keeps a queue and a greenlet for each connection and hands every frame through both. A
snapshot for thousands needs neither: it is offered to each socket as bytes that are the same for
all. What a socket cannot take at once is finished by a greenlet of its own, and of the snapshots
that come meanwhile only the newest of each room waits: memory stays bounded, the stream whole.
Reaches into Engine.IO 4 and gevent-websocket 0.10: both are pinned, tests/shared/test_fan_out.py
fails when their inside moves.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import gevent
from engineio.async_drivers.gevent import WebSocketWSGI
from gevent.lock import BoundedSemaphore
from gevent.socket import SHUT_RDWR, socket
from gevent.ssl import SSLSocket

PATIENCE = 60.0
"""Seconds that a client may leave a frame half taken before it is dropped."""


class Outlet:
    """The only writer of one socket."""

    __slots__ = ("_lock", "_newest", "_socket")

    def __init__(self, connection: socket) -> None:
        self._socket = connection
        self._lock = BoundedSemaphore(1)
        self._newest: dict[str, bytes] = {}

    def write(self, frame: bytes) -> None:
        """Write a frame in its turn; waits as long as the client does.

        Raises:
            OSError: the connection is gone.
        """
        with self._lock:
            self._socket.sendall(frame)
            self._catch_up()

    def offer(self, room: str, frame: bytes) -> None:
        """Write a snapshot without waiting; what cannot leave now makes way for a newer one."""
        if self._lock.locked():
            self._newest[room] = frame
            return
        try:
            sent = os.write(self._socket.fileno(), frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return  # gone: whoever reads from it ends the connection
        if sent < len(frame):
            self._lock.acquire()
            gevent.spawn(self._finish, frame[sent:])

    def _finish(self, rest: bytes) -> None:
        """Give a slow client what is left of its frame, then what is newest; holds the lock."""
        try:
            with gevent.Timeout(PATIENCE):
                self._socket.sendall(rest)
                self._catch_up()
        except (OSError, gevent.Timeout):
            # Half a frame can never be mended: the client has to come back.
            self._newest.clear()
            with suppress(OSError):
                self._socket.shutdown(SHUT_RDWR)
        finally:
            self._lock.release()

    def _catch_up(self) -> None:
        while self._newest:
            _room, frame = self._newest.popitem()
            self._socket.sendall(frame)


outlets: dict[str, Outlet] = {}
"""Engine.IO connection → its outlet, while it has a WebSocket that is not encrypted here."""


class OutletWebSocket(WebSocketWSGI):  # type: ignore[misc]
    """Engine.IO's WebSocket, with everything leaving through an outlet."""

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[Any]:
        """Serve one WebSocket until it closes."""
        websocket, connection = environ["wsgi.websocket"], self.app.__self__
        if isinstance(websocket.handler.socket, SSLSocket):  # its bytes are not the frame's
            return list(super().__call__(environ, start_response))
        outlet = Outlet(websocket.handler.socket)
        websocket.raw_write = outlet.write
        outlets[connection.sid] = outlet
        try:
            return list(super().__call__(environ, start_response))
        finally:
            del outlets[connection.sid]
