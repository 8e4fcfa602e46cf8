"""nginx in front of servers, with the configuration that the repository ships."""

import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from config import ROOT
from tests.install import NGINX, installed
from tests.installation import Installation, free_port

CONFIGURATION = ROOT / "deploy/nginx.conf"


@contextmanager
def in_front_of(servers: Sequence[Installation], folder: Path) -> Iterator[str]:
    """The one address of these servers while the block runs; only ports differ from what ships."""
    program = installed(NGINX)
    if program is None:
        pytest.fail("no nginx to test with; install one, as root with: python -m tests.install")
    port = free_port()
    text = CONFIGURATION.read_text("utf-8").replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    for number, server in enumerate(servers, start=8001):
        assert f"127.0.0.1:{number}" in text
        text = text.replace(f"127.0.0.1:{number}", urlsplit(server.address).netloc)
    assert not re.search(r"127\.0\.0\.1:80\d\d\b", text), "a server of the file is not started"
    file = folder / "nginx.conf"
    file.write_text(text, "utf-8")
    command = [program, "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log")]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        _wait(f"http://127.0.0.1:{port}", process, folder)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    last = time.monotonic() + 20
    while time.monotonic() < last and process.poll() is None:
        try:
            if httpx.get(f"{address}/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError((folder / "error.log").read_text("utf-8"))
