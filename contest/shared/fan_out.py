"""A snapshot to all its followers: encoded once, one non-blocking write a connection.

Whoever has no WebSocket to write to (long polling, in the middle of an upgrade) is sent the same
packet by the library. Works the same where a queue brings the snapshot from another process: each
process encodes it once for its own.
"""

from typing import Any

import gevent
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from socketio import Manager, RedisManager
from socketio.packet import EVENT

from contest.shared.outlet import text_frame

SNAPSHOT = "snapshot"
SCREENS = "screens"
"""Room of the walls of the hall: served before the phones."""
AT_ONCE = 250
"""Writes between two pauses."""
MOST_PAUSE = 0.02
"""Seconds that a pause may last at most: it is over when judges' requests have had their turn."""


Receivers = str | list[str] | None
"""A room, the numbers of some connections, or None for everybody."""


class FanOut(Manager):  # type: ignore[misc]
    """The connections of this process."""

    def emit(
        self, event: str, data: Any, namespace: str, room: Receivers = None, **more: Any
    ) -> None:
        """Send to a room, or to some connections; a ``snapshot`` takes the quick way."""
        room = more.pop("to", None) or room
        if event == SNAPSHOT and room is not None:
            self._fan_out(data, namespace, room)
        else:
            super().emit(event, data, namespace=namespace, room=room, **more)

    def _fan_out(self, data: Any, namespace: str, room: str | list[str]) -> None:
        message = self.server.packet_class(EVENT, namespace=namespace, data=[SNAPSHOT, data])
        packet = EnginePacket(MESSAGE, message.encode())
        frame = text_frame(packet.encode())
        topic = data["topic"], data["contest"]
        # A list: connections come and go in the pauses.
        screens = {sid for sid, _ in self.get_participants(namespace, SCREENS)}
        followers = sorted(
            self.get_participants(namespace, room), key=lambda one: one[0] not in screens
        )
        for number, (_, engine_sid) in enumerate(followers, start=1):
            connection = self.server.eio.sockets.get(engine_sid)
            if connection is not None and connection.outlet is not None:
                connection.outlet.offer(topic, frame)
            else:  # as the library does it: a test's client listens there
                self.server._send_eio_packet(engine_sid, packet)
            if number % AT_ONCE == 0:
                pause()


def pause() -> None:
    """Let everybody have a turn who has something to say, and go on at once when nobody has."""
    with gevent.Timeout(MOST_PAUSE, False):
        gevent.idle()


class QueuedFanOut(RedisManager, FanOut):  # type: ignore[misc]
    """The connections of this process, and a queue to those of the others."""

    def emit(
        self, event: str, data: Any, namespace: str, room: Receivers = None, **more: Any
    ) -> None:
        """Send to a room of all processes; of a ``snapshot`` the others are told first, so that
        theirs do not wait for the pauses here."""
        room = more.pop("to", None) or room
        if event != SNAPSHOT or room is None or more.get("ignore_queue"):
            super().emit(event, data, namespace=namespace, room=room, **more)
            return
        self._publish(
            {
                "method": "emit",
                "event": event,
                "data": [data],
                "namespace": namespace,
                "room": room,
                "host_id": self.host_id,
            }
        )
        self._fan_out(data, namespace, room)
