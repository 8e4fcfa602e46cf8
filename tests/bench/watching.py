"""A crowd of watchers in a process of its own, and how long snapshots take to reach all of it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.bench.cores import CROWD, give
from tests.bench.installation import EMIT, SLUG, Served
from tests.bench.wire import Wire

ROUNDS = 12
SETTLE = 0.4
"""Seconds between two snapshots: each has arrived everywhere before the next."""
PADDING = "Đội xã Hà Trung " * 105
"""Makes a frame of about 2.3 KB, a scoreboard of twenty teams."""


class Watchers:
    """The crowd while it watches."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def told(self) -> Any:
        """The next line of JSON (``crowd.py``).

        Raises:
            RuntimeError: the crowd has ended: somebody was thrown out.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the watchers were not let in, or were thrown out")
        return json.loads(line)

    def hold(self, seconds: float) -> None:
        """Let them watch for so long.

        Raises:
            RuntimeError: somebody was thrown out.
        """
        try:
            ended = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise RuntimeError(f"somebody was thrown out ({ended})")


@contextmanager
def watching(
    port: int,
    count: int,
    kind: str = "live",
    comes_back: float | None = None,
    *,
    alone: bool = True,
) -> Iterator[Watchers]:
    """So many watchers while the block runs, ``alone`` on a core of their own; ``comes_back`` as
    in ``crowd.py``."""
    command = [sys.executable, "-m", "tests.bench.crowd", str(port), str(count), kind]
    if comes_back is not None:
        command.append(str(comes_back))
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if alone:
        give(process.pid, CROWD)
    assert process.stdin is not None
    try:
        watchers = Watchers(process)
        if watchers.told() != "ready":
            raise RuntimeError("the crowd speaks out of turn")
        yield watchers
    finally:
        process.stdin.close()
        process.wait(60)


@dataclass(frozen=True, slots=True)
class Delay:
    """Milliseconds from the sending to the screens: medians over the rounds."""

    median: float
    last: float


def delays(send: Callable[[], None], watchers: Watchers, rounds: int = ROUNDS) -> Delay:
    """Send a snapshot again and again; how long until it is everywhere."""
    found = []
    for _ in range(rounds + 2):
        send()
        found.append(watchers.told())
        time.sleep(SETTLE)
    warm = found[2:]
    return Delay(*(statistics.median(one[key] for one in warm) for key in ("median", "last")))


def sender(here: Served, path: str = EMIT, padding: str = PADDING) -> Callable[[], None]:
    """Sends a snapshot through the product's server, by one of its two ways."""
    wire = Wire(here.port)
    return lambda: wire.post(path, {"topic": f"scoreboard:{SLUG}:", "padding": padding})
