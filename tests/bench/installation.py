"""A throw-away installation with the demo, served by the product or by the bench's own server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.cores import SERVER, give

SLUG = "ha-trung-2023"
EMPTY = "/bench/empty"
"""The empty route of the bench's own server."""
SENT_AT = "X-Sent-At"
"""Header of a judge's call: its moment, in nanoseconds of the monotonic clock."""
EMIT, EMIT_STOCK = "/bench/emit", "/bench/emit-stock"
"""Its routes that send a snapshot: our way, and the library's."""
COMMAND = ("contest.command",)
BENCH_SERVER = ("tests.bench.server",)


class Served:
    """A running installation."""

    def __init__(self, port: int, environ: dict[str, str], module: tuple[str, ...]) -> None:
        self.port = port
        self.environ = environ
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, alone: bool = True) -> None:
        """Serve, ``alone`` on one core for it; returns when it listens."""
        command = [sys.executable, "-m", *self._module]
        self._process = subprocess.Popen(command, env=self.environ, stdout=subprocess.DEVNULL)
        if alone:
            give(self.pid, SERVER)
        wait_for(self.port)

    def stop(self, *, at_once: bool = False) -> None:
        """Serve no more; ``at_once`` as when the power fails."""
        assert self._process is not None
        if at_once:
            self._process.kill()
        else:
            self._process.terminate()
        self._process.wait(20)

    @property
    def pid(self) -> int:
        """The number of the server process."""
        assert self._process is not None
        return self._process.pid

    def resident_mb(self) -> float:
        """Memory of the server process that is resident, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) / 1024

    def scoreboard_version(self) -> int:
        """The version of the newest published scoreboard."""
        address = f"http://127.0.0.1:{self.port}/api/v1/contests/{SLUG}/scoreboard"
        with urllib.request.urlopen(address, timeout=30) as answer:
            version: int = json.load(answer)["version"]
        return version

    def ran(self, *arguments: str) -> str:
        """What a command of the installation prints."""
        done = subprocess.run(
            [sys.executable, "-m", *COMMAND, *arguments],
            env=self.environ,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def seats(self) -> list[dict[str, Any]]:
        """The judges' codes."""
        seats: list[dict[str, Any]] = json.loads(self.ran("seats", SLUG, "--json"))
        return seats


@contextmanager
def served(*module: str, stage: str = "marking") -> Iterator[Served]:
    """The demo at this stage, with a server of this module up inside the block."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
            "HOITHI_DATA": folder,
            "HOITHI_PORT": str(port),
        }
        demo = [sys.executable, "-m", *COMMAND, "demo", "--stage", stage]
        subprocess.run(demo, env=environ, check=True, stdout=subprocess.DEVNULL)
        here = Served(port, environ, module)
        here.start()
        try:
            yield here
        finally:
            here.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until somebody listens there.

    Raises:
        RuntimeError: nobody does for a minute.
    """
    for _ in range(240):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("the server did not come up")
