"""The benchmarks' own parts still fit the product; what they measure is not asked here."""

from __future__ import annotations

from tests.bench.installation import BENCH_SERVER, served
from tests.bench.watching import delays, sender, watching


def test_every_watcher_of_a_small_crowd_is_counted() -> None:
    with served(*BENCH_SERVER) as here, watching(here.port, 20) as watchers:
        assert delays(sender(here), watchers, rounds=1).last > 0
