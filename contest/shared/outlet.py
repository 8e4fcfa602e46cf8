"""What leaves through one WebSocket: whole frames only, and for a slow client only the newest.

Nobody who writes here ever waits: a frame goes to the socket as bytes in one non-blocking write.
What a socket cannot take at once is finished by a greenlet of its own; what comes meanwhile waits
in its order, and of the snapshots only the newest of each topic: memory stays bounded, the stream
whole.
"""

import os
from contextlib import suppress

import gevent
from gevent.socket import SHUT_RDWR, socket
from gevent.ssl import SSLSocket
from geventwebsocket.websocket import Header, WebSocket

PATIENCE = 60.0
"""Seconds that a client may take for one frame before it is dropped."""
MOST_WAITING = 1000
"""Messages that may wait for a client besides its snapshots; one more, and it is dropped."""


class Outlet:
    """The only writer of one socket."""

    __slots__ = ("_encrypted", "_socket", "_waiting")

    def __init__(self, connection: socket) -> None:
        self._socket = connection
        # Its bytes on the line are not the frame's: a greenlet lets the library encrypt them.
        self._encrypted = isinstance(connection, SSLSocket)
        self._waiting: dict[object, bytes] | None = None

    @property
    def waiting(self) -> int:
        """How many frames wait for a slow client behind the one that it is taking."""
        return len(self._waiting or ())

    def send(self, frame: bytes) -> None:
        """Send a frame that must arrive, after all before it."""
        self._leave(object(), frame)

    def offer(self, topic: object, frame: bytes) -> None:
        """Send a snapshot; what cannot leave now makes way for a newer one of its topic."""
        self._leave(topic, frame)

    def end(self) -> None:
        """Let go of the client: whoever reads from it finds the end of the stream."""
        with suppress(OSError):
            self._socket.shutdown(SHUT_RDWR)

    def _leave(self, key: object, frame: bytes) -> None:
        if self._waiting is not None:
            self._waiting[key] = frame
            if len(self._waiting) > MOST_WAITING:
                self.end()
            return
        try:
            sent = 0 if self._encrypted else os.write(self._socket.fileno(), frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return  # gone: whoever reads from it ends the connection
        if sent < len(frame):
            self._waiting = {}
            gevent.spawn(self._finish, frame[sent:])

    def _finish(self, rest: bytes) -> None:
        """Give a slow client what is left of its frame, then what waits for it."""
        waiting = self._waiting
        assert waiting is not None
        try:
            while rest:
                with gevent.Timeout(PATIENCE):
                    self._socket.sendall(rest)
                rest = waiting.pop(next(iter(waiting))) if waiting else b""
        except (OSError, gevent.Timeout):
            # Half a frame can never be mended: the client has to come back.
            self.end()
        finally:
            self._waiting = None


def text_frame(text: str) -> bytes:
    """A whole WebSocket text frame as a server sends it (RFC 6455, 5.2)."""
    data = text.encode()
    header: bytes = Header.encode_header(True, WebSocket.OPCODE_TEXT, b"", len(data), 0)
    return header + data
