"""A throw-away installation with a running server, as an operator has it."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.installation import COMMAND, environment_of, free_port, started

Done = subprocess.CompletedProcess[str]


class Installation:
    """Its data folder, its port, its command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._environ = environment_of(folder / "data", self.port)

    def run(self, *arguments: str | Path) -> Done:
        """A command, whatever its exit status."""
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=self._environ,
        )

    def ran(self, *arguments: str | Path) -> str:
        """What a command prints that must succeed."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def import_file(self, document: dict[str, Any]) -> None:
        """Take a contest file in."""
        path = self.folder / f"{document['contest']['slug']}.json"
        path.write_text(json.dumps(document), "utf-8")
        self.ran("import", path)

    def export(self, slug: str) -> dict[str, Any]:
        """The contest file of a contest."""
        document: dict[str, Any] = json.loads(self.ran("export", slug))
        return document

    def computed(self, slug: str) -> dict[str, Any]:
        """What ``hoithi compute`` makes of the exported file."""
        path = self.folder / f"{slug}.export.json"
        path.write_text(self.ran("export", slug), "utf-8")
        results: dict[str, Any] = json.loads(self.ran("compute", path))
        return results

    def scoreboard(self, slug: str) -> dict[str, Any]:
        """The public scoreboard."""
        address = f"http://127.0.0.1:{self.port}/api/v1/contests/{slug}/scoreboard"
        with urllib.request.urlopen(address, timeout=30) as answer:
            board: dict[str, Any] = json.load(answer)
            return board

    @contextmanager
    def served(self) -> Iterator[None]:
        """The server, up and ready inside the block."""
        process = started(self._environ)
        try:
            yield
        finally:
            process.terminate()
            process.wait(10)
