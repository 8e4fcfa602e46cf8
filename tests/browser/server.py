"""``hoithi serve`` in its own process, for tests that go through the front door."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import ROOT

DEMO = "ha-trung-2023"
START_SECONDS = 60
COMMAND = [sys.executable, "-m", "contest.command"]


@dataclass
class Server:
    """``hoithi serve`` in its own process, with its own data folder."""

    data: Path
    port: int
    root: Path = ROOT
    """Where the product lies; a copy of it can be upgraded."""
    options: tuple[str, ...] = ()
    """For ``hoithi serve``: ``--https``."""
    _process: subprocess.Popen[bytes] | None = None

    secure: bool = False
    """Whether tablets come by https."""

    @property
    def url(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of this installation, and nothing of the machine's own."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HOITHI_")}
        kept.pop("DATABASE_URL", None)
        return kept | {"HOITHI_DATA": str(self.data), "HOITHI_PORT": str(self.port)}

    def run(self, *arguments: str) -> str:
        """What a ``hoithi`` command prints for this installation."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def seats(self, contest: str = DEMO) -> dict[str, dict[str, str]]:
        """What ``hoithi seats`` knows, by judge key: name, pin, token, url."""
        listed = json.loads(self.run("seats", contest, "--json"))
        return {seat["judge"]: seat for seat in listed}

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What stands in the database."""
        with sqlite3.connect(self.data / "hoithi.sqlite3", timeout=10) as connection:
            return connection.execute(query, values).fetchall()

    def start(self) -> None:
        """Serve, and wait until it answers."""
        log = self.data / "server.log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [*COMMAND, "serve", *self.options],
                cwd=self.root,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(log.read_text("utf-8"))

    def stop(self) -> None:
        """End the process at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
