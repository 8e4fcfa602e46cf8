"""The live topics of the mirror, under the hall's names: their producers read what is held."""

from typing import Any

import gevent
from flask import Flask

from contest.mirror.holding import Held, Holding
from contest.shared import clock
from contest.shared.realtime import Snapshot, Topic, add_topic, publish

LOOK = 5.0
"""Seconds between two looks at whether the hall has gone silent."""
HALL = "hall"
"""Topic: whether the mirror still hears the hall, ``{"silent", "heard_at"}``."""


def add_topics(holding: Holding) -> None:
    """Make them known in this process."""

    def admit(slug: str) -> str | None:
        return None if holding.of(slug) is None else ""

    def board(slug: str, _scope: str) -> Snapshot | None:
        held = holding.of(slug)
        return None if held is None else Snapshot(held.snapshot["version"], held.snapshot)

    def ceremony(slug: str, _scope: str) -> Snapshot | None:
        held = holding.of(slug)
        return None if held is None else Snapshot(held.version, held.state["ceremony"])

    def hall(slug: str, _scope: str) -> Snapshot | None:
        held = holding.of(slug)
        if held is None:
            return None
        return Snapshot(clock.now_ms(), hall_heard(held))

    for name, produce in (("scoreboard", board), ("ceremony", ceremony), (HALL, hall)):
        add_topic(Topic(name, produce, admit))


def hall_heard(held: Held) -> dict[str, Any]:
    """What the topic ``hall`` and its address in the read API say."""
    return {"silent": held.is_silent(clock.now()), "heard_at": held.heard_at.isoformat()}


def tell_the_audience(slug: str, before: Held | None, after: Held) -> None:
    """Push what has changed of a contest; ``before`` is None where it is new."""
    if before is None or before.board != after.board:
        publish("scoreboard", slug)
    if before is None or before.state["ceremony"] != after.state["ceremony"]:
        publish("ceremony", slug)
    if before is not None and before.is_silent(clock.now()):
        publish(HALL, slug)


def keep_listening(app: Flask, holding: Holding) -> None:
    """Tell the audience when the hall has gone silent, until the process ends."""
    silent: frozenset[str] = frozenset()
    while True:
        gevent.sleep(LOOK)
        found = holding.silent(clock.now())
        with app.app_context():
            for slug in found - silent:
                publish(HALL, slug)
        silent = found
