"""A contest day on a real server in its own process, moved on by the test."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.displays.day import ACT, SLUG
from tests.installation import installation, serving


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """The address of the day, its acts, and the process that serves it."""

    address: str
    process: subprocess.Popen[bytes]

    def act(self, *acts: list[Any]) -> None:
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
def playing(
    folder: Path, environment: Mapping[str, str] | None = None, **day: Any
) -> Iterator[PlayedDay]:
    """Serve a day while the block runs; ``day`` goes to :class:`tests.displays.day.Day`.

    In a folder where a day was served before, it goes on.

    Args:
        environment: settings of the server besides its own.
    """
    here = installation(folder)
    command = (sys.executable, "-m", "tests.displays.day_server")
    with serving(here, *command, DAY=json.dumps(day), **environment or {}) as process:
        yield PlayedDay(here.address, process)
