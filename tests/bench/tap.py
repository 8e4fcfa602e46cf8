"""From a tap to its durable acknowledgement: beside 1,000 watchers against an idle server, and
thirty judges marking at their quickest pace without a refusal."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, Served, served
from tests.bench.operations import Tablet
from tests.bench.watching import watching

WATCHERS = 1000
TAPS = 400
PAUSE = 0.02
"""Seconds between two taps: one at a time, as fingers do, not as a load test."""
JUDGES, PACE, SECONDS = 30, 2.0, 10
MOST_RATIO = 2.0
"""Median tap beside the watchers against the median tap on an idle server."""


def taps(tablet: Tablet) -> list[float]:
    """Milliseconds from sending a mark to its acknowledgement, sorted."""
    found = []
    for _ in range(TAPS):
        time.sleep(PAUSE)
        began = time.perf_counter()
        tablet.send(1)
        found.append(1000 * (time.perf_counter() - began))
    return sorted(found)


def percentile(found: list[float], percent: int) -> float:
    """The value below which so many of a hundred lie."""
    return found[min(len(found) - 1, len(found) * percent // 100)]


def paced(tablet: Tablet, number: int) -> list[float]:
    """One judge's taps at the pace, each judge at a moment of their own; milliseconds."""
    start = time.perf_counter() + number / JUDGES / PACE
    found = []
    for turn in range(int(SECONDS * PACE)):
        time.sleep(max(0.0, start + turn / PACE - time.perf_counter()))
        began = time.perf_counter()
        tablet.send(1)
        found.append(1000 * (time.perf_counter() - began))
    return found


def hall(here: Served) -> list[float]:
    """All judges at once; sorted milliseconds. A refusal ends the benchmark."""
    seats = here.seats()
    tablets = [Tablet(here, seats[number % len(seats)]) for number in range(JUDGES)]
    with ThreadPoolExecutor(JUDGES) as pool:
        found = list(pool.map(paced, tablets, range(JUDGES)))
    for tablet in tablets:
        tablet.close()
    return sorted(one for judge in found for one in judge)


def run() -> bool:
    """Measure; whether the targets are met."""
    with served(*BENCH_SERVER) as here:
        tablet = Tablet(here, here.seats()[0])
        taps(tablet)
        idle = taps(tablet)
        with watching(here.port, WATCHERS):
            beside = taps(tablet)
            judges = hall(here)
        again = taps(tablet)
        tablet.close()
    alone = statistics.median([*idle, *again])
    figures = [
        Figure("tap on an idle server, median", f"{alone:.2f} ms"),
        Figure("  p99", f"{percentile(sorted([*idle, *again]), 99):.2f} ms"),
        Figure(f"tap beside {WATCHERS} watchers, median", f"{statistics.median(beside):.2f} ms"),
        Figure("  p99", f"{percentile(beside, 99):.2f} ms", "aim 50 ms"),
        at_most("  median against the idle server", statistics.median(beside) / alone,
                MOST_RATIO, " x"),
        Figure(f"{JUDGES} judges × {PACE:g}/s for {SECONDS} s, refused", "0", "0", met=True),
        Figure("  median", f"{statistics.median(judges):.2f} ms"),
        Figure("  p99", f"{percentile(judges, 99):.2f} ms", "aim 50 ms"),
    ]  # fmt: skip
    return told("from a tap to its durable acknowledgement", figures)
