"""The server is killed and comes up again; 5,000 watchers knock within two seconds, judges mark."""

from __future__ import annotations

import statistics
import threading
import time

from tests.bench.cores import allow_sockets
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, served
from tests.bench.operations import Tablet
from tests.bench.tap import percentile
from tests.bench.watching import delays, sender, watching

WATCHERS, WITHIN = 5000, 2.0
JUDGES, PACE = 7, 4.0
ACKNOWLEDGED_MS = 500


def marking(tablet: Tablet, over: threading.Event, found: list[float]) -> None:
    """One judge, whose tablet connects anew, as all do; milliseconds to each acknowledgement, the
    first with the connecting."""
    began = time.perf_counter()
    tablet.reconnect()
    while not over.is_set():
        tablet.send(1)
        found.append(1000 * (time.perf_counter() - began))
        time.sleep(max(0.0, 1 / PACE - (time.perf_counter() - began)))
        began = time.perf_counter()
    tablet.close()


def run(count: int = WATCHERS) -> bool:
    """Measure; whether the targets are met."""
    allow_sockets()
    found: list[float] = []
    over = threading.Event()
    with served(*BENCH_SERVER) as here:
        seats = here.seats()
        tablets = [Tablet(here, seats[number % len(seats)]) for number in range(JUDGES)]
        with watching(here.port, count, comes_back=WITHIN) as watchers:
            here.stop(at_once=True)
            here.start()
            up = time.monotonic()
            judges = [
                threading.Thread(target=marking, args=(tablet, over, found)) for tablet in tablets
            ]
            for judge in judges:
                judge.start()
            back = watchers.told()
            took = time.monotonic() - up
            over.set()
            for judge in judges:
                judge.join()
            newest = here.scoreboard_version()
            after = delays(sender(here), watchers, rounds=3)
    found.sort()
    figures = [
        Figure(f"{count} watchers back after the server listens", f"{took:.1f} s"),
        Figure("  oldest version that one was shown", f"{back['version']}", f"{newest}",
               met=back["version"] >= newest),
        Figure("  the next snapshot reached all, last", f"{after.last:.1f} ms"),
        Figure(f"{len(found)} marks meanwhile, median", f"{statistics.median(found):.1f} ms"),
        at_most("  p99, the first of each tablet included", percentile(found, 99),
                ACKNOWLEDGED_MS, " ms"),
    ]  # fmt: skip
    return told("a whole audience comes back at once", figures)
