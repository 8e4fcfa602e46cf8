"""The one seam through which anything is pushed to a browser.

A topic has one producer. What a browser gets on following is made by the same function as what is
pushed on change: a whole snapshot with a rising version, so reconnecting is free. ``publish`` is
throttled (leading and trailing) and leaves the request that caused it at once; the snapshot is
made and encoded once for all its listeners (docs/architecture.md, “Live”).
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gevent
from flask import Flask, current_app, request
from flask_socketio import SocketIO, emit, join_room, leave_room
from gevent.lock import BoundedSemaphore

from contest.shared import clock
from contest.shared.connection import hold_lean
from contest.shared.db import db
from contest.shared.fan_out import SCREENS, SNAPSHOT, FanOut, QueuedFanOut

NAMESPACE = "/live"
CHANNEL = "hoithi"
"""Of the queue between processes."""
MAX_TOKEN = 200
INTERVAL = 0.2
"""Seconds between two snapshots of a topic: at most five a second."""


class CompactJson:
    """The JSON that goes over the wire: the very bytes that the read API answers with."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """Text without spaces, Vietnamese as it is."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """The value of a JSON text."""
        return json.loads(text)


socketio = SocketIO()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole state of a topic: ``version`` rises with every change, ``data`` is plain JSON."""

    version: int
    data: Any


@dataclass(frozen=True, slots=True)
class Topic:
    """A live topic.

    Attributes:
        name: as the contract names it.
        produce: ``(contest slug, scope) -> Snapshot``, or None where there is nothing yet.
        admit: ``(contest slug) -> scope`` for the asking connection, or None to refuse; the scope
            is ``""`` where everybody sees the same.
        public: everybody is admitted alike, or nobody: who comes in the same moment, as thousands
            do after a restart, is admitted and given the state together.
    """

    name: str
    produce: Callable[[str, str], Snapshot | None]
    admit: Callable[[str], str | None]
    public: bool = False


_tokens: dict[str, str] = {}
"""Connection → the bearer token that it showed (``auth: {"token": …}``), while it lasts."""
_topics: dict[str, Topic] = {}
_sent: dict[str, float] = {}
_waiting: set[str] = set()
_sending: defaultdict[str, BoundedSemaphore] = defaultdict(BoundedSemaphore)
_arriving: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
"""Topic and contest → connections that follow it from this moment on."""


def add_topic(topic: Topic) -> None:
    """Make a topic known; each name once."""
    _topics[topic.name] = topic


def publish(topic: str, contest: str, scope: str = "") -> None:
    """Send the newest snapshot to all followers soon: at once, or when the interval is over.

    Nothing is made for a topic that nobody follows: whoever follows it later joins first, and is
    then given the state as it is.
    """
    room = _room(topic, contest, scope)
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    if room in _waiting or not _followed(app, room):
        return
    _waiting.add(room)
    wait = max(0.0, _sent.get(room, 0.0) + INTERVAL - clock.monotonic())
    gevent.spawn_later(wait, _send, app, topic, contest, scope)


def _send(app: Flask, topic: str, contest: str, scope: str) -> None:
    room = _room(topic, contest, scope)
    # One at a time: to thousands a snapshot is longer on its way than the next is in the making.
    with _sending[room], app.app_context():
        _waiting.discard(room)
        _sent[room] = clock.monotonic()
        try:
            snapshot = _topics[topic].produce(contest, scope)
        finally:
            db.session.remove()
        if snapshot is not None:
            socketio.emit(
                SNAPSHOT, _message(topic, contest, snapshot), to=room, namespace=NAMESPACE
            )


def _followed(app: Flask, room: str) -> bool:
    """Whether anybody may be listening; with a queue, others' listeners cannot be seen here."""
    if app.config["SETTINGS"].queue_url is not None:
        return True
    followers = socketio.server.manager.get_participants(NAMESPACE, room)
    return next(iter(followers), None) is not None


def _message(topic: str, contest: str, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "topic": topic,
        "contest": contest,
        "version": snapshot.version,
        "data": snapshot.data,
    }


def _room(topic: str, contest: str, scope: str) -> str:
    return f"{topic}:{contest}:{scope}"


