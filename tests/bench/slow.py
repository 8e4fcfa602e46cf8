"""Clients that read nothing for a minute beside those that do: the others' delay, and what the
server holds. It lets go of them after half of it, as they answer no ping."""

from __future__ import annotations

import statistics
import time

from tests.bench.cores import allow_sockets
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, served
from tests.bench.watching import Delay, delays, sender, watching

WATCHERS, SLOW = 2000, 200
BIG = "Đội xã Hà Trung " * 1000
"""Frames of 22 KB: a few of them fill what the kernel keeps for a client that does not read."""
ROUNDS, OF_A_MINUTE = 25, 140
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
        without.append(delays(send, watchers, ROUNDS))
        before = here.resident_mb()
        with watching(here.port, slow, "slow"):
            began = time.monotonic()
            for rounds in (ROUNDS, OF_A_MINUTE - ROUNDS):
                beside.append(delays(send, watchers, rounds))
                held.append(here.resident_mb() - before)
            took = time.monotonic() - began
        without.append(delays(send, watchers, ROUNDS))
    alone = statistics.mean(one.last for one in without)
    slowed = max(one.last for one in beside)  # while they are there, or when they are let go of
    figures = [
        Figure(f"to {count} screens, last", f"{alone:.1f} ms"),
        Figure(f"  beside {slow} that read nothing for {took:.0f} s", f"{slowed:.1f} ms"),
        at_most("  against without them", slowed / alone, MOST_RATIO, " x"),
        at_most(f"  memory after {ROUNDS} snapshots of 22 KB", held[0], MOST_MB, " MB"),
        at_most(f"  after {OF_A_MINUTE}", held[1], MOST_MB, " MB"),
    ]
    return told("clients that read nothing", figures)
