"""An Engine.IO connection that holds one greenlet, not three.

Engine.IO gives each WebSocket a greenlet that writes what a queue holds and one more that waits
for the moment of the next ping. Each costs a stack, and the writer keeps the last snapshot that it
sent; a third goes round all of them without end. Here whoever has something to say writes it
(``outlet.py``), and one greenlet pings all, one more misses their answers (``heartbeat.py``). Long
polling stays as the library has it.
Reaches into Engine.IO 4 and gevent-websocket 0.10: both are pinned, tests/shared/test_fan_out.py
and test_connection.py fail when their inside moves.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import engineio
from engineio.async_drivers.gevent import WebSocketWSGI
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import CLOSE, NOOP, PING, PONG, UPGRADE, Packet
from engineio.socket import Socket
from geventwebsocket.exceptions import WebSocketError

from contest.shared import clock
from contest.shared.heartbeat import Later
from contest.shared.outlet import Outlet, text_frame

PROBE = "probe"
GRACE = 0.5
"""Seconds after which an answer that was due is looked for."""
CLOSE_FRAME = b"\x88\x02\x03\xe8"
"""The end of a WebSocket, “normal closure” (RFC 6455, 5.5.1 and 7.4.1)."""


class Connection(Socket):  # type: ignore[misc]
    """One client; its ``outlet`` while it has a WebSocket, None while it polls."""

    outlet: Outlet | None
    # As the library has them, which says nothing of types.
    queue: Any
    last_ping: float | None
    connected: bool
    upgraded: bool
    closing: bool
    closed: bool

    def __init__(self, server: engineio.Server, sid: str) -> None:
        super().__init__(server, sid)
        self.outlet = None

    def send(self, pkt: Packet) -> None:
        """Send a packet after all before it.

        Raises:
            SocketIsClosedError: the connection has ended.
        """
        if self.outlet is None:
            super().send(pkt)
        elif self.check_ping_timeout():
            self.outlet.send(text_frame(pkt.encode()))

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """End the connection; ``abort`` without a word to the client."""
        outlet = self.outlet
        if outlet is None:
            super().close(wait=wait, abort=abort, reason=reason)
            return
        if self.closed or self.closing:
            return
        self.closing = True
        reasons = self.server.reason
        self.server._trigger_event(
            "disconnect", self.sid, reason or reasons.SERVER_DISCONNECT, run_async=False
        )
        self.closed, self.outlet = True, None
        if reason == reasons.PING_TIMEOUT:  # nobody is there to say goodbye
            outlet.end()
        elif not abort:
            outlet.send(text_frame(Packet(CLOSE).encode()))
            outlet.send(CLOSE_FRAME)

    def check_ping_timeout(self) -> bool:
        """Whether the client answers its pings; closes it when it does not.

        By a clock that never steps: setting the laptop's clock throws nobody out.

        Raises:
            SocketIsClosedError: the connection has ended.
        """
        if self.closed:
            raise SocketIsClosedError
        if self.last_ping and clock.monotonic() - self.last_ping > self.server.ping_timeout:
            self.close(wait=False, reason=self.server.reason.PING_TIMEOUT)
            return False
        return True

    def schedule_ping(self) -> None:
        """Ping the client when the interval is over, unless it still owes an answer."""
        if self.last_ping:
            self.last_ping = None
            self.server.to_ping.add(self)

    def ping(self) -> None:
        """Ask whether the client is still there."""
        if self.closed:
            self.forget()
        else:
            self.last_ping = clock.monotonic()
            self.send(Packet(PING))
            self.server.to_answer.add(self)

    def part_from_the_silent(self) -> None:
        """Let go of a client whose answer to the last ping is overdue."""
        if self.closed or not self.check_ping_timeout():
            self.forget()

    def forget(self) -> None:
        """Hold nothing of a connection that has ended."""
        self.server.sockets.pop(self.sid, None)

    def _websocket_handler(self, ws: "OutletWebSocket") -> list[Any]:
        if self.connected and not self._upgraded_by(ws):
            return []
        self.outlet = ws.outlet
        while not self.queue.empty():
            self.outlet.send(text_frame(self.queue.get().encode()))
        if not self.connected:
            self.queue = None  # nobody will ever poll here
        self.connected = self.upgraded = True
        try:
            with suppress(SocketIsClosedError, WebSocketError):
                self._read(ws)
        finally:
            self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        return []

    def _read(self, ws: "OutletWebSocket") -> None:
        """Take what the client says until it ends or says what nobody understands."""
        while (message := ws.wait()) and len(message) <= self.server.max_http_buffer_size:
            try:
                packet = Packet(encoded_packet=message)
            except ValueError:
                return
            with suppress(UnknownPacketError):
                self.receive(packet)

    def _upgraded_by(self, ws: "OutletWebSocket") -> bool:
        """Leave long polling for this WebSocket, if the client goes through with it (Engine.IO
        protocol 4, “Upgrade”)."""
        self.upgrading = True
        try:
            asked = Packet(encoded_packet=ws.wait())
            if asked.packet_type != PING or asked.data != PROBE:
                return False
            ws.send(Packet(PONG, data=PROBE).encode())
            self.queue.put(Packet(NOOP))  # ends the poll that waits
            return bool(Packet(encoded_packet=ws.wait()).packet_type == UPGRADE)
        finally:
            self.upgrading = False


class OutletWebSocket(WebSocketWSGI):  # type: ignore[misc]
    """Engine.IO's WebSocket, with everything leaving through an outlet."""

    outlet: Outlet

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[Any]:
        """Serve one WebSocket until it closes."""
        websocket = environ["wsgi.websocket"]
        self.outlet = Outlet(websocket.handler.socket)
        websocket.raw_write = self.outlet.send
        return list(super().__call__(environ, start_response))


def hold_lean(server: engineio.Server) -> None:
    """Let this server hold its connections so."""
    engineio.server.socket.Socket = Connection  # the name by which the server makes them
    server.to_ping = Later(server.ping_interval, Connection.ping)
    server.to_answer = Later(server.ping_timeout + GRACE, Connection.part_from_the_silent)
    server._async = server._async | {"websocket": OutletWebSocket}
