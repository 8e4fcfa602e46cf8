"""The product's own server with three routes beside it: an empty one, the baseline that a judge's
operations are measured against, and two that send a snapshot, our way and the library's.
``python -m tests.bench.server`` listens as ``hoithi serve`` does (``HOITHI_HOST``, ``HOITHI_PORT``,
``HOITHI_DATA``) and serves until it is stopped.
"""

from gevent import monkey

monkey.patch_all()

import time  # noqa: E402
from dataclasses import replace  # noqa: E402
from typing import Any  # noqa: E402

from flask import request  # noqa: E402
from socketio import Manager  # noqa: E402

from contest.scoring.events import MarksChanged  # noqa: E402
from contest.service import open_application  # noqa: E402
from contest.shared import realtime  # noqa: E402
from contest.shared.access import public  # noqa: E402
from contest.shared.bus import on  # noqa: E402
from contest.shared.realtime import (  # noqa: E402
    NAMESPACE,
    SNAPSHOT,
    Snapshot,
    Topic,
    add_topic,
    publish,
    socketio,
)
from contest.shared.server import make_server, settle  # noqa: E402
from tests.bench.installation import EMIT, EMIT_STOCK, EMPTY, SENT_AT, SLUG  # noqa: E402


def asked() -> tuple[str, dict[str, Any]]:
    """The room and the snapshot that the request asks for, with this moment."""
    data = request.get_json()
    room = data["topic"]
    topic, contest, _ = room.split(":")
    at = time.monotonic_ns()
    return room, {"topic": topic, "contest": contest, "data": data["padding"], "at": at}


moments: list[int] = []
"""Of the marks that no snapshot has shown yet."""


@on(MarksChanged)
def show(_event: MarksChanged) -> None:
    """Publish after a mark whose call asks for it."""
    if SENT_AT in request.headers:
        moments.append(int(request.headers[SENT_AT]))
        publish("scoreboard", SLUG)


def with_moments(topic: Topic) -> Topic:
    """The product's scoreboard, with the oldest moment that it shows for the first time."""

    def produce(contest: str, scope: str) -> Snapshot | None:
        snapshot = topic.produce(contest, scope)
        if snapshot is None or not moments:
            return snapshot
        at = min(moments)
        moments.clear()
        return Snapshot(snapshot.version, snapshot.data | {"at": at})

    return replace(topic, produce=produce)


def main() -> None:
    app = open_application()
    add_topic(with_moments(realtime._topics["scoreboard"]))

    @public
    def empty() -> str:
        return ""

    @public
    def ours() -> str:
        room, snapshot = asked()
        socketio.emit(SNAPSHOT, snapshot, to=room, namespace=NAMESPACE)
        return ""

    @public
    def stock() -> str:
        room, snapshot = asked()
        Manager.emit(socketio.server.manager, SNAPSHOT, snapshot, NAMESPACE, room=room)
        return ""

    for path, view in ((EMPTY, empty), (EMIT, ours), (EMIT_STOCK, stock)):
        app.add_url_rule(path, view.__name__, view, methods=["POST"])
        app.extensions["csrf"].exempt(view)
    settings = app.config["SETTINGS"]
    settle()
    make_server(app, settings.host, settings.port).serve_forever()


if __name__ == "__main__":
    main()