def _asked(payload: Any) -> tuple[str, str] | None:
    if not isinstance(payload, dict):
        return None
    topic, contest = payload.get("topic"), payload.get("contest")
    if not (isinstance(topic, str) and isinstance(contest, str)):
        return None
    return topic[:64], contest[:64]


def connect(auth: Any = None) -> None:
    """Anybody may connect; what a connection may follow is asked topic by topic.

    A wall of the hall says so (``auth: {"screen": true}``) and is served before the phones.
    """
    if isinstance(auth, dict) and auth.get("screen") is True:
        join_room(SCREENS)
    token = auth.get("token") if isinstance(auth, dict) else None
    if isinstance(token, str) and token:
        _tokens[_connection()] = token[:MAX_TOKEN]


def disconnect(_reason: Any = None) -> None:
    """Forget what the connection showed."""
    _tokens.pop(_connection(), None)


def connection_token() -> str | None:
    """The bearer token of the connection that is being answered; None when it showed none."""
    return _tokens.get(_connection())


def _connection() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid


def expel(topic: str, contest: str, scope: str, code: str) -> None:
    """End a topic for all who follow it, with the reason; whoever still may follows again."""
    room = _room(topic, contest, scope)
    socketio.emit("refused", {"topic": topic, "code": code}, to=room, namespace=NAMESPACE)
    socketio.close_room(room, namespace=NAMESPACE)


def follow(payload: Any = None) -> None:
    """A browser wants a topic: join its room, then send the state as it is now."""
    asked = _asked(payload)
    if asked is None:
        emit("refused", {"topic": None, "code": "bad_request"})
        return
    name, contest = asked
    topic = _topics.get(name)
    if topic is None:
        emit("refused", {"topic": name, "code": "unknown_topic"})
    elif topic.public:
        _welcome_together(topic, contest)
    else:
        _welcome(topic, contest, [_connection()])


def _welcome_together(topic: Topic, contest: str) -> None:
    """The first who comes answers all who come in the same turn of the loop."""
    arriving = _arriving[topic.name, contest]
    arriving.append(_connection())
    if len(arriving) > 1:
        return
    gevent.sleep(0)
    del _arriving[topic.name, contest]
    _welcome(topic, contest, arriving)


def _welcome(topic: Topic, contest: str, arriving: list[str]) -> None:
    scope = topic.admit(contest)
    manager = socketio.server.manager
    here = [one for one in arriving if manager.is_connected(one, NAMESPACE)]
    if scope is None:
        for one in here:
            socketio.emit(
                "refused", {"topic": topic.name, "code": "forbidden"}, to=one, namespace=NAMESPACE
            )
        return
    # Joining comes first: a change between the two is then sent twice rather than never.
    for one in here:
        join_room(_room(topic.name, contest, scope), one, NAMESPACE)
    snapshot = topic.produce(contest, scope)
    if snapshot is not None and here:
        message = _message(topic.name, contest, snapshot)
        socketio.server.emit(SNAPSHOT, message, here, namespace=NAMESPACE, ignore_queue=True)


def unfollow(payload: Any = None) -> None:
    """A browser has seen enough of a topic."""
    asked = _asked(payload)
    if asked is None:
        return
    prefix = _room(*asked, "")
    for room in socketio.server.rooms(_connection(), namespace=NAMESPACE):
        if room.startswith(prefix):
            leave_room(room)


for _event, _handler in (
    ("connect", connect),
    ("disconnect", disconnect),
    ("follow", follow),
    ("unfollow", unfollow),
):
    socketio.on_event(_event, _handler, namespace=NAMESPACE)


def start_realtime(app: Flask, queue_url: str | None) -> None:
    """Attach Socket.IO to the application; ``queue_url`` joins several processes."""
    socketio.init_app(
        app,
        async_mode="gevent",
        client_manager=FanOut() if queue_url is None else QueuedFanOut(queue_url, CHANNEL),
        json=CompactJson,
        path="socket.io",
        max_http_buffer_size=256 * 1024,
        ping_interval=15,
        ping_timeout=15,
        monitor_clients=False,  # connection.py does
    )
    hold_lean(socketio.server.eio)
