"""A real server in its own process with its own data, and a real Chromium."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from config import ROOT
from tests.browser.install import installed

DEMO = "ha-trung-2023"
START_SECONDS = 60
INSTALL = f"{sys.executable} -m tests.browser.install"
COMMAND = [sys.executable, "-m", "contest.command"]

DemoFolder = Callable[[str], Path]


@dataclass
class Server:
    """``hoithi serve`` in its own process, with its own data folder."""

    data: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

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
                [*COMMAND, "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):  # noqa: S310
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


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """The data of the demo at a stage of its life: made once, to be copied."""
    made: dict[str, Path] = {}

    def folder(stage: str) -> Path:
        if stage not in made:
            made[stage] = tmp_path_factory.mktemp(f"demo-{stage}")
            Server(made[stage], free_port()).run("demo", "--stage", stage)
        return made[stage]

    return folder


@pytest.fixture
def server(
    request: pytest.FixtureRequest, tmp_path: Path, demo_folder: DemoFolder
) -> Iterator[Server]:
    """A server with the demo while judges are marking, on a free port, with its own data.

    ``@pytest.mark.parametrize("server", ["drawn"], indirect=True)`` asks for another stage.
    """
    data = tmp_path / "data"
    shutil.copytree(demo_folder(getattr(request, "param", "marking")), data)
    server = Server(data, free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium: the machine's own, else the one that Playwright brings."""
    try:
        browser = playwright.chromium.launch(
            executable_path=installed(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
    except PlaywrightError as error:
        pytest.fail(f"no Chromium to test with; install one with: {INSTALL}\n{error}")
    yield browser
    browser.close()
