"""Resident memory of the server that serves the demo: after the first pages, after a whole day."""

from __future__ import annotations

import urllib.request

from tests.bench.figures import at_most, told
from tests.bench.installation import COMMAND, SLUG, Served, served

MOST_MB = 150
PAGES = (
    "/",
    "/dang-nhap",
    "/giam-khao",
    f"/api/v1/contests/{SLUG}/scoreboard",
    "/api/v1/contests",
    "/readyz",
)


def warm(here: Served) -> None:
    """Ask for the pages that need no account, twice."""
    for path in PAGES * 2:
        urllib.request.urlopen(f"http://127.0.0.1:{here.port}{path}", timeout=30).close()


def run() -> bool:
    """Measure; whether the target is met."""
    with served(*COMMAND, "serve") as here:
        warm(here)
        first = here.resident_mb()
        here.ran("simulate", SLUG, "--seed", "7")
        after = here.resident_mb()
    figures = [
        at_most("after the first pages", first, MOST_MB, " MB"),
        at_most("after a whole contest", after, MOST_MB, " MB"),
    ]
    return told("memory of the server with the demo (resident)", figures)
