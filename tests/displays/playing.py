"""A contest day on a real server in its own process, moved on by the test."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from config import ROOT
from tests.displays.day import ACT, SLUG
from tests.installation import installation

START_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """The address of the day, and its acts."""

    address: str

    def act(self, *acts: list[str]) -> None:
        """Let these acts of :class:`tests.displays.day.Day` happen, one after the other."""
        answer = httpx.post(f"{self.address}{ACT}", json=acts, timeout=60)
        assert answer.status_code == httpx.codes.OK, answer.text

    def board(self) -> dict[str, Any]:
        """What the read API says now."""
        found: dict[str, Any] = httpx.get(
            f"{self.address}/api/v1/contests/{SLUG}/scoreboard"
        ).json()
        return found

    def page(self, name: str = "bang-diem") -> str:
        """The address of a public page."""
        return f"{self.address}/hoi-thi/{SLUG}/{name}"


@contextmanager
def playing(folder: Path, **day: Any) -> Iterator[PlayedDay]:
    """Serve a day while the block runs; ``day`` goes to :class:`tests.displays.day.Day`."""
    here = installation(folder)
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.displays.day_server"],
            env={**here.environment, "DAY": json.dumps(day)},
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(here.address, server, log)
            yield PlayedDay(here.address)
        finally:
            server.kill()
            server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + START_WITHIN
    while time.monotonic() < last and server.poll() is None:
        try:
            if httpx.get(f"{address}/healthz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))
