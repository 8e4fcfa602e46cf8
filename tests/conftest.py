"""Real parts for every test: a migrated database, a running server, a browser."""

import gc
import shutil
import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from werkzeug.routing import Rule

from config import Settings
from contest.app import create_app
from contest.shared.db import db
from contest.shared.limits import limiter
from contest.shared.lineage import line_of
from contest.shared.migrations import migrate
from contest.shared.realtime import socketio
from tests.install import BROWSERS, installed
from tests.postgresql import TEMPLATE, Postgresql, running_postgresql

SECRET = "not-a-secret-only-for-tests"
INSTALL = f"{sys.executable} -m tests.install"

# Tests make and drop many objects; looking through all of them less often saves a twentieth.
gc.set_threshold(50_000, 20, 20)

# Machines are noisy: what a property says holds however long an example takes.
settings.register_profile("noisy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("noisy")


# Each test makes an application anew; what its templates and its addresses compile to stays the
# same, and took a third of the tests' time.
_templates = TemporaryDirectory(prefix="hoithi-templates-")
Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(_templates.name)}
_compile_builder = Rule._compile_builder
_builders: dict[Hashable, Callable[..., tuple[str, str]]] = {}


def _compiled_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """What builds the rule's addresses: it is given the rule itself when it is called."""
    key = (*rule._trace, append_unknown, str(rule.defaults))
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]


Rule._compile_builder = _compiled_once  # type: ignore[method-assign, assignment]


def settings_for(folder: Path, database_url: str | None = None) -> Settings:
    """Settings of a throw-away installation in this folder."""
    return Settings(
        data=folder,
        database_url=database_url or f"sqlite:///{folder / 'hoithi.sqlite3'}",
        queue_url=None,
        public_url=None,
        host="127.0.0.1",
        port=0,
        demo_is_public=False,
        secret_key=SECRET,
    )


class _Stage:
    """The one application that the tests of a process use in turn, each on a folder of its own.

    Making it takes longer than most tests, and its SQL is compiled once for each engine. Its
    database is reached through a link that points to the folder of the test.
    """

    def __init__(self) -> None:
        self._place = TemporaryDirectory(prefix="hoithi-tests-")
        self._link = Path(self._place.name) / "data"
        self._link.symlink_to(self._place.name)
        self.app = create_app(settings_for(self._link))
        self._config = dict(self.app.config)
        self._extensions = dict(self.app.extensions)
        self._sockets = socketio.server
        self.taken = False

    def set_up(self, folder: Path) -> None:
        """As it was when it was new, on this folder."""
        self._link.unlink()
        self._link.symlink_to(folder)
        self.app.config.clear()
        self.app.config.update(
            self._config, SETTINGS=settings_for(folder), RECORD_LINE=line_of(folder), TESTING=True
        )
        self.app.extensions.clear()
        self.app.extensions.update(self._extensions)
        limiter.reset()
        socketio.server = self._sockets


_stages: list[_Stage] = []


@contextmanager
def application_on(folder: Path) -> Iterator[Flask]:
    """The application on what is in this folder, outside any application context.

    A test that needs a second one beside it is given one of its own.
    """
    stage = next((one for one in _stages if not one.taken), None)
    if stage is None:
        _stages.append(stage := _Stage())
    stage.taken = True
    stage.set_up(folder)
    yield stage.app
    with stage.app.app_context():
        db.session.remove()
        db.engine.dispose()
    stage.taken = False


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database at the newest migration, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    app = create_app(settings_for(folder))
    with app.app_context():
        migrate()
        db.engine.dispose()
    return folder / "hoithi.sqlite3"


@pytest.fixture
def app(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    """The application on its own empty SQLite database, inside an application context."""
    shutil.copy(migrated_file, tmp_path / "hoithi.sqlite3")
    with application_on(tmp_path) as app, app.app_context():
        yield app


@pytest.fixture
def new_app(tmp_path: Path, migrated_file: Path) -> Flask:
    """An application of the test's own: for one that adds to it."""
    shutil.copy(migrated_file, tmp_path / "hoithi.sqlite3")
    return create_app(settings_for(tmp_path))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgresql]:
    """A real PostgreSQL server with a migrated database to copy, started once."""
    folder = tmp_path_factory.mktemp("postgresql")
    with running_postgresql() as server:
        server.run(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
        app = create_app(settings_for(folder, server.address(TEMPLATE)))
        with app.app_context():
            migrate()
            db.engine.dispose()
        yield server


@pytest.fixture
def app_on_postgresql(tmp_path: Path, postgresql: Postgresql) -> Iterator[Flask]:
    """The application on its own empty PostgreSQL database, inside an application context."""
    with postgresql.database(TEMPLATE) as address:
        app = create_app(settings_for(tmp_path, address))
        app.config["TESTING"] = True
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_app(request: pytest.FixtureRequest) -> Flask:
    """The application on each database in turn: for whatever must hold on both."""
    name = "app" if request.param == "sqlite" else "app_on_postgresql"
    app: Flask = request.getfixturevalue(name)
    return app


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
            executable_path=installed(BROWSERS),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
    except PlaywrightError as error:
        pytest.fail(f"no Chromium to test with; install one with: {INSTALL}\n{error}")
    _browsers.append(browser)
    yield browser
    browser.close()


_browsers: list[Browser] = []


@pytest.fixture(autouse=True, scope="module")
def _no_page_outlives_its_module() -> Iterator[None]:
    """A page left open goes on drawing, and asking a server that is gone, until the run ends."""
    yield
    for browser in _browsers:
        for context in browser.contexts:
            context.close()


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The same browser, for tests that serve their own house: one Playwright runs in a process."""
    return browser
