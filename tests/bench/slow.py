"""Clients that read nothing beside those that do: the others' delay, and what the server holds."""

from __future__ import annotations

import time

from tests.bench.cores import allow_sockets
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, served
from tests.bench.watching import Delay, delays, sender, watching

WATCHERS, SLOW = 2000, 200
BIG = "Đội xã Hà Trung " * 1000
"""Frames of 22 KB: a few of them fill what the kernel keeps for a client that does not read."""
ROUNDS, PAIRS = 25, 2
MOST_RATIO, MOST_MB = 1.1, 25
"""So many big snapshots to each slow client would be more than 100 MB, if all of them waited."""


def run(count: int = WATCHERS, slow: int = SLOW) -> bool:
    """Measure; whether the targets are met."""
    allow_sockets()
    without: list[Delay] = []
    beside: list[Delay] = []
    held: list[float] = []
    with served(*BENCH_SERVER) as here, watching(here.port, count) as watchers:
        send = sender(here, padding=BIG)
        began = time.monotonic()
        for _ in range(PAIRS):
            without.append(delays(send, watchers, ROUNDS))
            before = here.resident_mb()
            with watching(here.port, slow, "slow"):
                beside.append(delays(send, watchers, ROUNDS))
                held.append(here.resident_mb() - before)
        took = time.monotonic() - began
    ratio = min(one.last for one in beside) / min(one.last for one in without)
    figures = [
        Figure(f"to {count} screens, last", f"{min(one.last for one in without):.1f} ms"),
        Figure(f"  beside {slow} that read nothing", f"{min(one.last for one in beside):.1f} ms"),
        at_most("  against without them", ratio, MOST_RATIO, " x"),
        at_most(f"  memory after {ROUNDS} snapshots of 22 KB", max(held), MOST_MB, " MB"),
        Figure("  the whole of it took", f"{took:.0f} s"),
    ]
    return told("clients that read nothing", figures)
