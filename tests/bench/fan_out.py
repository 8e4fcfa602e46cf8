"""One snapshot to thousands of screens: the product against its own library's usual way and
against a bare ``websockets.broadcast``, and judges' acknowledgements meanwhile."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import (
    BENCH_SERVER,
    EMIT,
    EMIT_STOCK,
    SLUG,
    Served,
    free_port,
    served,
    wait_for,
)
from tests.bench.operations import Tablet
from tests.bench.tap import percentile, watching
from tests.bench.wire import Wire

WATCHERS, MANY = 5000, 10_000
ROUNDS = 12
SETTLE = 0.4
"""Seconds between two snapshots: each has arrived everywhere before the next."""
PADDING = "Đội xã Hà Trung " * 105
"""Makes a frame of about 2.3 KB, a scoreboard of twenty teams."""
JUDGES, PACE, SECONDS = 7, 4.0, 8


@dataclass(frozen=True, slots=True)
class Delay:
    """Milliseconds from the sending to the screens: medians over the rounds."""

    median: float
    last: float


def delays(send: Callable[[], None], crowd: subprocess.Popen[bytes]) -> Delay:
    """Send a snapshot again and again; how long until it is everywhere."""
    assert crowd.stdout is not None
    found = []
    for _ in range(ROUNDS):
        send()
        found.append(json.loads(crowd.stdout.readline()))
        time.sleep(SETTLE)
    warm = found[2:]
    return Delay(*(statistics.median(one[key] for one in warm) for key in ("median", "last")))


def sender(here: Served, path: str) -> Callable[[], None]:
    """Sends a snapshot through the product's server, by one of its two ways."""
    wire = Wire(here.port)
    return lambda: wire.post(path, {"topic": f"scoreboard:{SLUG}:", "padding": PADDING})


@contextmanager
def bare() -> Iterator[tuple[int, Callable[[], None]]]:
    """The baseline's port and what sends a snapshot through it."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    assert process.stdin is not None
    line = f'["snapshot",{{"data":"{PADDING}","at":AT}}]'

    def send() -> None:
        assert process.stdin is not None
        process.stdin.write(f"{line}\n")
        process.stdin.flush()

    try:
        wait_for(port)
        yield port, send
    finally:
        process.stdin.close()
        process.wait(30)


def marking(here: Served, seat: dict[str, str], found: list[float], until: float) -> None:
    """One judge's taps at the pace of a busy turn; milliseconds to the acknowledgement."""
    tablet = Tablet(here, seat)
    while time.perf_counter() < until:
        began = time.perf_counter()
        tablet.send(1)
        found.append(1000 * (time.perf_counter() - began))
        time.sleep(max(0.0, 1 / PACE - (time.perf_counter() - began)))
    tablet.close()


def acknowledgements(here: Served, crowd: subprocess.Popen[bytes]) -> list[float]:
    """Judges marking while five snapshots a second go out; sorted milliseconds."""
    assert crowd.stdout is not None
    found: list[float] = []
    until = time.perf_counter() + SECONDS
    seats = here.seats()
    judges = [
        threading.Thread(target=marking, args=(here, seats[number % len(seats)], found, until))
        for number in range(JUDGES)
    ]
    for judge in judges:
        judge.start()
    send = sender(here, EMIT)
    while time.perf_counter() < until:
        send()
        crowd.stdout.readline()
        time.sleep(0.2)
    for judge in judges:
        judge.join()
    return sorted(found)


def run() -> bool:
    """Measure; whether the targets are met."""
    _allow_sockets()
    with served(*BENCH_SERVER) as here:
        before = here.resident_mb()
        with watching(here.port, WATCHERS) as crowd:
            each = (here.resident_mb() - before) * 1024 / WATCHERS
            ours = delays(sender(here, EMIT), crowd)
            stock = delays(sender(here, EMIT_STOCK), crowd)
            marks = acknowledgements(here, crowd)
    with bare() as (port, send), watching(port, WATCHERS, "bare") as crowd:
        other = delays(send, crowd)
    with served(*BENCH_SERVER) as here, watching(here.port, MANY) as crowd:
        most = delays(sender(here, EMIT), crowd)
    figures = [
        Figure(f"to {WATCHERS} screens, median", f"{ours.median:.1f} ms"),
        Figure("  last", f"{ours.last:.1f} ms"),
        Figure("  the library's usual way, last", f"{stock.last:.1f} ms"),
        Figure("  websockets.broadcast on uvloop, last", f"{other.last:.1f} ms"),
        at_most("  last against websockets.broadcast", ours.last / other.last, 1.0, " x"),
        at_most("memory a watcher", each, 60, " KB"),
        at_most(f"{MANY} screens, last against {WATCHERS}", most.last / ours.last, 2.3, " x"),
        Figure(f"{JUDGES} judges × {PACE:g}/s beside five snapshots a second, median",
               f"{statistics.median(marks):.1f} ms"),
        at_most("  p99", percentile(marks, 99), 60, " ms"),
    ]  # fmt: skip
    return told("one snapshot to thousands of screens", figures)


def _allow_sockets() -> None:
    """As many open sockets as the machine lets a process have; its children inherit that."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
