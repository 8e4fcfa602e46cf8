"""A real server in its own process with its own data, a real Chromium, judges' tablets in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.server import DEMO, Server, free_port
from tests.browser.tablets import PHONE, SAVED, NewTablet, Tablet, open_tablet

__all__ = ["DEMO", "Server", "free_port"]

DemoFolder = Callable[[str], Path]
SLIPS = "slips.json"
"""The judges' slips beside the data that they belong to: asking takes seconds."""

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """The data of the demo at a stage of its life: made once, to be copied."""
    made: dict[str, Path] = {}

    def folder(stage: str) -> Path:
        if stage not in made:
            made[stage] = tmp_path_factory.mktemp(f"demo-{stage}")
            server = Server(made[stage], free_port())
            server.run("demo", "--stage", stage)
            (made[stage] / SLIPS).write_text(json.dumps(server.seats()), "utf-8")
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
    server = Server(data, free_port(), slips=json.loads((data / SLIPS).read_text("utf-8")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def new_tablet(browser: Browser, server: Server) -> Iterator[NewTablet]:
    """Opens judges' devices, phones unless told otherwise; none may fail or ask another host."""
    made: list[Tablet] = []

    def make(size: dict[str, int] = PHONE, *, worker: bool = False) -> Tablet:
        made.append(open_tablet(browser, server, size, worker=worker))
        return made[-1]

    yield make
    for tablet in made:
        assert tablet.errors == []
        assert tablet.foreign == [], "a request left the host"
        tablet.context.close()


@pytest.fixture
def tablet(new_tablet: NewTablet) -> Tablet:
    """A phone whose judge (gk1) has scanned the slip; the team on stage is open."""
    tablet = new_tablet()
    tablet.sit_by_qr("gk1")
    expect(tablet.page.locator("#sheet")).to_be_visible()
    tablet.status(SAVED)
    return tablet
