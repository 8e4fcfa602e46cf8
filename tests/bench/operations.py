"""A judge's operations against an empty POST on the same server, in the same run.

Rounds of each kind take turns, so that whatever else the machine does falls on all of them; the
medians count. The client is as lean as can be (``wire.py``), so the ratio is the server's.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, at_least, told
from tests.bench.installation import BENCH_SERVER, EMPTY, SENT_AT, Served, served
from tests.bench.wire import Wire

OPS = "/api/v1/seat/ops"
ROUNDS = 15
CALLS = {"empty": 200, "one": 100, "fifty": 6}
"""Calls a round."""
BATCH = 50
SEVEN = 7
LEAST_RATIO, LEAST_BATCH = 25, 8


class Tablet:
    """One device in a judge's seat, marking sheet after sheet of the báo tường."""

    def __init__(self, here: Served, seat: dict[str, Any]) -> None:
        self._port = here.port
        self.reconnect()
        taken = self._wire.post("/api/v1/seat", {"token": seat["token"], "device": "bench"})
        self._headers = {"Authorization": f"Bearer {taken['session']}"}
        self._marks = self._endless(here.port)

    def reconnect(self) -> None:
        """Begin a connection, the seat being kept."""
        self._wire = Wire(self._port)

    def _endless(self, port: int) -> Iterator[dict[str, Any]]:
        turns = Wire(port).get("/api/v1/seat/turns", self._headers)["turns"]
        open_ = [turn for turn in turns if turn["open"] and turn["round"] == "bao_tuong"]
        number = 0
        while True:
            for turn in open_:
                for criterion in turn["criteria"]:
                    number += 1
                    yield {
                        "op_id": str(uuid.uuid4()),
                        "type": "mark",
                        "round": turn["round"],
                        "team": turn["team"],
                        "criterion": criterion["key"],
                        "points": f"{number % 8 * 0.25:g}",
                    }

    def send(self, count: int, *, shown: bool = False) -> None:
        """One call with so many marks; every one of them must be accepted.

        ``shown``: the bench's server is to publish the scoreboard, with the moment of this call.
        """
        ops = [next(self._marks) for _ in range(count)]
        moment = {SENT_AT: str(time.monotonic_ns())} if shown else {}
        answers = self._wire.post(OPS, {"ops": ops}, self._headers | moment)["results"]
        assert [one["status"] for one in answers] == ["accepted"] * count, answers

    def nothing(self) -> None:
        """An empty call to the same server with the same headers."""
        self._wire.post(EMPTY, {"ops": []}, self._headers)

    def close(self) -> None:
        self._wire.close()


def rate(act: Callable[[], None], calls: int) -> float:
    """Calls a second."""
    began = time.perf_counter()
    for _ in range(calls):
        act()
    return calls / (time.perf_counter() - began)


def alone(tablet: Tablet) -> dict[str, float]:
    """Median rates of one judge: empty calls, operations one a call, operations in batches."""
    acts: dict[str, Callable[[], None]] = {
        "empty": tablet.nothing,
        "one": lambda: tablet.send(1),
        "fifty": lambda: tablet.send(BATCH),
    }
    rates: dict[str, list[float]] = defaultdict(list)
    for act in acts.values():
        rate(act, 20)
    for _ in range(ROUNDS):
        for name, act in acts.items():
            rates[name].append(rate(act, CALLS[name]))
    return {name: statistics.median(found) for name, found in rates.items()}


def together(tablets: list[Tablet]) -> float:
    """Operations a second, one a call, of all tablets at the same time."""
    with ThreadPoolExecutor(len(tablets)) as pool:
        began = time.perf_counter()
        list(pool.map(lambda tablet: [tablet.send(1) for _ in range(CALLS["one"])], tablets))
        return len(tablets) * CALLS["one"] / (time.perf_counter() - began)


def bare_commits() -> float:
    """Durable commits a second of SQLite alone, on the disk that the server writes to."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT)")
        insert = "INSERT INTO one (text) VALUES (hex(randomblob(200)))"
        found = rate(lambda: connection.execute(insert), 300)
        connection.close()
    return found


def run() -> bool:
    """Measure; whether the targets are met."""
    with served(*BENCH_SERVER) as here:
        seats = here.seats()
        # The demo has five judges; two of them send from two connections.
        tablets = [Tablet(here, seats[number % len(seats)]) for number in range(SEVEN)]
        medians = alone(tablets[-1])
        commits = bare_commits()
        crowd = statistics.median(together(tablets) for _ in range(5))
        for tablet in tablets:
            tablet.close()
    ratio = 100 * medians["one"] / medians["empty"]
    batches = medians["fifty"] * BATCH
    off_disk = 100 / (1 / medians["one"] - 1 / commits) / medians["empty"]
    figures = [
        Figure("durable commits of SQLite alone", f"{commits:.0f}/s"),
        Figure("empty POST", f"{medians['empty']:.0f}/s"),
        Figure("one operation a call", f"{medians['one']:.0f}/s"),
        at_least("  against the empty POST", ratio, LEAST_RATIO, " %"),
        Figure("  the same, less a commit alone", f"{off_disk:.2f} %"),
        Figure("operations in batches of 50", f"{batches:.0f}/s"),
        at_least("  against one a call", batches / medians["one"], LEAST_BATCH, " x"),
        Figure("seven tablets at once, one a call", f"{crowd:.0f}/s"),
        Figure("  against one tablet", f"{crowd / medians['one']:.2f} x"),
    ]
    return told("a judge's operations (medians, HTTP, durable before answered)", figures)
