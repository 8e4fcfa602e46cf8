"""Snapshots to many followers, of whom some read slowly, some poll, some have gone."""

from __future__ import annotations

import base64
import json
import os
import urllib.parse
from collections.abc import Iterator
from typing import Any

import gevent
import pytest
from flask import Flask
from gevent import socket
from gevent.pywsgi import WSGIServer

from contest.shared import fan_out, outlet, realtime
from contest.shared.realtime import NAMESPACE, Snapshot, Topic, add_topic, socketio
from contest.shared.server import make_server

TOPIC, CONTEST = "parade", "hoi-thi"
ROOM = f"{TOPIC}:{CONTEST}:"
BIG = "Đ" * 200_000
FOLLOW = f"42/live,{json.dumps(['follow', {'topic': TOPIC, 'contest': CONTEST}])}"

add_topic(Topic(TOPIC, lambda _contest, _scope: Snapshot(0, ""), lambda _contest: ""))


class Follower:
    """A bare WebSocket that follows the topic and reads only when it is told to."""

    def __init__(
        self, port: int, buffer: int | None = None, auth: dict[str, bool] | None = None
    ) -> None:
        self._socket = socket.socket()
        if buffer is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self._socket.connect(("127.0.0.1", port))
        self._socket.settimeout(20)
        self._stream = self._socket.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while self._stream.readline().strip():
            pass
        self.send(f"40/live,{json.dumps(auth or {})}")
        self.send(FOLLOW)
        assert self.snapshot() == 0

    def send(self, text: str) -> None:
        data = text.encode()
        self._socket.sendall(bytes([0x81, 0x80 | len(data)]) + bytes(4) + data)

    def text(self) -> str:
        """The next whole message; ``EOFError`` at the end of the stream."""
        opcode, length = self._read(2)
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


@pytest.fixture
def server(app: Flask) -> Iterator[WSGIServer]:
    server = make_server(app, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop(timeout=1)


def outlets() -> list[outlet.Outlet]:
    """Of all connections that have a WebSocket."""
    connections = list(socketio.server.eio.sockets.values())
    return [one.outlet for one in connections if one.outlet is not None]


def send(version: int, data: str = "") -> None:
    """What ``publish`` does when its moment has come."""
    message = {"topic": TOPIC, "contest": CONTEST, "version": version, "data": data}
    socketio.emit("snapshot", message, to=ROOM, namespace=NAMESPACE)
    gevent.sleep(0.002)


def test_a_socket_and_a_poller_are_sent_the_same(server: WSGIServer) -> None:
    follower = Follower(server.server_port)
    poll = Poller(server.server_port)
    send(1, "Đội Hà Trung")
    [name, message] = follower.event()
    assert name == "snapshot"
    assert message["data"] == "Đội Hà Trung"
    assert f"42/live,{json.dumps([name, message], ensure_ascii=False, separators=(',', ':'))}" in (
        poll.ask()
    )
    follower.close()


class Poller:
    """A follower by long polling."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.sid = ""
        self.sid = json.loads(self.ask()[1:])["sid"]
        self.tell("40/live,")
        self.tell(FOLLOW)
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


def test_a_slow_reader_gets_whole_frames_and_the_newest_while_the_others_get_all(
    server: WSGIServer,
) -> None:
    slow, quick = Follower(server.server_port, buffer=4096), Follower(server.server_port)
    for version in range(1, 41):
        send(version, BIG)
        assert quick.snapshot() == version
    assert sorted(one.waiting for one in outlets()) == [0, 1], "only the newest waits"
    seen = [slow.snapshot()]
    while seen[-1] < 40:
        seen.append(slow.snapshot())
    assert seen == sorted(seen)
    assert len(seen) < 20
    for one in (slow, quick):
        one.close()


def test_the_wall_of_the_hall_comes_before_the_phones(
    server: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fan_out, "AT_ONCE", 1)
    monkeypatch.setattr(fan_out, "PAUSE", 0.3)
    phones = [Follower(server.server_port) for _ in range(2)]
    wall = Follower(server.server_port, auth={"screen": True})
    order: list[str] = []

    def watch(name: str, one: Follower) -> None:
        one.snapshot()
        order.append(name)

    waiting = [gevent.spawn(watch, "phone", one) for one in phones]
    waiting.append(gevent.spawn(watch, "wall", wall))
    send(1)
    gevent.joinall(waiting, timeout=20)
    assert order == ["wall", "phone", "phone"]
    for one in (*phones, wall):
        one.close()


def test_an_ordinary_message_never_falls_into_the_middle_of_a_frame(server: WSGIServer) -> None:
    slow = Follower(server.server_port, buffer=4096)
    for version in range(1, 21):
        send(version, BIG)
    realtime.expel(TOPIC, CONTEST, "", "over")
    names = [slow.event()[0]]
    while "refused" not in names:
        names.append(slow.event()[0])
    assert "snapshot" in names
    slow.close()


def test_who_never_reads_is_dropped_and_can_come_back(
    server: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet, "PATIENCE", 0.2)
    dead = Follower(server.server_port, buffer=4096)
    for version in range(1, 31):
        send(version, BIG)
    gevent.sleep(0.5)
    with pytest.raises((EOFError, OSError)):
        dead.read_on()
    assert outlets() == []
    again = Follower(server.server_port)
    send(31)
    assert again.snapshot() == 31
    for one in (dead, again):
        one.close()
