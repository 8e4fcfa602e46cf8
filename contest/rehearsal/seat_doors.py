"""The two doors of a judge's seat, as a tablet uses them (contract/interfaces.md)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import socketio
from socketio.exceptions import SocketIOError

from contest.rehearsal.wire import NoAnswerError, Wire
from contest.scoring.queries.seats import SeatCodes
from contest.shared.command_line import Failure
from contest.shared.realtime import NAMESPACE

Ops = Sequence[dict[str, Any]]
Results = list[dict[str, Any]]

SEAT, TURNS, OPS = "/api/v1/seat", "/api/v1/seat/turns", "/api/v1/seat/ops"
ANSWER_TIME = 10
"""Seconds for an acknowledgement over the socket."""


def sit_down(base: str, codes: SeatCodes, slug: str, device: str) -> str:
    """Take the seat from this device, whoever held it; returns the bearer token.

    Raises:
        Failure: the server does not let the robot sit down.
        NoAnswerError: no answer.
    """
    wire = Wire(base)
    try:
        answer = wire.post_json(SEAT, {"token": codes.token, "device": device})
        if answer.status == 409:
            by_pin = {"contest": slug, "judge": codes.key, "pin": codes.pin}
            answer = wire.post_json(SEAT, {**by_pin, "device": device, "takeover": True})
    finally:
        wire.close()
    if answer.status != 200:
        raise Failure(f"Máy diễn tập không vào được ghế của {codes.name}: {_told(answer.json())}")
    return str(answer.json()["session"])


def _told(body: Any) -> str:
    error = body.get("error", {}) if isinstance(body, dict) else {}
    return str(error.get("message") or body)


class HttpDoor:
    """A device that sits in the seat, by plain HTTP calls with the bearer token.

    Each call may raise :class:`NoAnswerError`.
    """

    def __init__(self, base: str, session: str) -> None:
        self._base = base
        self._wire = Wire(base)
        self._headers = {"Authorization": f"Bearer {session}"}

    def send(self, ops: Ops) -> Results:
        """One call with these operations."""
        return _results(self._wire.post_json(OPS, {"ops": list(ops)}, self._headers).json())

    def send_twice(self, ops: Ops) -> tuple[Results, Results]:
        """Two calls with the same operations under way at the same time."""
        other = Wire(self._base)
        try:
            for wire in (self._wire, other):
                wire.send_json(OPS, {"ops": list(ops)}, self._headers)
            return _results(self._wire.receive().json()), _results(other.receive().json())
        finally:
            other.close()

    def turns(self) -> list[dict[str, Any]]:
        """The judge's own turns."""
        answer = self._wire.get(TURNS, self._headers)
        body = answer.json()
        if answer.status != 200:
            raise Failure(f"Máy chủ không cho xem các lượt thi: {_told(body)}")
        turns: list[dict[str, Any]] = body["turns"]
        return turns

    def reconnect(self) -> None:
        """Break the connection; the next call makes another."""
        self._wire.close()

    def close(self) -> None:
        """Hang up."""
        self._wire.close()


class SocketDoor(HttpDoor):
    """Operations over the socket, acknowledged one by one; the topic ``judge`` is followed."""

    def __init__(self, base: str, session: str, slug: str, seen: Callable[[], None]) -> None:
        super().__init__(base, session)
        self._auth = {"token": session}
        self._slug = slug
        self._seen = seen
        self._client: Any = None

    def send(self, ops: Ops) -> Results:
        """One message with these operations."""
        try:
            told = self._connected().call(
                "ops", {"ops": list(ops)}, namespace=NAMESPACE, timeout=ANSWER_TIME
            )
        except SocketIOError as error:
            self.reconnect()
            raise NoAnswerError from error
        return _results(told)

    def send_twice(self, ops: Ops) -> tuple[Results, Results]:
        """Once over the socket, once by HTTP: the two doors at the same time."""
        self._wire.send_json(OPS, {"ops": list(ops)}, self._headers)
        by_socket = self.send(ops)
        return by_socket, _results(self._wire.receive().json())

    def reconnect(self) -> None:
        """Leave the socket; the next message makes another."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(SocketIOError, OSError):
                client.disconnect()

    def close(self) -> None:
        """Leave."""
        self.reconnect()
        super().close()

    def _connected(self) -> Any:
        if self._client is None:
            client = socketio.Client(reconnection=False)
            client.on("snapshot", lambda _data: self._seen(), namespace=NAMESPACE)
            try:
                client.connect(
                    self._base, auth=self._auth, namespaces=[NAMESPACE], transports=["websocket"]
                )
                client.emit("follow", {"topic": "judge", "contest": self._slug}, NAMESPACE)
            except SocketIOError as error:
                raise NoAnswerError from error
            self._client = client
        return self._client


def _results(body: Any) -> Results:
    if not isinstance(body, dict) or "results" not in body:
        raise Failure(f"Máy chủ không nhận thao tác của giám khảo: {_told(body)}")
    results: Results = body["results"]
    return results
