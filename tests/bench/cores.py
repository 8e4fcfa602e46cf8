"""Which processor does what: the server has one core to itself, the crowd another."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ALL = sorted(os.sched_getaffinity(0))
SERVER, CROWD = ALL[0], ALL[-1]
"""The same one where the machine has no two: the figures are then the worse for it."""


def give(pid: int, core: int) -> None:
    """Let this process run on this core alone."""
    os.sched_setaffinity(pid, {core})


@contextmanager
def confined_to(cores: int) -> Iterator[None]:
    """Whatever is started in the block, and what that starts, shares the first so many cores."""
    os.sched_setaffinity(0, ALL[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, ALL)


def allow_sockets() -> None:
    """As many open sockets as the machine lets a process have; its children inherit that."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def seconds_used(pid: int) -> float:
    """Processor time of a process so far, in the kernel and outside, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
