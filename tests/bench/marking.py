"""From a judge's mark to the last of 5,000 screens, and judges' acknowledgements meanwhile.

The bench's server publishes the scoreboard after every mark, through the product's own throttle.
The product itself does so only when a result is released: this is the hardest case.
"""

from __future__ import annotations

import statistics
import threading
import time
from typing import Any

from tests.bench.cores import allow_sockets
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, Served, served
from tests.bench.operations import Tablet
from tests.bench.tap import percentile
from tests.bench.watching import Watchers, watching

WATCHERS = 5000
JUDGES, PACE, SECONDS = 7, 4.0, 20
LAST_MS, ACKNOWLEDGED_MS = 600, 60
ARRIVED = 2.0
"""Seconds after the last mark in which the last snapshot has arrived."""


def marking(here: Served, seat: dict[str, Any], number: int, found: list[float]) -> None:
    """One judge at the pace of a busy turn; milliseconds to each acknowledgement."""
    tablet = Tablet(here, seat)
    start = time.perf_counter() + number / JUDGES / PACE
    for turn in range(int(SECONDS * PACE)):
        time.sleep(max(0.0, start + turn / PACE - time.perf_counter()))
        began = time.perf_counter()
        tablet.send(1, shown=True)
        found.append(1000 * (time.perf_counter() - began))
    tablet.close()


def shown(watchers: Watchers, until: threading.Event) -> list[float]:
    """Milliseconds from the oldest mark in each snapshot to the last screen that has it."""
    found: list[float] = []

    def listen() -> None:
        while True:
            try:
                found.append(watchers.told()["last"])
            except RuntimeError:
                return

    threading.Thread(target=listen, daemon=True).start()
    until.wait()
    return sorted(found)


def run(count: int = WATCHERS) -> bool:
    """Measure; whether the targets are met."""
    allow_sockets()
    acknowledged: list[float] = []
    with served(*BENCH_SERVER) as here, watching(here.port, count) as watchers:
        seats = here.seats()
        judges = [
            threading.Thread(target=marking, args=(here, seat, number, acknowledged))
            for number, seat in enumerate((seats * JUDGES)[:JUDGES])
        ]
        over = threading.Event()
        for judge in judges:
            judge.start()

        def end() -> None:
            for judge in judges:
                judge.join()
            time.sleep(ARRIVED)
            over.set()

        threading.Thread(target=end).start()
        screens = shown(watchers, over)
    acknowledged.sort()
    figures = [
        Figure(f"marks of {JUDGES} judges in {SECONDS} s", f"{len(acknowledged)}"),
        Figure("  acknowledged, median", f"{statistics.median(acknowledged):.1f} ms"),
        at_most("  p99", percentile(acknowledged, 99), ACKNOWLEDGED_MS, " ms"),
        Figure(f"snapshots on all of {count} screens", f"{len(screens)}"),
        Figure(
            "  from the mark to the last screen, median", f"{statistics.median(screens):.1f} ms"
        ),
        at_most("  p99", percentile(screens, 99), LAST_MS, " ms"),
    ]
    return told("judges marking beside thousands of screens", figures)
