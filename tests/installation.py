"""A throw-away installation with a real server, for tests that go through the front door."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
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


def environment_of(data: Path, port: int) -> dict[str, str]:
    """The settings of an installation, and nothing of the machine's own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HOITHI_")}
    kept.pop("DATABASE_URL", None)
    own = {"HOITHI_DATA": str(data), "HOITHI_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return kept | own


def installation(folder: Path) -> Installation:
    """An installation in this folder, not yet serving."""
    port = free_port()
    return Installation(folder, f"http://127.0.0.1:{port}", environment_of(folder, port))


def started(
    environment: Mapping[str, str], *command: str, root: Path = ROOT
) -> subprocess.Popen[bytes]:
    """A server of these settings, ready; what it says stands in ``server.log`` beside its data.

    Args:
        command: what serves, where it is not the product's own command.
        root: where the product lies.
    """
    log = Path(environment["HOITHI_DATA"]) / "server.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("ab") as output:
        server = subprocess.Popen(
            command or [*COMMAND, "serve"],
            env=environment,
            cwd=root,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    ready = f"http://127.0.0.1:{environment['HOITHI_PORT']}/readyz"
    last = time.monotonic() + START_WITHIN
    while time.monotonic() < last and server.poll() is None:
        try:
            if httpx.get(ready).status_code == httpx.codes.OK:
                return server
        except httpx.TransportError:
            time.sleep(0.1)
    server.kill()
    raise AssertionError(log.read_text("utf-8"))


@contextmanager
def serving(
    here: Installation, *command: str, **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the installation while the block runs, with these settings besides its own."""
    server = started(here.environment | settings, *command)
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
