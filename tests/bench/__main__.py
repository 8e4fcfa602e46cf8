"""``python -m tests.bench [NAME…]``: all benchmarks, or those named; exit status 1 if one of them
misses its target."""

from __future__ import annotations

import sys
import time

from tests.bench import (
    board,
    compute,
    copy,
    fan_out,
    first_visit,
    marking,
    memory,
    operations,
    pair,
    papers,
    slow,
    storm,
    tap,
    workbook,
)
from tests.bench.figures import say

BENCHMARKS = {
    "compute": compute.run,
    "board": board.run,
    "operations": operations.run,
    "tap": tap.run,
    "copy": copy.run,
    "memory": memory.run,
    "first_visit": first_visit.run,
    "workbook": workbook.run,
    "marking": marking.run,
    "slow": slow.run,
    "storm": storm.run,
    "pair": pair.run,
    "fan_out": fan_out.run,
    "papers": papers.run,
}


def main(names: list[str]) -> int:
    """Run them; the exit status."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        say(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
        return 2
    began = time.perf_counter()
    met = [BENCHMARKS[name]() for name in names or BENCHMARKS]
    say(f"\n{time.perf_counter() - began:.0f} s; {'all targets met' if all(met) else 'MISSED'}")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
