"""One snapshot to 5,000 screens against Node's Socket.IO, a bare ``websockets.broadcast`` and the
product's own library, then 10,000 screens held: one process on one core each."""

from __future__ import annotations

import statistics

from tests.bench.cores import allow_sockets
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, EMIT_STOCK, served
from tests.bench.rivals import bare, node, node_is_here
from tests.bench.watching import Delay, delays, sender, watching

WATCHERS, MANY = 5000, 10_000
TURNS = 2
"""Each of the rivals in its turn, so often."""
PINGED = 35
"""Seconds that the many are held: each of them has been pinged twice."""
AGAINST_NODE, AGAINST_BARE, AGAINST_HALF, MOST_KB = 0.9, 1.0, 2.3, 60


def run(watchers: int = WATCHERS, many: int = MANY, pinged: float = PINGED) -> bool:
    """Measure; whether the targets are met."""
    allow_sockets()
    kinds = [ours, plain, *([nodes] if node_is_here() else [])]
    turns = [[kind(watchers) for kind in kinds] for _ in range(TURNS)]
    first, *others = [
        Delay(
            statistics.mean(one.median for one in found), statistics.mean(one.last for one in found)
        )
        for found in zip(*turns, strict=True)
    ]
    most, each = held(many, pinged)
    figures = [
        Figure(f"to {watchers} screens, median", f"{first.median:.1f} ms"),
        Figure("  last", f"{first.last:.1f} ms"),
        Figure(
            "  the library's emit through the same outlets, last", f"{usual(watchers).last:.1f} ms"
        ),
        Figure("  websockets.broadcast on uvloop, last", f"{others[0].last:.1f} ms"),
        at_most("  last against it", first.last / others[0].last, AGAINST_BARE, " x"),
    ]
    if len(others) == 1:
        figures.append(Figure("  Node's Socket.IO", "not on this machine"))
    else:
        figures.append(Figure("  Node's Socket.IO, last", f"{others[1].last:.1f} ms"))
        figures.append(
            at_most("  last against it", first.last / others[1].last, AGAINST_NODE, " x")
        )
    figures += [
        Figure(f"{many} held for {pinged:g} s, dropped", "0", "0", met=True),
        at_most("  memory each", each, MOST_KB, " KB"),
        Figure("  last", f"{most.last:.1f} ms"),
        at_most(f"  last against {watchers}", most.last / first.last, AGAINST_HALF, " x"),
    ]
    return told("one snapshot to thousands of screens", figures)


def ours(watchers: int) -> Delay:
    """The product."""
    with served(*BENCH_SERVER) as here, watching(here.port, watchers) as crowd:
        return delays(sender(here), crowd)


def usual(watchers: int) -> Delay:
    """The emit of its library, packet by packet, through the product's outlets."""
    with served(*BENCH_SERVER) as here, watching(here.port, watchers) as crowd:
        return delays(sender(here, EMIT_STOCK), crowd, rounds=4)


def plain(watchers: int) -> Delay:
    """``websockets.broadcast`` with nothing around it."""
    with bare() as (port, send), watching(port, watchers, "bare") as crowd:
        return delays(send, crowd)


def nodes(watchers: int) -> Delay:
    """Node's Socket.IO with nothing around it."""
    with node() as (port, send), watching(port, watchers, "node") as crowd:
        return delays(send, crowd)


def held(many: int, seconds: float) -> tuple[Delay, float]:
    """Delays to the many, and KB that each of them holds; who is thrown out ends the benchmark."""
    with served(*BENCH_SERVER) as here:
        with watching(here.port, 50):
            pass  # the first few bring in what is loaded late
        before = here.resident_mb()
        with watching(here.port, many) as crowd:
            found = delays(sender(here), crowd)
            crowd.hold(seconds)
            sender(here)()
            crowd.told()
            return found, (here.resident_mb() - before) * 1024 / many
