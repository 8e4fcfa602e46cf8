"""A throw-away installation with a real server, for tests that go through the front door."""

import json
import os
import socket
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

START_WITHIN = 60.0
COMMAND = (sys.executable, "-m", "contest.command")


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder, and the address at which its server listens."""

    folder: Path
    address: str
    environment: dict[str, str]

    def hoithi(self, *arguments: str) -> str:
        """Run a command of this installation; returns what it prints."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def seats(self, slug: str) -> list[dict[str, str]]:
        """The judges' seats with their PINs and tokens."""
        found: list[dict[str, str]] = json.loads(self.hoithi("seats", slug, "--json"))
        return found

    def results(self, slug: str) -> dict[str, Any]:
        """What ``compute`` says of the exported contest."""
        file = self.folder / f"{slug}.json"
        file.write_text(self.hoithi("export", slug), "utf-8")
        found: dict[str, Any] = json.loads(self.hoithi("compute", str(file)))
        return found


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def installation(folder: Path) -> Installation:
    """An installation in this folder, not yet serving."""
    port = free_port()
    environment = {
        **os.environ,
        "HOITHI_DATA": str(folder),
        "HOITHI_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    for name in ("DATABASE_URL", "HOITHI_QUEUE_URL", "HOITHI_PUBLIC_URL", "HOITHI_HOST"):
        environment.pop(name, None)
    return Installation(folder, f"http://127.0.0.1:{port}", environment)


@contextmanager
def serving(here: Installation) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the installation while the block runs."""
    log = here.folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*COMMAND, "serve"],
            env=here.environment,
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(here.address, server, log)
            yield server
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + START_WITHIN
    while time.monotonic() < last:
        if server.poll() is not None:
            break
        try:
            if httpx.get(f"{address}/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))
