"""A snapshot to all its followers: encoded once, one non-blocking write a connection.

Whoever has no WebSocket of its own to write to (long polling, in the middle of an upgrade, TLS
ended here) is served by the ordinary emit. Works the same where a queue brings the snapshot from
another process: each process encodes it once for its own.
"""

from typing import Any

import gevent
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from geventwebsocket.websocket import Header, WebSocket
from socketio import Manager, RedisManager
from socketio.packet import EVENT

from contest.shared.outlet import outlets

SNAPSHOT = "snapshot"
SCREENS = "screens"
"""Room of the walls of the hall: served before the phones."""
AT_ONCE = 250
"""Writes between two pauses."""
PAUSE = 0.001
"""Seconds in which judges' requests have their turn."""


class FanOut(Manager):  # type: ignore[misc]
    """The connections of this process.

    A follower who alone is sent the state, on joining, takes the ordinary way.
    """

    def emit(
        self, event: str, data: Any, namespace: str, room: str | None = None, **more: Any
    ) -> None:
        """Send to a room; a ``snapshot`` takes the quick way."""
        room = more.pop("to", None) or room
        if event != SNAPSHOT or room is None or self.is_connected(room, namespace):
            super().emit(event, data, namespace=namespace, room=room, **more)
        elif namespace in self.rooms:
            self._fan_out(data, namespace, room)

    def _fan_out(self, data: Any, namespace: str, room: str) -> None:
        message = self.server.packet_class(EVENT, namespace=namespace, data=[SNAPSHOT, data])
        packet = EnginePacket(MESSAGE, message.encode())
        frame = text_frame(packet.encode())
        # A list: connections come and go in the pauses.
        screens = {sid for sid, _ in self.get_participants(namespace, SCREENS)}
        followers = sorted(
            self.get_participants(namespace, room), key=lambda one: one[0] not in screens
        )
        for number, (_, engine_sid) in enumerate(followers, start=1):
            connection = self.server.eio.sockets.get(engine_sid)
            if connection is not None and connection.closed:
                continue
            outlet = outlets.get(engine_sid)
            if (
                connection is None
                or outlet is None
                or connection.upgrading
                or not connection.upgraded
            ):
                # As the ordinary emit does it: a test's client listens there.
                self.server._send_eio_packet(engine_sid, packet)
            else:
                outlet.offer(room, frame)
            if number % AT_ONCE == 0:
                gevent.sleep(PAUSE)


class QueuedFanOut(RedisManager, FanOut):  # type: ignore[misc]
    """The connections of this process, and a queue to those of the others."""


def text_frame(text: str) -> bytes:
    """A whole WebSocket text frame as a server sends it (RFC 6455, 5.2)."""
    data = text.encode()
    header: bytes = Header.encode_header(True, WebSocket.OPCODE_TEXT, b"", len(data), 0)
    return header + data
