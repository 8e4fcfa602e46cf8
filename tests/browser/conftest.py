"""A real server in its own process with its own data, and a real Chromium."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.install import installed
from tests.installation import Installation, installation, serving

INSTALL = f"{sys.executable} -m tests.browser.install"

DemoFolder = Callable[[str], Path]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """The data of the demo at a stage of its life: made once, to be copied."""
    made: dict[str, Path] = {}

    def folder(stage: str) -> Path:
        if stage not in made:
            made[stage] = tmp_path_factory.mktemp(f"demo-{stage}")
            installation(made[stage]).hoithi("demo", "--stage", stage)
        return made[stage]

    return folder


@pytest.fixture
def server(
    request: pytest.FixtureRequest, tmp_path: Path, demo_folder: DemoFolder
) -> Iterator[Installation]:
    """A server with the demo while judges are marking, on a free port, with its own data.

    ``@pytest.mark.parametrize("server", ["drawn"], indirect=True)`` asks for another stage.
    """
    data = tmp_path / "data"
    shutil.copytree(demo_folder(getattr(request, "param", "marking")), data)
    here = installation(data)
    with serving(here):
        yield here


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
