"""The first visit of the public scoreboard: bytes over the wire, layout shift, other hosts."""

from __future__ import annotations

from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import COMMAND, SLUG, served
from tests.bench.page_weight import page_weight

MOST_KB = 150


def run() -> bool:
    """Measure; whether the targets are met."""
    with served(*COMMAND, "serve", stage="finished") as here:
        visit = page_weight(f"http://127.0.0.1:{here.port}/hoi-thi/{SLUG}/bang-diem")
    figures = [
        at_most("compressed, fonts included", visit["bytes"] / 1024, MOST_KB, " KB"),
        at_most("layout shift", visit["cls"], 0),
        Figure("requests", str(visit["requests"])),
        Figure("to other hosts", str(len(visit["other_hosts"])), "0", not visit["other_hosts"]),
    ]
    return told("first visit of the scoreboard (a phone, empty cache)", figures)
