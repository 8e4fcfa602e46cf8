"""What the fan-out is measured against: ``websockets.broadcast``, and Node's Socket.IO where the
machine has Node and npm can bring the library into a folder of the user's cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.cores import SERVER, give
from tests.bench.installation import free_port, wait_for
from tests.bench.watching import PADDING

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hoithi-bench"
NODE_SERVER = Path(__file__).with_name("rival.cjs")
NODE_VERSION = "4"


@contextmanager
def bare() -> Iterator[tuple[int, Callable[[], None]]]:
    """``websockets.broadcast`` on uvloop: its port and what sends a snapshot through it."""
    line = f'["snapshot",{{"data":"{PADDING}","at":AT}}]'
    with _rival([sys.executable, "-m", "tests.bench.bare"], line) as rival:
        yield rival


@contextmanager
def node() -> Iterator[tuple[int, Callable[[], None]]]:
    """Node's Socket.IO; ask :func:`node_is_here` first."""
    with _rival(["node", str(NODE_SERVER)], PADDING) as rival:
        yield rival


def node_is_here() -> bool:
    """Whether there is Node with Socket.IO; npm is asked for the library once."""
    if shutil.which("node") is None:
        return False
    library = CACHE / "node_modules/socket.io"
    if not library.exists() and shutil.which("npm") is not None:
        CACHE.mkdir(parents=True, exist_ok=True)
        quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
        wanted = f"socket.io@{NODE_VERSION}"
        subprocess.run(["npm", "install", *quiet, "--prefix", CACHE, wanted], check=False)
    return library.exists()


@contextmanager
def _rival(command: Sequence[str], line: str) -> Iterator[tuple[int, Callable[[], None]]]:
    port = free_port()
    environ = os.environ | {"NODE_PATH": str(CACHE / "node_modules")}
    process = subprocess.Popen([*command, str(port)], stdin=subprocess.PIPE, text=True, env=environ)
    give(process.pid, SERVER)

    def send() -> None:
        assert process.stdin is not None
        process.stdin.write(f"{line}\n")
        process.stdin.flush()

    assert process.stdin is not None
    try:
        wait_for(port)
        yield port, send
    finally:
        process.stdin.close()
        process.wait(60)
