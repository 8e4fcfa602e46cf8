"""Bare followers of a topic over real sockets: by WebSocket, by long polling."""

from __future__ import annotations

import base64
import json
import os
import urllib.parse
from typing import Any

import gevent
from gevent import socket
from gevent.ssl import SSLContext

from contest.shared import outlet
from contest.shared.realtime import NAMESPACE, Snapshot, Topic, add_topic, socketio

TOPIC, CONTEST = "parade", "hoi-thi"
ROOM = f"{TOPIC}:{CONTEST}:"


def following(topic: str, contest: str) -> str:
    """The packet by which one asks for a topic."""
    return f"42/live,{json.dumps(['follow', {'topic': topic, 'contest': contest}])}"


SQUARE = "square"
"""A public topic; it notes here what it was asked for."""
asked: list[str] = []


def _produce_square(contest: str, _scope: str) -> Snapshot:
    asked.append(contest)
    return Snapshot(0, "")


add_topic(Topic(SQUARE, _produce_square, lambda contest: "" if contest == CONTEST else None, True))
add_topic(Topic(TOPIC, lambda _contest, _scope: Snapshot(0, ""), lambda _contest: ""))


class Follower:
    """A bare WebSocket that follows the topic and reads only when it is told to."""

    def __init__(
        self,
        port: int,
        buffer: int | None = None,
        auth: dict[str, bool] | None = None,
        session: str = "",
        context: SSLContext | None = None,
    ) -> None:
        """``session``: the number of a connection that polls and now wants a WebSocket;
        ``context``: whom one who comes by https trusts."""
        self._socket = socket.socket()
        if buffer is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self._socket.connect(("127.0.0.1", port))
        self._socket.settimeout(20)
        if context is not None:
            self._socket = context.wrap_socket(self._socket, server_hostname="127.0.0.1")
        self._stream = self._socket.makefile("rb")
        query = "EIO=4&transport=websocket" + (f"&sid={session}" if session else "")
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            (
                f"GET /socket.io/?{query} HTTP/1.1\r\n"
                f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while self._stream.readline().strip():
            pass
        if session:
            return
        self.send(f"40/live,{json.dumps(auth or {})}")
        self.follow(TOPIC, CONTEST)
        assert self.snapshot() == 0

    def follow(self, topic: str, contest: str) -> None:
        self.send(following(topic, contest))

    def send(self, text: str) -> None:
        data = text.encode()
        self._socket.sendall(bytes([0x81, 0x80 | len(data)]) + bytes(4) + data)

    def text(self) -> str:
        """The next whole message; ``EOFError`` at the end of the stream."""
        opcode, length = self._read(2)
        if opcode == 0x88:
            raise EOFError
        assert opcode == 0x81, "not the beginning of a text frame: the stream is broken"
        if length >= 126:
            length = int.from_bytes(self._read(2 if length == 126 else 8))
        return self._read(length).decode()

    def _read(self, count: int) -> bytes:
        data: bytes = self._stream.read(count)
        if len(data) < count:
            raise EOFError
        return data

    def event(self) -> list[Any]:
        """The next event of the namespace."""
        while not (text := self.text()).startswith("42/live,"):
            pass
        event: list[Any] = json.loads(text.removeprefix("42/live,"))
        return event

    def snapshot(self) -> int:
        """The version of the next snapshot."""
        name, message = self.event()
        assert name == "snapshot"
        return int(message["version"])

    def read_on(self) -> None:
        """Read to the end of the stream."""
        while self.text():
            pass

    def close(self) -> None:
        self._stream.close()
        self._socket.close()


class Poller:
    """A follower by long polling."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.sid = ""
        self.sid = json.loads(self.ask()[1:])["sid"]
        self.tell("40/live,")
        self.tell(following(TOPIC, CONTEST))
        while "snapshot" not in self.ask():
            pass

    def ask(self) -> str:
        return self._call("GET", b"")

    def tell(self, text: str) -> None:
        self._call("POST", text.encode())

    def _call(self, method: str, body: bytes) -> str:
        query = urllib.parse.urlencode({"EIO": 4, "transport": "polling", "sid": self.sid})
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            head = f"{method} /socket.io/?{query} HTTP/1.0\r\nContent-Length: {len(body)}"
            connection.sendall(head.encode() + b"\r\n\r\n" + body)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return answer.partition(b"\r\n\r\n")[2].decode()


def outlets() -> list[outlet.Outlet]:
    """Of all connections that have a WebSocket."""
    connections = list(socketio.server.eio.sockets.values())
    return [one.outlet for one in connections if one.outlet is not None]


def send(version: int, data: str = "") -> None:
    """What ``publish`` does when its moment has come."""
    message = {"topic": TOPIC, "contest": CONTEST, "version": version, "data": data}
    socketio.emit("snapshot", message, to=ROOM, namespace=NAMESPACE)
    gevent.sleep(0.002)
