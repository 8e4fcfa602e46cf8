"""``hoithi serve`` in its own process, for tests that go through the front door."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import ROOT
from tests.installation import COMMAND, environment_of, free_port, started

__all__ = ["DEMO", "Server", "free_port"]

DEMO = "ha-trung-2023"


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
    slips: dict[str, dict[str, str]] | None = None
    """What :meth:`seats` said of the data that this server began with, where that is known."""

    @property
    def url(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of this installation, and nothing of the machine's own."""
        return environment_of(self.data, self.port)

    @property
    def pid(self) -> int:
        """The running server's process."""
        assert self._process is not None
        return self._process.pid

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
        command = (*COMMAND, "serve", *self.options)
        self._process = started(self.environment, *command, root=self.root)

    def stop(self) -> None:
        """End the process at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None
