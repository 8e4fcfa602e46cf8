"""A throw-away installation with the demo, served by the product or by the bench's own server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SLUG = "ha-trung-2023"
EMPTY = "/bench/empty"
"""The empty route of the bench's own server."""
EMIT, EMIT_STOCK = "/bench/emit", "/bench/emit-stock"
"""Its routes that send a snapshot: our way, and the library's."""
COMMAND = ("contest.command",)
BENCH_SERVER = ("tests.bench.server",)


class Served:
    """A running installation."""

    def __init__(self, port: int, pid: int, environ: dict[str, str]) -> None:
        self.port = port
        self._pid = pid
        self.environ = environ

    def resident_mb(self) -> float:
        """Memory of the server process that is resident, in MB."""
        status = Path(f"/proc/{self._pid}/status").read_text("ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) / 1024

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
        process = subprocess.Popen(
            [sys.executable, "-m", *module], env=environ, stdout=subprocess.DEVNULL
        )
        try:
            wait_for(port)
            yield Served(port, process.pid, environ)
        finally:
            process.terminate()
            process.wait(10)


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
