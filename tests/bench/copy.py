"""The standby copy under the load of a full jury: how far behind it is, and what it costs a mark.

Rounds with and without the copier take turns on the same server, so that whatever else the
machine does falls on both. The copier is the product's own process (``contest/archive/copier.py``),
started as ``hoithi serve`` starts it; the second place is a folder on the same disk, which is the
worst case for the marks: each waits for that disk too.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from config import read_settings
from contest.archive.copier import FOLDER, copies_in
from contest.archive.standby import start_copier
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, Served, served
from tests.bench.operations import Tablet

JUDGES, PACE = 30, 2.0
"""A full jury: thirty judges, two marks a second each, sent over seven connections."""
CONNECTIONS = 7
ROUNDS, SECONDS = 6, 5.0
MOST_BEHIND, MOST_SLOWER = 2.0, 1.1

Acknowledged = list[tuple[float, float]]
"""When a mark was answered (Unix seconds), and how long it took (ms)."""


class Copies:
    """What the copier says while it runs: up to when it is complete, and when it said so."""

    def __init__(self) -> None:
        self.told: list[tuple[float, float]] = []

    def behind(self, answered: float) -> float:
        """Seconds from an answer to the first copy that is sure to hold it."""
        return next(said for at, said in self.told if at >= answered) - answered

    @contextmanager
    def running(self, here: Served, folder: Path) -> Iterator[None]:
        process = start_copier(read_settings(here.environ), str(folder))
        first = threading.Event()

        def listen() -> None:
            assert process.stdout is not None
            looked = 0.0
            for line in process.stdout:
                report = json.loads(line)
                assert report["state"] == "ok", report
                said = time.time()
                # Nothing waits: what was answered before the word before this one is in the copy.
                sure = looked if report["behind_ms"] == 0 else 0.0
                self.told.append((max(report["at_ms"] / 1000, sure), said))
                looked = said
                first.set()

        listener = threading.Thread(target=listen)
        listener.start()
        assert first.wait(30)
        try:
            yield
        finally:
            assert process.stdin is not None
            closed = time.time()
            process.stdin.close()
            process.wait(10)
            listener.join()
            self.told.append((closed, self.told[-1][1]))


def marked(tablets: list[Tablet]) -> Acknowledged:
    """One round of the full jury."""
    apart = CONNECTIONS / (JUDGES * PACE)
    begin = time.perf_counter() + 0.1

    def judge(number: int) -> Acknowledged:
        done = []
        due = begin + apart * number / CONNECTIONS
        while due < begin + SECONDS:
            time.sleep(max(0.0, due - time.perf_counter()))
            sent = time.perf_counter()
            tablets[number].send(1)
            done.append((time.time(), (time.perf_counter() - sent) * 1000))
            due += apart
        return done

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return [one for done in pool.map(judge, range(CONNECTIONS)) for one in done]


def run() -> bool:
    """Measure; whether the targets are met."""
    copies, behind = Copies(), []
    without: list[float] = []
    beside: list[float] = []
    with served(*BENCH_SERVER) as here, tempfile.TemporaryDirectory() as stick:
        folder = Path(stick) / FOLDER
        folder.mkdir()
        seats = here.seats()
        tablets = [Tablet(here, seats[number % len(seats)]) for number in range(CONNECTIONS)]
        marked(tablets)
        for _ in range(ROUNDS):
            without.append(statistics.median(took for _, took in marked(tablets)))
            with copies.running(here, Path(stick)):
                found = marked(tablets)
            beside.append(statistics.median(took for _, took in found))
            behind += [copies.behind(at) for at, _ in found]
        for tablet in tablets:
            tablet.close()
        sizes = [path.stat().st_size for path in copies_in(folder)]
    behind.sort()
    slower = statistics.median(a / b for a, b in zip(beside, without, strict=True))
    figures = [
        Figure("marks, while the copier ran", f"{len(behind)}"),
        Figure("copy behind a mark, median", f"{statistics.median(behind):.2f} s"),
        Figure("  99 of 100", f"{behind[len(behind) * 99 // 100]:.2f} s"),
        at_most("  the longest", behind[-1], MOST_BEHIND, " s"),
        Figure("a mark acknowledged, without", f"{statistics.median(without):.2f} ms"),
        Figure("  beside the copier", f"{statistics.median(beside):.2f} ms"),
        at_most("  against without (median of pairs)", slower, MOST_SLOWER, " x"),
        Figure("written to the stick in a round", f"{max(sizes) / 1024:.0f} KB"),
    ]
    return told(f"the standby copy, {JUDGES} judges with {PACE:g} marks a second each", figures)
