"""The furnished house of registration, with a team that is approved and expected at the hall."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from contest.app import create_app
from contest.shared.db import db
from tests.conftest import settings_for
from tests.reception.door import Door, approved_team
from tests.registration.conftest import furnished

__all__ = ["furnished"]


@pytest.fixture(scope="package")
def expecting(tmp_path_factory: pytest.TempPathFactory, furnished: Path) -> tuple[Path, Door]:
    """The database in which the team is approved, made once, and the door to it."""
    folder = tmp_path_factory.mktemp("expecting")
    shutil.copy(furnished, folder / "hoithi.sqlite3")
    app = create_app(settings_for(folder))
    app.config["TESTING"] = True
    door = approved_team(app)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return folder / "hoithi.sqlite3", door


@pytest.fixture
def door(tmp_path: Path, expecting: tuple[Path, Door]) -> Iterator[Door]:
    """The door, with one team of fifteen: manager, captain, eleven full members, two reserves."""
    database, made = expecting
    shutil.copy(database, tmp_path / "hoithi.sqlite3")
    app = create_app(settings_for(tmp_path))
    app.config["TESTING"] = True
    yield Door(app, made.number, made.team)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
